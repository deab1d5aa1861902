"""Tables of the vault: whose keys open what, who may open whom, and the ledger.

Belongs here: fields and constraints. Not here: who may (policies, SQL in migrations/0002_wall),
how a key is opened (keyring). Agencies and people appear as bare ids: the vault knows neither.
The `keys_…` tables are the key store: backed up apart, for a shorter time (docs/operations.md).
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.foundation.questions import ANEW
from alongside.vault.enums import Drawer, GlassReason, GlassState, HolderKind, Reason
from alongside.vault.ids import uuid7
from alongside.vault.keystore import uuid_array


@models.UUIDField.register_lookup
class AnyOf(models.Lookup):
    """`subject_id__anyof=[…]`: one array parameter, where `__in` would write thousands; or it, written already.

    Planned anew each time: PostgreSQL looks a row up in an array it knows when it plans, and walks along any other.
    """

    lookup_name = "anyof"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        left, params = self.process_lhs(compiler, connection)
        ids = self.rhs if isinstance(self.rhs, str) else uuid_array(self.rhs)
        return f"{left} = any({ANEW}%s::uuid[])", [*params, ids]


class Holder(models.Model):
    """Anyone who can open something: a person, a team, or an agency's recovery key.

    A person's private key is locked under the passphrase; a team's lies in grants to its members; a
    recovery key's exists only on printed shares. Read at sign-in, before there is a context.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency_id = models.UUIDField()
    owner_id = models.UUIDField(help_text="the account, team or agency this holder stands for")
    kind = models.CharField(max_length=10, choices=HolderKind)
    office = models.CharField(max_length=12, blank=True, help_text="a team's kind: custodians, on_call, ...")
    public_key = models.BinaryField()
    lock_salt = models.BinaryField(null=True)
    lock_params = models.CharField(max_length=60, blank=True)
    lock_blob = models.BinaryField(null=True)
    confirmed_at = models.DateTimeField(
        null=True, help_text="recovery: when the shares were said to be put away"
    )
    created_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "keys_holder"
        constraints = [
            models.UniqueConstraint(
                fields=["owner_id", "kind"], condition=Q(retired_at=None), name="keys_holder_one_living"
            ),
            models.CheckConstraint(
                name="keys_holder_only_people_have_locks",
                condition=Q(kind=HolderKind.PERSON) | Q(lock_blob=None),
            ),
        ]


class TeamKey(models.Model):
    """A team's private key, sealed to one member (or to the custodians, or to the recovery key)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency_id = models.UUIDField()
    team_holder_id = models.UUIDField()
    member_holder_id = models.UUIDField(db_index=True)
    sealed_key = models.BinaryField()
    granted_by_id = models.UUIDField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "keys_teamkey"
        constraints = [
            models.UniqueConstraint(fields=["team_holder_id", "member_holder_id"], name="keys_teamkey_once"),
        ]


class RecoveryProof(models.Model):
    """The digest of what only two joined shares can say (wall.recover_team). Written once, read by nobody."""

    holder = models.OneToOneField(Holder, models.PROTECT, primary_key=True, related_name="+")
    agency_id = models.UUIDField()
    digest = models.BinaryField()

    class Meta:
        db_table = "keys_recoveryproof"


class Subject(models.Model):
    """A client as an opaque reference. Everything confidential about a person hangs on this id."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency_id = models.UUIDField()
    opened_by_id = models.UUIDField()
    created_at = models.DateTimeField(default=timezone.now)
    hold_until = models.DateField(
        null=True, help_text="a legal hold: nothing may be destroyed before this day"
    )
    destroyed_at = models.DateTimeField(null=True)
    keys_gone_on = models.DateField(null=True, help_text="the day on which the last backup of the keys ends")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency_id", "id"], name="vault_subject_agency_id"),
            models.CheckConstraint(
                name="vault_subject_gone_iff_destroyed",
                condition=Q(destroyed_at=None, keys_gone_on=None)
                | Q(destroyed_at__isnull=False, keys_gone_on__isnull=False),
            ),
        ]


class DrawerKey(models.Model):
    """The key of one drawer of one client, sealed to one holder."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency_id = models.UUIDField()
    subject_id = models.UUIDField()
    drawer = models.CharField(max_length=12, choices=Drawer)
    holder_id = models.UUIDField(db_index=True)
    sealed_key = models.BinaryField()
    granted_by_id = models.UUIDField()
    created_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "keys_drawerkey"
        constraints = [
            models.UniqueConstraint(fields=["subject_id", "drawer", "holder_id"], name="keys_drawerkey_once"),
        ]


class PacketKey(models.Model):
    """The key of one packet, sealed to one holder at the receiving agency, or (no holder) under a link and a code.

    It is what lets a packet be read: ending a permission deletes it. Written by functions of the wall alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency_id = models.UUIDField(
        help_text="the agency that receives; the one that sends where a link opens it"
    )
    packet_id = models.UUIDField(db_index=True)
    holder_id = models.UUIDField(null=True, db_index=True)
    sealed_key = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()

    class Meta:
        db_table = "keys_packetkey"
        constraints = [
            models.UniqueConstraint(fields=["packet_id", "holder_id"], name="keys_packetkey_once"),
        ]


