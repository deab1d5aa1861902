"""What training shows at a glance: the next sessions of the coalition.

Belongs here: that part. Not here: the tab itself (views.training).
"""

from django.http import HttpRequest

from alongside.coalition.selectors.members import Coalition
from alongside.coalition.selectors.training import next_sessions
from alongside.foundation.types import Part


def parts(request: HttpRequest, coalition: Coalition) -> list[Part]:
    """Nothing where nothing is planned."""
    rows = next_sessions(coalition.id)
    if not rows:
        return []
    return [Part("coalition/_front_training.html", {"rows": rows, "coalition": coalition}, "aside")]
