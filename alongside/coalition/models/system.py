"""The local system as members see it: institutions, steps, gaps, contacts, asks, materials.

Belongs here: fields, constraints, what each field is (class Care). Not here: any person: no client, no officer, no
incident (an incident lies in the record of the person it happened to). Members read all of it; each writes her own
rows, the organizers any.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.coalition.enums_system import (
    AskKind,
    AskState,
    ContactKind,
    ContactState,
    FailingState,
    InstitutionKind,
    MaterialState,
    MaterialTopic,
)
from alongside.vault.ids import uuid7


class Institution(models.Model):
    """Someone a person meets on the way, in the order of the way."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=InstitutionKind)
    name = models.CharField(max_length=200)
    part = models.TextField(blank=True, help_text="what a person meets there")
    organization_id = models.UUIDField(null=True, help_text="its entry in the directory")
    position = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "made_by", "organization_id"}
        operational = {"kind", "name", "part", "position", "made_at", "version"}
        open_words = {"name", "part"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_institution_agency_id")
        ]
        indexes = [models.Index(fields=["agency", "position"], name="coalition_institution_way")]


class SystemStep(models.Model):
    """What a person goes through there, and where it leads."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    words = models.CharField(max_length=300)
    leads_to = models.ForeignKey(Institution, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "made_by", "institution", "leads_to"}
        operational = {"words", "made_at"}
        open_words = {"words"}


class Failing(models.Model):
    """Where the system fails people: what happens, what should happen, how we know. About no single person."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    happens = models.TextField()
    exploiters = models.TextField(
        blank=True, help_text="what happens to those who exploit, at the same place"
    )
    should = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=FailingState, default=FailingState.NAMED)
    promised_by = models.DateField(null=True)
    changed_on = models.DateField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "made_by", "institution"}
        operational = {
            "title", "happens", "exploiters", "should", "evidence", "state", "promised_by", "changed_on", "made_at",
            "version",
        }  # fmt: skip
        open_words = {"title", "happens", "exploiters", "should", "evidence"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_failing_agency_id"),
            models.CheckConstraint(
                name="coalition_failing_promise_has_a_day",
                condition=~Q(state=FailingState.PROMISED) | Q(promised_by__isnull=False),
            ),
            models.CheckConstraint(
                name="coalition_failing_changed_since",
                condition=~Q(state=FailingState.CHANGED) | Q(changed_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "promised_by"], name="coalition_failing_promised")]


class Ask(models.Model):
    """What the coalition asks of an institution, of one of its own, of an ally."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=AskKind)
    institution = models.ForeignKey(Institution, models.SET_NULL, null=True, related_name="+")
    to_whom = models.CharField(max_length=200)
    what = models.TextField()
    best_interest = models.TextField()
    state = models.CharField(max_length=8, choices=AskState, default=AskState.DRAFT)
    asked_on = models.DateField(null=True)
    promised_by = models.DateField(null=True)
    in_force_on = models.DateField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "made_by", "institution"}
        operational = {
            "kind", "to_whom", "what", "best_interest", "state", "asked_on", "promised_by", "in_force_on", "made_at",
            "version",
        }  # fmt: skip
        open_words = {"to_whom", "what", "best_interest"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_ask_agency_id"),
            models.CheckConstraint(
                name="coalition_ask_promise_has_a_day",
                condition=~Q(state=AskState.PROMISED) | Q(promised_by__isnull=False),
            ),
            models.CheckConstraint(
                name="coalition_ask_in_force_since",
                condition=~Q(state=AskState.IN_FORCE) | Q(in_force_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "promised_by"], name="coalition_ask_promised")]


class SystemLog(models.Model):
    """One line of what came of a gap or an ask: on which day, in which words, where it stands since."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    failing = models.ForeignKey(Failing, models.CASCADE, null=True, related_name="+")
    ask = models.ForeignKey(Ask, models.CASCADE, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=[*FailingState.choices, *AskState.choices])
    on = models.DateField(default=timezone.localdate)
    words = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "made_by", "failing", "ask"}
        operational = {"state", "on", "words", "made_at"}
        open_words = {"words"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="coalition_systemlog_about_one",
                condition=Q(failing=None, ask__isnull=False) | Q(failing__isnull=False, ask=None),
            )
        ]


class SystemContact(models.Model):
    """When we were in touch with an institution, or will be (S4-109, S4-110)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=ContactKind)
    state = models.CharField(max_length=8, choices=ContactState)
    on = models.DateField()
    with_whom = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    next_on = models.DateField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "made_by", "institution"}
        operational = {"kind", "state", "on", "with_whom", "words", "next_on", "made_at", "version"}
        open_words = {"with_whom", "words"}

    class Meta:
        indexes = [models.Index(fields=["agency", "institution", "on"], name="coalition_systemcontact_log")]


class Material(models.Model):
    """Training material for an institution or our own people (S4-112)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    topic = models.CharField(max_length=10, choices=MaterialTopic)
    for_whom = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    kept_where = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=6, choices=MaterialState, default=MaterialState.DRAFT)
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "made_by"}
        operational = {"title", "topic", "for_whom", "about", "kept_where", "state", "made_at", "version"}
        open_words = {"title", "for_whom", "about", "kept_where"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "id"], name="coalition_material_agency_id")]


class MaterialShare(models.Model):
    """That material was given to staff or allied professionals (S4-113). A count, no names."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    material = models.ForeignKey(Material, models.CASCADE, related_name="+")
    institution = models.ForeignKey(Institution, models.SET_NULL, null=True, related_name="+")
    with_whom = models.CharField(max_length=200)
    on = models.DateField(default=timezone.localdate)
    people = models.PositiveIntegerField(null=True)

    class Care:
        linking = {"id", "agency", "made_by", "material", "institution"}
        operational = {"with_whom", "on", "people"}
        open_words = {"with_whom"}
