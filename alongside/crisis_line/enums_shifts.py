"""The vocabulary of the roster, of sending someone, of requests from outside and of who was turned away.

Belongs here: codes and their words. Not here: the vocabulary of a call.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Place(models.TextChoices):
    """The two places on the line: one answers, one steps in."""

    PRIMARY = "primary", _("Holds the line")
    BACKUP = "backup", _("Backup")


class SwapState(models.TextChoices):
    """A colleague was asked to take a shift over."""

    ASKED = "asked", _("Asked")
    ACCEPTED = "accepted", _("Taken over")
    DECLINED = "declined", _("Cannot")
    TAKEN_BACK = "taken_back", _("Taken back")


class WhoAsks(models.TextChoices):
    """Where someone asks from for an advocate (S4-114)."""

    CLIENT = "client", _("The person")
    FAMILY = "family", _("Family or a friend")
    HOSPITAL = "hospital", _("A hospital or clinic")
    POLICE = "police", _("Police")
    PROSECUTOR = "prosecutor", _("A state’s attorney or a court")
    SCHOOL = "school", _("A school")
    SHELTER = "shelter", _("A shelter")
    OTHER = "other", _("Someone else")


class WhatPlace(models.TextChoices):
    """Where an advocate goes (S4-122, S4-129), and the federal kinds of emergency help."""

    EMERGENCY_ROOM = "emergency_room", _("Emergency room or clinic")
    POLICE = "police", _("Police station")
    COURT = "court", _("Court or state’s attorney")
    SCHOOL = "school", _("School")
    SHELTER = "shelter", _("Emergency shelter")
    EXTRACTION = "extraction", _("Help to leave a place")
    TRANSPORT = "transport", _("A safe ride")
    OTHER = "other", _("Another place")


class HowSoon(models.TextChoices):
    """When someone should be there."""

    NOW = "now", _("Now")
    TWO_HOURS = "two_hours", _("Within two hours")
    TODAY = "today", _("Later today")
    LATER = "later", _("Another day")


class Step(models.TextChoices):
    """What happened on the way. Each is one tap; the call itself is made by a person."""

    CALLED = "called", _("Called")
    ACCEPTED = "accepted", _("Says yes")
    DECLINED = "declined", _("Cannot come")
    ON_THE_WAY = "on_the_way", _("On the way")
    ARRIVED = "arrived", _("Arrived")
    LEFT = "left", _("Left the place")
    CALLED_OFF = "called_off", _("No longer needed")


class RequestState(models.TextChoices):
    """The life of a request from outside."""

    NEW = "new", _("New")
    TAKEN = "taken", _("Someone is on it")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")


class RequestEnd(models.TextChoices):
    """How a request ended."""

    SENT = "sent", _("An advocate was sent")
    BY_PHONE = "by_phone", _("Settled by phone")
    ELSEWHERE = "elsewhere", _("Another agency goes")
    NOBODY = "nobody", _("Nobody could be sent")
    NOT_MEANT = "not_meant", _("Not a request")


class HandoffEnd(models.TextChoices):
    """How a warm hand-off ended. Each is all right."""

    COMPLETED = "completed", _("They are talking with each other")
    ATTEMPTED = "attempted", _("Tried; it did not come about")
    CHOSE_NOT = "chose_not", _("The person chose not to")


class Service(models.TextChoices):
    """What someone asked for when they were turned away."""

    LINE = "line", _("A talk on the line")
    IN_PERSON = "in_person", _("Someone to come along")
    BED = "bed", _("A bed")
    COUNSELLING = "counselling", _("Counseling")
    ADVOCACY = "advocacy", _("Advocacy")
    OTHER = "other", _("Something else")


class Ground(models.TextChoices):
    """Why someone was turned away. The first thirteen are never a ground (S4-093, S4-095, S4-096)."""

    RACE = "race", _("Race or ethnicity")
    IMMIGRATION = "immigration", _("Immigration status")
    MONEY = "money", _("Could not pay")
    IDENTITY = "identity", _("Gender, identity or orientation")
    RELIGION = "religion", _("Religion")
    DISABILITY = "disability", _("Disability")
    SEX_TRADE = "sex_trade", _("Selling sex, or trafficking")
    STREET = "street", _("Lives on the street")
    SOBRIETY = "sobriety", _("Alcohol or drugs")
    HEALTH = "health", _("Health")
    CLEANLINESS = "cleanliness", _("Cleanliness")
    LANGUAGE = "language", _("Language")
    STAYING = "staying", _("Still with whoever exploits them")
    FULL = "full", _("No room, or nobody free")
    NOT_OFFERED = "not_offered", _("We do not do this")
    LICENCE = "licence", _("Our license does not allow it")
    CONFLICT = "conflict", _("We work with someone on the other side")
    OTHER = "other", _("Another reason")


class Told(models.TextChoices):
    """What they were told, in a word (S4-094)."""

    ELSEWHERE = "elsewhere", _("Where else to go")
    TAKEN_ELSEWHERE = "taken_elsewhere", _("We rang another place together")
    WAIT = "wait", _("When to ask again")
    REASON = "reason", _("Only the reason")
    NOTHING = "nothing", _("Nothing")


class Breach(models.TextChoices):
    """Where a ground that is never one stands with those who lead."""

    NONE = "none", _("Not a breach")
    OPEN = "open", _("To be answered")
    ANSWERED = "answered", _("Answered")


class BreachAnswer(models.TextChoices):
    """What was done about it."""

    OFFERED_AGAIN = "offered_again", _("The help was offered after all")
    RULE_CHANGED = "rule_changed", _("The house rule was changed")
    TALKED = "talked", _("Talked through with the team")
    TRAINING = "training", _("Training was planned")
    NOTED_WRONGLY = "noted_wrongly", _("It was written down wrongly")


# Source 004, "no screening out": none of these is ever a ground.
NEVER_A_GROUND = frozenset(
    {
        Ground.RACE, Ground.IMMIGRATION, Ground.MONEY, Ground.IDENTITY, Ground.RELIGION, Ground.DISABILITY,
        Ground.SEX_TRADE, Ground.STREET, Ground.SOBRIETY, Ground.HEALTH, Ground.CLEANLINESS, Ground.LANGUAGE,
        Ground.STAYING,
    }
)  # fmt: skip