class AccessEntry(models.Model):
    """One line of the access list: who may open whose record, which drawers, why, until when.

    Never written by a query: only the functions wall.admit, wall.dismiss, wall.hand_over and
    wall.break_glass write it (migrations/0002_wall), each with its own check.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency_id = models.UUIDField()
    subject_id = models.UUIDField(db_index=True)
    actor_id = models.UUIDField(db_index=True)
    reason = models.CharField(max_length=12, choices=Reason)
    drawers = ArrayField(models.CharField(max_length=12, choices=Drawer))
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True)
    granted_by_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_id", "actor_id", "reason"],
                condition=Q(ends_at=None),
                name="vault_access_one_standing",
            ),
            models.CheckConstraint(
                name="vault_access_glass_ends_within_the_hour",
                condition=~Q(reason=Reason.BREAK_GLASS)
                | Q(
                    ends_at__isnull=False,
                    ends_at__lte=models.F("starts_at") + models.Value("01:00:00", models.DurationField()),
                ),
            ),
        ]


class Clearance(models.Model):
    """Until when a person's trainings, supervisor and agreement open drawers at all.

    One row a person, rewritten by people.actions.clearance; every access function reads it, so that a
    lapse closes the row by itself, without a job.
    """

    actor_id = models.UUIDField(primary_key=True)
    agency_id = models.UUIDField()
    cleared_until = models.DateTimeField(null=True, help_text="empty: not cleared at all")
    counselling_until = models.DateTimeField(null=True, help_text="the same for the counselling drawer")
    may_approve = models.BooleanField(default=False, help_text="leads people, so may approve a break-glass")
    changed_at = models.DateTimeField(auto_now=True)


class BlindToken(models.Model):
    """A short, keyed trace of two identifiers together, to say that there may be a record."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency_id = models.UUIDField()
    subject_id = models.UUIDField(db_index=True)
    token = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["agency_id", "token"], name="vault_blind_lookup")]


class BreakGlass(models.Model):
    """An emergency opening: asked with a reason, approved by someone else, an hour at most, then reviewed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency_id = models.UUIDField()
    subject_id = models.UUIDField()
    asked_by_id = models.UUIDField()
    reason_code = models.CharField(
        max_length=12, choices=GlassReason, blank=True, help_text="empty only where it was asked before codes"
    )
    reason_sealed = models.BinaryField(help_text="sealed to the custodians and to who asked")
    alone = models.BooleanField(
        default=False, help_text="alone on shift: a supervisor is told at once, reviewed in 24 h"
    )
    state = models.CharField(max_length=10, choices=GlassState, default=GlassState.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)
    approved_by_id = models.UUIDField(null=True)
    opened_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    reviewed_by_id = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    found_right = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="vault_glass_reason_is_a_code", condition=Q(reason_code__in=["", *GlassReason.values])
            ),
            models.CheckConstraint(
                name="vault_glass_needs_another_person",
                condition=Q(approved_by_id=None) | ~Q(approved_by_id=models.F("asked_by_id")),
            ),
            models.CheckConstraint(
                name="vault_glass_review_by_another",
                condition=Q(reviewed_by_id=None) | ~Q(reviewed_by_id=models.F("asked_by_id")),
            ),
            models.CheckConstraint(
                name="vault_glass_open_has_times",
                condition=Q(opened_at=None, ends_at=None)
                | Q(ends_at__lte=models.F("opened_at") + models.Value("01:00:00", models.DurationField())),
            ),
        ]


class LedgerLine(models.Model):
    """One line of the ledger, written through `ledger`, never through the ORM (RETURNING needs SELECT)."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    agency_id = models.UUIDField(null=True)
    actor_id = models.UUIDField(null=True)
    what = models.CharField(max_length=24)
    subjects = ArrayField(models.UUIDField(), default=list)
    drawer = models.CharField(max_length=12, blank=True)
    why = models.CharField(max_length=40, blank=True, help_text="a code, never words someone typed")
    about_id = models.UUIDField(null=True, help_text="the note, file, colleague or break-glass meant")
    request_id = models.UUIDField(null=True)

    class Meta:
        db_table = "ledger_line"


class LedgerBatch(models.Model):
    """The Merkle tree over all lines up to `last_line_id` (RFC 9162): its size, root and frontier."""

    size = models.BigIntegerField(primary_key=True)
    last_line_id = models.BigIntegerField()
    root = models.BinaryField()
    frontier = models.BinaryField()
    leaves = models.BinaryField(
        help_text="the leaf hash of each line of this batch, in order: names the broken one"
    )
    sealed_at = models.DateTimeField()

    class Meta:
        db_table = "ledger_batch"
