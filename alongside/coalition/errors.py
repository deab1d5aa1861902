"""Why a step in a coalition does not go through, in words for whoever took it.

Belongs here: what members and organizers meet. Not here: the sub-areas' own (errors_<area>).
"""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class AlreadyHere(Refused):
    """The same organization stands in the list already."""

    code = "already_here"
    sentence = _("This organization is already in the list.")
