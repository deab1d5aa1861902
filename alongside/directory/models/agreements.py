"""Networking agreements: with whom, what both sides promise, who speaks for them, what was given and when they met.

Belongs here: fields, constraints, what each field is (class Care). Not here: any client: an agreement never opens a
record, and its absence never stops help (walls.md, "One agency, one vault"). Both sides read it once it was proposed
(migrations/0041_agreements_rows); the words stand open, because they are no secret between them.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alongside.directory.enums_agreements import AgreementState, Clause, ExchangeKind, MeetingState
from alongside.vault.ids import uuid7


class Agreement(models.Model):
    """What two agencies promise each other. `agency` wrote it; `other` confirmed it, where it works here too."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    other = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    organization_id = models.UUIDField(null=True, help_text="the other side's entry in the directory")
    other_name = models.CharField(max_length=200, blank=True)
    purpose = models.TextField(blank=True)
    clauses = ArrayField(models.CharField(max_length=12, choices=Clause), default=list, blank=True)
    own_clauses = models.TextField(blank=True)
    answer_days = models.PositiveSmallIntegerField(null=True)
    outcome_days = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=8, choices=AgreementState, default=AgreementState.DRAFT)
    starts_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "other", "organization_id", "follows", "made_by"}
        operational = {
            "other_name", "purpose", "clauses", "own_clauses", "answer_days", "outcome_days", "state", "starts_on",
            "review_on", "ended_on", "confirmed_at", "changed_at", "version",
        }  # fmt: skip
        open_words = {"other_name", "purpose", "own_clauses"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="directory_agreement_agency_id"),
            models.CheckConstraint(
                name="directory_agreement_has_another_side",
                condition=Q(other__isnull=False) | ~Q(other_name=""),
            ),
            models.CheckConstraint(
                name="directory_agreement_not_with_oneself", condition=Q(other=None) | ~Q(other=F("agency"))
            ),
            models.CheckConstraint(
                name="directory_agreement_in_force_has_days",
                condition=~Q(state__in=[AgreementState.IN_FORCE, AgreementState.REVIEW])
                | Q(starts_on__isnull=False, review_on__isnull=False),
            ),
            models.CheckConstraint(
                name="directory_agreement_ended_on_iff_ended",
                condition=Q(state=AgreementState.ENDED, ended_on__isnull=False)
                | ~Q(state=AgreementState.ENDED) & Q(ended_on=None),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "state"], name="directory_agreement_ours"),
            models.Index(fields=["other", "state"], name="directory_agreement_theirs"),
        ]


class Liaison(models.Model):
    """Who speaks for one side (S4-229): a name at work and how to reach it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    theirs = models.BooleanField(default=False, help_text="of the other side, as seen by who wrote it")
    name = models.CharField(max_length=120)
    part = models.CharField(max_length=120, blank=True)
    reach = models.CharField(max_length=200, blank=True)
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True)

    class Care:
        linking = {"id", "agency", "agreement"}
        operational = {"theirs", "name", "part", "reach", "since", "until"}
        open_words = {"name", "part", "reach"}


class CrossTraining(models.Model):
    """A training that one side promised the other, and afterwards gave (S4-230)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    theirs = models.BooleanField(default=False, help_text="given by the other side, as seen by who wrote it")
    topic = models.CharField(max_length=200)
    hours = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    promised_by = models.DateField(null=True)
    given_on = models.DateField(null=True)
    people = models.PositiveSmallIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "agreement"}
        operational = {"theirs", "topic", "hours", "promised_by", "given_on", "people", "version"}
        open_words = {"topic"}


class Exchange(models.Model):
    """Materials, resources, links that one side gave the other (S4-231)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    theirs = models.BooleanField(default=False, help_text="from the other side, as seen by who wrote it")
    kind = models.CharField(max_length=10, choices=ExchangeKind)
    what = models.CharField(max_length=200)
    on = models.DateField()

    class Care:
        linking = {"id", "agency", "agreement"}
        operational = {"theirs", "kind", "what", "on"}
        open_words = {"what"}


class CoordinationMeeting(models.Model):
    """A meeting about how working together goes (S4-232). Nobody who is helped is spoken of by name in it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    on = models.DateField()
    state = models.CharField(max_length=7, choices=MeetingState, default=MeetingState.PLANNED)
    went = models.TextField(blank=True, help_text="what goes well, what does not, what changes")
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "agreement"}
        operational = {"on", "state", "went", "version"}
        open_words = {"went"}
