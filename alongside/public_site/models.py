"""What the public house keeps: the library, and what an agency says of itself. No client is in here, nothing is sealed.

Belongs here: fields and constraints. Not here: who may (policies), the words of myths (myths).
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.foundation.outbound import Became
from alongside.public_site.enums import Audience, Evaluated, Form, Languages, Owner
from alongside.vault.ids import uuid7


class Resource(models.Model):
    """One thing of the library: whose it is, for whom, where, who looked at it when."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.SlugField(max_length=60, blank=True, help_text="of what comes with Alongside; else empty")
    title = models.CharField(max_length=160)
    about = models.CharField(max_length=500, blank=True, help_text="in our own words")
    about_es = models.CharField(max_length=500, blank=True)
    owner = models.CharField(max_length=160)
    owner_kind = models.CharField(max_length=13, choices=Owner)
    form = models.CharField(max_length=8, choices=Form)
    audience = models.CharField(max_length=11, choices=Audience)
    languages = models.CharField(max_length=5, choices=Languages, blank=True)
    url = models.URLField(max_length=500, blank=True, help_text="empty: nobody knows an address")
    reviewed_on = models.DateField(null=True, help_text="the day on which somebody here last looked at it")
    evaluated = models.CharField(max_length=10, choices=Evaluated, blank=True)
    evaluation = models.CharField(max_length=500, blank=True, help_text="what it found, and where it stands")
    link_became = models.CharField(max_length=11, choices=Became, blank=True)
    link_asked_on = models.DateField(null=True)
    link_moved_to = models.CharField(max_length=500, blank=True)
    taken_out_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="public_site_resource_key"),
            models.CheckConstraint(
                name="public_site_evaluation_is_found", condition=Q(evaluation="") | Q(evaluated="found")
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AgencyPage(models.Model):
    """What an agency tells everyone about itself. Not shown until it says so; a hidden place has no address here."""

    agency = models.OneToOneField("people.Agency", models.CASCADE, primary_key=True, related_name="+")
    does = models.CharField(max_length=800, blank=True)
    does_es = models.CharField(max_length=800, blank=True)
    whom = models.CharField(max_length=500, blank=True)
    whom_es = models.CharField(max_length=500, blank=True)
    hours = models.CharField(max_length=300, blank=True)
    hours_es = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=200, blank=True)
    turns_nobody_away = models.BooleanField(default=False)
    hides_place = models.BooleanField(default=True)
    is_shown = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="public_site_hidden_place_has_no_address", condition=Q(hides_place=False) | Q(address="")
            ),
        ]

    class Care:
        linking: set[str] = set()
        operational = {
            "agency", "does", "does_es", "whom", "whom_es", "hours", "hours_es", "phone", "address",
            "turns_nobody_away", "hides_place", "is_shown", "version", "changed_at",
        }  # fmt: skip
        sealed: set[str] = set()
        _open_words = "what an agency publishes itself; no client"
