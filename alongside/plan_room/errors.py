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


class TooManySent(Refused):
    """More than anyone reads: from one address, or from all."""

    code = "too_many_sent"
    sentence = _("A lot was sent just now. Please wait an hour, then send it again.")


class NotYet(Refused):
    """A report is published when the agency has answered or its days are over."""

    code = "not_yet"
    sentence = _(
        "The agency still has time to answer. Publish it when it has answered, or after its last day."
    )


class NotThere(Refused):
    """A report that is somewhere else by now."""

    code = "report_moved_on"
    sentence = _("This report has moved on meanwhile. Open it again to see where it stands.")


class ReasonNeeded(Refused):
    """Nothing is sent back without a word."""

    code = "reason_needed"
    sentence = _("Write why, in a sentence or two. It is sent to those who wrote.")


class SecondPerson(Refused):
    """A plan is published by somebody else than whoever wrote it."""

    code = "second_person"
    sentence = _("Somebody else reads it and publishes it: whoever wrote a draft does not publish it.")
