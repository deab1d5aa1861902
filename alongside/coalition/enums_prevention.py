"""The vocabulary of prevention.

Belongs here: choices and their words, kind to whoever is meant. Not here: the myths (myths), a person: there is none.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlaceOfRecruitment(models.TextChoices):
    """Where people are approached (S4-261)."""

    MALL = "mall", _("Malls and shops")
    SCHOOL = "school", _("Schools")
    STATION = "station", _("Bus and train stations")
    CLUB = "club", _("Clubs and bars")
    GROUP_HOME = "home", _("Group homes")
    ONLINE = "online", _("Online")
    STREET = "street", _("Streets and parks")
    WORK = "work", _("Places of work")
    OTHER = "other", _("Another kind")


class Tier(models.TextChoices):
    """For whom a group is (S4-262)."""

    EVERYONE = "everyone", _("Any young people")
    SUPPORT = "support", _("Young people who could use more support")
    AFTER = "after", _("Young people who have lived through it")


class Topic(models.TextChoices):
    """What a session speaks about (S4-263)."""

    MYTHS = "myths", _("Myths and what is true")
    TACTICS = "tactics", _("How people are drawn in")
    HEALTH = "health", _("Sexual health and consent")
    SUBSTANCES = "drugs", _("Drugs and alcohol")
    PATHS = "paths", _("Where to find help, and ways out")
    SELF = "self", _("What I am worth")
    ONLINE = "online", _("Being online")
    OTHER = "other", _("Something else")


class GroupState(models.TextChoices):
    """Where a group stands."""

    PLANNED = "planned", pgettext_lazy("a group", "Planned")
    RUNNING = "running", _("Running")
    ENDED = "ended", _("Ended")


class Audience(models.TextChoices):
    """Who is taught (S4-260, 265)."""

    ER = "er", _("Emergency rooms and clinics")
    POLICE = "police", _("Police")
    PROBATION = "probation", _("Probation and parole")
    SCHOOLS = "schools", _("Schools")
    CHILD_WELFARE = "welfare", _("Child welfare")
    HOTELS = "hotels", _("Hotels and transport")
    COMMUNITY = "community", _("The community")
    OTHER = "other", _("Others")


class ActionKind(models.TextChoices):
    """What an action aims at (S4-259, 266, 267)."""

    RULE = "rule", _("A rule or law that harms")
    DEMAND = "demand", _("Demand")
    ACCOUNT = "account", _("Holding exploiters accountable")


class ActionState(models.TextChoices):
    """How far an action has come."""

    IDEA = "idea", _("Idea")
    ASKED = "asked", _("Asked")
    MOVING = "moving", _("Moving")
    WON = "won", pgettext_lazy("a practice", "Changed")
    STOPPED = "stopped", _("Stopped")


class Moment(models.TextChoices):
    """When a question was asked."""

    BEFORE = "before", _("Before")
    AFTER = "after", _("After")
