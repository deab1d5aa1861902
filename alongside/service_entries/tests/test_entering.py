"""Entering a service, putting it right, taking it back: what may be, who may, what is counted."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from alongside.cases.actions.services import enter_for, enter_several
from alongside.cases.errors import SavedBefore
from alongside.cases.factories import a_client
from alongside.service_entries import errors
from alongside.service_entries.actions.entering import (
    correct_entry,
    enter_service,
    restore_entry,
    withdraw_entry,
)
from alongside.service_entries.actions.funding import set_usual_split
from alongside.service_entries.facts import services_between
from alongside.service_entries.models import Entry
from alongside.service_entries.selectors import (
    entries_about,
    entry_for,
    hours_by_code,
    my_entries,
    quarters_on,
)
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, Refused
from alongside.vault.ids import uuid7

TODAY = timezone.localdate


def an_entry(actor, case=None, **more):
    given = {"code": "advocacy", "on": TODAY(), "quarters": 5, **more}
    return enter_service(actor, subject_id=case.subject_id if case else None, **given)


def given(**more):
    return {"code": "group", "on": TODAY(), "quarters": 6, **more}


def test_an_entry_about_a_client_is_seen_by_her_care_team_and_nobody_else(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        entry = an_entry(actor, esther)
    with as_person(cast.chloe) as actor:
        assert [one.id for one in entries_about(actor, esther.subject_id)] == [entry.id]
    for who in ("dev", "noor", "rosa", "ida", "ben"):
        with as_person(getattr(cast, who)) as actor:
            assert not Entry.objects.exists(), who
            with pytest.raises(NotFound):
                entry_for(actor, entry.id)


def test_an_entry_about_nobody_named_is_the_agencys(cast, as_person):
    with as_person(cast.amira) as actor:
        entry = an_entry(actor, code="outreach", people=40)
    with as_person(cast.ida) as actor:
        assert entry_for(actor, entry.id).people == 40
    with as_person(cast.ben):
        assert not Entry.objects.exists()


def test_each_writing_is_a_line_in_her_log(cast, as_person, esther, said):
    with as_person(cast.amira) as actor:
        entry = an_entry(actor, esther)
        correct_entry(actor, entry_id=entry.id, version=1, **given())
        withdraw_entry(actor, entry_id=entry.id)
        restore_entry(actor, entry_id=entry.id)
    lines = [line for line in said if line.what == What.SERVICE_ENTERED]
    assert [line.why for line in lines] == ["entered", "corrected", "withdrawn", "put_back"]
    assert {(line.subjects, line.about_id) for line in lines} == {((esther.subject_id,), entry.id)}


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"code": "magic"}, errors.UnknownService),
        ({"on": TODAY() + timedelta(days=1)}, errors.DayToCome),
        ({"on": TODAY().replace(year=1999)}, errors.DayLongPast),
        ({"quarters": 0}, errors.NoTime),
        ({"quarters": 97}, errors.NoTime),
        ({"people": 0}, errors.HowMany),
        ({"people": 5001}, errors.HowMany),
        ({"funders": {"voca": 60, "state": 30}}, errors.SplitNotWhole),
        ({"funders": {"a bank": 100}}, errors.SplitNotWhole),
    ],
)
def test_what_cannot_be_is_refused_with_its_sentence(cast, as_person, change, refusal):
    with as_person(cast.amira) as actor:
        with pytest.raises(refusal):
            an_entry(actor, **change)
        assert not Entry.objects.exists()


def test_an_entry_for_someone_named_is_for_one_person(cast, as_person, esther):
    with as_person(cast.amira) as actor, pytest.raises(errors.HowMany):
        an_entry(actor, esther, people=2)


def test_a_day_has_no_more_than_24_hours(cast, as_person):
    with as_person(cast.amira) as actor:
        first = an_entry(actor, quarters=90)
        with pytest.raises(errors.DayTooFull):
            an_entry(actor, quarters=7)
        an_entry(actor, quarters=6)
        withdraw_entry(actor, entry_id=first.id)
        an_entry(actor, quarters=40)
        with pytest.raises(errors.DayTooFull):
            restore_entry(actor, entry_id=first.id)
    with as_person(cast.dev) as actor:
        an_entry(actor, quarters=96)


# -- putting right and taking back ----------------------------------------------------------------------


@pytest.mark.parametrize(("who", "may"), [("chloe", True), ("dev", False), ("ida", False)])
def test_whoever_did_it_or_leads_puts_it_right(cast, as_person, who, may):
    with as_person(cast.amira) as actor:
        entry = an_entry(actor)
    with as_person(getattr(cast, who)) as actor:
        if may:
            assert correct_entry(actor, entry_id=entry.id, version=1, **given()).version == 2
        else:
            for act in (withdraw_entry, restore_entry):
                with pytest.raises(Refused) as refusal:
                    act(actor, entry_id=entry.id)
                assert refusal.value.code == "not_yours"


def test_nothing_is_written_over_what_someone_else_saved(cast, as_person):
    with as_person(cast.amira) as actor:
        entry = an_entry(actor)
        correct_entry(actor, entry_id=entry.id, version=1, **given())
        with pytest.raises(errors.EntryChanged):
            correct_entry(actor, entry_id=entry.id, version=1, **given(quarters=8))
        same = correct_entry(actor, entry_id=entry.id, version=1, **given())
        assert (same.version, same.quarters) == (2, 6)


def test_what_is_taken_back_stays_and_counts_no_more(cast, as_person):
    with as_person(cast.amira) as actor:
        entry = an_entry(actor)
        withdraw_entry(actor, entry_id=entry.id)
        assert [one.id for one in my_entries(actor, TODAY())] == [entry.id]
        assert quarters_on(actor, TODAY()) == 0
        assert hours_by_code(actor, TODAY(), TODAY()) == []
        restore_entry(actor, entry_id=entry.id)
        assert hours_by_code(actor, TODAY(), TODAY())[0].hours == "1.25"


def test_the_database_lets_no_entry_be_made_for_a_colleague_or_changed_by_a_stranger(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        entry = an_entry(actor, esther)
    with as_person(cast.amira):
        strange = Entry(agency_id=cast.linden.id, worker_id=cast.dev.id, code="peer", on=TODAY(), quarters=1)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Entry.objects.bulk_create([strange])
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry.objects.filter(id=entry.id).update(people=3)
    with as_person(cast.dev):
        assert Entry.objects.filter(id=entry.id).update(quarters=1) == 0


# -- many at once ---------------------------------------------------------------------------------------


def test_a_group_counts_all_once_and_stands_on_the_record_of_those_named(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        other = a_client(actor, "Marisol")
        whole = enter_several(
            actor, entry_id=uuid7(), given=given(), case_ids=[esther.id, other.id], others=5
        )
        assert (whole.people, whole.subject_id) == (7, None)
        [hers] = entries_about(actor, esther.subject_id)
        assert (hers.in_group, hers.people, hers.quarters) == (True, 1, 6)
        assert quarters_on(actor, TODAY()) == 6
        [tally] = hours_by_code(actor, TODAY(), TODAY())
        assert (tally.people, tally.quarters) == (7, 6)
        [fact] = services_between(actor, TODAY(), TODAY())
        assert (fact.people, fact.quarters, fact.voca) == (7, 6, ("C5",))


def test_nothing_says_who_came_together(cast, as_person, esther):
    """A client's own line leads neither to the group's nor to anyone else's."""
    with as_person(cast.amira) as actor:
        other = a_client(actor, "Marisol")
        enter_several(actor, entry_id=uuid7(), given=given(), case_ids=[esther.id, other.id], others=0)
        [hers], [others] = (list(entries_about(actor, one.subject_id)) for one in (esther, other))
    shared = {"agency_id", "worker_id"}
    for field in Entry.Care.linking:
        name = Entry._meta.get_field(field).attname
        if name not in shared and name != "changed_by_id":
            assert getattr(hers, name) != getattr(others, name)


