"""What outreach reports: numbers kept back, months that stand."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine as clock
from django.urls import reverse

from alongside.coalition.actions import outreach_taps
from alongside.coalition.errors_outreach import (
    TooLate,
)
from alongside.coalition.selectors.outreach_stock import CODES, report_of
from alongside.coalition.tests.outreach.ground import stop_of
from tests.browse import sign_in

MINUTE = timedelta(minutes=1)


def counted(actor, row, *said):
    """Numbers from paper, at the first place: pairs of a code and how many."""
    for code, count in said:
        outreach_taps.count_from_paper(
            actor=actor, row=row, tap_id=uuid4(), stop_id=stop_of(row, 1).id, band=4, code=code, count=count
        )


def reported(row, of, *, after=timedelta(days=60)):
    """The cells of a report, so long after the round."""
    with clock.travel(row.starts_at + after, tick=False):
        return [line.cells for line in report_of(row.agency_id, row.starts_at.year, of).rows]


def test_numbers_under_five_are_kept_back_on_the_page_and_in_the_file(cast, client, as_person, tonight):
    with as_person(cast.amira) as amira:
        counted(amira, tonight, (12, 3), (21, 40))
        assert reported(tonight, "met") == [[None]]
        assert reported(tonight, "cards") == [[40]]
        assert reported(tonight, "asked") == [[None]], "nought is a small number too"
    address = reverse("coalition:outreach_report_file", args=[tonight.agency_id])
    with clock.travel(tonight.starts_at + timedelta(days=60), tick=False):
        sign_in(client, cast.fay)
        for page in (address, reverse("coalition:outreach_report", args=[tonight.agency_id])):
            assert "fewer than 5" in client.get(f"{page}?year={tonight.starts_at.year}").text


def test_no_two_reports_count_the_same_thing(cast, as_person, tonight):
    """Seven given, five of them cards, would tell that two other things were given."""
    assert sum(map(len, CODES.values())) == len({code for codes in CODES.values() for code in codes})
    with as_person(cast.amira) as amira:
        counted(amira, tonight, (21, 5), (22, 2))
        assert (reported(tonight, "cards"), reported(tonight, "given")) == ([[5]], [[None]])


def test_a_month_is_reported_when_nothing_can_come_to_it_any_more(cast, as_person, tonight):
    """Otherwise a number that is larger today than yesterday tells what the round of last night met."""
    first_days = timedelta(days=14)
    with as_person(cast.amira) as amira:
        counted(amira, tonight, (11, 6))
        for days in range(0, 60, 5):
            shown = reported(tonight, "met", after=timedelta(days=days))
            assert not shown or days > first_days.days
        with clock.travel(tonight.ends_at + first_days + MINUTE, tick=False), pytest.raises(TooLate):
            counted(amira, tonight, (11, 1))
        assert reported(tonight, "met") == [[6]]


def test_one_rounds_small_numbers_are_for_who_went_and_the_organizers(cast, client, as_person, tonight):
    with as_person(cast.amira) as amira:
        outreach_taps.count_from_paper(
            actor=amira,
            row=tonight,
            tap_id=uuid4(),
            stop_id=stop_of(tonight, 1).id,
            band=4,
            code=31,
            count=1,
        )
    for who, sees in ((cast.dev, True), (cast.fay, True), (cast.chloe, False)):
        sign_in(client, who)
        page = client.get(reverse("coalition:outreach_round", args=[tonight.agency_id, tonight.id])).text
        assert ("Write down a number from paper" in page) is sees
