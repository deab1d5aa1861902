"""What the plan room cannot do, each with the sentence that says so.

Belongs here: named refusals. Not here: who may (policies).
"""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class FormNotReadable(Refused):
    """A plan's form lacks something or says something twice. `what`: where, in the words of the form."""

    code = "plan_not_readable"
    sentence = _("This is not the form of a plan.")

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__()

    def __str__(self) -> str:
        return f"{self.sentence} {self.what}"


class NotADraft(Refused):
    """A version that was published or set aside already."""

    code = "plan_not_a_draft"
    sentence = _("This version is no draft any more. Open the plan again to see where it stands.")
