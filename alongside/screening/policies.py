"""Who may do what with definitions and answers.

Belongs here: decisions. Not here: writes, HTTP. A call is open to the on-call team, a client's notes to whoever
holds that drawer: both are told by the vault.
"""

from uuid import UUID

from alongside.people.policies import LEADS
from alongside.screening.enums import Place
from alongside.vault.actors import Actor, Decision, allow, deny
from alongside.vault.enums import Drawer


def may_import(actor: Actor) -> Decision:
    """Bring, rest and review definitions: those who lead. What is asked of people is their answer to give."""
    return allow("leads") if actor.role in LEADS else deny("role")


def may_read(actor: Actor, subject_id: UUID, drawer: str) -> Decision:
    """Read the answers of a call, or of a client."""
    return _may(actor, subject_id, drawer, writing=False)


def may_answer(actor: Actor, subject_id: UUID, drawer: str) -> Decision:
    """Write answers down. Through a broken glass one reads only."""
    return _may(actor, subject_id, drawer, writing=True)


def _may(actor: Actor, subject_id: UUID, drawer: str, *, writing: bool) -> Decision:
    if drawer == Place.CALL:
        return allow("line") if actor.is_on_the_line else deny("not_on_the_line")
    if drawer != Place.NOTES:
        return deny("drawer")
    return (
        allow("drawer")
        if actor.may_open(subject_id, Drawer.NOTES, writing=writing)
        else deny("drawer_closed")
    )
