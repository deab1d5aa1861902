"""Who opened this record: plain sentences, refusals included, what repeats told once."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from alongside.cases import log_words
from alongside.cases.actions import care_team
from alongside.cases.selectors import case_for, log
from alongside.cases.tests.access.ground import asked_by, esther_of
from alongside.vault.enums import What
from alongside.vault.errors import NotFound
from alongside.vault.selectors import LogLine

NOON = datetime(2026, 5, 12, 17, 0, tzinfo=UTC)


def line(number, what, who, *, minutes=0, why="", drawer="", about=None):
    return LogLine(number, NOON - timedelta(minutes=minutes), who, what, drawer, why, about)


@pytest.fixture
def told(cast, as_person, monkeypatch):
    """What the log says of these lines, for Amira."""

    def tell(lines, **how):
        monkeypatch.setattr(log, "lines_about", lambda *_, **__: lines)
        with as_person(cast.amira) as actor:
            return log.log_for(actor, SimpleNamespace(subject_id=None), **how).entries

    return tell


def test_a_line_says_who_by_role_and_working_name_and_what(cast, told):
    (entry,) = told([line(1, What.NOTE_READ, cast.amira.id, drawer="notes")])
    assert entry.text == "Amira, advocate, read a note"
    assert entry.details == ["In: Notes."]


def test_a_refusal_is_a_line_with_its_reason(cast, told):
    (entry,) = told([line(1, What.REFUSED, cast.dev.id, why="read_only")])
    assert entry.refused
    assert (entry.text, entry.details) == ("Dev, advocate, was refused", ["It was open for reading only."])


def test_being_let_in_is_told_of_the_one_who_was_let_in(cast, told):
    (entry,) = told([line(1, What.ACCESS_GIVEN, cast.amira.id, about=cast.dev.id, why="care_team")])
    assert entry.text == "Dev, advocate, was given access"
    assert entry.details == ["By Amira, advocate.", "For the care team."]


def test_a_line_of_someone_unknown_and_of_an_unknown_kind_is_told_all_the_same(told):
    (entry,) = told([line(1, "something.new", None)])
    assert entry.text == "Someone did something"


def test_every_kind_of_line_makes_a_sentence(cast, told):
    entries = told(
        [line(n, what, cast.amira.id, about=cast.dev.id) for n, what in enumerate(What.values)], every=True
    )
    assert len(entries) == len(What.values)
    assert all(e.text.startswith(("Amira, advocate, ", "Dev, advocate, ")) for e in entries)


def test_what_repeats_while_one_person_works_is_told_once(cast, told):
    lines = [
        line(9, What.LIST_OPENED, cast.amira.id),
        line(8, What.RECORD_OPENED, cast.amira.id, minutes=1),
        line(7, What.LIST_OPENED, cast.amira.id, minutes=2),
        line(6, What.NOTE_WRITTEN, cast.amira.id, minutes=3),
        line(5, What.NOTE_WRITTEN, cast.amira.id, minutes=4),
        line(4, What.LIST_OPENED, cast.chloe.id, minutes=5),
        line(3, What.LIST_OPENED, cast.amira.id, minutes=6),
        line(2, What.LIST_OPENED, cast.amira.id, minutes=60 * 24),
    ]
    assert [(e.text.split(",")[0], e.count) for e in told(lines)] == [
        ("Amira", 2),
        ("Amira", 1),
        ("Amira", 1),
        ("Amira", 1),
        ("Chloe", 1),
        ("Amira", 1),
        ("Amira", 1),
    ]
    assert [e.count for e in told(lines, every=True)] == [1] * 8


def test_the_log_never_leaves_a_line_out(cast, told):
    lines = [line(n, What.LIST_OPENED, cast.amira.id, minutes=n) for n in range(40)]
    assert sum(e.count for e in told(lines)) == 40


def test_a_page_names_where_the_next_one_begins(cast, as_person, monkeypatch):
    lines = [line(500 - n, What.NOTE_READ, cast.amira.id) for n in range(log.PAGE + 1)]
    monkeypatch.setattr(log, "lines_about", lambda *_, **__: lines)
    with as_person(cast.amira) as actor:
        assert log.log_for(actor, SimpleNamespace(subject_id=None)).older == 500 - log.PAGE + 1
        monkeypatch.setattr(log, "lines_about", lambda *_, **__: lines[:-1])
        assert log.log_for(actor, SimpleNamespace(subject_id=None)).older is None


def test_of_a_break_glass_the_log_says_why_to_who_holds_the_reason(cast, as_person, monkeypatch):
    broken = asked_by(cast, "dev", esther_of(cast))
    monkeypatch.setattr(
        log, "lines_about", lambda *_, **__: [line(1, What.GLASS_ASKED, cast.dev.id, about=broken.id)]
    )
    said = {}
    for who in ("chloe", "amira"):
        with as_person(getattr(cast, who)) as actor:
            (entry,) = log.log_for(actor, SimpleNamespace(subject_id=None)).entries
            said[who] = entry.details[-1]
    assert said["chloe"] == "The reason given: At the hospital, no one else is reachable."
    assert said["amira"] == log_words.glass_reason(None)


@pytest.mark.django_db(transaction=True)
def test_of_a_break_glass_the_care_team_reads_the_code_of_the_reason(cast, as_person):
    case = esther_of(cast)
    asked_by(cast, "dev", case, code="deadline")
    with as_person(cast.amira) as actor:
        entries = log.log_for(actor, log.case_for_log(actor, case.id)).entries
    (asked,) = [entry for entry in entries if "asked to break the glass" in entry.text]
    assert asked.details == ["Why: Court or legal deadline.", log_words.glass_reason(None)]


def test_a_line_from_before_there_were_codes_is_told_all_the_same(cast, told):
    (entry,) = told([line(1, What.GLASS_ASKED, cast.dev.id, why="alone")])
    assert entry.details == ["Alone on shift: a supervisor was told at once."]


@pytest.mark.django_db(transaction=True)
def test_the_log_of_a_client_holds_what_was_done_and_who_was_refused(cast, as_person):
    case = esther_of(cast)
    with as_person(cast.amira) as actor:
        care_team.add_member(
            actor=actor, case_id=case.id, account_id=cast.dev.id, part="advocate", why="Court."
        )
    with as_person(cast.dev) as actor:
        case_for(actor, case.id)
    with as_person(cast.amira) as actor:
        page = log.log_for(actor, log.case_for_log(actor, case.id))
        texts = [entry.text for entry in page.entries]
    assert texts[0] == "Dev, advocate, opened the record"
    assert "Dev, advocate, was given access" in texts
    assert "Amira, advocate, opened the work" in texts
    with as_person(cast.amira) as actor:
        page = log.log_for(actor, log.case_for_log(actor, case.id))
        assert page.entries[0].text == "Amira, advocate, read this log"
    with as_person(cast.noor) as actor, pytest.raises(NotFound):
        log.case_for_log(actor, case.id)
