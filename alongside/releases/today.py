"""What this room adds to Today: what others allowed this agency to see.

Belongs here: one small part of that page. Not here: the page (people), the inbox.
"""

from alongside.foundation.types import Part
from alongside.people.types import StaffRequest
from alongside.releases.selectors.packets import packets_for


def parts(request: StaffRequest) -> list[Part]:
    """How many run; nothing where none does."""
    running = [line for line in packets_for(request.actor) if line.is_running]
    return (
        [Part("releases/_today.html", {"running": running[:5], "count": len(running)}, "aside")]
        if running
        else []
    )
