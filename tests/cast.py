"""The fixed cast of the tests, with meaning.

Amira, an advocate at Linden Crisis Center, leads Esther's case. Dev is a colleague who is not assigned.
Chloe supervises both. Noor counsels, Vera is clinical supervisor, Rosa directs and is a custodian, as is
Chloe. Ida administers and never opens a drawer. Ben works at Millrace Legal Aid, Ruth directs it. Fay organises the
coalition. Passphrases and second factors are set; keys are real, only the passphrases' price is low.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.people import totp
from alongside.people.actions import clearance, factors, founding, granting, joining
from alongside.people.enums import AgencyKind, CredentialKind, Role, TeamKind
from alongside.people.models import Account, Agency, Invitation
from alongside.people.selectors import actor_of
from alongside.vault import keyring, ledger, wall

PASSPHRASE = "{} paper lamp river"


@dataclass
class Person:
    """One of the cast: the account, her private key, what she signs in with."""

    account: Account
    private: bytes = field(repr=False)
    holder_id: UUID
    passphrase: str
    totp_secret: str = ""

    @property
    def id(self) -> UUID:
        return self.account.id


@dataclass
class Cast:
    """Everyone, by first name, and the two agencies."""

    linden: Agency
    millrace: Agency
    coalition: Agency
    people: dict[str, Person]
    shares: dict[str, list[str]]

    def __getattr__(self, name: str) -> Person:
        if name.startswith("_") or name == "people" or name not in self.people:
            raise AttributeError(name)
        return self.people[name]


def as_person(person: Person, *, read_only: bool = False, stepped_up: bool = True) -> Iterator[Any]:
    """One request of hers: wall, keyring, ledger."""
    account = Account.objects.select_related("agency").get(id=person.account.id)
    actor = actor_of(account, {"holder": str(person.holder_id)})
    actor.stepped_up = stepped_up
    ring = keyring.Keyring(actor.agency_id, person.holder_id, person.private)
    with wall.acting_as(actor, read_only=read_only), keyring.using(ring), ledger.writing():
        yield actor


def assemble() -> Cast:
    """Found the agencies, invite everyone, let them join, clear them, give them their keys."""
    people: dict[str, Person] = {}
    shares: dict[str, list[str]] = {}
    linden, rosa, token = founding.found_agency(
        name="Linden Crisis Center", kind=AgencyKind.CRISIS_CENTER, login="rosa@linden.example",
        working_name="Rosa", role=Role.DIRECTOR, county="Linden", is_demo=True,
    )  # fmt: skip
    people["rosa"], shares["linden"] = accept(rosa, token)
    _first_is_cleared(people["rosa"])
    invite = _inviter(people)
    invite("rosa", "chloe", Role.SUPERVISOR, "rosa", [TeamKind.CUSTODIANS, TeamKind.ON_CALL])
    invite("rosa", "vera", Role.CLINICAL_SUPERVISOR, "rosa", [TeamKind.COUNSELLING])
    invite("rosa", "amira", Role.ADVOCATE, "chloe", [TeamKind.ON_CALL])
    invite("rosa", "dev", Role.ADVOCATE, "chloe", [TeamKind.ON_CALL])
    invite("rosa", "noor", Role.COUNSELLOR, "vera", [TeamKind.COUNSELLING])
    invite("rosa", "ida", Role.ADMINISTRATOR, "rosa", [])
    millrace, ruth, token = founding.found_agency(
        name="Millrace Legal Aid", kind=AgencyKind.LEGAL_AID, login="ruth@millrace.example",
        working_name="Ruth", role=Role.DIRECTOR, county="Linden", is_demo=True,
    )  # fmt: skip
    people["ruth"], shares["millrace"] = accept(ruth, token)
    _first_is_cleared(people["ruth"])
    invite("ruth", "ben", Role.ADVOCATE, "ruth", [TeamKind.ON_CALL, TeamKind.CUSTODIANS])
    coalition, fay, token = founding.found_agency(
        name="Linden County Coalition", kind=AgencyKind.COALITION, login="fay@coalition.example",
        working_name="Fay", role=Role.ORGANISER, county="Linden", is_demo=True,
    )  # fmt: skip
    people["fay"], shares["coalition"] = accept(fay, token)
    return Cast(linden, millrace, coalition, people, shares)


def accept(account: Account, token: str) -> tuple[Person, list[str]]:
    """Accept an invitation as its link does."""
    passphrase = PASSPHRASE.format(account.working_name.lower())
    key = joining.prepare_key(passphrase)
    actor = actor_of(account, {"holder": str(key.holder_id)})
    invitation = Invitation.objects.select_related("account").get(token_hash=joining.token_hash(token))
    ring = keyring.Keyring(account.agency_id, key.holder_id, key.private)
    with wall.acting_as(actor), keyring.using(ring), ledger.writing():
        shares = joining.accept_invitation(actor=actor, invitation=invitation, key=key)
        secret = totp.new_secret()
        factors.keep_totp(actor=actor, account=account, secret=secret)
    return Person(account, key.private, key.holder_id, passphrase, secret), shares


def train(by: Person, person: Person, *, expires_on: date | None = None) -> None:
    """All papers of a role, in force for a year, recorded by someone else."""
    ends = expires_on or timezone.localdate() + timedelta(days=365)
    kinds = [CredentialKind.CONFIDENTIALITY, CredentialKind.FOUNDATION]
    if person.account.role in (Role.COUNSELLOR, Role.CLINICAL_SUPERVISOR):
        kinds.append(CredentialKind.COUNSELLING)
    for _ in as_person(by):
        actor = wall.current_actor()
        for kind in kinds:
            clearance.record_credential(
                actor=actor,
                account=person.account,
                kind=kind,
                earned_on=ends - timedelta(days=730),
                expires_on=ends,
            )


def _inviter(people: dict[str, Person]) -> Any:
    def invite(by: str, name: str, role: Role, supervisor: str, teams: list[str]) -> None:
        agency_word = people[by].account.login.split("@")[1]
        for actor in as_person(people[by]):
            account, token = joining.invite(
                actor=actor, login=f"{name}@{agency_word}", working_name=name.title(), role=role,
                supervisor_id=people[supervisor].id, teams=teams, is_demo=True,
            )  # fmt: skip
        people[name], _ = accept(account, token)
        train(people[by], people[name])
        for actor in as_person(people[by]):
            granting.grant_pending(actor=actor, account=account)

    return invite


def _first_is_cleared(person: Person) -> None:
    """The first director: her papers are recorded over the owner's connection, as `agency add` offers."""
    founding.clear_first(
        account_id=person.id, board_supervisor="Board chair", until=timezone.localdate() + timedelta(days=365)
    )
