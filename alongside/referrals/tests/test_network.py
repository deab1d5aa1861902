"""Counts of the network: small numbers and what could be worked out from them stay hidden; nobody else counts."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as some

from alongside.bulletin.small import LEAST
from alongside.bulletin.tests.guessing import found_out
from alongside.referrals.actions.moving import move
from alongside.referrals.facts import _cells, network_facts, rows_of
from alongside.referrals.tests import ground
from alongside.vault.errors import NotFound

counts = some.dictionaries(
    some.sampled_from("abcdef"), some.tuples(some.integers(0, 12), some.integers(0, 12), some.none()), max_size=6
)  # fmt: skip


@given(counts)
def test_no_small_number_is_shown_and_none_can_be_worked_out(found):
    found = {key: (total, min(part, total), hours) for key, (total, part, hours) in found.items()}
    cells = {cell.words: cell for cell in _cells(found, {})}
    hidden = [key for key, cell in cells.items() if cell.total is None]
    assert len(hidden) != 1 or len(cells) == 1
    totals = {key: total for key, (total, _part, _hours) in found.items() if total}
    if LEAST <= sum(totals.values()) <= 24 and len(totals) <= 4:
        assert found_out(totals, totals_of) == {}
    for key, cell in cells.items():
        total, part, _hours = found[key]
        assert cell.total is None or cell.total >= LEAST
        if cell.part is not None:
            assert part == cell.part
            assert min(part, total - part) >= LEAST


def totals_of(totals):
    """What a table shows of these."""
    return {cell.words: cell.total for cell in _cells({key: (n, 0, None) for key, n in totals.items()}, {})}


@pytest.fixture
def many(cast, as_person, esther, intake):
    """Six to Millrace: five were accepted, one could not be helped."""
    for number in range(6):
        with as_person(cast.amira) as actor:
            row = ground.sent(actor, cast, esther.subject_id)
        with as_person(cast.ben) as actor:
            then, reason = ("accepted", "") if number else ("rejected", "language")
            move(actor=actor, referral_id=row.id, then=then, seen="requested", reason=reason)


def test_the_organiser_counts_everyone_and_sees_no_one(cast, as_person, many):
    with as_person(cast.fay) as actor:
        facts = network_facts(actor, 90)
        [partner] = facts.partners
        assert (partner.words, partner.total, partner.part) == ("Millrace Legal Aid", 6, None)
        [open_] = facts.open
        assert (open_.words, open_.total) == ("Three days or less", 5)
        [reason] = facts.reasons
        assert reason.total is None
        assert "fewer than five, or hidden" in [row[2] for row in rows_of(facts)]
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from referrals_referral")
            assert cursor.fetchone()[0] == 0


@pytest.mark.parametrize("who", ["amira", "dev", "noor", "ida", "ben"])
def test_who_does_not_lead_counts_nothing(cast, as_person, browser, many, who):
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises(NotFound):
            network_facts(actor, 90)
        with (
            pytest.raises(DatabaseError, match="not_found"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("select * from wall.referral_facts(now() - interval '1 day')")
    assert browser(getattr(cast, who)).get(reverse("referrals:network")).status_code == 404


def test_the_page_and_its_table(cast, browser, many):
    fay = browser(cast.fay)
    page = fay.get(reverse("referrals:network"), {"days": "30"}).content.decode()
    assert "Millrace Legal Aid" in page
    assert "hidden" in page
    table = fay.get(reverse("referrals:network_table"))
    assert table.headers["Content-Type"].startswith("text/csv")
    assert "Millrace Legal Aid" in table.content.decode("utf-8-sig")
