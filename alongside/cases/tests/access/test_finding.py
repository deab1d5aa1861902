"""Finding a person: two identifiers, a bare answer, a limit, and nothing for who is shut out."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.cases.actions import care_team, finding
from alongside.cases.actions.identity import change_identity
from alongside.cases.errors_access import NoWildcards, TooLittleToFind, TooManySearches
from alongside.cases.models import Search
from alongside.cases.tests.access.ground import BORN_ON, ESTHER, esther_of, found_by
from alongside.vault import ledger
from alongside.vault.enums import What
from alongside.vault.errors import Refused


def test_two_identifiers_find_that_there_may_be_a_record(cast, esther):
    assert found_by(cast, "dev").others == [esther.subject_id]
    assert found_by(cast, "dev", given="esther", born=BORN_ON).others == [esther.subject_id]


def test_one_right_and_one_wrong_identifier_find_nothing(cast, esther):
    assert found_by(cast, "dev", given="Esther", born=date(1980, 1, 1)).others == []


def test_her_own_client_is_found_as_her_own(cast, esther):
    found = found_by(cast, "amira")
    assert (found.own, found.others) == ([esther.subject_id], [])


@pytest.mark.parametrize("who", ["ben", "ruth"])
def test_another_agency_finds_nothing(cast, esther, who):
    found = found_by(cast, who)
    assert (found.own, found.others) == ([], [])


@pytest.mark.parametrize("who", ["ida", "fay"])
def test_who_never_opens_a_record_cannot_search(cast, as_person, esther, who):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        finding.search(actor=actor, **ESTHER)


@pytest.mark.parametrize(
    "said", [{"given": "Esther"}, {"phone": "217-555-0101"}, {"given": "Esther", "family": " - "}, {}]
)
def test_one_identifier_alone_is_refused(cast, as_person, esther, said):
    with as_person(cast.dev) as actor, pytest.raises(TooLittleToFind):
        finding.search(actor=actor, **said)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from("*%_?＊％"), st.text(max_size=6), st.sampled_from(["given", "family", "phone"]))
def test_a_wildcard_is_refused_wherever_it_stands(cast, as_person, sign, rest, where):
    with as_person(cast.dev) as actor, pytest.raises(NoWildcards):
        finding.search(actor=actor, **{**ESTHER, where: sign + rest})


def test_a_third_identifier_tells_namesakes_apart(cast, as_person, esther):
    other = esther_of(cast, by="noor")
    assert set(found_by(cast, "dev").others) == {esther.subject_id, other.subject_id}
    with as_person(cast.noor) as actor:
        change_identity(
            actor=actor,
            case_id=other.id,
            version=2,
            chosen_name="Esther",
            legal_name="Esther Quill",
            born_on=date(1960, 5, 5),
        )
    assert found_by(cast, "dev", **ESTHER, born=BORN_ON).others == [esther.subject_id]


def test_who_is_shut_out_is_told_there_is_nothing(cast, as_person, esther):
    assert found_by(cast, "dev").others == [esther.subject_id]
    with as_person(cast.amira) as actor:
        care_team.shut_out(actor=actor, case_id=esther.id, account_id=cast.dev.id)
    assert found_by(cast, "dev").others == []


def test_twenty_searches_an_hour_and_not_one_more(cast, as_person, esther):
    with as_person(cast.dev) as actor:
        for _ in range(finding.AN_HOUR):
            finding.search(actor=actor, **ESTHER)
        with pytest.raises(TooManySearches):
            finding.search(actor=actor, **ESTHER)
    with as_person(cast.noor) as actor:
        assert finding.search(actor=actor, **ESTHER).others == [esther.subject_id]


def test_only_the_last_hour_counts(cast, as_person, esther, monkeypatch):
    with as_person(cast.dev) as actor:
        for _ in range(finding.AN_HOUR):
            finding.search(actor=actor, **ESTHER)
        monkeypatch.setattr(finding, "WINDOW", timedelta(0))
        assert finding.search(actor=actor, **ESTHER).others == [esther.subject_id]


def test_a_search_cannot_be_taken_back_or_dated_back_to_search_more(cast, as_person, esther):
    found_by(cast, "dev")
    with as_person(cast.dev) as actor:
        assert Search.objects.all().delete()[0] == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Search.objects.filter(account_id=cast.dev.id).update(at=timezone.now() - timedelta(hours=2))
        with pytest.raises(DatabaseError), transaction.atomic():
            Search(
                agency_id=actor.agency_id, account_id=cast.dev.id, at=timezone.now() - timedelta(hours=2)
            ).save(force_insert=True)
        assert Search.objects.count() == 1


def test_nobody_sees_or_adds_to_how_often_someone_else_searched(cast, as_person, esther):
    found_by(cast, "dev")
    with as_person(cast.noor) as actor:
        assert list(Search.objects.all()) == []
        with pytest.raises(DatabaseError), transaction.atomic():
            Search.objects.create(agency_id=actor.agency_id, account_id=cast.dev.id)


def test_a_search_is_a_line_without_its_words(cast, as_person, esther):
    with as_person(cast.dev) as actor, ledger.writing() as pen:
        finding.search(actor=actor, **ESTHER)
        with pytest.raises(TooLittleToFind):
            finding.search(actor=actor, given="Esther")
        lines = [(line.what, line.subjects, line.why) for line in pen.lines]
    assert lines == [
        (What.SEARCHED, (esther.subject_id,), "may_exist"),
        (What.REFUSED, (), "search:too_little"),
    ]
