"""Supervision, a worker's own check-ins and her growth: days stand open to two people, words are sealed to them.

Belongs here: fields, constraints, what each field is (class Care). Not here: who may (policies_supervision), sealing
(actions.pages).
"""

from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alongside.people.enums_supervision import SupervisionKind, SupervisionState
from alongside.vault.ids import uuid7


class Cadence(models.Model):
    """How often a worker and her supervisor sit down. Set by the supervisor, seen by both."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    account = models.OneToOneField("people.Account", models.PROTECT, related_name="+")
    weeks = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(26)])
    evaluation_months = models.PositiveSmallIntegerField(
        null=True, validators=[MinValueValidator(1), MaxValueValidator(24)]
    )
    set_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    set_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "account", "set_by"}
        operational = {"weeks", "evaluation_months", "set_on", "version"}
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="people_cadence_within_reason", condition=Q(weeks__gte=1, weeks__lte=26)
            ),
            models.CheckConstraint(name="people_cadence_not_with_oneself", condition=~Q(account=F("set_by"))),
        ]


class Supervision(models.Model):
    """One sitting. `box` holds notes, themes and what was agreed: opened by the two alone, until she shares it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    supervisor = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=SupervisionKind, default=SupervisionKind.SESSION)
    state = models.CharField(max_length=7, choices=SupervisionState, default=SupervisionState.PLANNED)
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField(null=True)
    box = models.BinaryField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "account", "supervisor"}
        operational = {"kind", "state", "on", "minutes", "version"}
        sealed: set[str] = set()
        boxed = {"box"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="people_supervision_of_another", condition=~Q(account=F("supervisor"))
            ),
            models.CheckConstraint(
                name="people_supervision_words_when_held",
                condition=Q(box=None) | Q(state=SupervisionState.HELD),
            ),
        ]
        indexes = [models.Index(fields=["account", "on"], name="people_supervision_days")]


class OwnPage(models.Model):
    """A check-in or a goal of a worker's own. What it is, its day and its words lie in the box alone.

    The id is random: it does not tell when the page was written.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    box = models.BinaryField()
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "account"}
        operational = {"version"}
        sealed: set[str] = set()
        boxed = {"box"}


class PageKey(models.Model):
    """The key of one box, sealed to one person. It lies in the key store: when it goes, the box is closed to her."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    page_id = models.UUIDField(db_index=True)
    owner = models.ForeignKey(
        "people.Account", models.PROTECT, related_name="+", help_text="whose page it is"
    )
    reader = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    holder_id = models.UUIDField()
    sealed_key = models.BinaryField()

    class Care:
        linking = {"id", "agency", "page_id", "owner", "reader", "holder_id"}
        operational: set[str] = set()
        sealed: set[str] = set()
        boxed = {"sealed_key"}

    class Meta:
        db_table = "keys_pagekey"
        constraints = [
            models.UniqueConstraint(fields=["page_id", "holder_id"], name="keys_pagekey_once"),
        ]
