"""Every list that is taken along as a file leaves its line, and no cell of it is a formula."""

import csv
import io

import pytest
from django.urls import reverse

from alongside.coalition.models import Member
from alongside.coalition.tests import ground
from alongside.vault import ledger
from alongside.vault.enums import What
from tests.browse import sign_in

TABLES = {
    "policies_file": "coalition_policies", "members_file": "coalition_members", "tasks_csv": "coalition_tasks",
    "needs_barriers_csv": "coalition_barriers", "outreach_places_file": "outreach_places",
    "outreach_rounds_file": "outreach_rounds", "outreach_report_file": "outreach_counts",
    "training_csv": "cross_training", "payments_file": "seat_payments",
}  # fmt: skip


@pytest.fixture
def written(monkeypatch):
    lines, write = [], ledger.Pen.write
    monkeypatch.setattr(ledger.Pen, "write", lambda pen: (lines.extend(pen.lines), write(pen)))
    return lambda: [one.why for one in lines if one.what == What.EXPORTED]


@pytest.mark.parametrize("name", TABLES)
def test_a_list_taken_along_is_a_line_and_a_file_that_a_spreadsheet_reads(cast, client, written, name):
    sign_in(client, cast.fay)
    answer = client.get(reverse(f"coalition:{name}", args=[cast.coalition.id]))
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert next(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert written() == [TABLES[name]]


@pytest.mark.parametrize("kind", ["places", "groups", "curricula", "teaching", "actions"])
def test_so_is_each_list_of_prevention(cast, client, written, kind):
    sign_in(client, cast.fay)
    answer = client.get(reverse("coalition:prevention_table", args=[cast.coalition.id, kind]))
    assert answer.status_code == 200
    assert written() == [f"prevention_{kind}"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_name_that_begins_like_a_formula_is_text(cast, as_person, client, start):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
        Member.objects.update(name=f"{start}1+1")
    sign_in(client, cast.fay)
    body = client.get(reverse("coalition:members_file", args=[cast.coalition.id])).content.decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(body, newline=""))][1] == f"'{start}1+1"


def test_who_is_refused_leaves_no_line(cast, client, written):
    sign_in(client, cast.ben)
    for name in TABLES:
        assert client.get(reverse(f"coalition:{name}", args=[cast.coalition.id])).status_code in (403, 404)
    assert written() == []
