"""Who may look after groups, and who hears what people say about the agency.

Belongs here: decisions. Not here: writes, HTTP.
"""

from alongside.cases.models import Group
from alongside.people.policies import LEADS
from alongside.vault.actors import Actor, Decision, allow, deny


def may_open_group(actor: Actor) -> Decision:
    """Anyone who works here can begin a group. It says nothing about who comes."""
    return allow("own_agency")


def may_change_group(actor: Actor, group: Group) -> Decision:
    """Whoever looks after it, or someone who leads: its name, who leads, letting it rest."""
    if group.worker_id == actor.account_id or actor.role in LEADS:
        return allow("group")
    return deny("not_yours")


def may_hear(actor: Actor) -> Decision:
    """What people say about the agency: whoever leads."""
    return allow("leads") if actor.role in LEADS else deny("role")
