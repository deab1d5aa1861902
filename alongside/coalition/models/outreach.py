"""Outreach: a plan, places, rounds of two, what they packed and what they counted.

Belongs here: fields, constraints, what each field is (class Care). Not here: any person who was met. There is no
column in which one could be described: a count (OutreachTap) has a place, a part of the day, a code and a number. Its
id is random and it has no moment, so that two counts of one conversation cannot be told to belong together.
"""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alongside.coalition.enums_outreach import (
    Band,
    Counted,
    HeardHow,
    MoveWhy,
    PlaceKind,
    RoundState,
    Seen,
    SupplyKind,
)
from alongside.vault.ids import uuid7


class OutreachRule(models.Model):
    """What a coalition has settled for its rounds. One row a coalition; without it the defaults hold."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.OneToOneField("people.Agency", models.PROTECT, related_name="+")
    alone_ok = models.BooleanField(default=False)
    why_alone = models.CharField(max_length=300, blank=True)
    check_every = models.PositiveSmallIntegerField(default=30)

    class Care:
        linking = {"id", "agency"}
        operational = {"alone_ok", "why_alone", "check_every"}
        open_words = {"why_alone"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="coalition_outreachrule_alone_why", condition=Q(alone_ok=False) | ~Q(why_alone="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class OutreachPlan(models.Model):
    """How one population is reached: where, with what, in which words (S4-234)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    whom = models.TextField(blank=True)
    where = models.TextField(blank=True)
    how = models.TextField(blank=True)
    words = models.TextField(blank=True)
    safety = models.TextField(blank=True)
    ended = models.BooleanField(default=False)
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "made_by"}
        operational = {"name", "whom", "where", "how", "words", "safety", "ended", "made_at", "version"}
        open_words = {"name", "whom", "where", "how", "words", "safety"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_outreachplan_agency_id")
        ]

    def __str__(self) -> str:
        return self.name


class OutreachPlace(models.Model):
    """A place that rounds visit. It stands in a county, at most in a ZIP area: never at a point."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=PlaceKind)
    county = models.CharField(max_length=5, blank=True)
    zip_code = models.CharField(max_length=5, blank=True)
    closed = models.BooleanField(default=False)
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "made_by"}
        operational = {"name", "kind", "county", "zip_code", "closed", "made_at", "version"}
        open_words = {"name"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_outreachplace_agency_id"),
            models.CheckConstraint(
                name="coalition_outreachplace_online_nowhere",
                condition=~Q(kind=PlaceKind.ONLINE) | Q(county="", zip_code=""),
            ),
        ]
        indexes = [models.Index(fields=["agency", "closed", "kind"], name="coalition_outreachplace_list")]

    def __str__(self) -> str:
        return self.name


class OutreachCheck(models.Model):
    """Whether one can talk there safely and in confidence (S4-240), and what was learned about the place."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    place = models.ForeignKey(OutreachPlace, models.CASCADE, related_name="+", db_constraint=False)
    on = models.DateField()
    out_of_hearing = models.CharField(max_length=6, choices=Seen, blank=True)
    unwatched = models.CharField(max_length=6, choices=Seen, blank=True)
    way_out = models.CharField(max_length=6, choices=Seen, blank=True)
    lit = models.CharField(max_length=6, choices=Seen, blank=True)
    phone_works = models.CharField(max_length=6, choices=Seen, blank=True)
    learned = models.TextField(blank=True)
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "place", "made_by"}
        operational = {
            "on",
            "out_of_hearing",
            "unwatched",
            "way_out",
            "lit",
            "phone_works",
            "learned",
            "made_at",
        }
        open_words = {"learned"}

    class Meta:
        indexes = [models.Index(fields=["place", "-on"], name="coalition_outreachcheck_last")]

    def __str__(self) -> str:
        return str(self.id)


class OutreachRound(models.Model):
    """A round: who, when, how often they say that they are well, and who is called when they do not."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    token = models.UUIDField(unique=True, default=uuid4, editable=False)  # how a phone names it: says nothing
    plan = models.ForeignKey(OutreachPlan, models.SET_NULL, null=True, related_name="+", db_constraint=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    check_every = models.PositiveSmallIntegerField(default=30)
    watched_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    call_name = models.CharField(max_length=120)
    call_phone = models.CharField(max_length=40)
    state = models.CharField(max_length=8, choices=RoundState, default=RoundState.PLANNED)
    out_at = models.DateTimeField(null=True)
    back_at = models.DateTimeField(null=True)
    learned = models.TextField(blank=True)
    packing = models.JSONField(default=dict)  # id of a supply: how many are taken along
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    # Filled by selectors.outreach_rounds.filled: who goes, and where, in order.
    who: "list[OutreachWorker]"
    way: "list[OutreachStop]"

    class Care:
        linking = {"id", "agency", "for_agency", "token", "plan", "watched_by", "made_by"}
        operational = {
            "starts_at", "ends_at", "check_every", "call_name", "call_phone", "state", "out_at", "back_at", "learned",
            "packing", "made_at", "version",
        }  # fmt: skip
        open_words = {"call_name", "call_phone", "learned"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_outreachround_agency_id"),
            models.CheckConstraint(
                name="coalition_outreachround_ends", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="coalition_outreachround_every", condition=Q(check_every__gte=5, check_every__lte=240)
            ),
            models.CheckConstraint(
                name="coalition_outreachround_out",
                condition=~Q(state__in=[RoundState.OUT, RoundState.BACK]) | Q(out_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "-starts_at"], name="coalition_outreachround_list"),
            models.Index(
                fields=["agency"], name="coalition_outreachround_now", condition=Q(state=RoundState.OUT)
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class OutreachWorker(models.Model):
    """One who goes on a round: an account of this house, or a name at work."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    round = models.ForeignKey(OutreachRound, models.CASCADE, related_name="+", db_constraint=False)
    account = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True)

    class Care:
        linking = {"id", "agency", "round", "account"}
        operational = {"name", "phone"}
        open_words = {"name", "phone"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "account"], condition=~Q(account=None), name="coalition_outreachworker_once"
            )
        ]
        indexes = [models.Index(fields=["account"], name="coalition_outreachworker_whose")]

    def __str__(self) -> str:
        return str(self.id)


