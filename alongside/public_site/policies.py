"""Who may write what in the public house. Everyone reads it.

Belongs here: decisions. Not here: writes, HTTP. The row says the same (migrations/0002_rows).
"""

from alongside.directory.policies import may_keep
from alongside.people.policies import LEADS
from alongside.vault.actors import Actor, Decision, allow, deny


def may_keep_library(actor: Actor) -> Decision:
    """Whoever keeps the directory keeps the library."""
    return may_keep(actor)


def may_write_our_page(actor: Actor) -> Decision:
    """What one's own agency says of itself: whoever leads there."""
    return may_keep(actor) if actor.role not in LEADS else allow("leads")


def may_make_cards(actor: Actor) -> Decision:
    """Cards and posters hold nothing but numbers that everyone may have: everyone on the staff."""
    return allow("staff") if actor.role else deny("role")
