"""Documents in a packet: copied whole or not at all, handed out under a word of ours, by the link for a while."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from hypothesis import given as property_of
from hypothesis import strategies as st

from alongside.releases import enclosing, tickets
from alongside.releases.actions.giving import Explained, Reader
from alongside.releases.actions.withdrawing import withdraw
from alongside.releases.enclosing import Source, rounded_up
from alongside.releases.errors import (
    DocumentNotWhole,
    DocumentsTooLarge,
    NotAmongThem,
    PageTooOld,
    SayFirst,
    TooManyDocuments,
)
from alongside.releases.items import Item
from alongside.releases.selectors.packets import OpenedFile, file_for_recipient, packet_for_recipient
from alongside.releases.tests.ground import a_permission, to_millrace
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.ids import uuid7
from config.verifying import names_in_rows

TOLD = Explained("en", "alone", help_told=True, law_told=True, documents_told=True)
LETTER = Reader("letter", "other", "County clerk")


def a_paper(body: bytes = b"A paper.", ending: str = "pdf") -> tuple[Item, dict[UUID, Source]]:
    item = Item("document", f"paper.{ending}", uuid7())
    return item, {item.id: Source(ending, lambda: iter([body]))}


def several(count: int) -> tuple[list[Item], dict[UUID, Source]]:
    items, sources = [], {}
    for _ in range(count):
        item, source = a_paper()
        items.append(item)
        sources |= source
    return items, sources


def on_disk() -> list[str]:
    return [path.name for path in settings.FILES_DIR.rglob("*") if path.is_file()]


def test_its_reader_opens_it(cast, as_person, esther, intake):
    item, sources = a_paper(b"x" * 70_000)
    with as_person(cast.amira) as actor:
        release = a_permission(
            actor, esther.subject_id, to_millrace(cast), items=[item], explained=TOLD, sources=sources
        ).release
    with as_person(cast.ben) as actor:
        [(shown, document)] = packet_for_recipient(actor, release.packet_id).contents.shown
        assert (shown.text, document.ending, document.kilobytes) == ("paper.pdf", "pdf", 128)
        assert shown.id != item.id
        opened = file_for_recipient(actor, release.packet_id, shown.id)
        assert isinstance(opened, OpenedFile)
        assert b"".join(opened.pieces) == b"x" * 70_000


def test_its_address_is_asked_by_its_reader(cast, as_person, browser, esther, intake):
    item, sources = a_paper(ending="exe")
    with as_person(cast.amira) as actor:
        release = a_permission(
            actor, esther.subject_id, to_millrace(cast), items=[item], explained=TOLD, sources=sources
        ).release
    with as_person(cast.ben) as actor:
        [file_id] = packet_for_recipient(actor, release.packet_id).contents.enclosed
    here = reverse("releases:packet_file", args=[release.packet_id, file_id])
    answer = browser(cast.ben).get(here)
    assert answer["Content-Disposition"] == 'attachment; filename="document"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert b"".join(answer.streaming_content) == b"A paper."


def test_five_go_along_and_six_do_not(cast, as_person, esther, intake):
    with as_person(cast.amira) as actor:
        for count in (5, 6):
            items, sources = several(count)
            its = {"items": items, "sources": sources, "explained": TOLD}
            if count == 5:
                assert (
                    a_permission(actor, esther.subject_id, to_millrace(cast), **its).release.document_count
                    == 5
                )
            else:
                with pytest.raises(TooManyDocuments):
                    a_permission(actor, esther.subject_id, to_millrace(cast), **its)


def broken() -> Iterator[bytes]:
    yield b"the beginning"
    raise SealBroken


def missing() -> Iterator[bytes]:
    raise FileNotFoundError
    yield b""


REFUSED = [
    ({"explained": Explained("en", "alone", True, True)}, SayFirst),
    ({"sources": {}}, NotAmongThem),
    (
        {"reader": LETTER, "explained": Explained("en", "alone", True, True, "", True, documents_told=True)},
        NotAmongThem,
    ),
    ({"pieces": broken}, DocumentNotWhole),
    ({"pieces": missing}, DocumentNotWhole),
    ({"pieces": lambda: iter([b"x" * 600, b"x" * 600])}, DocumentsTooLarge),
]


@pytest.mark.parametrize(("more", "refusal"), REFUSED)
def test_what_is_not_whole_or_not_said_leaves_nothing(
    cast, as_person, esther, intake, monkeypatch, more, refusal
):
    monkeypatch.setattr(enclosing, "MOST_BYTES", 1000)
    item, sources = a_paper()
    if "pieces" in more:
        sources = {item.id: Source("pdf", more["pieces"])}
    its = {"explained": TOLD, "sources": sources} | {
        n: v for n, v in more.items() if n not in ("pieces", "reader")
    }
    with as_person(cast.amira) as actor, pytest.raises(refusal):
        a_permission(actor, esther.subject_id, more.get("reader") or to_millrace(cast), items=[item], **its)
    assert on_disk() == []


@property_of(st.integers(0, 10**9))
def test_a_size_is_rounded_up_to_a_power_of_two(size):
    band = rounded_up(size)
    assert band & (band - 1) == 0
    assert band * 1024 >= size
    assert band == 1 or (band // 2) * 1024 < size


@property_of(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32), st.integers(0, 2000))
def test_a_ticket_opens_for_its_link_until_its_time(proof, wrapping, later):
    link_id = uuid7()
    ticket = tickets.ticket_for(link_id, proof, wrapping, now=1_000_000)
    if later < tickets.LASTS:
        assert tickets.open_ticket(link_id, ticket, now=1_000_000 + later) == (proof, wrapping)
    else:
        with pytest.raises(PageTooOld):
            tickets.open_ticket(link_id, ticket, now=1_000_000 + later)
    with pytest.raises(PageTooOld):
        tickets.open_ticket(uuid7(), ticket, now=1_000_000)


@property_of(st.text(max_size=200))
def test_any_other_text_is_no_ticket(text):
    with pytest.raises(PageTooOld):
        tickets.open_ticket(uuid7(), text)


def test_the_page_of_a_link_asks_anew_where_its_ticket_is_none(cast):
    here = reverse("releases:link_file", args=[uuid7(), uuid7()])
    answer = Client().post(here, {"ticket": "x"}, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 422
    assert "Open the link once more" in answer.content.decode()


def test_verify_misses_no_file_of_a_permission_that_just_ended(
    transactional_db, cast, as_person, esther, intake
):
    item, sources = a_paper()
    with as_person(cast.amira) as actor:
        its = {"items": [item], "explained": TOLD, "sources": sources}
        release = a_permission(actor, esther.subject_id, to_millrace(cast), **its).release
    assert names_in_rows() == {UUID(hex=name) for name in on_disk()}
    with as_person(cast.amira) as actor:
        withdraw(actor=actor, subject_id=esther.subject_id, release_id=release.id, how="phone")
    assert (names_in_rows(), on_disk()) == (set(), [])
