"""Asking an address: what becomes of it, and how little is said and read."""

import time

import pytest

from alongside.foundation import outbound
from alongside.foundation.outbound import Became, Outcome, check_address
from alongside.foundation.outbound_judging import NotAsked, is_public, target_of
from alongside.foundation.tests.outside import OTHER_PUBLIC, PUBLIC, Internet, certificate, status

HELP = "http://help.example.org/"


@pytest.fixture
def internet():
    return Internet({"help.example.org": [PUBLIC], "new.example.org": [OTHER_PUBLIC]})


@pytest.mark.parametrize(
    ("code", "became"),
    [
        (200, Became.WORKS), (204, Became.WORKS), (304, Became.WORKS), (401, Became.WORKS), (403, Became.WORKS),
        (429, Became.WORKS), (404, Became.GONE), (410, Became.GONE), (500, Became.NOT_REACHED),
        (503, Became.NOT_REACHED),
    ],
)  # fmt: skip
def test_what_became_of_it(internet, code, became):
    with internet.serving(lambda line: status(code)):
        assert check_address(HELP, internet.door()) == Outcome(became)


def test_head_is_asked_first_and_get_where_a_server_does_not_know_it(internet):
    with internet.serving(lambda line: status(405 if line.startswith("HEAD") else 200)):
        assert check_address(HELP, internet.door()).code == Became.WORKS
    assert [told.split()[0] for told in internet.heard] == [b"HEAD", b"GET"]


def test_a_server_that_hangs_up_on_head_is_asked_once_more(internet):
    with internet.serving(lambda line: b"" if line.startswith("HEAD") else status(200)):
        assert check_address(HELP, internet.door()).code == Became.WORKS


def test_nothing_is_said_about_who_asks(internet, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with internet.serving(lambda line: status(200, **{"Set-Cookie": "a=b"})):
        check_address(HELP, internet.door())
        check_address(HELP, internet.door())
    assert set(internet.heard) == {
        b"HEAD / HTTP/1.1\r\nHost: help.example.org\r\nUser-Agent: Mozilla/5.0 (compatible; link check)\r\n"
        b"Accept: */*\r\nConnection: close\r\n\r\n"
    }


def test_moved_for_good_is_where_it_is_now(internet):
    with (
        internet.serving(lambda line: status(301, Location="http://new.example.org/rooms?a=b#top")),
        internet.serving(lambda line: status(200), number=OTHER_PUBLIC),
    ):
        found = check_address(HELP, internet.door())
    assert found == Outcome(Became.MOVED, "http://new.example.org/rooms?a=b")


def test_moved_for_now_has_not_moved(internet):
    with internet.serving(lambda line: status(302, Location="/today") if " / " in line else status(200)):
        assert check_address(HELP, internet.door()) == Outcome(Became.WORKS)


def test_of_a_chain_only_the_steps_for_good_count(internet):
    told = {"/": status(308, Location="/here"), "/here": status(302, Location="/now"), "/now": status(200)}
    with internet.serving(lambda line: told[line.split()[1]]):
        found = check_address(HELP, internet.door())
    assert found == Outcome(Became.MOVED, "http://help.example.org/here")


def test_moved_to_a_page_that_is_gone_is_gone(internet):
    with internet.serving(lambda line: status(301, Location="/x") if " / " in line else status(404)):
        assert check_address(HELP, internet.door()) == Outcome(Became.GONE)


def test_more_than_three_redirects_lead_nowhere(internet):
    with internet.serving(lambda line: status(302, Location=f"{line.split()[1]}x")):
        assert check_address(HELP, internet.door()).code == Became.NOT_REACHED
    assert len(internet.heard) == 1 + outbound.MOST_REDIRECTS


def test_between_two_questions_to_one_place_there_is_a_rest(internet):
    rests = []
    with internet.serving(lambda line: status(405) if "HEAD" in line else status(200)):
        check_address(HELP, internet.door(rest=rests.append))
    assert rests == [outbound.REST_SECONDS]


def test_an_endless_head_ends(internet):
    with internet.serving(lambda line: b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 40_000):
        assert check_address(HELP, internet.door()).code == Became.NOT_REACHED


def test_an_answer_letter_by_letter_ends_with_the_whole_time(internet):
    def drip(line):
        time.sleep(0.4)
        return b"HTTP/1.1 200"

    began = time.monotonic()
    with internet.serving(drip):
        found = check_address(HELP, internet.door(whole_seconds=0.3, step_seconds=0.3))
    assert found.code == Became.NOT_REACHED
    assert time.monotonic() - began < 2


def test_a_resolver_that_does_not_answer_is_not_waited_for(internet):
    began = time.monotonic()
    slow = internet.door(resolve=lambda host, port: time.sleep(2) or [PUBLIC], step_seconds=0.1)
    assert check_address(HELP, slow).code == Became.NOT_REACHED
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    "told",
    [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 302 x\r\nLocation: http://[\r\n\r\n"],
)
def test_what_is_no_answer_is_none(internet, told):
    with internet.serving(lambda line: told):
        assert check_address(HELP, internet.door()).code in (Became.NOT_REACHED, Became.NOT_ASKED)


def test_the_next_judged_number_is_tried_where_the_first_takes_no_connection():
    internet = Internet({"help.example.org": ["2606:2800:220:1::1", PUBLIC]})
    with internet.serving(lambda line: status(200)):
        assert check_address(HELP, internet.door()).code == Became.WORKS
    assert internet.asked == [("2606:2800:220:1::1", 80), (PUBLIC, 80)]


def test_where_our_own_name_cannot_be_looked_up_in_time_nothing_is_asked(internet):
    def resolve(host, port):
        if host == "alongside.example.org":
            time.sleep(0.5)
        return internet.resolve(host, port)

    assert check_address(HELP, internet.door(resolve=resolve, step_seconds=0.1)).code == Became.NOT_REACHED
    assert internet.asked == []


def test_a_name_that_nobody_knows_is_not_reached(internet):
    assert check_address("http://nobody.example.org/", internet.door()).code == Became.NOT_REACHED


# -- TLS -------------------------------------------------------------------------------------------------


def test_a_certificate_is_verified_for_the_name(internet, tmp_path):
    server, trusts = certificate("help.example.org", tmp_path)
    address = "https://help.example.org/"
    with internet.serving(lambda line: status(200), tls=server):
        assert check_address(address, internet.door(trusted=lambda: trusts)).code == Became.WORKS
        assert check_address(address, internet.door()).code == Became.NOT_REACHED
    internet.names["other.example.org"] = [PUBLIC]
    with internet.serving(lambda line: status(200), tls=server):
        found = check_address("https://other.example.org/", internet.door(trusted=lambda: trusts))
    assert found.code == Became.NOT_REACHED
    assert {port for _number, port in internet.asked} == {443}


def test_a_way_that_is_less_safe_is_not_offered(internet, tmp_path):
    server, trusts = certificate("help.example.org", tmp_path)
    with (
        internet.serving(lambda line: status(301, Location="http://new.example.org/"), tls=server),
        internet.serving(lambda line: status(200), number=OTHER_PUBLIC),
    ):
        found = check_address("https://help.example.org/", internet.door(trusted=lambda: trusts))
    assert found == Outcome(Became.WORKS)


# -- reading -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("HTTP://Help.Example.ORG", "http://help.example.org/"),
        ("https://help.example.org.:443/a?b=c#d", "https://help.example.org/a?b=c"),
        ("https://münchen.example.org/ü", "https://xn--mnchen-3ya.example.org/%C3%BC"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("http://[2606:2800:220:1:248:1893:25c8:1946]/", "http://[2606:2800:220:1:248:1893:25c8:1946]/"),
    ],
)
def test_an_address_is_written_one_way(typed, read):
    assert target_of(typed).address == read


