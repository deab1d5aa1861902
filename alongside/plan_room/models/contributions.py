"""What people and organizations send in: ideas, comments, agreement, letters' names; what became of it.

Belongs here: fields. Not here: who may (policies), the doors for someone without an account (migrations/sql/0030).
Nobody's mail address stands in a row that the public reads: the one that waits for an answer lies in `Contact`, until
it has been sent. One agreement each is kept by a keyed mark that cannot be turned back into an address.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from alongside.plan_room.enums_consultations import (
    Became,
    ContributionKind,
    Judged,
    LetterState,
    Reason,
    Speaker,
    Standing,
)
from alongside.plan_room.models.consultations import Campaign, Consultation, Draft
from alongside.plan_room.models.plans import Action
from alongside.vault.ids import uuid7


class Contribution(models.Model):
    """An idea, or a comment on one. Held until somebody has read it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="+")
    campaign = models.ForeignKey(Campaign, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=7, choices=ContributionKind)
    about = models.ForeignKey(
        "self", models.CASCADE, null=True, related_name="+", help_text="a comment's idea"
    )
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    tags = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    speaker = models.CharField(max_length=12, choices=Speaker)
    organization = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True, help_text="an organization answered our mail")
    derived_from = models.ForeignKey(Draft, models.PROTECT, null=True, related_name="+")
    derived_version = models.PositiveIntegerField(
        null=True, help_text="of the draft's words as they then were"
    )
    state = models.CharField(max_length=9, choices=Standing, default=Standing.WAITING)
    reason = models.CharField(max_length=10, choices=Reason, blank=True)
    receipt = models.CharField(
        max_length=64, unique=True, help_text="the hash of the code that its sender has"
    )
    sent_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_room_comment_is_about_an_idea",
                condition=Q(kind=ContributionKind.IDEA, about=None)
                | Q(kind=ContributionKind.COMMENT, about__isnull=False),
            ),
            models.CheckConstraint(
                name="plan_room_organization_has_a_name",
                condition=Q(speaker=Speaker.PERSON, organization="")
                | Q(speaker=Speaker.ORGANIZATION) & ~Q(organization=""),
            ),
            models.CheckConstraint(
                name="plan_room_organization_confirmed_before_published",
                condition=~Q(state=Standing.PUBLISHED, speaker=Speaker.ORGANIZATION, confirmed_at=None),
            ),
        ]
        indexes = [
            models.Index(fields=["consultation", "state", "sent_at"], name="plan_room_contributed"),
            models.Index(fields=["about", "state", "sent_at", "id"], name="plan_room_commented"),
            models.Index(
                fields=["consultation", "sent_at", "id"], name="plan_room_ideas",
                condition=Q(kind=ContributionKind.IDEA, state=Standing.PUBLISHED),
            ),
            models.Index(
                fields=["campaign", "sent_at", "id"], name="plan_room_answers",
                condition=Q(kind=ContributionKind.IDEA, state=Standing.PUBLISHED),
            ),
            models.Index(
                fields=["sent_at", "id"], name="plan_room_waits", condition=Q(state=Standing.WAITING)
            ),
        ]  # fmt: skip


class Contact(models.Model):
    """Where the answer goes: sealed with the server's key, as the addresses of reports are. Gone with the answer."""

    contribution = models.OneToOneField(Contribution, models.CASCADE, primary_key=True, related_name="+")
    mail_sealed = models.BinaryField()
    language = models.CharField(max_length=8, default="en")


class Decided(models.Model):
    """One line of the public log: that something was decided, on a day, and why. Nothing of what was said."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=7, choices=ContributionKind)
    speaker = models.CharField(max_length=12, choices=Speaker)
    state = models.CharField(max_length=9, choices=Standing)
    reason = models.CharField(max_length=10, choices=Reason, blank=True)
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["consultation", "on", "id"], name="plan_room_decided_on")]


class Agree(models.Model):
    """One person, or one organization, agrees. Whose mark it is cannot be read from it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="+")
    speaker = models.CharField(max_length=12, choices=Speaker)
    organization = models.CharField(max_length=200, blank=True)
    mark = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contribution", "mark"], name="plan_room_agrees_once"),
            models.UniqueConstraint(
                "contribution", Lower("organization"), name="plan_room_organization_agrees_once",
                condition=~Q(organization=""),
            ),
        ]  # fmt: skip


class Outcome(models.Model):
    """What became of a contribution, and which promise it changed."""

    contribution = models.OneToOneField(Contribution, models.CASCADE, primary_key=True, related_name="+")
    became = models.CharField(max_length=8, choices=Became)
    why = models.CharField(max_length=1000, blank=True)
    action = models.ForeignKey(Action, models.PROTECT, null=True, related_name="+")
    said_on = models.DateField()


class Letter(models.Model):
    """A letter that organizations sign. Frozen with its names when it is sent."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="+")
    key = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    addressees = ArrayField(models.CharField(max_length=120), default=list)
    goal = models.PositiveIntegerField(null=True)
    goal_note = models.CharField(max_length=120, blank=True)
    draft_due = models.DateField(null=True)
    closes_on = models.DateField(null=True, help_text="the last day for signing, in the consultation's zone")
    closes_time = models.TimeField(null=True)
    closes_at = models.DateTimeField(null=True, help_text="counted from the day, the time and the zone")
    version = models.PositiveIntegerField(default=1, help_text="what a link in a mail signs")
    state = models.CharField(max_length=4, choices=LetterState, default=LetterState.OPEN)
    sent_at = models.DateTimeField(null=True)
    document = models.TextField(blank=True, help_text="the letter as it was sent, names and all")
    sha256 = models.CharField(max_length=64, blank=True)
    source_file = models.CharField(max_length=120, blank=True)
    source_line = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_room_letter_frozen_iff_sent",
                condition=Q(state=LetterState.OPEN, document="", sha256="", sent_at=None)
                | Q(state=LetterState.SENT, sent_at__isnull=False) & ~Q(document="") & ~Q(sha256=""),
            ),
        ]


class Signatory(models.Model):
    """An organization that signed and confirmed it by mail. Who signed for it is kept nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="+")
    organization = models.CharField(max_length=200)
    receipt = models.CharField(max_length=64, unique=True)
    signed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint("letter", Lower("organization"), name="plan_room_signs_once"),
        ]


class Grouping(models.Model):
    """One time that contributions were compared, and how far it is."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="+")
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    asked_by = models.ForeignKey(
        "people.Account",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="in whose name the worker acts",
    )
    started_at = models.DateTimeField(default=timezone.now)
    moved_at = models.DateTimeField(default=timezone.now, help_text="one that is silent is begun again")
    finished_at = models.DateTimeField(null=True)


class Likeness(models.Model):
    """A contribution that looks like a draft or like another: shown together, never merged."""

    contribution = models.OneToOneField(Contribution, models.CASCADE, primary_key=True, related_name="+")
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="+")
    draft = models.ForeignKey(Draft, models.CASCADE, null=True, related_name="+")
    first = models.ForeignKey(Contribution, models.CASCADE, null=True, related_name="+")
    containment = models.FloatField()
    token_set = models.FloatField()
    own_words = models.PositiveIntegerField(default=0, help_text="how many words only this one has")
    judged = models.CharField(max_length=5, choices=Judged, blank=True, help_text="what a person said of it")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_room_like_one_thing",
                condition=Q(draft=None, first__isnull=False) | Q(draft__isnull=False, first=None),
            ),
        ]
