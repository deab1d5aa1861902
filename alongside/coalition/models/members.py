"""Who belongs to a coalition, and who is still missing.

Belongs here: fields, constraints, what each field is (class Care). Not here: any client: nothing in this room reaches
one (.importlinter). `agency` is the coalition itself: in every table of this room the coalition. All members
read it, its organizers write it (vault.operations).
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.coalition.enums import MemberState, PartnerType
from alongside.vault.ids import uuid7


class Member(models.Model):
    """An organization of a coalition. `member` is its agency where it works in this house; otherwise only its name.

    `organization_id` is its entry in the directory, which is read where it stands: nothing of it is kept here but the
    name. `organization_mark` is a keyed mark of what the entry said when an organizer last looked.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    member = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    organization_id = models.UUIDField(null=True, help_text="its entry in the directory")
    organization_mark = models.BinaryField(null=True)
    partner_type = models.CharField(max_length=16, choices=PartnerType)
    state = models.CharField(max_length=8, choices=MemberState, default=MemberState.WANTED)
    joined_on = models.DateField(null=True)
    left_on = models.DateField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "member", "organization_id"}
        operational = {
            "name", "organization_mark", "partner_type", "state", "joined_on", "left_on", "made_at", "version",
        }  # fmt: skip
        open_words = {"name"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_member_agency_id"),
            models.UniqueConstraint(
                fields=["agency", "member"], condition=~Q(member=None), name="coalition_member_once"
            ),
            models.UniqueConstraint(
                fields=["agency", "organization_id"],
                condition=~Q(organization_id=None),
                name="coalition_member_entry_once",
            ),
            models.CheckConstraint(
                name="coalition_member_since_when",
                condition=~Q(state=MemberState.JOINED) | Q(joined_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["member", "state"], name="coalition_member_theirs")]

    def __str__(self) -> str:
        return self.name