@pytest.mark.parametrize(
    "typed",
    ["", "help", "mailto:a@example.org", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/",
     "javascript:alert(1)", "//example.org/", "http:///example.org", "http:example.org", "http://", "http://./",
     "http://example.org:8080/", "http://example.org:443/", "https://example.org:80/", "http://example.org:/",
     "http://example.org:99999/", "http://a@example.org/", "http://a:b@example.org/", "http://@example.org/",
     "http://exa mple.org/", "http://example.org\r\nHost: x/", "http://example.org\\@127.0.0.1/", "http://-a.org/",
     "http://a..org/", "http://example.org%2f@x/", "https://example.org/" + "a" * 2000, "http://[::1%25lo]/"],
)  # fmt: skip
def test_what_is_no_address_of_the_internet_is_not_asked(typed):
    with pytest.raises(NotAsked):
        target_of(typed)


def test_public_numbers_are_public():
    for number in (PUBLIC, OTHER_PUBLIC, "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808"):
        assert is_public(number)


def test_this_machine_knows_itself():
    assert outbound.is_this_machine("127.0.0.1")
    assert outbound.is_this_machine("::1") in (True, False)  # not every machine has it
    assert not outbound.is_this_machine("192.0.2.1")


def test_the_usual_ways_are_the_machines_own():
    assert outbound.resolve("127.0.0.1", 80) == ["127.0.0.1"]
    with pytest.raises(OSError):
        outbound.connect("127.0.0.1", 9, 0.5)


def test_its_own_hosts_are_those_of_the_settings(settings, monkeypatch):
    settings.ALLOWED_HOSTS, settings.NAMED_HOSTS = [".Agency.example.org", "*"], ("staff.example.org",)
    for one in settings.DATABASES.values():
        monkeypatch.setitem(one, "HOST", "db1.example.org,/run/pg")
    own = {"agency.example.org", "staff.example.org", "db1.example.org"}
    assert outbound.own_names() == own
