"""The vocabulary of clocks. Codes are stored; labels are shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClockDrawer(models.TextChoices):
    """Where a clock runs: in a call, or in a client's plan."""

    CALL = "call", _("Call")
    PLAN = "plan", _("Plan")


class Certainty(models.TextChoices):
    """How sure the first day is."""

    KNOWN = "known", _("We know when")
    ASSUMED = "assumed", _("Our guess")
    UNKNOWN = "unknown", _("Nobody knows exactly")


class WhyStopped(models.TextChoices):
    """Why a clock no longer matters. None of them judges."""

    CHOSE_NOT = "chose_not", _("They chose not to")
    NOT_NEEDED = "not_needed", _("It is not needed any more")
    BY_MISTAKE = "by_mistake", _("Started by mistake")
    ANOTHER = "another", _("Another clock counts instead")


class Bound(models.TextChoices):
    """Who must keep a clock."""

    CLIENT = "client", _("Client")
    STAFF = "staff", _("You")
    HOSPITAL = "hospital", _("Hospital")
    POLICE = "police", _("Police")
    LABORATORY = "laboratory", _("Laboratory")
    COURT = "court", _("Court")
    PROSECUTOR = "prosecutor", _("Prosecutor")
    GOVERNMENT = "government", _("Government")
    OFFICIALS = "officials", _("Officials who know")
    CHILD_WELFARE = "child_welfare", _("Child-welfare agency")
    SCHOOL = "school", _("School")
