"""Standing beside a client: lists, contacts on their behalf, the hospital, harm by police, counselling sessions.

Belongs here: fields, constraints, what each field is (class Care). Not here: what a list asks (checklists/*.json),
who may read (policies_advocacy). Coded facts stand open; every word is sealed, and what a text said before it was
changed lies sealed in the row itself (`former`).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.cases.enums_advocacy import (
    ChecklistKind,
    ContactHow,
    ContactWith,
    HarmKind,
    HarmWish,
    ItemAnswer,
    TheirWord,
    Yes,
)
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class Checklist(models.Model):
    """A list that was opened for a client. What is written down on it stands in its marks."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    kind = models.CharField(max_length=24, choices=ChecklistKind)
    file_version = models.PositiveSmallIntegerField()
    opened_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    put_away_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "subject_id", "opened_by"}
        operational = {"kind", "file_version", "opened_at", "put_away_at"}
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_id", "kind"], condition=Q(put_away_at=None), name="cases_checklist_one_open"
            ),
        ]


class ChecklistMark(models.Model):
    """What was written down about one line of a list. A change is a new mark; the former stays."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    checklist_id = models.UUIDField()
    item_number = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField()
    answer = models.CharField(max_length=14, choices=ItemAnswer, blank=True)
    words = Sealed("notes")
    next_step = Sealed("notes")
    happened_on = models.DateField()
    author = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "subject_id", "checklist_id", "author"}
        operational = {"item_number", "version", "answer", "happened_on", "written_at"}
        sealed = {"words_sealed", "next_step_sealed"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["checklist_id", "item_number", "version"], name="cases_checklistmark_once"
            ),
        ]
        indexes = [models.Index(fields=["subject_id", "checklist_id"], name="cases_checklistmark_list")]


class AdvocacyContact(models.Model):
    """Someone was spoken with on the client's behalf, and what the client had allowed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    with_whom = models.CharField(max_length=16, choices=ContactWith)
    how = models.CharField(max_length=8, choices=ContactHow)
    happened_at = models.DateTimeField()
    their_word = models.CharField(max_length=8, choices=TheirWord, blank=True)
    danger = models.BooleanField(default=False)
    supervisor_told = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    place = Sealed("notes")
    person = Sealed("notes")
    may_be_said = Sealed("notes")
    outcome = Sealed("notes")
    next_step = Sealed("notes")
    next_on = models.DateField(null=True)
    former = Sealed("notes")
    author = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "subject_id", "supervisor_told", "author"}
        operational = {
            "with_whom",
            "how",
            "happened_at",
            "their_word",
            "danger",
            "next_on",
            "written_at",
            "version",
        }
        sealed = {
            "place_sealed",
            "person_sealed",
            "may_be_said_sealed",
            "outcome_sealed",
            "next_step_sealed",
            "former_sealed",
        }

    class Meta:
        indexes = [models.Index(fields=["subject_id", "-happened_at"], name="cases_advocacycontact_list")]


class HospitalVisit(models.Model):
    """Being with a client at a hospital: when, what they allowed, what they chose, what follows."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    called_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    exam_began_at = models.DateTimeField(null=True)
    exam_ended_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    stay_talking = models.CharField(max_length=3, choices=Yes, blank=True)
    stay_exam = models.CharField(max_length=3, choices=Yes, blank=True)
    stay_evidence = models.CharField(max_length=3, choices=Yes, blank=True)
    stay_police = models.CharField(max_length=3, choices=Yes, blank=True)
    place = Sealed("notes")
    parts_chosen = Sealed("notes")
    kit_number = Sealed("notes")
    told = Sealed("notes")
    follow_up = Sealed("notes")
    follow_up_on = models.DateField(null=True)
    former = Sealed("notes")
    author = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "subject_id", "author"}
        operational = {
            "called_at",
            "arrived_at",
            "exam_began_at",
            "exam_ended_at",
            "left_at",
            "stay_talking",
            "stay_exam",
            "stay_evidence",
            "stay_police",
            "follow_up_on",
            "begun_at",
            "version",
        }
        sealed = {
            "place_sealed",
            "parts_chosen_sealed",
            "kit_number_sealed",
            "told_sealed",
            "follow_up_sealed",
            "former_sealed",
        }

    class Meta:
        indexes = [models.Index(fields=["subject_id", "-begun_at"], name="cases_hospitalvisit_list")]


class PoliceHarm(models.Model):
    """Harm by police, as told. Its door and its row are narrower than the drawer (policies_advocacy, 0021)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    kinds = ArrayField(models.CharField(max_length=16, choices=HarmKind), default=list)
    wish = models.CharField(max_length=8, choices=HarmWish, blank=True)
    agreed_to_keep = models.CharField(max_length=3, choices=Yes)
    happened_on = models.DateField(null=True)
    when_told = Sealed("notes")
    what_happened = Sealed("notes")
    officer = Sealed("notes")
    next_step = Sealed("notes")
    former = Sealed("notes")
    author = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "subject_id", "author"}
        operational = {"kinds", "wish", "agreed_to_keep", "happened_on", "written_at", "version"}
        sealed = {
            "when_told_sealed",
            "what_happened_sealed",
            "officer_sealed",
            "next_step_sealed",
            "former_sealed",
        }

    class Meta:
        indexes = [models.Index(fields=["subject_id", "-written_at"], name="cases_policeharm_list")]


class CounsellingSession(models.Model):
    """A counselling session. All of it is privileged, so all of it lies in the counselling drawer."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    happened_at = models.DateTimeField()
    aims = Sealed("counselling")
    needs = Sealed("counselling")
    strengths = Sealed("counselling")
    done = Sealed("counselling")
    adjuncts = Sealed("counselling")
    culture = Sealed("counselling")
    goals = Sealed("counselling")
    review = Sealed("counselling")
    link = Sealed("counselling")
    referral = Sealed("counselling")
    former = Sealed("counselling")
    author = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "subject_id", "author"}
        operational = {"happened_at", "written_at", "version"}
        sealed = {
            "aims_sealed",
            "needs_sealed",
            "strengths_sealed",
            "done_sealed",
            "adjuncts_sealed",
            "culture_sealed",
            "goals_sealed",
            "review_sealed",
            "link_sealed",
            "referral_sealed",
            "former_sealed",
        }

    class Meta:
        indexes = [models.Index(fields=["subject_id", "-happened_at"], name="cases_session_list")]
