"""Rules as an agency changed them, and clocks that run.

Belongs here: fields and constraints. Not here: who may (policies), counting (engine), the rules as shipped
(rules/*.json). A clock keeps the whole rule as it was when it began, so that a later edition moves no old clock.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.clocks.enums import Certainty, ClockDrawer, WhyStopped
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class AgencyRule(models.Model):
    """One edition of a rule at one agency: public law, nothing about a client. A change makes a new edition."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    code = models.CharField(max_length=60, help_text="the rule's id in its file")
    based_on = models.PositiveIntegerField(help_text="the version of the file it was made from")
    edition = models.PositiveIntegerField()
    body = models.JSONField(help_text="the rule, as docs/clock-rules.md describes it")
    edited_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    edited_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "edited_by"}
        operational = {"based_on", "edition", "edited_at", "retired_at"}
        open_words = {"code", "body"}
        sealed: set[str] = set()

    class Meta:
        db_table = "clocks_rule"
        constraints = [
            models.UniqueConstraint(fields=["agency", "code", "edition"], name="clocks_rule_edition_once"),
        ]


class Clock(models.Model):
    """One clock of one client or call. Which one, from when and until when is sealed: it would tell what happened.

    `look_on` stands open, to sort by: the last day, or for a clock counted from a birthday the first of that month.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    drawer = models.CharField(max_length=4, choices=ClockDrawer)
    certainty = models.CharField(max_length=7, choices=Certainty)
    basis = Sealed("drawer", by_field=True)
    words = Sealed("drawer", by_field=True)
    look_on = models.DateField(null=True)
    started_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    why_stopped = models.CharField(max_length=10, choices=WhyStopped, blank=True)

    class Care:
        linking = {"id", "agency", "subject_id", "started_by"}
        operational = {
            "drawer", "certainty", "look_on", "started_at", "done_at", "stopped_at", "why_stopped",
        }  # fmt: skip
        sealed = {"basis_sealed", "words_sealed"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="clocks_clock_done_or_stopped", condition=Q(done_at=None) | Q(stopped_at=None)
            ),
            models.CheckConstraint(
                name="clocks_clock_stopped_with_why",
                condition=Q(stopped_at=None, why_stopped="")
                | Q(stopped_at__isnull=False) & ~Q(why_stopped=""),
            ),
        ]
        indexes = [
            models.Index(fields=["subject_id", "look_on"], name="clocks_clock_soonest"),
            models.Index(
                fields=["agency", "look_on", "id"],
                name="clocks_clock_running",
                condition=Q(done_at=None, stopped_at=None),
            ),
        ]
