"""The vocabulary of the needs assessment: rounds, questions, what people said, findings, barriers.

Belongs here: what is stored as a choice. Not here: the words of the questions themselves (needs_questions).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RoundState(models.TextChoices):
    """How far a round is. It goes forward; only an open one takes answers."""

    DRAFTED = "drafted", _("Being prepared")
    OPEN = "open", _("Open for answers")
    CLOSED = "closed", pgettext_lazy("a round", "Closed")
    PUBLISHED = "published", _("Shared with members")


class ShapedBy(models.TextChoices):
    """How survivors took part in choosing what is asked (S4-225, S4-227). Nobody is named."""

    WROTE = "wrote", _("Survivors wrote questions")
    READ = "read", _("Survivors read them and changed what they wished")
    NOT_YET = "not_yet", _("Not yet")


class Said(models.TextChoices):
    """The short answer to a question put to an agency."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("In part")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("We do not know")


class AnswerState(models.TextChoices):
    """An agency's answers: its own while a draft, the organizers' too once given."""

    DRAFT = "draft", _("Draft")
    GIVEN = "given", _("Given")


class Heard(models.TextChoices):
    """What the community is asked to choose an answer to; the wall keeps the same list (wall.need_cells)."""

    POLICE = "police", _("How was it with the police?")
    MEDICAL = "medical", _("How was it with doctors and hospitals?")
    MENTAL = "mental", _("How was it with mental health care?")
    OTHERS = "others", _("How was it with others who help?")
    JUSTICE = "justice", _("How was it in the criminal justice system: police, prosecutors, courts?")


class Experience(models.TextChoices):
    """How it went with police, medical, mental health or other help."""

    BETTER = "better", _("It helped")
    MIXED = "mixed", _("Some of both")
    WORSE = "worse", _("It made things worse")
    NONE = "none", _("I did not go there")
    NOT_SAID = "not_said", _("I would rather not say")


class Justice(models.TextChoices):
    """How it went in the criminal justice system; one of the six measures counts it."""

    BETTER = "better", _("It helped")
    MIXED = "mixed", _("Some of both")
    WORSE = "worse", _("It made things worse")
    NONE = "none", _("I had nothing to do with it")
    NOT_SAID = "not_said", _("I would rather not say")


class GroupKind(models.TextChoices):
    """Who sat in a focus group. The two never sit in one (S4-052)."""

    SURVIVORS = "survivors", _("Survivors")
    AGENCIES = "agencies", _("Agencies")


class PlaceKind(models.TextChoices):
    """Where a group met, as a kind of place and never an address."""

    OFFICE = "office", _("A member's office")
    LIBRARY = "library", _("Library or community room")
    FAITH = "faith", _("House of worship")
    CLINIC = "clinic", _("Clinic or hospital")
    SCHOOL = "school", _("School or college")
    CONFIDENTIAL = "confidential", _("A confidential place")
    ONLINE = "online", _("By telephone or video")
    OTHER = "other", _("Another place")


class Came(models.TextChoices):
    """How many came, as a range: never a number by which a small group could be known."""

    UNDER_FIVE = "under_5", _("Fewer than 5")
    TO_NINE = "5_9", _("5 to 9")
    TO_NINETEEN = "10_19", _("10 to 19")
    MORE = "20_more", _("20 or more")


class Paid(models.TextChoices):
    """Whether those who came were paid for their time."""

    ALL = "all", _("Everyone was paid")
    SOME = "some", _("Some were paid")
    NOBODY = "nobody", _("Nobody was paid")


class Source(models.TextChoices):
    """From whom something was learned: a kind of source, never a single answer."""

    AGENCIES = "agencies", _("Agencies")
    SURVIVORS = "survivors", _("Survivors")
    BOTH = "both", _("Survivors and agencies")


class FindingState(models.TextChoices):
    """A finding is the organizers' until it is shared."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Shared with members")


class BarrierState(models.TextChoices):
    """Where a barrier stands."""

    NAMED = "named", _("Named")
    ANSWERED = "answered", _("Being answered")
    REMOVED = "removed", _("Removed")


class Priority(models.IntegerChoices):
    """What comes first."""

    FIRST = 1, _("First")
    NEXT = 2, _("Next")
    LATER = 3, _("Later")


class Step(models.TextChoices):
    """The seven questions of the strategic wizard (S4-053), in their order."""

    GAPS = "gaps", _("Gaps and barriers")
    SERVING = "serving", _("How we serve, and could serve better")
    REFERRALS = "referrals", _("Making referrals easier")
    FOCUS = "focus", _("Keeping our focus")
    AGENCIES = "agencies", _("Working with other agencies")
    EXPLOITERS = "exploiters", _("Turning punishment toward those who exploit")
    RESOURCES = "resources", _("Resources")
