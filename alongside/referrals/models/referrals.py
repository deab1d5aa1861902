"""A referral: what both sides read of it, and what only the sender knows.

Belongs here: fields and what the database refuses by itself. Not here: who may (policies), whose move it is (states).
The shared row holds codes and times, and never whom it is about: that stands in the sender's link, in the client's plan
or in a call. Once the permission ends, the reader's side has no row any more (migrations/0002_referrals_rows).
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.people.enums import Role
from alongside.referrals.enums import OPEN, WITH_REASON, ForWhom, Outcome, Priority, Reason, State, Way
from alongside.vault.enums import Drawer
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class Referral(models.Model):
    """One request for help, from one agency to another place. Both agencies read this row, and it names nobody."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", help_text="who asks")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    way = models.CharField(max_length=6, choices=Way)
    to_agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    to_account_id = models.UUIDField(null=True, help_text="a named person there, as the permission says")
    service_id = models.UUIDField(null=True, help_text="a service of the directory")
    area = models.CharField(max_length=40, help_text="the code of an area of help")
    priority = models.CharField(max_length=7, choices=Priority)
    do_not_contact = models.BooleanField(help_text="they call; nobody calls them")
    warm = models.BooleanField(default=False, help_text="the first step is made together")
    warm_at = models.DateTimeField(null=True, help_text="when it was")
    transport = models.BooleanField(default=False)
    interpreter = models.CharField(max_length=12, blank=True, help_text="a code of language")
    state = models.CharField(max_length=16, choices=State, default=State.DRAFT)
    reason = models.CharField(max_length=24, choices=Reason, blank=True)
    outcome = models.CharField(max_length=24, choices=Outcome, blank=True)
    packet_id = models.UUIDField(null=True, help_text="what the reader may see, while the permission runs")
    open_until = models.DateTimeField(null=True, help_text="the end of the permission")
    keeps_permission = models.BooleanField(
        default=False, help_text="they want it to go on after the referral"
    )
    reply_key = models.BinaryField(help_text="answers are sealed to it; its other half lies with the sender")
    answer_days = models.PositiveSmallIntegerField()
    outcome_days = models.PositiveSmallIntegerField()
    no_decline = models.BooleanField(
        default=False, help_text="the agreement: nobody is turned down without a reason"
    )
    without_agreement = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now)
    asked_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    appointment_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    answer_due_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    late_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {
            "id", "agency", "made_by", "to_agency", "to_account_id", "service_id", "packet_id",
        }  # fmt: skip
        operational = {
            "way", "area", "priority", "do_not_contact", "warm", "warm_at", "transport", "interpreter", "state",
            "reason", "outcome", "open_until", "keeps_permission", "reply_key", "answer_days", "outcome_days",
            "no_decline", "without_agreement", "made_at", "asked_at", "seen_at", "answered_at", "appointment_at",
            "ended_at", "answer_due_at", "due_at", "late_at", "version",
        }  # fmt: skip
        sealed: set[str] = set()
        open_words = {"area", "interpreter"}

    class Meta:
        indexes = [
            models.Index(fields=["agency", "state", "-made_at"], name="referrals_sent"),
            models.Index(
                fields=["to_agency", "asked_at"],
                condition=Q(way=Way.AGENCY, state__in=OPEN),
                name="referrals_inbox",
            ),
            models.Index(fields=["due_at"], condition=Q(late_at=None), name="referrals_due"),
            models.Index(
                fields=["packet_id"], condition=Q(packet_id__isnull=False), name="referrals_by_packet"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="referrals_referral_agency_id"),
            models.CheckConstraint(
                name="referrals_referral_one_reader",
                condition=Q(way=Way.AGENCY, to_agency__isnull=False) | ~Q(way=Way.AGENCY) & Q(to_agency=None),
            ),
            models.CheckConstraint(
                name="referrals_referral_not_to_oneself",
                condition=Q(to_agency=None) | ~Q(to_agency=models.F("agency")),
            ),
            models.CheckConstraint(
                name="referrals_referral_says_why",
                condition=~Q(state__in=WITH_REASON) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="referrals_referral_says_what_came_of_it",
                condition=~Q(state=State.COMPLETED) | ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="referrals_referral_nothing_crosses_unallowed",
                condition=~Q(way__in=[Way.AGENCY, Way.LINK])
                | Q(state__in=[State.DRAFT, State.ERROR])
                | Q(packet_id__isnull=False, open_until__isnull=False),
            ),
        ]


class Link(models.Model):
    """Whose referral it is, and the sender's own words: in the client's plan, or in a call."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    referral = models.OneToOneField(Referral, models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    drawer = models.CharField(
        max_length=11, choices=[(one.value, one.label) for one in (Drawer.PLAN, Drawer.CALL)]
    )
    release_id = models.UUIDField(null=True, help_text="the permission under which it was sent")
    for_whom = models.CharField(max_length=6, choices=ForWhom)
    to_name = Sealed("drawer", by_field=True)
    why = Sealed("drawer", by_field=True)
    note = Sealed("drawer", by_field=True)
    reply_private = Sealed("drawer", by_field=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "referral", "subject_id", "release_id"}
        operational = {"drawer", "for_whom", "version"}
        sealed = {"to_name_sealed", "why_sealed", "note_sealed", "reply_private_sealed"}

    class Meta:
        indexes = [models.Index(fields=["subject_id"], name="referrals_link_subject")]


class Move(models.Model):
    """One move: written by the database itself, whoever made it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", help_text="who asks")
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="+")
    was = models.CharField(max_length=16, choices=State)
    became = models.CharField(max_length=16, choices=State)
    reason = models.CharField(max_length=24, choices=Reason, blank=True)
    by_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    by_account_id = models.UUIDField()
    by_role = models.CharField(max_length=20, choices=Role)
    at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "referral", "by_agency", "by_account_id"}
        operational = {"was", "became", "reason", "by_role", "at"}
        sealed: set[str] = set()

    class Meta:
        indexes = [models.Index(fields=["referral", "at"], name="referrals_move_list")]


class Reply(models.Model):
    """What the other side wrote: sealed to the referral's own key, so that only who works with the client opens it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", help_text="who asks")
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="+")
    by_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    by_account_id = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)
    key_box = models.BinaryField()
    words_box = models.BinaryField()

    class Care:
        linking = {"id", "agency", "referral", "by_agency", "by_account_id"}
        operational = {"at"}
        sealed: set[str] = set()
        boxed = {"key_box", "words_box"}

    class Meta:
        indexes = [models.Index(fields=["referral", "at"], name="referrals_reply_list")]
