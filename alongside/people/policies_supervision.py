"""Who supervises whom, and whose pages are whose.

Belongs here: decisions. Not here: writes, HTTP. The row asks the same (migrations/0041_supervision_rows): no role opens
what is between two people, and who runs the agency finds nothing.
"""

from alongside.people.models import Account, OwnPage, Supervision
from alongside.vault.actors import Actor, Decision, allow, deny


def may_supervise(actor: Actor, worker: Account) -> Decision:
    """Whoever is named as her supervisor now."""
    if worker.agency_id != actor.agency_id or worker.left_at is not None:
        return deny("other_agency")
    return allow("supervises") if worker.supervisor_id == actor.account_id else deny("not_supervised")


def may_write_session(actor: Actor, session: Supervision) -> Decision:
    """The supervisor whose sitting it was."""
    return allow("wrote") if session.supervisor_id == actor.account_id else deny("not_yours")


def may_share_session(actor: Actor, session: Supervision) -> Decision:
    """She whose supervision it is: with whoever supervises her now."""
    return allow("hers") if session.account_id == actor.account_id else deny("not_yours")


def may_change_page(actor: Actor, page: OwnPage) -> Decision:
    """Her own alone."""
    return allow("hers") if page.account_id == actor.account_id else deny("not_yours")
