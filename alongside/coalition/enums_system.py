"""The vocabulary of the local system: institutions, what was named, promised and changed, contacts, asks, materials.

Belongs here: closed lists in our own words. Not here: the members' own rules (enums_evaluation). Nothing here is about
a person: not who was hurt, not which officer.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InstitutionKind(models.TextChoices):
    """Who a person meets on the way."""

    POLICE = "police", _("Police or sheriff")
    PROSECUTOR = "prosecutor", _("Prosecutor")
    COURT = "court", _("Court")
    EMERGENCY = "emergency", _("Hospital or emergency room")
    JAIL = "jail", _("Jail or prison")
    CHILD_WELFARE = "child_welfare", _("Child welfare")
    HOUSING = "housing", _("Housing")
    SHELTER = "shelter", _("Shelter")
    IMMIGRATION = "immigration", _("Immigration")
    SCHOOL = "school", _("School")
    HEALTH = "health", _("Health or mental health care")
    BENEFITS = "benefits", _("Benefits office")
    OTHER = "other", _("Another institution")


class FailingState(models.TextChoices):
    """How far a gap has come. Nothing is closed by silence."""

    NAMED = "named", _("Named")
    RAISED = "raised", _("Raised with them")
    PROMISED = "promised", _("They promised a change")
    CHANGED = "changed", pgettext_lazy("a practice", "Changed")


class ContactKind(models.TextChoices):
    """How we were in touch."""

    CALL = "call", _("Call")
    VISIT = "visit", _("Visit")
    LETTER = "letter", _("Letter or mail")
    MEETING = "meeting", _("Meeting")
    TRAINING = "training", _("Training given")


class ContactState(models.TextChoices):
    """A meeting is arranged first; the rest has happened when it is written down."""

    ARRANGED = "arranged", _("Arranged")
    DONE = "done", _("Took place")
    OFF = "off", _("Did not take place")


class AskKind(models.TextChoices):
    """What the coalition asks for (S4-131, 137, 138, 267, 273)."""

    ZERO_TOLERANCE = "zero", _("No officer pays for, asks for or takes sex: zero tolerance")
    ACCOUNT = "account", _("Hold those who exploit to account, not those who are exploited")
    OWN_CENTER = "own", _("A change inside one of our own organizations")
    ALLIES = "allies", _("A change at an ally")
    SUPPORT = "support", _("Support from centers and coalitions elsewhere")
    LAW = "law", _("A change of law or money")


class AskState(models.TextChoices):
    """How far an ask has come."""

    DRAFT = "draft", _("To be asked")
    ASKED = "asked", _("Asked")
    NO = "no", _("They said no")
    PROMISED = "promised", _("Promised")
    IN_FORCE = "in_force", _("In force")


class MaterialTopic(models.TextChoices):
    """What training materials are about (S4-069, S4-112)."""

    RECOGNIZE = "recognize", _("Seeing that someone may be exploited")
    RESPONSE = "response", _("What to do and whom to call, in an emergency room or office")
    SYSTEMS = "systems", _("How systems treat people who are exploited, and those who exploit them")
    POLICE = "police", _("Police: help first, and zero tolerance")
    TRAUMA = "trauma", _("What trauma does")
    RIGHTS = "rights", _("Rights and what the law offers")
    OTHER = "other", _("Something else")


class MaterialState(models.TextChoices):
    """Whether it can be given out."""

    DRAFT = "draft", _("Being written")
    READY = "ready", _("Ready to share")
    OLD = "old", _("No longer used")
