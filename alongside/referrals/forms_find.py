"""Finding a place for a client: the directory's own form, in the words of staff.

Belongs here: which of its words differ. Not here: how words are understood (directory). Nothing of it is kept.
"""

from typing import Any

from django.utils.translation import gettext_lazy

from alongside.directory.forms_finding import FindForm


class PlaceFindForm(FindForm):
    """What is needed, near where."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = gettext_lazy("What is needed")
        self.fields["words"].help_text = gettext_lazy("No name. Words and ZIP are not kept.")
        self.fields["without"].label = gettext_lazy("Without asking for")
        self.fields["coming"].label = gettext_lazy("Comes along")
