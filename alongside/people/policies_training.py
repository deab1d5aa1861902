"""Who plans trainings, who writes down who came, and who confirms what that adds up to.

Belongs here: decisions. Not here: writes, HTTP. The row asks the same (migrations/0031_training_rows).
"""

from datetime import date
from uuid import UUID

from alongside.people.enums_training import SessionState
from alongside.people.models import Curriculum, TrainingSession
from alongside.people.policies import may_manage_people
from alongside.vault.actors import Actor, Decision, allow, deny


def may_plan_training(actor: Actor) -> Decision:
    """Curricula and sessions of her own agency: whoever manages people; at a coalition its organizers."""
    return may_manage_people(actor)


def may_change_session(actor: Actor, session: TrainingSession) -> Decision:
    """A session of her own agency."""
    return may_plan_training(actor) if session.agency_id == actor.agency_id else deny("other_agency")


def may_take_attendance(actor: Actor, session: TrainingSession, *, teaches: bool) -> Decision:
    """Whoever teaches there, and whoever plans it."""
    if teaches and session.agency_id == actor.agency_id:
        return allow("teaches")
    return may_change_session(actor, session)


def may_bring_material(
    actor: Actor, where: TrainingSession | Curriculum, *, teaches: bool = False
) -> Decision:
    """Files of a session: who teaches there, and who plans it. Of a curriculum: who writes it."""
    if isinstance(where, TrainingSession):
        return may_take_attendance(actor, where, teaches=teaches)
    return may_plan_training(actor) if where.agency_id == actor.agency_id else deny("other_agency")


def may_record_hours_of(actor: Actor, account_id: UUID) -> Decision:
    """Hours are recorded by somebody else, never by oneself."""
    return deny("yourself") if account_id == actor.account_id else allow("someone_else")


def may_see_training(actor: Actor) -> Decision:
    """Everyone's progress, for whoever manages people."""
    return may_manage_people(actor)


def may_enrol(actor: Actor, account_id: UUID, from_agency_id: UUID) -> Decision:
    """Herself; or a colleague of her own agency, by whoever manages people there."""
    if account_id == actor.account_id:
        return allow("own")
    return may_manage_people(actor) if from_agency_id == actor.agency_id else deny("other_agency")


def is_open(actor: Actor, session: TrainingSession, *, on: date) -> bool:
    """Whether a place can still be had: until the day is over; by who manages people also for who just came along."""
    if session.state == SessionState.PLANNED and session.on >= on:
        return True
    return session.state in (SessionState.PLANNED, SessionState.HELD) and bool(may_manage_people(actor))
