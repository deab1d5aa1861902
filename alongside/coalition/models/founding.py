"""How a coalition is founded: whom it speaks to, what it writes, what its members promise, its purpose and rules.

Belongs here: fields, constraints, what each field is (class Care). Not here: the member itself (members), the seats of
experts (founding_seats), any client. `partner` is a row of the list of members. What was sent or agreed
has a day in `stands_since` and is never edited from then on (migrations/sql/0011_founding.sql).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.coalition.enums import MemberState
from alongside.coalition.enums_founding import Deciding, How, Language, Promise, StrengthKind, Told
from alongside.vault.ids import uuid7


class Contact(models.Model):
    """Who administers a partner, and how to reach them at work (S4-181, 183). Read by organizers only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    partner = models.ForeignKey("coalition.Member", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    part = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    mail = models.CharField(max_length=200, blank=True)
    decides = models.BooleanField(default=False, help_text="makes policy or runs a program there")

    class Care:
        linking = {"id", "agency", "partner"}
        operational = {"name", "part", "phone", "mail", "decides"}
        open_words = {"name", "part", "phone", "mail"}


class Approach(models.Model):
    """One time an organization was spoken to, and when it is next (S4-181, 217). Read by organizers only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    partner = models.ForeignKey("coalition.Member", models.PROTECT, related_name="+")
    on = models.DateField()
    how = models.CharField(max_length=8, choices=How)
    told = ArrayField(models.CharField(max_length=8, choices=Told), default=list, blank=True)
    note = models.CharField(max_length=600, blank=True)
    next_on = models.DateField(null=True)

    class Care:
        linking = {"id", "agency", "partner"}
        operational = {"on", "how", "told", "note", "next_on"}
        open_words = {"note"}


class Step(models.Model):
    """One move of a partner from state to state, with the days it had before: so it can be undone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    partner = models.ForeignKey("coalition.Member", models.PROTECT, related_name="+")
    was = models.CharField(
        max_length=8, choices=MemberState, blank=True, help_text="nothing: it came onto the list"
    )
    now = models.CharField(max_length=8, choices=MemberState)
    on = models.DateField()
    reason = models.CharField(max_length=600, blank=True)
    ask_again_on = models.DateField(null=True)
    was_joined_on = models.DateField(null=True)
    was_left_on = models.DateField(null=True)
    answered_here = models.BooleanField(default=False, help_text="by the asked agency itself, on its screen")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "partner", "made_by"}
        operational = {
            "was", "now", "on", "reason", "ask_again_on", "was_joined_on", "was_left_on", "answered_here", "made_at",
        }  # fmt: skip
        open_words = {"reason"}

    class Meta:
        indexes = [models.Index(fields=["partner", "-made_at"], name="coalition_step_latest")]


class Letter(models.Model):
    """A formal letter to one organization. A draft until it is sent; then its words stand."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    partner = models.ForeignKey("coalition.Member", models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, choices=Language)
    words = models.TextField()
    signed = models.CharField(max_length=200, blank=True)
    answer_by = models.DateField(null=True)
    stands_since = models.DateField(null=True, help_text="the day it was sent")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "partner", "made_by"}
        operational = {"language", "words", "signed", "answer_by", "stands_since", "made_at", "version"}
        open_words = {"words", "signed"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "id"], name="coalition_letter_agency_id")]
        indexes = [models.Index(fields=["partner", "stands_since"], name="coalition_letter_sent")]


class LetterMail(models.Model):
    """That a letter went by mail: to whom, from whom, when. Once a letter. Read by organizers only.

    The name and the address are kept as they were, because the contact may have ended since.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="+")
    to_name = models.CharField(max_length=120)
    address = models.CharField(max_length=200)
    sent_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "letter", "sent_by"}
        operational = {"to_name", "address", "sent_at"}
        open_words = {"to_name", "address"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter"], name="coalition_lettermail_once")]


class Commitment(models.Model):
    """One of the five promises, made by a member: on its screen by who speaks for it, or from paper."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    partner = models.ForeignKey("coalition.Member", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    promise = models.CharField(max_length=12, choices=Promise)
    on = models.DateField()
    from_paper = models.BooleanField(default=False)
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Care:
        linking = {"id", "agency", "partner", "for_agency", "made_by"}
        operational = {"promise", "on", "from_paper"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partner", "promise"], name="coalition_commitment_once"),
        ]


class Strength(models.Model):
    """What a member is good at, or what it brings (S4-188). All members read it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    partner = models.ForeignKey("coalition.Member", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=8, choices=StrengthKind)
    what = models.CharField(max_length=300)

    class Care:
        linking = {"id", "agency", "partner", "for_agency"}
        operational = {"kind", "what"}
        open_words = {"what"}


class Purpose(models.Model):
    """What the coalition is for (S4-186, 187). Each version that was agreed is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    vision = models.TextField(blank=True)
    mission = models.TextField(blank=True)
    guiding_values = models.TextField(blank=True)
    stands_since = models.DateField(null=True, help_text="the day it was agreed")
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency"}
        operational = {"number", "vision", "mission", "guiding_values", "stands_since", "version"}
        open_words = {"vision", "mission", "guiding_values"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="coalition_purpose_number"),
            models.UniqueConstraint(
                fields=["agency"], condition=Q(stands_since=None), name="coalition_purpose_one_draft"
            ),
        ]


class GroundRules(models.Model):
    """How the coalition works together (S4-189 to 193, 185, 227). Each version that was agreed is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    leads = models.CharField(max_length=300, blank=True)
    meets = models.CharField(max_length=600, blank=True)
    place = models.CharField(max_length=600, blank=True)
    notices = models.CharField(max_length=300, blank=True)
    agendas = models.CharField(max_length=300, blank=True)
    minutes = models.CharField(max_length=300, blank=True)
    deciding = models.CharField(max_length=10, choices=Deciding, blank=True)
    quorum = models.PositiveSmallIntegerField(null=True, help_text="how many members are there at least")
    deciding_words = models.CharField(max_length=600, blank=True)
    accountable = models.CharField(max_length=600, blank=True)
    own_agenda = models.CharField(max_length=600, blank=True)
    stands_since = models.DateField(null=True, help_text="the day they were agreed")
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency"}
        operational = {
            "number", "leads", "meets", "place", "notices", "agendas", "minutes", "deciding", "quorum",
            "deciding_words", "accountable", "own_agenda", "stands_since", "version",
        }  # fmt: skip
        open_words = {
            "leads", "meets", "place", "notices", "agendas", "minutes", "deciding_words", "accountable", "own_agenda",
        }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="coalition_groundrules_number"),
            models.UniqueConstraint(
                fields=["agency"], condition=Q(stands_since=None), name="coalition_groundrules_one_draft"
            ),
        ]
