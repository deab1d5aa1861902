"""An advocate is sent; a caller is handed on while everyone is on the line together.

Belongs here: fields and constraints. Not here: who may (policies_shifts). Where someone is sent, and what matters
there, is sealed to the worker and the on-call team; what happened when is coded.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.crisis_line.enums_shifts import HandoffEnd, HowSoon, Step, WhatPlace, WhoAsks
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class Sending(models.Model):
    """Someone should be with a person, in a place."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    who_asks = models.CharField(max_length=12, choices=WhoAsks)
    what_place = models.CharField(max_length=16, choices=WhatPlace)
    how_soon = models.CharField(max_length=10, choices=HowSoon)
    where = Sealed("call")
    matters = Sealed("call")
    call_back = Sealed("call")
    asking_id = models.UUIDField(null=True, help_text="the request from outside that it answers")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "subject_id", "asking_id", "made_by"}
        operational = {"who_asks", "what_place", "how_soon", "made_at", "ended_at"}
        sealed = {"where_sealed", "matters_sealed", "call_back_sealed"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="crisis_line_sending_agency_id"),
            models.UniqueConstraint(fields=["asking_id"], name="crisis_line_sending_one_a_request"),
        ]
        indexes = [models.Index(fields=["agency", "-made_at"], name="crisis_line_sending_last")]


class SendingStep(models.Model):
    """One thing that happened, noted with one tap. Taken back within the minute, it stays as taken back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    sending = models.ForeignKey(Sending, models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=Step)
    account = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    noted_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "subject_id", "sending", "account", "noted_by"}
        operational = {"what", "at", "undone_at"}
        sealed: set[str] = set()

    class Meta:
        indexes = [models.Index(fields=["sending", "at"], name="crisis_line_sendingstep_when")]


class WarmHandoff(models.Model):
    """A caller is introduced to a partner with everyone on the line, step by step, as the caller wishes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    partner = Sealed("call")
    fallback = Sealed("call")
    referral_id = models.UUIDField(
        null=True, help_text="what it is for, as long as that is noted on this call"
    )
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    consent_at = models.DateTimeField(null=True)
    rang_at = models.DateTimeField(null=True)
    introduced_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=HandoffEnd, blank=True)

    class Care:
        linking = {"id", "agency", "subject_id", "referral_id", "made_by"}
        operational = {
            "made_at",
            "consent_at",
            "rang_at",
            "introduced_at",
            "accepted_at",
            "confirmed_at",
            "ended_at",
            "outcome",
        }
        sealed = {"partner_sealed", "fallback_sealed"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="crisis_line_handoff_consent_first",
                condition=Q(consent_at__isnull=False)
                | Q(rang_at=None, introduced_at=None, accepted_at=None, confirmed_at=None),
            ),
        ]
        indexes = [models.Index(fields=["subject_id"], name="crisis_line_handoff_subject")]