def test_a_group_of_nobody_is_none_and_one_with_a_strangers_client_is_none_either(cast, as_person, esther):
    with as_person(cast.dev) as actor:
        with pytest.raises(errors.HowMany):
            enter_several(actor, entry_id=uuid7(), given=given(), case_ids=[], others=0)
        with pytest.raises(NotFound), transaction.atomic():
            enter_several(actor, entry_id=uuid7(), given=given(), case_ids=[esther.id], others=1)
        assert not Entry.objects.exists()


def test_sent_twice_it_is_entered_once(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        row_id = uuid7()
        enter_for(actor, entry_id=row_id, given=given(), case_id=esther.id)
        with pytest.raises(SavedBefore) as before:
            enter_for(actor, entry_id=row_id, given=given(), case_id=esther.id)
        assert before.value.same
        assert Entry.objects.count() == 1


# -- what it is paid from -------------------------------------------------------------------------------


def test_an_entry_begins_with_the_agencys_usual_split_and_keeps_it(cast, as_person):
    with as_person(cast.chloe) as actor:
        set_usual_split(actor, {"voca": 60, "state": 40, "gifts": 0})
    with as_person(cast.amira) as actor:
        entry = an_entry(actor)
    with as_person(cast.chloe) as actor:
        set_usual_split(actor, {"state": 100})
    with as_person(cast.amira) as actor:
        [fact] = services_between(actor, TODAY(), TODAY())
        assert (fact.split, entry.shares) == ({"voca": 60, "state": 40}, [60, 40])


def test_only_who_leads_says_what_hours_are_paid_from(cast, as_person):
    with as_person(cast.amira) as actor, pytest.raises(Refused):
        set_usual_split(actor, {"voca": 100})
    with as_person(cast.chloe) as actor, pytest.raises(errors.SplitNotWhole):
        set_usual_split(actor, {"voca": 99})
