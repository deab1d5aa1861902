"""The form of a counselling session.

Belongs here: parsing and wording. Not here: who may open it, saving. There is no field for a diagnosis, and none is
needed for anything. Every field but the time may stay empty: the client chooses what is kept.
"""

from datetime import datetime

from django.utils.translation import gettext_lazy

from alongside.cases.enums_advocacy import Adjunct, Aim, Link
from alongside.cases.forms_advocacy import ManyOf, Unasked, has_happened, moment, one_of, passage
from alongside.cases.forms_fields import RowIdField, VersionField


class SessionForm(Unasked):
    """A session, as far as the client wants it kept."""

    row_id = RowIdField()
    version = VersionField()
    happened_at = moment(gettext_lazy("When"))
    aims = ManyOf(gettext_lazy("What it was for, as they put it"), Aim.choices)
    needs = passage(gettext_lazy("What they need, in their words"))
    strengths = passage(
        gettext_lazy("What helps them, what they are good at"),
        gettext_lazy("Found together. What looks like a symptom may be how they came through."),
    )
    done = passage(gettext_lazy("What we did"))
    adjuncts = ManyOf(
        gettext_lazy("Other ways than talking"),
        Adjunct.choices,
        gettext_lazy("Only what they wanted."),
    )
    culture = passage(
        gettext_lazy("Language, culture, belief"), gettext_lazy("What gives them ground."), rows=2
    )
    goals = passage(gettext_lazy("What they want to reach"), gettext_lazy("Their words, their pace."), rows=2)
    review = passage(
        gettext_lazy("How they see it going"), gettext_lazy("Looked at together, in their words."), rows=2
    )
    link = one_of(
        gettext_lazy("Did they want to hear of someone for mental health?"),
        Link.choices,
        gettext_lazy("Ask gently and only if it fits. Help goes on either way."),
    )
    referral = passage(
        gettext_lazy("Who else can help"),
        gettext_lazy(
            "Where we lack the skill: listen, find the closest service, go along. For addiction, recovery, and more."
        ),
        rows=2,
    )

    def clean_happened_at(self) -> datetime:
        return has_happened(self.cleaned_data["happened_at"])
