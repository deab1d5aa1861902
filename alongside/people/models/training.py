"""Curricula, sessions, who came, what that adds up to, and certificates.

Belongs here: fields and constraints. Not here: any client; and nobody's history: a trainer is credited with the words
she chose, and no field says why she knows what she knows. `agency` is whose training it is (an agency's, or a
coalition's, which is an agency too); `from_agency` is where someone works who came.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.people.enums import CredentialKind
from alongside.people.enums_training import CurriculumKind, Discipline, SessionState, TopicTag
from alongside.vault.ids import uuid7


class Curriculum(models.Model):
    """One edition of a curriculum. Editions share their `line`, so that hours count on from one to the next."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    line = models.UUIDField(default=uuid7)
    edition = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=12, choices=CurriculumKind)
    name = models.CharField(max_length=120, blank=True, help_text="empty: the kind's own name")
    hours = models.DecimalField(max_digits=5, decimal_places=2)
    credential = models.CharField(max_length=16, choices=CredentialKind, blank=True)
    valid_months = models.PositiveSmallIntegerField(null=True)
    required = ArrayField(
        models.CharField(max_length=40), default=list, help_text="keys of its needed topics"
    )
    retired_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="people_curriculum_agency_id"),
            models.UniqueConstraint(fields=["line", "edition"], name="people_curriculum_edition_once"),
            models.UniqueConstraint(
                fields=["line"], condition=Q(retired_at=None), name="people_curriculum_one_current"
            ),
        ]
        indexes = [models.Index(fields=["agency", "retired_at"], name="people_curriculum_current")]

    def __str__(self) -> str:
        return self.name or str(CurriculumKind(self.kind).label)


class Topic(models.Model):
    """One topic of one edition. Its key stays over editions; words that are empty are the shipped ones."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    curriculum = models.ForeignKey(Curriculum, models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    material = models.TextField(blank=True, help_text="where what is handed out lies")
    looked_at_on = models.DateField(null=True, help_text="when somebody last looked whether it is still so")
    hours = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    needed = models.BooleanField(default=True)
    tags = ArrayField(models.CharField(max_length=8, choices=TopicTag), default=list, blank=True)
    place = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["curriculum", "key"], name="people_topic_once"),
        ]


class TrainingSession(models.Model):
    """A day of training."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    curriculum = models.ForeignKey(Curriculum, models.PROTECT, null=True, related_name="+")
    line = models.UUIDField(null=True)
    title = models.CharField(max_length=200)
    topics = ArrayField(models.CharField(max_length=40), default=list)
    disciplines = ArrayField(models.CharField(max_length=12, choices=Discipline), default=list, blank=True)
    on = models.DateField()
    starts = models.TimeField(null=True)
    hours = models.DecimalField(max_digits=5, decimal_places=2)
    place = models.CharField(max_length=200, blank=True)
    remote = models.BooleanField(default=False)
    places = models.PositiveSmallIntegerField(null=True, help_text="how many can come; empty: no limit")
    audience = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=SessionState, default=SessionState.PLANNED)
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="people_trainingsession_agency_id"),
        ]
        indexes = [
            models.Index(fields=["agency", "on"], name="people_trainingsession_by_day"),
        ]

    def __str__(self) -> str:
        return self.title


class Trainer(models.Model):
    """Who teaches, credited as she wishes. An account only where she is to take the attendance."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    credit = models.CharField(max_length=120, blank=True, help_text="empty: an expert adviser")

    class Meta:
        indexes = [models.Index(fields=["account"], name="people_trainer_hers")]


class TrainerPayment(models.Model):
    """What a trainer was paid. Read by whoever leads there, and by nobody else."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    trainer = models.ForeignKey(Trainer, models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    paid_on = models.DateField()
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)


class Enrolment(models.Model):
    """Somebody has a place. `here_at`: she said from her own screen that she is there."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    from_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    here_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "account"], name="people_enrolment_once"),
        ]
        indexes = [models.Index(fields=["account", "session"], name="people_enrolment_hers")]


class Attendance(models.Model):
    """Who came to a session and for how long, in quarter hours. Never recorded by oneself."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    from_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    line = models.UUIDField(null=True)
    on = models.DateField()
    hours = models.DecimalField(max_digits=5, decimal_places=2)
    taken_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "account"], name="people_attendance_once"),
            models.CheckConstraint(name="people_attendance_not_negative", condition=Q(hours__gte=0)),
        ]
        indexes = [
            models.Index(fields=["account", "line", "on"], name="people_attendance_hers"),
            models.Index(
                fields=["agency", "on"], include=["from_agency", "hours"], name="people_attendance_by_day"
            ),
        ]


class FormerAttendance(models.Model):
    """What an attendance said before it was corrected. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    hours = models.DecimalField(max_digits=5, decimal_places=2)
    version = models.PositiveIntegerField()
    replaced_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "account", "version"], name="people_formerattendance_once"
            ),
        ]


class OutsideCount(models.Model):
    """How many came from an organization without accounts here. A count, no names."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="+")
    organization = models.CharField(max_length=200)
    people = models.PositiveSmallIntegerField()
    hours = models.DecimalField(max_digits=5, decimal_places=2, help_text="of each of them")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "organization"], name="people_outsidecount_once"),
        ]


class Progress(models.Model):
    """What somebody's trainings in one curriculum add up to. Written by the wall alone (wall.add_up_training).

    Where her last certificate ends one day, only what came after it: her way to the next.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    from_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    line = models.UUIDField()
    hours = models.DecimalField(max_digits=7, decimal_places=2)
    topics = ArrayField(models.CharField(max_length=40), default=list)
    last_on = models.DateField(null=True)
    last_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "line"], name="people_progress_once"),
        ]
        indexes = [models.Index(fields=["agency", "line"], name="people_progress_of_line")]


class TrainingSum(models.Model):
    """What a month of a coalition's trainings added up to for one organization. Kept and read by the wall alone.

    `topic` is empty for all of them together; a session about several topics counts whole in each.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    from_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    month = models.DateField(help_text="its first day")
    topic = models.CharField(max_length=40, blank=True)
    hours = models.DecimalField(max_digits=12, decimal_places=2)
    people = models.IntegerField(help_text="how often somebody came")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "month", "from_agency", "topic"],
                include=["hours", "people"],  # a year of a large coalition is read from the index alone
                name="people_trainingsum_once",
            ),
        ]


class Certificate(models.Model):
    """That somebody finished a curriculum. Whoever has its code can ask whether it holds.

    One that ends is renewed by the next, and stays beside it: its code goes on saying until when it counted.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    from_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    curriculum = models.ForeignKey(Curriculum, models.PROTECT, related_name="+")
    line = models.UUIDField()
    credential = models.ForeignKey("people.Credential", models.PROTECT, null=True, related_name="+")
    shown_name = models.CharField(max_length=120, help_text="as she wants it printed")
    hours = models.DecimalField(max_digits=7, decimal_places=2)
    finished_on = models.DateField()
    ends_on = models.DateField(
        null=True, help_text="the first day it does not count; empty: it does not lapse"
    )
    code = models.CharField(max_length=24, unique=True)
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)
    renewed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "line"],
                condition=Q(renewed_at=None, withdrawn_at=None),
                name="people_certificate_once",
            ),
        ]

    @property
    def has_ended(self) -> bool:
        """Whether the day has come on which it counts no longer."""
        return self.ends_on is not None and self.ends_on <= timezone.localdate()
