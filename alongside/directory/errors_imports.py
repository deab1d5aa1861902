"""Named refusals of importing.

Belongs here: what stands in the way of an import or of its undoing. Not here: what is wrong with a file
(exchange.saying).
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class NotNow(Refused):
    """An import that is further on, or has ended."""

    code = "not_now"
    sentence = _("This import has moved on since you opened the page. Look at how it stands now.")


class WaitedTooLong(Refused):
    """Nobody brought it in while its file was kept."""

    code = "waited_too_long"
    sentence = _("This list waited longer than we keep its file. Bring it again.")


class LaterImport(Refused):
    """A later import changed the same rows. `run`: which."""

    code = "later_import"
    sentence = _("A later import changed the same rows. Take that one back first.")

    def __init__(self, run: Any) -> None:
        self.run = run
        super().__init__()


class HeldElsewhere(Refused):
    """Something else in the house refers to what the import brought."""

    code = "held_elsewhere"
    sentence = _(
        "Something else already refers to what this import brought: a referral, a bed or a check. Nothing was changed."
    )
