"""The vocabulary of the plan room: what a promise is, who owes it, by when, and what became of it.

Belongs here: codes and their labels. Not here: any plan (data/plans.json), consultations (enums of their own).
Silence has no code of its own among the findings of others: it is "no report", and nobody is blamed by it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Whose plan it is."""

    FEDERAL = "federal", _("Federal government")
    DEPARTMENT = "department", _("A federal department")
    STATE = "state", _("A state")
    LOCAL = "local", _("A county, city or tribe")
    COALITION = "coalition", _("A coalition")


class Stage(models.TextChoices):
    """Whether its makers had finished it."""

    DRAFT = "draft", _("Draft")
    FINAL = "final", _("Final")


class Publication(models.TextChoices):
    """Whether the public may read it here."""

    DRAFT = "draft", _("Not published yet")
    PUBLISHED = "published", _("Published")
    SET_ASIDE = "set_aside", _("Set aside")


class Origin(models.TextChoices):
    """How a version came here."""

    SHIPPED = "shipped", _("Came with Alongside")
    IMPORTED = "imported", _("Brought in from a file")
    BY_HAND = "by_hand", _("Written here")


class NodeKind(models.TextChoices):
    """A part of a plan's tree."""

    PILLAR = "pillar", _("Pillar")
    GOAL = "goal", _("Goal")
    OBJECTIVE = "objective", _("Objective")
    PRINCIPLE = "principle", _("Principle")
    BULLET = "bullet", _("Point")


class Counted(models.TextChoices):
    """What a plan says that it has so many of."""

    GOALS = "goals", _("goals")
    OBJECTIVES = "objectives", _("objectives")
    ACTIONS = "actions", _("actions")


class Modality(models.TextChoices):
    """How firmly the sentence speaks."""

    WILL = "will", _("will")
    WILL_CONTINUE = "will_continue", _("will continue")
    WILL_PURSUE = "will_pursue", _("will pursue")
    WILL_SEEK = "will_seek", _("will seek")
    WILL_EXPLORE = "will_explore", _("will explore")
    WILL_PASSIVE = "will_passive", _("will be done, no one named as doing it")
    SHOULD = "should", _("should")
    INFINITIVE = "infinitive", _("listed, without a verb of promise")
    STATUTORY = "statutory", _("set by a law")


class Specificity(models.TextChoices):
    """Whether someone could tell that it was done. A reader's judgment."""

    SPECIFIC = "specific", _("Specific")
    GENERAL = "general", _("General")


class AgencyKind(models.TextChoices):
    """What a body of government is. A collective body is many at once and gets no scorecard."""

    DEPARTMENT = "department", _("Department")
    OFFICE = "office", _("Office")
    INTERAGENCY = "interagency", _("Several agencies together")
    COLLECTIVE = "collective", _("Many agencies, none named")
    STATE = "state", _("State or local body")
    LOCAL = "local", _("Local organization")


class OwingRole(models.TextChoices):
    """How an agency stands to a promise."""

    LEAD = "lead", _("Leads")
    PARTNER = "partner", _("Works with")
    CONSULT = "consult", _("Is asked")
    RECIPIENT = "recipient", _("Receives")
    IMPLIED = "implied", _("Is implied, not named")


class ClockKind(models.TextChoices):
    """What kind of time a promise has."""

    DURATION = "duration", _("A length of time")
    RECURRENCE = "recurrence", _("Again and again")
    EVENT = "event", _("After or for an event")
    ONGOING = "ongoing", _("Ongoing")
    PLAN_PERIOD = "plan_period", _("The plan's own years")


class ClockEventKind(models.TextChoices):
    """What happened to a clock after the promise."""

    FIRST_DAY = "first_day", _("A first day was given")
    EXTENSION = "extension", _("More time")
    PAUSE = "pause", _("Stopped for a while")
    RESTART = "restart", _("Goes on")
    DONE = "done", _("Done")


class Status(models.TextChoices):
    """What an agency says about its promise. A square."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    DELAYED = "delayed", _("Delayed")


class Finding(models.TextChoices):
    """What others found, on the five points used for open-government plans. A circle."""

    NO_EVIDENCE = "no_evidence", _("No evidence")
    NOT_STARTED = "not_started", _("Not started")
    LIMITED = "limited", _("Limited")
    SUBSTANTIAL = "substantial", _("Substantial")
    COMPLETE = "complete", _("Complete")


class Moderation(models.TextChoices):
    """Where something sent in stands."""

    HELD = "held", _("Waits for its link to be opened")
    WAITING = "waiting", _("Waits to be read")
    ASKED = "asked", _("The agency was asked to answer")
    PUBLISHED = "published", _("Published")
    SENT_BACK = "sent_back", _("Sent back")
    WITHDRAWN = "withdrawn", _("Taken back")


class LinkKind(models.TextChoices):
    """How two promises belong together."""

    ELABORATES = "elaborates", _("is said in more detail in")
    NEAR_DUPLICATE = "near_duplicate", _("says nearly the same as")
    STATUS_EVIDENCE = "status_evidence", _("has its evidence in")
    CONTINUES = "continues", _("goes on from")
    ANSWERS = "answers", _("answers")


class FactKind(models.TextChoices):
    """What a stated fact is."""

    INDICATOR = "indicator", _("A number")
    EXPLANATION = "explanation", _("An explanation")
    PAST_ACTIVITY = "past_activity", _("Something that had been done")
    STATUS_REPORT = "status_report", _("A report of where it stands")
    OUTSIDE_OBJECTIVE = "outside_objective", _("An objective, from another source")
    OUTSIDE_STATUS = "outside_status", _("A status, from another source")


class Party(models.TextChoices):
    """Who has a link to a report."""

    AUTHOR = "author", _("Sent it")
    AGENCY = "agency", _("Is asked to answer")


class Step(models.TextChoices):
    """What happened to a report. One follows another; none is changed."""

    SENT = "sent", _("Sent in")
    CONFIRMED = "confirmed", _("Confirmed by mail")
    ASKED = "asked", _("The agency was asked to answer")
    ANSWERED = "answered", _("The agency answered")
    PUBLISHED = "published", _("Published")
    SHOWN = "shown", _("The answer was published")
    SENT_BACK = "sent_back", _("Sent back with a reason")
    WITHDRAWN = "withdrawn", _("Taken back by those who sent it")


class Often(models.TextChoices):
    """How often a mail may come to someone who follows."""

    DAILY = "daily", _("At most once a day, when there is news")
    WEEKLY = "weekly", _("At most once a week, when there is news")
