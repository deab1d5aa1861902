"""A hospital, the police or a school asks for an advocate, over the public form.

Belongs here: fields. Not here: writing (a function of the wall inserts, and nothing else may; migrations/0011).
Sealed in memory to the on-call and the intake team before it is stored; no name of the person is asked for.
"""

from django.db import models
from django.utils import timezone

from alongside.crisis_line.enums_shifts import HowSoon, RequestEnd, RequestState, WhatPlace, WhoAsks
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class Asking(models.Model):
    """One request from outside."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    who_asks = models.CharField(max_length=12, choices=WhoAsks)
    what_place = models.CharField(max_length=16, choices=WhatPlace)
    how_soon = models.CharField(max_length=10, choices=HowSoon)
    who = Sealed("call")
    call_back = Sealed("call")
    where = Sealed("call")
    matters = Sealed("call")
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, choices=RequestState, default=RequestState.NEW)
    taken_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=RequestEnd, blank=True)

    class Care:
        linking = {"id", "agency", "subject_id", "taken_by"}
        operational = {
            "who_asks",
            "what_place",
            "how_soon",
            "asked_at",
            "state",
            "taken_at",
            "answered_at",
            "closed_at",
            "outcome",
        }
        sealed = {"who_sealed", "call_back_sealed", "where_sealed", "matters_sealed"}

    class Meta:
        indexes = [models.Index(fields=["agency", "-asked_at"], name="crisis_line_asking_last")]
