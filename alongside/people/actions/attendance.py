"""Who came and for how long; and what that adds up to: the training on record and its certificate.

Belongs here: writing attendance, correcting it, counts of outside organizations, finishing a curriculum. Not here:
sessions and places (trainings). The sums are kept by the wall (wall.count_training).
"""

import secrets
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_DOWN, Decimal
from uuid import UUID

from django.utils import timezone

from alongside.people import policies
from alongside.people import policies_training as rules
from alongside.people.actions.clearance import record_credential, withdraw_credential
from alongside.people.enums_training import SessionState as State
from alongside.people.errors_training import HoursWrong, NotReady, NotUntilThen, SessionOver
from alongside.people.models import (
    Account,
    Attendance,
    Certificate,
    Curriculum,
    Enrolment,
    FormerAttendance,
    OutsideCount,
    Progress,
    TrainingSession,
)
from alongside.people.selectors.trainings import session_for, teaches
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, SomeoneElseWasFaster

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that are taken for another
QUARTER = Decimal("0.25")


def take_attendance(
    *,
    actor: Actor,
    session_id: UUID,
    hours: Mapping[UUID, Decimal],
    seen: Mapping[UUID, int] | None = None,
) -> list[Certificate]:
    """Write down who came and for how long; sent twice, it counts once. What says something else is a correction.

    `seen`: the version of each attendance that was on the screen. Whoever finished a curriculum with this has it on
    record at once where whoever asks may record it; the others wait in the list of who leads.
    """
    session = session_for(actor, session_id)
    require(rules.may_take_attendance(actor, session, teaches=teaches(actor, session_id)))
    if session.state not in (State.PLANNED, State.HELD):
        raise SessionOver
    if session.on > timezone.localdate():
        raise NotUntilThen
    session = TrainingSession.objects.select_for_update().get(id=session_id)
    known = {row.account_id: row for row in Attendance.objects.select_for_update().filter(session=session)}
    placed = dict(
        Enrolment.objects.filter(session=session, left_at=None).values_list("account_id", "from_agency_id")
    )
    changed = []
    for account_id, some in hours.items():
        _check(actor, session, account_id, some)
        if account_id in known:
            changed += _correct(actor, known[account_id], some, (seen or {}).get(account_id))
        elif account_id in placed and some > 0:
            changed += _note(actor, session, account_id, placed[account_id], some)
    if session.state == State.PLANNED:
        session.state = State.HELD
        session.save(update_fields=["state"])
    return finished(actor, session.line, changed)


def _check(actor: Actor, session: TrainingSession, account_id: UUID, some: Decimal) -> None:
    require(rules.may_record_hours_of(actor, account_id))
    if some < 0 or some > session.hours or some % QUARTER:
        raise HoursWrong


def _note(
    actor: Actor, session: TrainingSession, account_id: UUID, from_agency_id: UUID, some: Decimal
) -> list[UUID]:
    Attendance(
        agency_id=session.agency_id, session=session, account_id=account_id, from_agency_id=from_agency_id,
        line=session.line, on=session.on, hours=some, taken_by_id=actor.account_id,
    ).save(force_insert=True)  # fmt: skip
    return [account_id]


def _correct(actor: Actor, row: Attendance, some: Decimal, seen: int | None) -> list[UUID]:
    if row.hours == some:
        return []
    if seen is not None and seen != row.version:
        raise SomeoneElseWasFaster
    FormerAttendance(
        agency_id=row.agency_id, session_id=row.session_id, account_id=row.account_id, hours=row.hours,
        version=row.version, replaced_by_id=actor.account_id,
    ).save(force_insert=True)  # fmt: skip
    row.hours, row.taken_by_id, row.taken_at = some, actor.account_id, timezone.now()
    row.version += 1
    row.save(update_fields=["hours", "taken_by", "taken_at", "version"])
    return [row.account_id]


def finished(actor: Actor, line: UUID | None, account_ids: list[UUID]) -> list[Certificate]:
    """What was just written down completed, as far as whoever wrote it may confirm it."""
    if line is None or not account_ids:
        return []
    curriculum = Curriculum.objects.filter(line=line, retired_at=None).first()
    if curriculum is None or not rules.may_plan_training(actor):
        return []
    lasting = Certificate.objects.filter(
        line=line, account_id__in=account_ids, withdrawn_at=None, renewed_at=None, ends_on=None
    )
    for_good = set(lasting.values_list("account_id", flat=True))
    ready = Progress.objects.filter(line=line, account_id__in=set(account_ids) - for_good)
    return [_confirm(actor, curriculum, row) for row in ready if is_complete(curriculum, row)]


def is_complete(curriculum: Curriculum, row: Progress) -> bool:
    """All hours, and every needed topic."""
    return row.hours >= curriculum.hours and set(curriculum.required) <= set(row.topics)


