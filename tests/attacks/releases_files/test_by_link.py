"""Attack 11, for documents: by their link, with a store down, and whether anything lies about in the clear."""

import time

from django.conf import settings
from django.test import Client
from django.urls import reverse

from alongside.releases import tickets
from alongside.releases.selectors.releases import openings_of
from tests.attacks.ground import ask
from tests.attacks.releases_files.ground import (
    BODY,
    NAME,
    OUTSIDE,
    SITE,
    allow,
    at,
    ends_in,
    fetch,
    on_disk,
    opened,
    row_of,
    take_back,
)

# -- without an account --------------------------------------------------------------------------------------


def test_through_the_link_it_opens_with_what_the_page_holds(cast, as_person, link):
    page = opened(link)
    [file_id] = page.contents.enclosed
    answer = fetch(link, file_id, page.ticket)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == BODY
    assert answer["Content-Disposition"] == 'attachment; filename="document.pdf"'
    assert not answer.cookies
    with as_person(cast.amira):
        assert [one.document for one in openings_of(link.release.id)] == [True, False]


def test_the_page_holds_neither_word_nor_code(link):
    sent = {"word": link.secret.word, "code": link.secret.code}
    page = Client().post(reverse("releases:open_link", args=[link.link_id]), sent, headers=SITE)
    body = page.content.decode()
    assert NAME in body
    for secret in (link.secret.word, link.secret.code, link.secret.code.replace(" ", "")):
        assert secret not in body


def test_a_ticket_is_for_one_link_and_a_quarter_of_an_hour(cast, as_person, esther, paper, link):
    with as_person(cast.amira) as actor:
        other = allow(actor, esther, OUTSIDE, [paper])
    page, theirs = opened(link), opened(other)
    [mine], [foreign] = page.contents.enclosed, theirs.contents.enclosed
    assert fetch(link, mine, theirs.ticket).status_code == 422
    assert fetch(link, foreign, page.ticket).status_code == 404  # of another packet
    assert fetch(link, mine, page.ticket, link_id=other.link_id).status_code == 422
    for broken in ("", "AAAA", "ü", page.ticket[:-4], page.ticket.swapcase()):
        assert fetch(link, mine, broken).status_code == 422
    proof, wrapping = tickets.open_ticket(link.link_id, page.ticket)
    old = tickets.ticket_for(link.link_id, proof, wrapping, now=time.time() - tickets.LASTS)
    answer = fetch(link, mine, old)
    assert answer.status_code == 422
    assert "Open the link once more" in answer.content.decode()


def test_taken_back_the_page_that_is_open_fetches_nothing(cast, as_person, link, paper):
    page = opened(link)
    [file_id] = page.contents.enclosed
    take_back(cast, as_person, link.release)
    answer = fetch(link, file_id, page.ticket)
    assert answer.status_code == 410
    assert "Taken back by phone" in answer.content.decode()
    assert on_disk() == {paper.stored_as.hex}


def test_over_by_time_to_the_second(link):
    page = opened(link)
    [file_id] = page.contents.enclosed
    ends_in(link.release, 2)
    assert fetch(link, file_id, page.ticket).status_code == 200
    ends_in(link.release, -1)
    assert fetch(link, file_id, page.ticket).status_code == 410


def test_a_link_that_was_shut_by_guessing_fetches_nothing(link):
    page = opened(link)
    [file_id] = page.contents.enclosed
    ask("update releases_packetlink set wrong = 5", using="owner")
    assert fetch(link, file_id, page.ticket).status_code == 422


def test_the_staff_door_and_the_link_are_two_doors(cast, as_person, given, link, ben):
    """Neither opens what is behind the other."""
    page = opened(link)
    [of_link], (of_packet, _name) = page.contents.enclosed, row_of(given)
    assert ben.get(at(link.release, of_link)).status_code == 404
    assert ben.get(at(given, of_link)).status_code == 404
    assert fetch(link, of_packet, page.ticket).status_code == 404
    assert fetch(link, of_link, page.ticket, link_id=given.packet_id).status_code == 422
    here = reverse("releases:link_file", args=[link.link_id, of_link])
    assert ben.post(here, {}, headers=SITE).status_code == 422  # to be signed in is no ticket
    assert Client(enforce_csrf_checks=True).post(here, {"ticket": page.ticket}).status_code == 403
    assert Client().get(here).status_code == 405


# -- stores down, canaries -----------------------------------------------------------------------------------


def test_with_the_ledger_down_no_byte_leaves(given, link, ben):
    page = opened(link)
    [file_id] = page.contents.enclosed
    address = at(given)
    ask(f'revoke insert on ledger_line from "{settings.ROLES["aside"]}"', using="owner")
    for answer in (ben.get(address), fetch(link, file_id, page.ticket)):
        assert answer.status_code == 503
        assert not answer.streaming
        assert b"Zelenograd" not in answer.content


def traces():
    """Where her words lie in the clear: any column of any table, any file."""
    tables = ask(
        "select c.relname from pg_catalog.pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'",
        using="owner",
    )
    for (table,) in tables:
        for (row,) in ask(f"select row_to_json(t)::text from {table} t", using="owner"):
            if any(word in row for word in ("Zelenograd", b"Zelenograd".hex(), "born on a Tuesday")):
                yield table
    for path in settings.FILES_DIR.rglob("*"):
        if path.is_file() and b"Zelenograd" in path.read_bytes():
            yield path.name


def test_neither_name_nor_bytes_lie_anywhere_in_the_clear_before_or_after_the_end(
    cast, as_person, given, link, ben
):
    ben.get(at(given))
    page = opened(link)
    fetch(link, next(iter(page.contents.enclosed)), page.ticket)
    assert list(traces()) == []
    copies = {row_of(one)[1].hex for one in (given, link.release)}
    assert copies <= on_disk()
    for one in (given, link.release):
        take_back(cast, as_person, one)
    assert list(traces()) == []
    assert not copies & on_disk()
