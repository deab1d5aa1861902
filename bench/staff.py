"""Agencies and the people who work there, made through the house's own actions with real keys.

Belongs here: who is hired, and what `rows` needs to know of their keys. Not here: clients. Passphrases cost
what they cost in service, because sign-in is measured; the keys are made in threads (Argon2 lets go of the
interpreter), everything else in order.
"""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.tracing import index_key
from alongside.people import totp
from alongside.people.actions import clearance, factors, founding, granting, joining
from alongside.people.enums import AgencyKind, CredentialKind, Role, TeamKind
from alongside.people.models import Account, Agency, Invitation
from alongside.people.selectors import actor_of
from alongside.vault import keyring, ledger, wall
from alongside.vault.actors import Actor
from alongside.vault.selectors import team_holders
from bench.ground import Say
from bench.lives import GIVEN
from bench.scales import Scale

PASSPHRASE = "seven paper lamps on river {}"
KINDS = [kind for kind in AgencyKind if kind != AgencyKind.COALITION]
PAPERS = (CredentialKind.CONFIDENTIALITY, CredentialKind.FOUNDATION)


@dataclass(frozen=True)
class Worker:
    """One colleague: everything needed to sign in as her, and to seal as she would."""

    id: str
    agency_id: str
    holder_id: str
    supervisor_id: str
    role: str
    login: str
    passphrase: str
    totp: str
    private: str
    public: str


@dataclass(frozen=True)
class House:
    """One agency: its teams' holders and keys, by office, and the key of its blind index."""

    id: str
    teams: dict[str, tuple[str, str, str]]
    index_key: str
    workers: list[Worker]


def hire(scale: Scale, say: Say) -> list[House]:
    """Found every agency and let everyone join."""
    houses, number = [], 0
    with ThreadPoolExecutor(2) as pool:
        prepared = pool.map(joining.prepare_key, map(PASSPHRASE.format, range(scale.staff)))
        for index in range(scale.agencies):
            size = _size(scale, index)
            houses.append(_agency(index, number, size, prepared))
            number += size
            say(f"People: {number} of {scale.staff}")
    return houses


def write(houses: list[House], path: Path) -> None:
    """Keep them for the measurements."""
    path.touch(mode=0o600)
    path.write_text(json.dumps([asdict(house) for house in houses]))


def read(path: Path) -> list[House]:
    """Everyone, as `write` kept them."""
    return [
        House(**{**house, "workers": [Worker(**worker) for worker in house["workers"]]})
        for house in json.loads(path.read_text())
    ]


@contextmanager
def acting(worker: Worker) -> Iterator[Any]:
    """One request of hers."""
    actor = actor_of(Account.objects.get(id=worker.id), {"holder": worker.holder_id})
    actor.stepped_up = True
    ring = keyring.Keyring(actor.agency_id, actor.holder_id, bytes.fromhex(worker.private))
    with wall.acting_as(actor), keyring.using(ring), ledger.writing():
        yield actor


def _size(scale: Scale, index: int) -> int:
    return scale.staff // scale.agencies + (index < scale.staff % scale.agencies)


def _agency(index: int, first_number: int, size: int, prepared: Iterator[joining.PreparedKey]) -> House:
    agency, account, token = founding.found_agency(
        name=f"Bench agency {index + 1}",
        kind=KINDS[index % len(KINDS)],
        login=_login(first_number),
        working_name="Rosa",
    )
    director = _accept(account, token, first_number, next(prepared))
    year = timezone.localdate() + timedelta(days=365)
    founding.clear_first(account_id=account.id, board_supervisor="Board chair", until=year)
    workers, supervisors = [director], [director]
    for place in range(1, size):
        leads = place == 1 or (place == 2 and size >= 6)
        role = Role.SUPERVISOR if leads else Role.ADVOCATE
        boss = director if leads else supervisors[place % len(supervisors)]
        worker = _join(director, boss, role, first_number + place, next(prepared))
        workers.append(worker)
        if leads:
            supervisors = (
                [worker] if supervisors == [director] else [worker, *supervisors * 3]
            )  # three in four: one
    return _house(agency, director, workers)


def _join(director: Worker, boss: Worker, role: Role, number: int, key: joining.PreparedKey) -> Worker:
    teams = [TeamKind.ON_CALL, *([TeamKind.CUSTODIANS] if role == Role.SUPERVISOR else [])]
    with acting(director) as actor:
        account, token = joining.invite(
            actor=actor, login=_login(number), working_name=GIVEN[number % len(GIVEN)], role=role,
            supervisor_id=UUID(boss.id), teams=[str(team) for team in teams],
        )  # fmt: skip
    worker = _accept(account, token, number, key)
    today = timezone.localdate()
    with acting(director) as actor:
        for kind in PAPERS:
            clearance.record_credential(
                actor=actor, account=account, kind=kind, earned_on=today - timedelta(days=30),
                expires_on=today + timedelta(days=700),
            )  # fmt: skip
        granting.grant_pending(actor=actor, account=account)
    return worker


def _accept(account: Account, token: str, number: int, key: joining.PreparedKey) -> Worker:
    actor = actor_of(account, {"holder": str(key.holder_id)})
    invitation = Invitation.objects.select_related("account").get(token_hash=joining.token_hash(token))
    ring = keyring.Keyring(account.agency_id, key.holder_id, key.private)
    with wall.acting_as(actor), keyring.using(ring), ledger.writing():
        joining.accept_invitation(actor=actor, invitation=invitation, key=key)
        secret = _second_factor(actor, account)
    return Worker(
        id=str(account.id),
        agency_id=str(account.agency_id),
        holder_id=str(key.holder_id),
        supervisor_id=str(account.supervisor_id or ""),
        role=str(account.role),
        login=account.login,
        passphrase=PASSPHRASE.format(number),
        totp=secret,
        private=key.private.hex(),
        public=key.public.hex(),
    )


def _second_factor(actor: Actor, account: Account) -> str:
    """An authenticator app, as she would set it up when she joins."""
    secret = totp.new_secret()
    factors.keep_totp(actor=actor, account=account, secret=secret)
    return secret


def _house(agency: Agency, director: Worker, workers: list[Worker]) -> House:
    with acting(director):
        ring = keyring.opened()
        teams = {
            office: (str(holder.id), bytes(holder.public_key).hex(), ring.private_of(holder.id).hex())
            for office, holder in team_holders(agency.id).items()
        }
        traces = index_key(agency.id)
    return House(str(agency.id), teams, traces.hex(), workers)


def _login(number: int) -> str:
    return f"p{number:03}@bench.example"
