"""Named refusals of this room."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class ChangedMeanwhile(Refused):
    """The row changed since the form was opened: nothing is overwritten. `saved` is what stands there now."""

    code = "stale"
    sentence = _(
        "Someone changed this while you were writing. Your text is still here: compare, then save again."
    )

    def __init__(self, saved: Mapping[str, Any]) -> None:
        self.saved = saved
        super().__init__()


class LeadsThere(Refused):
    """Words about a confidential place that would let somebody find it. `fields`: which."""

    code = "leads_there"
    sentence = _(
        "This says where it is, or how to ring there. Leave out streets, numbers, links and landmarks: "
        "the county and the central line are enough."
    )

    def __init__(self, *fields: str) -> None:
        self.fields = fields
        super().__init__()


class HiddenByOrganization(Refused):
    """A place of a confidential organization cannot be made public on its own."""

    code = "hidden_by_organization"
    sentence = _("All places of this organization are confidential.")


class TooManyReports(Refused):
    """More reports than a person writes."""

    code = "too_many_reports"
    sentence = _("We have many messages about this already. We will look. Thank you.")


class NotUndone(Refused):
    """A check of somebody else, or one that is undone already."""

    code = "not_undone"
    sentence = _("This cannot be taken back any more.")


class LinkIsOther(Refused):
    """The address was changed since the page was opened, or taken already."""

    code = "link_is_other"
    sentence = _("This address was changed meanwhile. Look again at what stands here now.")
