"""Words for figures that anyone may read.

Belongs here: codes and their names. Not here: reading files (tables), who may (policies).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Offense(models.TextChoices):
    """What a figure counts, by the names that laws use. Selling is counted apart: it is done to people, too."""

    PROMOTING = "promoting", _("Promoting prostitution")
    PATRONIZING = "patronizing", _("Buying sex")
    SELLING = "selling", _("Selling sex")
    COMMERCIAL_SEX = "commercial_sex", _("Trafficking, commercial sex acts")
    SERVITUDE = "servitude", _("Trafficking, forced labor")
    ALL_PROSTITUTION = "all_prostitution", _("Prostitution, all kinds together")
    OTHER = "other", _("Another offense, see the note")


class Measure(models.TextChoices):
    """At which step it is counted."""

    REPORTS = "reports", _("Offenses reported")
    ARRESTS = "arrests", _("Arrests")
    CHARGES = "charges", _("Charges")
    CONVICTIONS = "convictions", _("Convictions")
    CLEARED = "cleared", _("Offenses cleared")


class Ages(models.TextChoices):
    """Whose arrests or cases."""

    ALL = "all", _("All ages")
    UNDER_18 = "under_18", _("Under 18")
    ADULTS = "adults", _("18 and older")


class Missing(models.TextChoices):
    """Why a figure is not there. None of them is a zero."""

    NOT_REPORTED = "not_reported", _("not reported")
    NOT_AVAILABLE = "not_available", _("not available")
    HIDDEN = "hidden", _("hidden")


class State(models.TextChoices):
    """How far a set of figures is."""

    DRAFT = "draft", _("Looked at, not published")
    PUBLISHED = "published", _("Published")
    REPLACED = "replaced", _("Replaced by a later one")
    TAKEN_BACK = "taken_back", _("Taken back")


class Beside(models.TextChoices):
    """A state's definition beside the federal one (22 U.S.C. 7102(11): force, fraud or coercion, none for a minor)."""

    SAME = "same", _("As far as the federal one")
    WIDER = "wider", _("Reaches further")
    NARROWER = "narrower", _("Does not reach as far")
    DIFFERENT = "different", _("Cut differently")
    NOT_COMPARED = "not_compared", _("Not compared yet")
