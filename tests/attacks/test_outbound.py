"""Attacks on the way out: an address in the directory that should make the server ask itself or its own network.

Whoever may write an address into the directory (or into a list that is brought in) chooses what the server asks.
Outcome: only numbers of the open internet are ever connected to, whatever the address looks like, whatever its name
resolves to a moment later, wherever it redirects.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundation.outbound import Became, check_address
from alongside.foundation.outbound_judging import NotAsked, is_public, target_of
from alongside.foundation.tests.outside import OTHER_PUBLIC, PUBLIC, Internet, status

INSIDE_4 = (
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192", "198.18.0.1", "224.0.0.1",
    "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.51.100.1", "203.0.113.1", "192.88.99.1",
)  # fmt: skip
INSIDE_6 = (
    "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "3fff::1", "100::1",
    "2001::1", "2001:20::1", "2002:7f00:1::", "2002:5db8:d822::", "::127.0.0.1", "::ffff:127.0.0.1",
    "::ffff:93.184.216.34", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "5f00::1", "fe80::1%lo",
)  # fmt: skip
INSIDE = st.one_of(
    st.sampled_from([*INSIDE_4, *INSIDE_6]),
    st.ip_addresses(network="127.0.0.0/8").map(str), st.ip_addresses(network="10.0.0.0/8").map(str),
    st.ip_addresses(network="172.16.0.0/12").map(str), st.ip_addresses(network="192.168.0.0/16").map(str),
    st.ip_addresses(network="169.254.0.0/16").map(str), st.ip_addresses(network="100.64.0.0/10").map(str),
    st.ip_addresses(network="fc00::/7").map(str), st.ip_addresses(network="fe80::/10").map(str),
)  # fmt: skip


def _octal(number):
    return ".".join(f"0{part:o}" for part in number.packed)


def _hexadecimal(number):
    return ".".join(f"{part:#x}" for part in number.packed)


def _short(number):
    a, b, c, d = number.packed
    return f"{a}.{(b << 16) + (c << 8) + d}"


def _wide(number):
    return "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else "。" for sign in str(number))


FORMS = (
    str, lambda n: str(int(n)), lambda n: hex(int(n)), lambda n: f"0{int(n):o}", _octal, _hexadecimal, _short, _wide,
    lambda n: f"{n}.", lambda n: f"[::ffff:{n}]", lambda n: f"[::{n}]", lambda n: f"[64:ff9b::{n}]",
    lambda n: f"[2002:{n.packed[0]:02x}{n.packed[1]:02x}:{n.packed[2]:02x}{n.packed[3]:02x}::]",
    lambda n: f"example.org@{n}", lambda n: f"{n}:80", lambda n: f"{n}%2eexample.org", lambda n: f"{n}\\.example.org",
    lambda n: f"[::ffff:{n}%25lo]", lambda n: f"{n}\t", lambda n: f"\u00ad{n}",
)  # fmt: skip


@given(
    st.sampled_from([IPv4Address(each) for each in INSIDE_4]) | st.ip_addresses(network="127.0.0.0/8"),
    st.sampled_from(FORMS), st.sampled_from(["http", "https", "HTTP"]),
    st.sampled_from(["/", "", "/a?b#c", "#@x.org/"]),
)  # fmt: skip
def test_a_number_of_our_own_is_not_asked_however_it_is_written(number, form, scheme, rest):
    internet = Internet()
    found = check_address(f"{scheme}://{form(number)}{rest}", internet.door())
    assert found.code == Became.NOT_ASKED
    assert (internet.asked, internet.looked_up) == ([], [])


@given(st.text(max_size=60) | st.text(alphabet="0123456789abcdefx.:[]@%/\\#?-_ ", max_size=40))
def test_whatever_is_typed_leads_to_a_public_number_or_nowhere(typed):
    for address in (typed, f"http://{typed}", f"http://{typed}/", f"http://example.org{typed}"):
        internet = Internet()
        internet.resolve = lambda host, port, seen=internet: seen.looked_up.append(host) or [PUBLIC]
        check_address(address, internet.door())
        assert all(is_public(number) and port in (80, 443) for number, port in internet.asked)
        try:
            target = target_of(address)
        except NotAsked:
            continue
        assert target_of(target.address) == target  # written one way, it is read the same way
        assert "@" not in target.host
        assert "%" not in target.host


@given(INSIDE, st.lists(st.sampled_from([PUBLIC, OTHER_PUBLIC]), max_size=3), st.data())
def test_one_number_inside_among_public_ones_is_enough(inside, public, data):
    numbers = data.draw(st.permutations([inside, *public]))
    internet = Internet({"help.example.org": list(numbers)})
    assert check_address("http://help.example.org/", internet.door()).code == Became.NOT_ASKED
    assert internet.asked == []


@pytest.mark.parametrize("number", [*INSIDE_4, *INSIDE_6])
def test_no_number_inside_is_public(number):
    assert not is_public(number)


@given(st.ip_addresses(v=4) | st.ip_addresses(v=6))
def test_what_we_call_public_the_standard_library_calls_global(number):
    """Ours is the narrower list, but for NAT64, where the number inside is judged."""
    if is_public(str(number)) and number not in ip_network("64:ff9b::/96"):
        assert number.is_global
        assert not any((number.is_multicast, number.is_reserved, number.is_loopback, number.is_link_local))


@pytest.mark.parametrize(
    "name",
    ["localhost", "LOCALHOST.", "a.localhost", "printer", "printer.local", "metadata.google.internal", "router.lan",
     "x.home.arpa", "nas.corp", "abc.onion", "db", "postgres", "ip6-localhost", "ＬＯＣＡＬＨＯＳＴ", "ⓛocalhost"],
)  # fmt: skip
def test_a_name_of_a_network_at_home_is_not_even_looked_up(name):
    internet = Internet()
    assert check_address(f"http://{name}/", internet.door()).code == Became.NOT_ASKED
    assert internet.looked_up == []


def test_a_name_that_answers_differently_the_second_time_leads_nowhere():
    """DNS rebinding: first a public number, then ours. The name is looked up once, and the number is kept."""
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    internet = Internet()
    internet.resolve = lambda host, port: next(answers) if host == "evil.example.org" else []
    with internet.serving(lambda line: status(200)):
        assert check_address("http://evil.example.org/", internet.door()).code == Became.WORKS
    assert internet.asked == [(PUBLIC, 80)]


def test_a_name_that_answers_differently_between_two_steps_is_judged_anew():
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    internet = Internet()
    internet.resolve = lambda host, port: next(answers) if host == "evil.example.org" else []
    with internet.serving(lambda line: status(302, Location="/again")):
        assert check_address("http://evil.example.org/", internet.door()).code == Became.NOT_ASKED
    assert internet.asked == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.1/", "http://127.0.0.1:8000/", "//localhost/", "http://[::1]/", "https://169.254.169.254/latest/",
     "http://inside.example.org/", "file:///etc/passwd", "gopher://x.example.org/", "http://a@93.184.216.34/",
     "http://0x7f000001/", "http://2130706433/", "http://93.184.216.34:22/"],
)  # fmt: skip
@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_to_the_inside_is_not_followed(location, code):
    internet = Internet({"evil.example.org": [PUBLIC], "inside.example.org": ["10.1.2.3"]})
    with internet.serving(lambda line: status(code, Location=location)):
        found = check_address("http://evil.example.org/", internet.door())
    assert (found.code, found.moved_to) == (Became.NOT_ASKED, "")
    assert {number for number, _port in internet.asked} == {PUBLIC}


def test_the_installation_itself_is_not_asked_by_any_of_its_names():
    names = {"alongside.example.org": [PUBLIC], "cname.example.org": [PUBLIC], "db.example.org": [OTHER_PUBLIC],
             "by.example.org": [OTHER_PUBLIC]}  # fmt: skip
    internet = Internet(names)
    door = internet.door(own_names=lambda: ["alongside.example.org", "db.example.org"])
    for host in (*names, "staff.alongside.example.org", PUBLIC):
        assert check_address(f"https://{host}/", door).code == Became.NOT_ASKED
    assert internet.asked == []


def test_this_machine_under_a_public_number_is_not_asked():
    internet = Internet({"help.example.org": [PUBLIC]})
    door = internet.door(is_this_machine=lambda number: number == PUBLIC)
    assert check_address("http://help.example.org/", door).code == Became.NOT_ASKED
    assert internet.asked == []


def test_the_real_door_opens_no_connection_to_this_machine(monkeypatch):
    """Nothing is handed in: the machine's own resolver, its own sockets, a server that listens here."""
    with socket.create_server(("127.0.0.1", 0)) as line:
        line.settimeout(0.2)
        port = line.getsockname()[1]
        for host in ("127.0.0.1", "localhost", "0.0.0.0", "[::1]", "0x7f.1", "2130706433"):
            assert check_address(f"http://{host}:{port}/").code == Became.NOT_ASKED
            assert check_address(f"http://{host}/").code == Became.NOT_ASKED
        with pytest.raises(TimeoutError):
            line.accept()


def test_what_the_answer_says_reaches_no_log(caplog):
    internet = Internet({"evil.example.org": [PUBLIC]})
    with internet.serving(lambda line: status(302, Location="http://127.0.0.1/canary")):
        check_address("http://evil.example.org/canary", internet.door())
    assert "canary" not in caplog.text


def test_the_numbers_used_here_are_what_they_say():
    assert all(isinstance(ip_address(each), IPv4Address) for each in INSIDE_4)
    assert all(isinstance(ip_address(each), IPv6Address) for each in INSIDE_6)
