"""What the action refuses before the database has to."""

from dataclasses import replace

import pytest

from alongside.releases.actions.disclosing import Compelled, note_disclosure
from alongside.releases.actions.giving import Explained, Reader, Signed
from alongside.releases.actions.rules import change_rules
from alongside.releases.errors import (
    ApproverMissing,
    GuardianMissing,
    NobodyToRead,
    NoOrder,
    NothingChosen,
    SayFirst,
    SignatureMissing,
    SupervisorsYes,
    TooLong,
    WitnessMissing,
)
from alongside.releases.items import Item
from alongside.releases.selectors.releases import disclosures_of
from alongside.releases.tests.ground import SIGNED, TOLD, a_permission, to_millrace
from alongside.vault.errors import Refused
from tests.attacks.ground import TODAY

LETTER = Reader("letter", "other", "County clerk")
REFUSED = [
    ({"items": []}, NothingChosen),
    ({"purpose": " "}, NothingChosen),
    ({"reader": replace(LETTER, name=" ")}, NothingChosen),
    ({"explained": replace(TOLD, help_told=False)}, SayFirst),
    ({"explained": replace(TOLD, law_told=False)}, SayFirst),
    ({"explained": replace(TOLD, letter_told=False), "reader": LETTER}, SayFirst),
    ({"signed": replace(SIGNED, signature=" ")}, SignatureMissing),
    ({"signed": Signed("spoken", "yes")}, WitnessMissing),
    ({"signed": replace(SIGNED, is_minor=True)}, GuardianMissing),
    ({"signed": replace(SIGNED, is_minor=True, guardian_how="signed")}, GuardianMissing),
    ({"days": 0}, TooLong),
    ({"days": 91}, TooLong),
    ({"items": [Item("session", "privileged")]}, SupervisorsYes),
]


@pytest.mark.parametrize(("more", "refusal"), REFUSED)
def test_what_is_not_whole_is_refused(cast, as_person, esther, intake, more, refusal):
    with as_person(cast.amira) as actor:
        reader = more.pop("reader", None) or to_millrace(cast)
        with pytest.raises(refusal):
            a_permission(actor, esther.subject_id, reader, **more)
        a_permission(actor, esther.subject_id, to_millrace(cast))


def test_the_ceiling_is_the_agencys_own(cast, as_person, esther, intake):
    with as_person(cast.chloe) as actor:
        change_rules(actor=actor, default_days=7, ceiling_days=14)
    with as_person(cast.amira) as actor:
        with pytest.raises(TooLong):
            a_permission(actor, esther.subject_id, to_millrace(cast), days=15)
        assert a_permission(actor, esther.subject_id, to_millrace(cast), days=14).release.ceiling_days == 14


def test_where_nobody_could_read_it_nothing_is_kept(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        with pytest.raises(NobodyToRead):
            a_permission(actor, esther.subject_id, to_millrace(cast))
        with pytest.raises(NobodyToRead):
            a_permission(actor, esther.subject_id, to_millrace(cast, to_account_id=cast.fay.id))


@pytest.mark.parametrize("who", ["dev", "ben", "ida"])
def test_who_does_not_write_in_the_plan_gives_none(cast, as_person, esther, intake, who):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        a_permission(
            actor, esther.subject_id, LETTER, explained=Explained("en", "alone", True, True, letter_told=True)
        )


# -- what a court or a law asks for ------------------------------------------------------------------------

ORDER = Compelled("court_order", TODAY, "Order 26-CV-1", "told", least="The dates", given_on=TODAY)


def test_an_order_with_the_yes_of_someone_who_leads_is_kept(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        note_disclosure(
            actor=actor, subject_id=esther.subject_id, said=replace(ORDER, approved_by_id=cast.chloe.id)
        )
        [one] = disclosures_of(actor, esther.subject_id)
        assert (one.document, one.least, one.approved_by.working_name) == (
            "Order 26-CV-1",
            "The dates",
            "Chloe",
        )


COMPELLED_NOT = [
    ({"by": "subpoena"}, NoOrder),
    ({"approved_by_id": None}, ApproverMissing),
    ({"approved_by_id": "dev"}, ApproverMissing),
    ({"least": " "}, ApproverMissing),
]


@pytest.mark.parametrize(("more", "refusal"), COMPELLED_NOT)
def test_a_subpoena_is_not_a_court_order_and_nobody_gives_alone(cast, as_person, esther, more, refusal):
    said = replace(ORDER, approved_by_id=cast.chloe.id)
    if more.get("approved_by_id") == "dev":
        more = {"approved_by_id": cast.dev.id}
    with as_person(cast.amira) as actor:
        with pytest.raises(refusal):
            note_disclosure(actor=actor, subject_id=esther.subject_id, said=replace(said, **more))
        assert disclosures_of(actor, esther.subject_id) == []


def test_a_subpoena_that_was_answered_with_nothing_is_kept(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        said = replace(ORDER, by="subpoena", given_on=None, least="")
        assert note_disclosure(actor=actor, subject_id=esther.subject_id, said=said).given_on is None
