"""The pages of the directory, as tabs.

Belongs here: their names and order; a page that does not exist yet is left out. Not here: who may open them.
"""

from typing import Any

from django.utils.translation import gettext as _

from alongside.directory import policies
from alongside.foundation.http import address
from alongside.vault.actors import Actor


def tabs(actor: Actor, here: str) -> list[dict[str, Any]]:
    """What this person can do with the directory."""
    keeps = bool(policies.may_keep(actor))
    named = [
        ("directory:search", _("Find"), True),
        ("directory:services", _("Services"), True),
        ("directory:beds", _("Beds tonight"), True),
        ("directory:agreements", _("Agreements"), True),
        ("directory:to_call", _("To check"), True),
        ("directory:reports", _("Messages"), keeps),
        ("directory:gaps", _("Gaps"), True),
        ("directory:terms", _("Words"), keeps),
        ("directory:trained", _("Who knows it"), bool(policies.may_see_trained(actor))),
        ("directory:imports", _("Import and export"), keeps),
        ("public_site:cards", _("For everyone"), True),
    ]
    return [
        {"url": url, "label": label, "current": name == here}
        for name, label, may in named
        if may and (url := address(name))
    ]
