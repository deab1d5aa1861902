"""Groups: what they are called, what their members want to talk about, when they meet, what they lend each other.

Belongs here: fields, constraints, what each field is (class Care). Not here: who came. No table of this room says
that someone belongs to a group (S4-168). The words are sealed to everyone who works at the agency, members' own
words among them; the row wall is the agency's (migrations/0041_services_rows).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from alongside.cases.enums_groups import GroupKind, ItemState, Topic
from alongside.service_entries.enums import Tongue
from alongside.vault.ids import uuid7
from alongside.vault.sealed import SealedToTeam


class Group(models.Model):
    """A group, by a name that says nothing about those who come."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    worker = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    name = SealedToTeam("everyone")
    kind = models.CharField(max_length=12, choices=GroupKind)
    peers_lead = models.PositiveSmallIntegerField(default=0, help_text="how many peers lead it; never who")
    language = models.CharField(max_length=8, choices=Tongue, blank=True)
    for_whom = SealedToTeam("everyone")
    meets = SealedToTeam("everyone")
    topics = ArrayField(models.CharField(max_length=14, choices=Topic), default=list)
    own_topics = SealedToTeam("everyone")
    made_at = models.DateTimeField(default=timezone.now)
    rests_since = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "worker"}
        operational = {"kind", "peers_lead", "language", "topics", "made_at", "rests_since", "version"}
        sealed = {"name_sealed", "for_whom_sealed", "meets_sealed", "own_topics_sealed"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "id"], name="cases_group_agency_id")]


class AgendaItem(models.Model):
    """Something a member wants to talk about, in the member's words, with nobody's name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, models.PROTECT, related_name="+")
    words = SealedToTeam("everyone")
    state = models.CharField(max_length=10, choices=ItemState, default=ItemState.PROPOSED)
    place = models.PositiveSmallIntegerField(default=0, help_text="the members' order")
    since = models.DateField(default=timezone.localdate)

    class Care:
        linking = {"id", "agency", "group"}
        operational = {"state", "place", "since"}
        sealed = {"words_sealed"}


class Meeting(models.Model):
    """One time a group meets, and afterwards how many came."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, models.PROTECT, related_name="+")
    on = models.DateField()
    came = models.PositiveSmallIntegerField(null=True)
    entry_id = models.UUIDField(null=True, help_text="the group's line among the services")

    class Care:
        linking = {"id", "agency", "group", "entry_id"}
        operational = {"on", "came"}
        sealed: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "on"], name="cases_meeting_once_a_day")]


class GroupResource(models.Model):
    """A book, a film, a page, a sheet that a group found good, for every group of the agency (S4-169)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    title = SealedToTeam("everyone")
    where = SealedToTeam("everyone")
    for_whom = SealedToTeam("everyone")
    topic = models.CharField(max_length=14, choices=Topic, blank=True)
    language = models.CharField(max_length=8, choices=Tongue, blank=True)
    added_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency"}
        operational = {"topic", "language", "added_at", "removed_at"}
        sealed = {"title_sealed", "where_sealed", "for_whom_sealed"}
