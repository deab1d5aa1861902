"""Named refusals of this room."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class NotAnAnswer(Refused):
    """The form does not offer this answer, or does not ask this now."""

    code = "not_an_answer"
    sentence = _("This question does not offer that answer. Choose one that stands there.")


class TooManyWords(Refused):
    """A few words, only if they help."""

    code = "too_many_words"
    sentence = _("These are more than 2,000 characters. Write the rest as a note.")


class AnsweredMeanwhile(Refused):
    """Someone else answered this question since it was shown: nothing is written over. `saved` is theirs."""

    code = "answered_meanwhile"
    sentence = _(
        "Someone else wrote down another answer meanwhile. Yours is still here: compare, then save again."
    )

    def __init__(self, saved: Mapping[str, Any]) -> None:
        self.saved = saved
        super().__init__()


class KnownAlready(Refused):
    """A definition is never edited: the same publisher, name, version and language stand here already."""

    code = "known_already"
    sentence = _("This form is here already. A changed form needs a version of its own.")


class RestsAlready(Refused):
    """It is not in use, or is in use again."""

    code = "rests"
    sentence = _("Someone has changed this already. Look again.")
