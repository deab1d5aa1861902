"""Having a say about a plan: a consultation, its campaigns, drafts to adapt, tags, briefings.

Belongs here: fields. Not here: what people send in (contributions), letters. All of it is public knowledge.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alongside.plan_room.enums import Origin, Publication, Stage
from alongside.plan_room.enums_consultations import Part
from alongside.plan_room.models.plans import Plan, PlanVersion, key
from alongside.vault.ids import uuid7


class Consultation(models.Model):
    """From one moment to another, in a time zone, about a plan. What its host did not say stays empty."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = key(40)
    title = models.CharField(max_length=200)
    title_es = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=2000, blank=True)
    about_es = models.CharField(max_length=2000, blank=True)
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="+")
    plan_version = models.ForeignKey(
        PlanVersion, models.PROTECT, null=True, related_name="+", help_text="the words that it is about"
    )
    plan_stage = models.CharField(max_length=8, choices=Stage, blank=True)
    host = models.CharField(max_length=120, blank=True, help_text="where it took place, if not here")
    attributed_to = models.CharField(max_length=200, blank=True, help_text="who wrote the drafts")
    time_zone = models.CharField(max_length=60, default="America/New_York")
    opens_on = models.DateField(null=True)
    opens_time = models.TimeField(null=True)
    opens_note = models.CharField(max_length=300, blank=True)
    closes_on = models.DateField(null=True)
    closes_time = models.TimeField(null=True)
    closes_note = models.CharField(max_length=300, blank=True)
    advised_on = models.DateField(null=True, help_text="the last day that people were told to use")
    opens_at = models.DateTimeField(null=True, help_text="counted from the day, the time and the zone")
    closes_at = models.DateTimeField(null=True)
    external_url = models.URLField(max_length=300, blank=True)
    external_note = models.CharField(max_length=300, blank=True, help_text="what another source says")
    source_file = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=Publication, default=Publication.DRAFT)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.BY_HAND)
    keeper = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    changed_by = models.UUIDField(
        null=True, help_text="the account that wrote last: another person opens it to all"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_room_consultation_opens_before_it_closes",
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
            ),
        ]


class Campaign(models.Model):
    """One question of a consultation."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    short = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    title_es = models.CharField(max_length=200, blank=True)
    prompt = models.CharField(max_length=2000, blank=True, help_text="what to think of while answering")
    prompt_es = models.CharField(max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=1)
    source_line = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="plan_room_campaign_number"),
        ]


class Draft(models.Model):
    """A suggestion that others wrote, to adapt or leave. Its words stand in its source, unless they are ours."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="+")
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="+")
    key = key(40)
    title = models.CharField(max_length=300, help_text="in our plain words")
    text = models.TextField(blank=True, help_text="empty where the words stand in the source document")
    tags = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    author = models.CharField(
        max_length=200, blank=True, help_text="where not everyone's of this consultation"
    )
    version = models.PositiveIntegerField(default=1, help_text="of its words; earlier ones stand in Revision")
    word_count = models.PositiveIntegerField(null=True)
    source_file = models.CharField(max_length=120, blank=True)
    source_line = models.PositiveIntegerField(null=True)
    position = models.PositiveIntegerField(default=0)


class Tag(models.Model):
    """A word for what a contribution is about, with the other spellings that mean the same."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    aliases = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    suggested = models.BooleanField(default=False)
    priority = models.BooleanField(default=False)
    uses = models.PositiveIntegerField(default=0, help_text="on the drafts")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "name"], name="plan_room_tag_once"),
        ]


class Briefing(models.Model):
    """A meeting about the plan, at an hour. How to dial in is not kept here."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    title_es = models.CharField(max_length=200, blank=True)
    host = models.CharField(max_length=120, blank=True)
    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField(null=True)
    zone_as_printed = models.CharField(max_length=20, blank=True)
    time_zone = models.CharField(max_length=60)
    note = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    source_line = models.PositiveIntegerField(null=True)


class Revision(models.Model):
    """One change of a consultation or of a part of it: what stood there and what stands now. Lines are only added."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="+")
    part = models.CharField(max_length=8, choices=Part)
    about = models.UUIDField(help_text="the row of this part")
    number = models.PositiveIntegerField(help_text="the version that it made")
    was = models.JSONField(null=True)
    now = models.JSONField(null=True)
    why = models.CharField(max_length=500, blank=True)
    shown = models.BooleanField(help_text="whether everyone could read the consultation by then")
    changed_by = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["consultation", "at"], name="plan_room_revised")]
