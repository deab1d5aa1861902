"""Finding help during a call: the directory's own form, short enough to stand beside a conversation.

Belongs here: which of its fields the call asks for. Not here: how words are understood (directory).
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from alongside.crisis_line.needs_tonight import COMING, LOOKED_FOR
from alongside.directory.forms_finding import FindForm


class HelpForm(FindForm):
    """What is needed, near where. Nothing is kept of it."""

    size = 6

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = gettext_lazy("What is needed")
        self.fields["words"].help_text = gettext_lazy("No name. Words and ZIP are not kept.")
        self.fields["without"].label = gettext_lazy("Without asking for")
        self.fields["coming"].label = gettext_lazy("Comes along")


def of_need(name: str, given: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What the form holds when a need of the sheet was picked: the place stays, the words go."""
    kept = {key: (given or {}).get(key, "") for key in ("zip", "county")}
    return kept | {"need": LOOKED_FOR[name], "coming": [COMING[name]] if name in COMING else []}
