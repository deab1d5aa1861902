"""Writing down what is known about a minor, reports, and the adults around.

Belongs here: these verbs, and the clocks that begin with them. Not here: counting (the room clocks), who may be
contacted (policies_minors).
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.once import once
from alongside.cases.actions.working import case_to_write, require_version, was_worked_on
from alongside.cases.enums_minors import Known
from alongside.cases.errors import NameMissing
from alongside.cases.errors_minors import NotToBeContacted
from alongside.cases.models import Adult, Asked, Case, Minor
from alongside.cases.policies_minors import may_contact
from alongside.cases.selectors.cases import born_on, identity_for
from alongside.cases.selectors.minors import adult_for, answers_about, minor_of
from alongside.clocks.actions.running import mark_done, start_clock
from alongside.clocks.errors import ClockEnded, NoSuchRule
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7

SAVED = sorted(
    (Minor.Care.linking | Minor.Care.operational | Minor.Care.sealed) - {"id", "agency", "subject_id"}
)
ABROAD, MISSING = "us-foreign-minor-24h", "us-missing-child-24h"


@dataclass(frozen=True, slots=True)
class Said:
    """What the page about a minor asks. Empty means: not asked."""

    under_18: str = ""
    about_age: str = ""
    limits_told: str = ""
    limits_told_by_id: UUID | None = None
    consulted_id: UUID | None = None
    consulted_on: date | None = None
    from_abroad: str = ""
    missing_from_care: str = ""
    missing_told: str = ""


def save_minor(
    *,
    actor: Actor,
    case_id: UUID,
    version: int,
    said: Said,
    alone: Sequence[str] = (),
    born: date | None = None,
    official_knew_at: datetime | None = None,
) -> Minor:
    """Save the answers. A birth date goes where it belongs, under name and person; the clocks that follow begin."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    minor = minor_of(actor, case.subject_id, lock=True) or Minor(
        agency_id=actor.agency_id, subject_id=case.subject_id
    )
    require_version(minor.version, version)
    for name, value in asdict(said).items():
        setattr(minor, name, value)
    minor.alone = json.dumps(sorted(alone)) if alone else ""
    _birth(actor, case, born)
    _clocks(actor, minor, official_knew_at)
    _save(minor)
    was_worked_on(case)
    ledger.add(actor, What.PLAN_CHANGED, case.subject_id, drawer=Drawer.PLAN, why="minor", about=minor.id)
    return minor


def _save(minor: Minor) -> None:
    minor.version += 1
    minor.changed_at = timezone.now()
    if minor.version == 1:
        minor.save(force_insert=True)
    else:
        minor.save(update_fields=SAVED)


def _birth(actor: Actor, case: Case, born: date | None) -> None:
    """Written once, in the drawer of names."""
    if born is None:
        return
    identity = identity_for(actor, case.subject_id, lock=True)
    if born_on(identity) == born:
        return
    identity.born_on = born.isoformat()
    identity.version += 1
    identity.changed_at = timezone.now()
    identity.save(update_fields=["born_on_sealed", "version", "changed_at"])
    ledger.add(actor, What.RECORD_CHANGED, case.subject_id, drawer=Drawer.IDENTITY, why="identity")


def _clocks(actor: Actor, minor: Minor, official_knew_at: datetime | None) -> None:
    """A foreign minor, a child missing from care: each begins a clock that binds others, once."""
    if minor.from_abroad == Known.YES and minor.abroad_clock_id is None:
        minor.abroad_clock_id = begin(actor, minor.subject_id, ABROAD, official_knew_at)
    if minor.missing_from_care == Known.YES and minor.missing_clock_id is None:
        minor.missing_clock_id = begin(actor, minor.subject_id, MISSING, None)
    if minor.missing_told == Known.YES:
        finish(actor, minor.missing_clock_id, timezone.now())


def begin(actor: Actor, subject_id: UUID, rule_id: str, at: datetime | None) -> UUID | None:
    """Start a clock, with its first moment or without. Nothing where the agency took the rule out of use."""
    certainty = "known" if at is not None else "unknown"
    try:
        return start_clock(actor, subject_id, Drawer.PLAN, rule_id, at, certainty).id
    except NoSuchRule:
        return None


def finish(actor: Actor, clock_id: UUID | None, at: datetime) -> None:
    """Say that it is done, where it still runs."""
    if clock_id is None:
        return
    try:
        mark_done(actor, clock_id, at)
    except ClockEnded:
        return


# -- the adults around -------------------------------------------------------------------------------------


def add_adult(
    *, actor: Actor, case_id: UUID, name: str, relation: str, adult_id: UUID | None = None
) -> Adult:
    """Write down an adult. Nothing is decided by it: nobody is contacted before the question is asked."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    if not name.strip():
        raise NameMissing
    new_id = adult_id or uuid7()
    return once(
        lambda: _add(actor, case, new_id, name.strip(), relation),
        made=lambda: Adult.objects.filter(subject_id=case.subject_id, id=new_id).first(),
        same=lambda row: (row.name, row.relation) == (name.strip(), relation),
    )


def _add(actor: Actor, case: Case, adult_id: UUID, name: str, relation: str) -> Adult:
    adult = Adult(
        id=adult_id, agency_id=actor.agency_id, subject_id=case.subject_id, relation=relation,
        added_by_id=actor.account_id,
    )  # fmt: skip
    adult.name = name
    adult.save(force_insert=True)
    was_worked_on(case)
    _note(actor, case, "adult", adult.id)
    return adult


def answer_question(
    *,
    actor: Actor,
    case_id: UUID,
    adult_id: UUID,
    answer: str,
    purpose: str,
    words: str = "",
    asked_id: UUID | None = None,
) -> Asked:
    """Could this adult be involved? The answer is kept, whatever it is."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    adult = adult_for(actor, case.subject_id, adult_id)
    new_id = asked_id or uuid7()
    return once(
        lambda: _ask(actor, case, adult, new_id, answer, purpose, words.strip()),
        made=lambda: Asked.objects.filter(subject_id=case.subject_id, id=new_id).first(),
        same=lambda row: (row.answer, row.purpose, row.words or "") == (answer, purpose, words.strip()),
    )


def _ask(
    actor: Actor, case: Case, adult: Adult, asked_id: UUID, answer: str, purpose: str, words: str
) -> Asked:
    asked = Asked(
        id=asked_id, agency_id=actor.agency_id, subject_id=case.subject_id, adult_id=adult.id,
        answer=answer, purpose=purpose, asked_by_id=actor.account_id, asked_at=timezone.now(),
    )  # fmt: skip
    asked.words = words
    asked.save(force_insert=True)
    was_worked_on(case)
    _note(actor, case, "involved", adult.id)
    return asked


def contact_adult(*, actor: Actor, case_id: UUID, adult_id: UUID) -> Asked:
    """Write down that someone gets in touch. NotToBeContacted unless the question was just answered with a plain no."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    answers = answers_about(actor, adult_for(actor, case.subject_id, adult_id))
    now = timezone.now()
    require(may_contact(answers, now), NotToBeContacted)
    asked = max(answers, key=lambda row: (row.asked_at, row.id))
    asked.contacted_at = max(now, asked.asked_at + timedelta(microseconds=1))
    asked.save(update_fields=["contacted_at"])
    was_worked_on(case)
    _note(actor, case, "contacted", adult_id)
    return asked


def _note(actor: Actor, case: Case, why: str, about: UUID) -> None:
    ledger.add(actor, What.PLAN_CHANGED, case.subject_id, drawer=Drawer.PLAN, why=why, about=about)
