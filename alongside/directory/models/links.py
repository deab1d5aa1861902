"""What became of asking the addresses of the directory: whether a website is still there.

Belongs here: one row an address that stands in the directory. Not here: asking (actions.linking, foundation.outbound).
Of what a website says nothing is kept. Nothing is asked of a confidential place or organization, and the row refuses
to keep it (migrations/sql/0048_links.sql).
"""

from django.db import models
from django.db.models import Q

from alongside.foundation.outbound import Became
from alongside.vault.ids import uuid7


class LinkAnswer(models.Model):
    """The last answer of one address, of a service, an organization or a place."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    service = models.OneToOneField("directory.Service", models.CASCADE, null=True, related_name="+")
    organization = models.OneToOneField("directory.Organization", models.CASCADE, null=True, related_name="+")
    location = models.OneToOneField("directory.Location", models.CASCADE, null=True, related_name="+")
    address = models.TextField(help_text="as it stood when it was asked")
    asked_on = models.DateField()
    became = models.CharField(max_length=11, choices=Became)
    moved_to = models.TextField(blank=True)
    in_a_row = models.PositiveSmallIntegerField(default=1, help_text="how many times it was the same")
    taken_at = models.DateTimeField(null=True, help_text="when somebody took the new address")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="directory_linkanswer_is_of_one",
                condition=Q(service__isnull=False, organization=None, location=None)
                | Q(service=None, organization__isnull=False, location=None)
                | Q(service=None, organization=None, location__isnull=False),
            ),
            models.CheckConstraint(
                name="directory_linkanswer_moved_somewhere",
                condition=Q(became=Became.MOVED) & ~Q(moved_to="") | ~Q(became=Became.MOVED) & Q(moved_to=""),
            ),
        ]
        indexes = [models.Index(fields=["became"], name="directory_linkanswer_became")]
