"""The vocabulary of networking agreements: their life, their clauses, what is exchanged. Codes stored, labels shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AgreementState(models.TextChoices):
    """The life of an agreement. It is never edited once it was proposed: a renewed one follows it."""

    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Waiting for the other side")
    IN_FORCE = "in_force", _("In force")
    REVIEW = "review", _("Under review")
    ENDED = "ended", _("Ended")


class Clause(models.TextChoices):
    """What both sides promise, in our words. `answer` and `outcome` are told in days beside it."""

    NO_DECLINE = "no_decline", _("Nobody who is sent is turned down without a reason that is said.")
    ANSWER = "answer", _("An answer comes within the days that stand here.")
    OUTCOME = (
        "outcome",
        _("What came of it is told within the days that stand here, where the person allows it."),
    )
    WARM = "warm", _("The first step is made together: by telephone, or someone goes along.")
    LANGUAGES = "languages", _("An interpreter is there, and costs the person nothing.")
    PERMISSION = "permission", _("Nothing about a person crosses without their own written permission.")
    NO_CONDITION = (
        "no_condition",
        _("No help depends on signing something, on being sober, or on talking with police."),
    )
    ROUND_CLOCK = "round_clock", _("Each side can be reached day and night.")
    TRAINING = "training", _("Each side trains the other’s staff.")
    MATERIALS = "materials", _("Materials, resources and links are shared.")
    MEETINGS = "meetings", _("Both sides meet to look at how working together goes.")
    VOICES = "voices", _("What people say about the help they got is shared, as counts without names.")


class ExchangeKind(models.TextChoices):
    """What one side gave the other (S4-231)."""

    MATERIALS = "materials", _("Materials")
    RESOURCES = "resources", _("Resources")
    LINKS = "links", _("Links")
    LISTS = "lists", _("Lists of services")


class MeetingState(models.TextChoices):
    """A meeting that is planned, or was held."""

    PLANNED = "planned", _("Planned")
    HELD = "held", pgettext_lazy("a session that was", "Held")
