"""The cards of the sign-in page: people worth trying, in the order of a tour (settings.DEMO_CAST).

Belongs here: who, and one sentence what to try. Not here: signing in (people), the whole cast (cast).
"""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from demo.cast import row_for

TOUR: tuple[tuple[str, str | Promise], ...] = (
    (
        "amira",
        _("Leads Esther’s work and takes her turn on the line. Take a call, see who may see a client."),
    ),
    (
        "dev",
        _("Works beside Amira. Look for Lena, born March 23, 1988: there may be a record, and that is all."),
    ),
    ("chloe", _("Supervises both. Imani has asked to break the glass; Petra waits for a key.")),
    ("noor", _("Counsels Esther. Her notes open for her and Vera, and not for Amira.")),
    ("tomas", _("His training lapsed yesterday. The supervised grace is running, then his drawers close.")),
    ("hollis", _("His training lapsed three weeks ago. Nothing opens, and Chloe has his clients.")),
    ("rosa", _("Directs the center. Invite someone, record a training, let a worker leave.")),
    ("ida", _("Administers accounts and never opens a drawer.")),
    ("sol", _("Works at Wren House. No client of the crisis center is to be found from here.")),
    ("ben", _("A lawyer. He may know the same people by other names, and nothing compares the two.")),
    (
        "fay",
        _(
            "Organizes the coalition. Publishes what Otis wrote, reads reports about its plan, and sees no client."
        ),
    ),
)


def cards() -> list[dict[str, Any]]:
    """The people worth trying: a row of the cast each, and `about`, what to try."""
    return [{**row_for(key), "about": about} for key, about in TOUR]
