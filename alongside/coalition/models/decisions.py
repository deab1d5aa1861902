"""What a coalition decided, and who does what by when.

Belongs here: fields, constraints, what each field is (class Care). Not here: the meeting (models.meetings), screens.
Nothing here names anyone who is helped.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.coalition.enums_meetings import Heard, Method, TaskState
from alongside.coalition.models.meetings import AgendaItem, Meeting
from alongside.vault.ids import uuid7


class MeetingDecision(models.Model):
    """A decision: how it came about, who saw it otherwise, how survivors were heard (S4-271), what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="+")
    what = models.TextField()
    method = models.CharField(max_length=9, choices=Method)
    votes_for = models.PositiveSmallIntegerField(null=True)
    votes_against = models.PositiveSmallIntegerField(null=True)
    abstained = models.PositiveSmallIntegerField(null=True)
    dissent = models.TextField(blank=True)
    heard = models.CharField(max_length=9, choices=Heard, blank=True)
    heard_words = models.TextField(blank=True)
    best_interest = models.BooleanField(null=True)
    best_words = models.TextField(blank=True)
    review_on = models.DateField(null=True)
    came_of_it = models.TextField(blank=True)
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "meeting", "item", "made_by"}
        operational = {
            "what", "method", "votes_for", "votes_against", "abstained", "dissent", "heard", "heard_words",
            "best_interest", "best_words", "review_on", "came_of_it", "made_at", "version",
        }  # fmt: skip
        open_words = {"what", "dissent", "heard_words", "best_words", "came_of_it"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_decision_agency_id"),
            models.CheckConstraint(
                name="coalition_decision_votes_are_counted",
                condition=Q(method=Method.CONSENSUS, votes_for=None, votes_against=None, abstained=None)
                | Q(
                    method=Method.VOTES,
                    votes_for__isnull=False,
                    votes_against__isnull=False,
                    abstained__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="coalition_decision_not_asked_says_why",
                condition=~Q(heard=Heard.NOT_ASKED) | ~Q(heard_words=""),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "-made_at"], name="coalition_decision_newest"),
            models.Index(fields=["meeting"], name="coalition_decision_meeting"),
        ]


class Task(models.Model):
    """Something an organization does by a day. `for_agency` is the organization where it works in this house."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    member = models.ForeignKey("coalition.Member", models.PROTECT, null=True, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=6, choices=TaskState, default=TaskState.OPEN)
    was = models.CharField(max_length=6, choices=TaskState, blank=True)
    why = models.CharField(max_length=300, blank=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    decision = models.ForeignKey(MeetingDecision, models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "member", "for_agency", "account", "meeting", "decision", "made_by"}
        operational = {"what", "due_on", "state", "was", "why", "made_at", "done_at", "version"}
        open_words = {"what", "why"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_task_agency_id"),
            models.CheckConstraint(
                name="coalition_task_let_go_says_why",
                condition=~Q(state=TaskState.LET_GO) | ~Q(why=""),
            ),
            models.CheckConstraint(
                name="coalition_task_done_at_iff_done",
                condition=Q(state=TaskState.DONE, done_at__isnull=False)
                | ~Q(state=TaskState.DONE) & Q(done_at=None),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "state", "due_on"], name="coalition_task_due"),
            models.Index(fields=["agency", "due_on", "id"], name="coalition_task_by_day"),
            models.Index(fields=["account", "state", "due_on"], name="coalition_task_hers"),
            models.Index(fields=["for_agency", "state", "due_on"], name="coalition_task_theirs"),
            models.Index(fields=["meeting"], name="coalition_task_meeting"),
        ]
