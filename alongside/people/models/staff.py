"""Agencies, the people who work there, what they may sign in with, and what they are trained for.

Belongs here: fields and constraints. Not here: who may (policies), keys (vault). Nothing in this room
says anything about a client. Agency, Account, the factors and Invitation are read before there is a
context (walls.md, "The row"); they are listed in vault/tests and hold nothing about clients.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from alongside.people.enums import AgencyKind, CredentialKind, NoticeKind, Role, TeamKind
from alongside.vault.ids import uuid7


class Agency(models.Model):
    """One organization, one vault."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16, choices=AgencyKind)
    county = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    time_zone = models.CharField(max_length=40, default="America/Chicago")
    is_demo = models.BooleanField(default=False, help_text="set once, at birth; a trigger refuses any change")
    grace_hours = models.PositiveSmallIntegerField(default=72)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(name="people_agency_grace_at_most_72", condition=Q(grace_hours__lte=72)),
        ]

    @property
    def has_clients(self) -> bool:
        """Whether anyone here works with clients. At a coalition nobody does (house.md)."""
        return self.kind != AgencyKind.COALITION

    def __str__(self) -> str:
        return self.name


class Account(models.Model):
    """A member of staff. There is no password hash: the passphrase is right when it opens her key."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    login = models.CharField(max_length=120, help_text="what she signs in with, usually her work address")
    working_name = models.CharField(max_length=60, help_text="the name colleagues and clients see")
    role = models.CharField(max_length=20, choices=Role)
    supervisor = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    board_supervisor = models.CharField(
        max_length=80, blank=True, help_text="top of the chain: who on the board"
    )
    language = models.CharField(max_length=5, blank=True)
    theme = models.CharField(max_length=5, blank=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True)
    must_regrant = models.BooleanField(default=False, help_text="has a new key; a custodian must grant again")

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("login"), name="people_account_login"),
            models.UniqueConstraint(fields=["agency", "id"], name="people_account_agency_id"),
            models.CheckConstraint(
                name="people_account_not_own_supervisor",
                condition=Q(supervisor=None) | ~Q(supervisor=models.F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.working_name


class Team(models.Model):
    """People who hold a key together."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=TeamKind)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "kind"], name="people_team_one_a_kind")]


class Membership(models.Model):
    """One person in one team. The key itself is vault.TeamKey; this says who ought to have it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "account"], condition=Q(until=None), name="people_membership_once"
            ),
        ]


class Credential(models.Model):
    """A training finished or a paper signed. Never edited: a mistake is withdrawn and recorded anew."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=CredentialKind)
    hours = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    earned_on = models.DateField()
    expires_on = models.DateField(
        null=True, help_text="the first day on which it no longer counts; empty: does not expire"
    )
    recorded_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="people_credential_ends_after_it_began",
                condition=Q(expires_on=None) | Q(expires_on__gt=models.F("earned_on")),
            ),
        ]


class Requirement(models.Model):
    """What this agency asks of a role before a drawer opens, beyond what the law fixes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    kind = models.CharField(max_length=16, choices=CredentialKind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "role", "kind"], name="people_requirement_once")
        ]


class Invitation(models.Model):
    """A way in for one person, once: to join, or to start over after a lost passphrase."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    token_hash = models.BinaryField(unique=True)
    starts_over = models.BooleanField(default=False)
    keeps_factors = models.BooleanField(default=True, help_text="starting over: the second factors stay")
    invited_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)


class Totp(models.Model):
    """An authenticator app. The secret is sealed under the server's key: it is needed before she is known."""

    account = models.OneToOneField(Account, models.CASCADE, primary_key=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    secret_sealed = models.BinaryField()
    confirmed_at = models.DateTimeField()


class Passkey(models.Model):
    """A WebAuthn credential."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    credential_id = models.BinaryField(unique=True)
    public_data = models.BinaryField(help_text="attested credential data, as the standard writes it")
    created_at = models.DateTimeField(default=timezone.now)


class RecoveryCode(models.Model):
    """One of ten codes that stand in for a lost second factor. Spent ones are in people_spentcode."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    code_hash = models.BinaryField()


class WebSession(models.Model):
    """A web session. The key is stored hashed, the payload sealed; kept over the `aside` connection."""

    session_key = models.CharField(
        primary_key=True, max_length=64, help_text="SHA-256 of what the cookie says"
    )
    session_data = models.TextField()
    expire_date = models.DateTimeField(db_index=True)
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="+", db_index=True)
    public_id = models.UUIDField(default=uuid7)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    device = models.CharField(max_length=60, blank=True, help_text="browser and system, in two words")


class SpentCode(models.Model):
    """A code or challenge that was used. The unique row is the replay guard. Written aside."""

    account_id = models.UUIDField()
    kind = models.CharField(max_length=10)
    value = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account_id", "kind", "value"], name="people_spentcode_once")
        ]


class Attempt(models.Model):
    """A failed sign-in, counted for the lock-out. Written aside. `place` is a keyed hash of the address."""

    login_hash = models.BinaryField()
    place = models.BinaryField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["login_hash", "at"], name="people_attempt_recent")]


class NoticeWish(models.Model):
    """Of what someone wants to be told by mail, and where. Without a row: of nothing."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    account = models.OneToOneField(Account, models.PROTECT, related_name="+")
    address = models.EmailField(blank=True)
    kinds = ArrayField(models.CharField(max_length=10, choices=NoticeKind), default=list)
    changed_at = models.DateTimeField(default=timezone.now)


class NoticeSent(models.Model):
    """When the last mail of a kind went to someone. Written by the wall alone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=NoticeKind)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "kind"], name="people_noticesent_once")]
