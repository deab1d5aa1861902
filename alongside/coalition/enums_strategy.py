"""The vocabulary of a coalition's plan and of the six measures.

Belongs here: what is stored as a choice. Not here: which step may follow which (policies_strategy), counting.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    """A plan is written, then agreed. What was agreed can still be changed, and its history says how."""

    DRAFTED = "drafted", _("Draft")
    AGREED = "agreed", _("Agreed")


class ActionState(models.TextChoices):
    """Where a promise of a member stands. Letting go is allowed, with a reason."""

    DRAFTED = "drafted", _("Draft")
    AGREED = "agreed", _("Agreed")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    LET_GO = "let_go", _("Let go")


class SixMeasure(models.TextChoices):
    """What a coalition counts to see whether anything moved (S4-210 to 215)."""

    POLICIES = "policies", _("Policy changes")
    CROSSTRAINING = "crosstraining", _("Cross-training hours")
    REFERRALS = "referrals", _("Referrals between centers and providers")
    PEOPLE = "people", _("People served, and where they were referred from")
    FEEDBACK = "feedback", _("Survivors' feedback")
    JUSTICE = "justice", _("Experience in the criminal justice system")


class Stage(models.TextChoices):
    """The way of help without a gap (S4-219): where in it an action belongs."""

    CRISIS = "crisis", _("Emergency and crisis")
    TREATMENT = "treatment", _("Treatment")
    HOUSING = "housing", _("Housing")
    LEARNING = "learning", _("Education and work")
    COMMUNITY = "community", _("Life in the community")
