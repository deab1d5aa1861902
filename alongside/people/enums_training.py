"""The vocabulary of trainings.

Belongs here: kinds of curricula, states of a session, what a topic is tagged with, who learns from whom. Not here: the
topics themselves (training_topics).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CurriculumKind(models.TextChoices):
    """What a curriculum is for (S4-056, S4-058, S4-248)."""

    FOUNDATION = "foundation", _("40-hour foundation")
    COUNSELLING = "counselling", _("20 further hours for counseling")
    CROSS = "cross", _("Cross-training")
    OWN = "own", _("Our own training")


class SessionState(models.TextChoices):
    """Where a session stands."""

    PROPOSED = "proposed", _("Proposed")
    PLANNED = "planned", _("Planned")
    HELD = "held", pgettext_lazy("a session that was", "Held")
    CALLED_OFF = "called_off", _("Called off")


class TopicTag(models.TextChoices):
    """How a topic is taught (S4-063, S4-064)."""

    CULTURE = "culture", _("Culturally sensitive")
    TRAUMA = "trauma", _("Trauma-informed")
    HARM = "harm", _("Harm reduction")


class Discipline(models.TextChoices):
    """Who learns together (S4-248, S4-265)."""

    ADVOCACY = "advocacy", _("Advocacy")
    MENTAL_HEALTH = "mental", _("Mental health")
    SUBSTANCE_USE = "substance", _("Substance use")
    HEALTH = "health", _("Health care and emergency rooms")
    POLICE = "police", _("Police")
    PROBATION = "probation", _("Probation and courts")
    HOUSING = "housing", _("Housing and shelters")
    EDUCATION = "education", _("Schools and youth work")
