"""Policies, gaps and asks for the tests of this area.

Belongs here: the shortest way to each. Not here: what is asked of them.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.coalition.actions import evaluation as acts
from alongside.coalition.actions import system as moves
from alongside.coalition.enums_evaluation import Decided, Heard, LearnedKind, PolicyKind, Sharing
from alongside.coalition.enums_system import (
    AskKind,
    ContactKind,
    ContactState,
    InstitutionKind,
    MaterialState,
    MaterialTopic,
)
from alongside.coalition.models import (
    Ask,
    Failing,
    Institution,
    Learned,
    Material,
    Policy,
    PolicyDecision,
    PolicyFinding,
)
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7


def today() -> Any:
    return timezone.localdate()


def policy(actor: Actor, coalition_id: Any, **said: Any) -> Policy:
    """A policy in force, private, due in a year."""
    given = {
        "title": "Who can come", "kind": PolicyKind.COMING_IN, "about": "", "says": "Everyone can come.",
        "kept_where": "Handbook, page 4", "adopted_on": today() - timedelta(days=400),
        "review_on": today() + timedelta(days=300), "sharing": Sharing.PRIVATE,
    }  # fmt: skip
    return acts.register_policy(actor=actor, coalition_id=coalition_id, row_id=uuid7(), given=given | said)


def decide(actor: Actor, row: Policy, what: str = Decided.REVISED, **said: Any) -> PolicyDecision:
    """A decision, written down today."""
    ended, review_on = said.pop("ended", ()), said.pop("review_on", None)
    given = {
        "what": what, "decided_on": today(), "decided_by": "The board", "why": "", "says": "Nobody is turned away.",
        "best_interest": "Nobody stays outside at night.", "heard": Heard.HEARD, "heard_how": "Two paid advisers.",
    }  # fmt: skip
    return acts.decide(
        actor=actor, coalition_id=row.agency_id, policy_id=row.id, row_id=uuid7(), given=given | said,
        ended=ended, review_on=review_on,
    )  # fmt: skip


def find(actor: Actor, row: Policy, rule: str, words: str = "") -> PolicyFinding:
    """A harmful rule in it."""
    return acts.find_rule(
        actor=actor, coalition_id=row.agency_id, policy_id=row.id, row_id=uuid7(), rule=rule, words=words
    )


def learned(actor: Actor, coalition_id: Any, **said: Any) -> Learned:
    """Something that does not work yet."""
    given = {
        "kind": LearnedKind.WEAKNESS,
        "program": "Shelter",
        "words": "No night shift.",
        "sharing": Sharing.PRIVATE,
    }
    return acts.write_learned(actor=actor, coalition_id=coalition_id, row_id=uuid7(), given=given | said)


def institution(actor: Actor, coalition_id: Any, **said: Any) -> Institution:
    """The emergency room, first on the way."""
    given = {
        "kind": InstitutionKind.EMERGENCY, "name": "Emergency room", "part": "", "position": 1, "organization_id": None,
    }  # fmt: skip
    return moves.write_institution(actor=actor, coalition_id=coalition_id, row_id=uuid7(), given=given | said)


def step(actor: Actor, there: Institution, **said: Any) -> Any:
    """A step there."""
    given = {"words": "Waits in the open hall.", "leads_to_id": None}
    return moves.add_step(
        actor=actor, coalition_id=there.agency_id, institution_id=there.id, row_id=uuid7(), given=given | said
    )


def failing(actor: Actor, there: Institution, **said: Any) -> Failing:
    """A gap there."""
    given = {
        "title": "Asked in front of others", "happens": "Whoever brings them answers.", "exploiters": "",
        "should": "Everyone is asked alone.", "evidence": "Seen by four members.",
    }  # fmt: skip
    return moves.name_failing(
        actor=actor, coalition_id=there.agency_id, institution_id=there.id, row_id=uuid7(), given=given | said
    )


def contact(actor: Actor, there: Institution, **said: Any) -> Any:
    """A call to it."""
    given = {
        "kind": ContactKind.CALL, "state": ContactState.DONE, "on": today(), "with_whom": "Head nurse",
        "words": "How people are recognized.", "next_on": None,
    }  # fmt: skip
    return moves.write_contact(
        actor=actor, coalition_id=there.agency_id, institution_id=there.id, row_id=uuid7(), given=given | said
    )


def ask(actor: Actor, coalition_id: Any, **said: Any) -> Ask:
    """Zero tolerance, not asked yet."""
    given = {
        "kind": AskKind.ZERO_TOLERANCE, "institution_id": None, "to_whom": "Police department",
        "what": "No officer pays for, asks for or takes sex.",
        "best_interest": "Help from the police is safe to ask for.",
    }  # fmt: skip
    return moves.write_ask(actor=actor, coalition_id=coalition_id, row_id=uuid7(), given=given | said)


def material(actor: Actor, coalition_id: Any, **said: Any) -> Material:
    """A page for the emergency room."""
    given = {
        "title": "One page for the night shift", "topic": MaterialTopic.RECOGNIZE, "for_whom": "Nurses", "about": "",
        "kept_where": "", "state": MaterialState.READY,
    }  # fmt: skip
    return moves.write_material(actor=actor, coalition_id=coalition_id, row_id=uuid7(), given=given | said)


def moved(actor: Actor, row: Any, state: str, **said: Any) -> Any:
    """What came of a gap or an ask."""
    given = {"state": state, "on": today(), "words": "Told by the office.", "day": None} | said
    known = {
        "actor": actor,
        "coalition_id": row.agency_id,
        "row_id": uuid7(),
        "version": row.version,
        "said": given,
    }
    line = (
        moves.move_ask(ask_id=row.id, **known)
        if isinstance(row, Ask)
        else moves.move_failing(failing_id=row.id, **known)
    )
    row.refresh_from_db()
    return line
