"""The sealed copy that leaves, as both agencies keep it. No subject stands in it: whose it is, only the sender knows.

Belongs here: fields. Not here: writing (functions of the wall only, migrations/0002), the key that opens it
(vault, keys_packetkey). `Packet` says that there is one and why it ended; its body is gone with its end.
"""

from django.db import models
from django.utils import timezone

from alongside.releases.enums import EndWhy
from alongside.vault.ids import uuid7


class Packet(models.Model):
    """That something was allowed, from one agency to another, until when."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", help_text="who sends")
    to_agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    to_account_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end_why = models.CharField(max_length=11, choices=EndWhy, blank=True)

    class Care:
        linking = {"id", "agency", "to_agency", "to_account_id"}
        operational = {"made_at", "ends_at", "ended_at", "end_why"}
        sealed: set[str] = set()

    class Meta:
        indexes = [models.Index(fields=["to_agency", "-made_at"], name="releases_packet_inbox")]


class PacketBody(models.Model):
    """What is in it, sealed under the packet's own key."""

    packet = models.OneToOneField(Packet, models.PROTECT, primary_key=True, related_name="+")
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    contents = models.BinaryField()

    class Care:
        linking = {"packet", "agency"}
        operational: set[str] = set()
        sealed: set[str] = set()
        boxed = {"contents"}


class PacketFile(models.Model):
    """A document that lies in it, as a file under the packet's own key. Its name and kind stand in the body.

    The row stays until the file is off the disk, so that what has ended is taken away for certain.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    packet = models.ForeignKey(Packet, models.PROTECT, related_name="+")
    stored_as = models.UUIDField(unique=True, help_text="the name on the disk; says nothing")
    removed_at = models.DateTimeField(null=True, help_text="the packet ended: the file goes off the disk")

    class Care:
        linking = {"id", "agency", "packet", "stored_as"}
        operational = {"removed_at"}
        sealed: set[str] = set()


class PacketLink(models.Model):
    """The way in for a reader without an account: a word and a code, of which only a digest is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    packet = models.OneToOneField(Packet, models.PROTECT, related_name="+")
    proof = models.BinaryField()
    wrong = models.PositiveSmallIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "packet"}
        operational = {"proof", "wrong", "opened", "made_at"}
        sealed: set[str] = set()
