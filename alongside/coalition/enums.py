"""The vocabulary of a coalition's membership.

Belongs here: who the partners are and where each stands. Not here: the vocabularies of the sub-areas (enums_<area>).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PartnerType(models.TextChoices):
    """Kinds of partners a coalition looks for. The first ten are those of source 004, lines 388 to 403 (S4-184)."""

    SUBSTANCE_USE = "substance_use", _("Substance-use provider")
    MENTAL_HEALTH = "mental_health", _("Community mental health")
    HEALTH_CARE = "health_care", _("Health care, emergency room, public health")
    EDUCATION = "education", _("Education and job training")
    HOUSING = "housing", _("Housing")
    DOMESTIC_VIOLENCE = "dv_program", _("Domestic violence program")
    JAIL = "jail", _("Jail or prison")
    SHELTER = "shelter", _("Emergency shelter")
    PROSECUTOR = "prosecutor", _("Prosecutor and staff for witnesses")
    IMMIGRATION = "immigration", _("Immigration services")
    CRISIS_CENTER = "crisis_center", _("Rape crisis center")
    LEGAL_AID = "legal_aid", _("Legal aid")
    SURVIVORS = "survivors", _("Survivors' organization")
    OTHER = "other", _("Another kind")


TEN_TYPES = tuple(PartnerType)[:10]


class MemberState(models.TextChoices):
    """Where a partner stands. Nobody is scored for saying no."""

    WANTED = "wanted", _("To be asked")
    ASKED = "asked", pgettext_lazy("a partner", "Asked")
    JOINED = "joined", _("Member")
    DECLINED = "declined", _("Not now")
    LEFT = "left", pgettext_lazy("a partner", "Left")
