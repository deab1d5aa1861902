"""Who may do what with the directory.

Belongs here: decisions. Not here: writes, HTTP. Reading is open to all: a rule about reading would promise a secret
that is none. What must not be known is not stored (scanning, migrations/0002_hsds_rows). The row says the same
(migrations/sql/0002_keeping.sql).
"""

from alongside.people.policies import LEADS, may_keep_what_is_public
from alongside.vault.actors import Actor, Decision, allow, deny


def may_keep(actor: Actor) -> Decision:
    """Write it: whoever leads at an agency, and the organisers of a coalition."""
    return may_keep_what_is_public(actor)


def may_check(actor: Actor) -> Decision:
    """Say that a service was checked today: everyone on the staff."""
    return allow("staff")


def may_see_trained(actor: Actor) -> Decision:
    """Who at the agency was trained on the list: whoever leads there."""
    return allow("leads") if actor.role in LEADS else deny("role")


def may_read_reports(actor: Actor) -> Decision:
    """What people found wrong is for whoever can mend it."""
    return may_keep(actor)