def confirm_training(*, actor: Actor, curriculum_id: UUID, account_id: UUID) -> Certificate:
    """Somebody else says that it is so: the training on record, and her certificate. Confirmed twice, it is one.

    One that ends is renewed as soon as all of it is complete once more.
    """
    curriculum = Curriculum.objects.filter(agency_id=actor.agency_id, id=curriculum_id).first()
    if curriculum is None:
        raise NotFound
    require(rules.may_plan_training(actor))
    require(rules.may_record_hours_of(actor, account_id))
    row = Progress.objects.filter(line=curriculum.line, account_id=account_id).first()
    known = _current(curriculum.line, account_id)
    complete = row is not None and is_complete(curriculum, row)
    if row and complete and (known is None or known.ends_on):
        return _confirm(actor, curriculum, row)
    if known is None or known.has_ended:
        raise NotReady
    return known


def _current(line: UUID, account_id: UUID) -> Certificate | None:
    return Certificate.objects.filter(
        line=line, account_id=account_id, withdrawn_at=None, renewed_at=None
    ).first()


def _confirm(actor: Actor, curriculum: Curriculum, row: Progress) -> Certificate:
    account = Account.objects.select_related("agency").get(id=row.account_id)
    on = row.last_on or timezone.localdate()
    ends_on = months_later(on, curriculum.valid_months)
    credential = None
    if curriculum.credential and account.agency_id == actor.agency_id:
        require(policies.may_record_credential(actor, account))
        credential = record_credential(
            actor=actor, account=account, kind=curriculum.credential, earned_on=on,
            expires_on=ends_on,
            hours=row.hours.quantize(Decimal("0.1"), ROUND_DOWN),
        )  # fmt: skip
    if known := _current(curriculum.line, account.id):
        known.renewed_at = timezone.now()
        known.save(update_fields=["renewed_at"])
    made = Certificate(
        agency_id=actor.agency_id, account=account, from_agency_id=account.agency_id, curriculum=curriculum,
        line=curriculum.line, credential=credential, shown_name=account.working_name, hours=row.hours,
        finished_on=on, ends_on=ends_on, code=new_code(), made_by_id=actor.account_id,
    )  # fmt: skip
    made.save(force_insert=True)
    ledger.add(actor, What.CREDENTIAL_CHANGED, about=account.id, why="training.finished")
    return made


def months_later(on: date, months: int | None) -> date | None:
    """So many months on; the last day of a shorter month."""
    if not months:
        return None
    year, month = divmod(on.month - 1 + months, 12)
    for day in range(on.day, on.day - 4, -1):
        try:
            return date(on.year + year, month + 1, day)
        except ValueError:
            continue
    return None


def new_code() -> str:
    """A certificate's code: twenty letters by chance, a hundred bits, in groups that can be read aloud."""
    letters = [secrets.choice(LETTERS) for _ in range(20)]
    return "-".join("".join(letters[start : start + 5]) for start in range(0, 20, 5))


def withdraw_certificate(*, actor: Actor, certificate_id: UUID) -> None:
    """It was a mistake: the certificate says so from now on, and the training is off the record.

    The one that it had renewed is the current one again.
    """
    row = Certificate.objects.select_related("account").filter(id=certificate_id).first()
    if row is None:
        raise NotFound
    require(rules.may_plan_training(actor))
    require(rules.may_record_hours_of(actor, row.account_id))
    if row.agency_id != actor.agency_id:
        raise NotFound
    if row.withdrawn_at is None:
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        ledger.add(actor, What.CREDENTIAL_CHANGED, about=row.account_id, why="training.withdrawn")
        if row.credential_id:
            withdraw_credential(actor=actor, account=row.account, credential_id=row.credential_id)
        if row.renewed_at is None:
            _put_back_the_one_before(row)


def _put_back_the_one_before(row: Certificate) -> None:
    before = Certificate.objects.filter(line=row.line, account_id=row.account_id, withdrawn_at=None)
    last = before.exclude(renewed_at=None).order_by("-finished_on", "-id").first()
    if last:
        last.renewed_at = None
        last.save(update_fields=["renewed_at"])


def name_on_certificate(*, actor: Actor, certificate_id: UUID, name: str) -> None:
    """The name she wants printed on her own."""
    if not Certificate.objects.filter(
        id=certificate_id, account_id=actor.account_id, withdrawn_at=None
    ).update(shown_name=name):
        raise NotFound


def count_outside(
    *, actor: Actor, session_id: UUID, organization: str, people: int, hours: Decimal
) -> OutsideCount | None:
    """How many came from an organization without accounts here. Sent again, it says the new count; none: taken out."""
    session = session_for(actor, session_id)
    require(rules.may_take_attendance(actor, session, teaches=teaches(actor, session_id)))
    if session.state not in (State.PLANNED, State.HELD):
        raise SessionOver
    if hours < 0 or hours > session.hours or hours % QUARTER:
        raise HoursWrong
    known = OutsideCount.objects.filter(session=session, organization__iexact=organization).first()
    if people == 0:
        if known:
            known.delete()
        return None
    if known:
        known.people, known.hours = people, hours
        known.save(update_fields=["people", "hours"])
        return known
    return OutsideCount.objects.create(
        agency_id=session.agency_id, session=session, organization=organization, people=people, hours=hours,
        made_by_id=actor.account_id,
    )  # fmt: skip