class OutreachStop(models.Model):
    """A place on a round. Its number stays, whatever its turn: a phone without a network counts by it.

    Taken off the round it is `gone`, not deleted: what was counted there stays, and no other place gets its number.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    round = models.ForeignKey(OutreachRound, models.CASCADE, related_name="+", db_constraint=False)
    place = models.ForeignKey(OutreachPlace, models.PROTECT, related_name="+", db_constraint=False)
    number = models.PositiveSmallIntegerField()
    turn = models.PositiveSmallIntegerField(default=0)
    gone = models.BooleanField(default=False)

    class Care:
        linking = {"id", "agency", "round", "place"}
        operational = {"number", "turn", "gone"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_outreachstop_agency_id"),
            models.UniqueConstraint(fields=["round", "number"], name="coalition_outreachstop_number"),
            models.UniqueConstraint(fields=["round", "place"], name="coalition_outreachstop_place"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class OutreachCheckIn(models.Model):
    """The two said that they are well, or somebody reached them. Never written afterwards, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    round = models.ForeignKey(OutreachRound, models.CASCADE, related_name="+", db_constraint=False)
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    how = models.CharField(max_length=6, choices=HeardHow, default=HeardHow.SAID)

    class Care:
        linking = {"id", "agency", "round", "made_by"}
        operational = {"made_at", "how"}

    class Meta:
        constraints = [
            models.CheckConstraint(name="coalition_outreachcheckin_how", condition=Q(how__in=HeardHow.values))
        ]
        indexes = [models.Index(fields=["round", "-made_at"], name="coalition_outreachcheckin_last")]

    def __str__(self) -> str:
        return str(self.id)


class OutreachTap(models.Model):
    """One count. `id` is random, made on the phone: sent twice it counts once. `gone`: taken back."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    round = models.ForeignKey(OutreachRound, models.CASCADE, related_name="+", db_constraint=False)
    stop = models.ForeignKey(OutreachStop, models.CASCADE, related_name="+", db_constraint=False)
    band = models.PositiveSmallIntegerField(choices=Band)
    code = models.PositiveSmallIntegerField(choices=Counted)
    count = models.PositiveSmallIntegerField(default=1)
    gone = models.BooleanField(default=False)

    class Care:
        linking = {"id", "agency", "round", "stop"}
        operational = {"band", "code", "count", "gone"}

    class Meta:
        constraints = [
            models.CheckConstraint(name="coalition_outreachtap_code", condition=Q(code__in=Counted.values)),
            models.CheckConstraint(name="coalition_outreachtap_band", condition=Q(band__in=Band.values)),
            models.CheckConstraint(
                name="coalition_outreachtap_count", condition=Q(count__gte=1, count__lte=500)
            ),
        ]
        indexes = [models.Index(fields=["round", "code"], name="coalition_outreachtap_round")]

    def __str__(self) -> str:
        return str(self.id)


class OutreachSupply(models.Model):
    """Something a member keeps for rounds, and from when on it is low (S4-244)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=SupplyKind)
    name = models.CharField(max_length=120)
    low = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "for_agency"}
        operational = {"kind", "name", "low", "made_at"}
        open_words = {"name"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_outreachsupply_agency_id"),
            models.UniqueConstraint(
                fields=["agency", "for_agency", "name"], name="coalition_outreachsupply_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OutreachSupplyMove(models.Model):
    """Stock that came or went. What is there is the sum: nothing is written over."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    supply = models.ForeignKey(OutreachSupply, models.CASCADE, related_name="+", db_constraint=False)
    change = models.IntegerField()
    why = models.CharField(max_length=8, choices=MoveWhy)
    on = models.DateField()
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "for_agency", "supply", "made_by"}
        operational = {"change", "why", "on", "made_at"}

    class Meta:
        indexes = [models.Index(fields=["supply", "-made_at"], name="coalition_outreachmove_of")]

    def __str__(self) -> str:
        return str(self.id)
