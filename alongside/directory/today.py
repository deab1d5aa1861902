"""What the directory adds to Today, for those who keep it: messages about mistakes that wait.

Belongs here: one part, made of a count. Not here: the page of Today (people).
"""

from typing import Any

from alongside.directory.selectors.keeping import reports_waiting
from alongside.foundation.types import Part


def parts(request: Any) -> list[Part]:
    """One line where a message waits."""
    waiting = reports_waiting(request.actor)
    return [Part("directory/_today.html", {"waiting": waiting})] if waiting else []
