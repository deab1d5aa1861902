"""Places and rounds as tables: no names, no formulas, nothing ahead, nothing counted; for whom the page is."""

import csv
import io

import pytest
from django.urls import reverse

from alongside.coalition.actions import outreach_taps
from alongside.coalition.actions.outreach_rounds import move_round
from alongside.coalition.tests.outreach.ground import a_place
from alongside.coalition.tests.outreach.test_report import counted
from alongside.vault import ledger
from alongside.vault.enums import What
from tests.browse import sign_in


def lines(client, coalition_id, name, query=""):
    answer = client.get(reverse(f"coalition:{name}", args=[coalition_id]) + query)
    assert answer["Content-Disposition"].startswith("attachment")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.fixture
def over(cast, as_person, tonight):
    """The round of Amira and Dev, back again."""
    with as_person(cast.amira) as amira:
        counted(amira, tonight, (12, 7))
        told = {"actor": amira, "coalition_id": tonight.agency_id, "round_id": tonight.id}
        out = move_round(then="out", seen="planned", **told)
        outreach_taps.check_in(actor=amira, row=out, check_id=tonight.token)
        move_round(then="back", seen="out", **told)
    return tonight


def test_places_are_a_table_with_how_often_somebody_looked(cast, client, as_person, tonight):
    with as_person(cast.amira) as amira:
        place = a_place(amira, tonight.agency_id, "=HYPERLINK(1)", kind="club")
    sign_in(client, cast.ben)  # of another member: places are everyone's who belongs
    found = lines(client, tonight.agency_id, "outreach_places_file")
    assert [row[:3] + row[4:] for row in found if "HYPER" in row[0]] == [
        ["'=HYPERLINK(1)", "Club or bar", "62601", "0", ""]
    ]
    assert len(found) == 4
    assert len(lines(client, tonight.agency_id, "outreach_places_file", "?kind=club")) == 2
    assert len(lines(client, tonight.agency_id, "outreach_places_file", "?off=1")) == 1
    assert place.name not in str(lines(client, tonight.agency_id, "outreach_places_file", "?kind=street"))


def test_a_round_that_is_over_is_a_line_of_numbers(cast, client, over):
    sign_in(client, cast.fay)
    head, line = lines(client, over.agency_id, "outreach_rounds_file")
    assert line[3:] == ["Back", cast.linden.name, "2", "2", "1"]
    assert len(head) == len(line)
    for word in ("Amira", "Dev", "Chloe", "555-0100", "Rail yard lot"):
        assert word not in str(line)


def test_a_round_ahead_or_out_is_not_in_the_file(cast, client, as_person, tonight):
    sign_in(client, cast.fay)
    assert len(lines(client, tonight.agency_id, "outreach_rounds_file")) == 1
    with as_person(cast.amira) as amira:
        told = {"actor": amira, "coalition_id": tonight.agency_id, "round_id": tonight.id}
        move_round(then="out", seen="planned", **told)
    assert len(lines(client, tonight.agency_id, "outreach_rounds_file")) == 1


def test_the_file_has_the_rounds_that_the_page_has(cast, client, over):
    for who, sees in (("fay", 2), ("amira", 2), ("chloe", 2), ("ben", 1), ("ruth", 1)):
        sign_in(client, getattr(cast, who))
        assert len(lines(client, over.agency_id, "outreach_rounds_file")) == sees, who
    sign_in(client, cast.fay)
    assert len(lines(client, over.agency_id, "outreach_rounds_file", "?state=off")) == 1


@pytest.mark.parametrize("name", ["outreach_places_file", "outreach_rounds_file"])
def test_who_does_not_belong_gets_no_file(cast, client, name):
    sign_in(client, cast.ben)  # nobody has joined yet
    assert client.get(reverse(f"coalition:{name}", args=[cast.coalition.id])).status_code == 404


def test_that_somebody_took_a_file_stands_in_the_ledger(cast, client, tonight, monkeypatch):
    lines_written, write = [], ledger.Pen.write
    monkeypatch.setattr(ledger.Pen, "write", lambda pen: (lines_written.extend(pen.lines), write(pen)))
    sign_in(client, cast.amira)
    for name in ("outreach_places_file", "outreach_rounds_file"):
        lines(client, tonight.agency_id, name)
    assert [one.why for one in lines_written if one.what == What.EXPORTED] == [
        "outreach_places",
        "outreach_rounds",
    ]
