"""Agencies of the demonstration are founded and its people join, through the actions that everyone uses.

Belongs here: the order of founding, inviting, joining, training, giving keys. Not here: clients (writing).
Keys are prepared side by side beforehand: Argon2 takes a tenth of a second each.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from alongside.people.actions import clearance, factors, founding, granting, joining, shares
from alongside.people.enums import AgencyKind, CredentialKind, Role
from alongside.people.models import Account, Invitation
from alongside.people.policies import COUNSELS
from alongside.people.selectors import actor_of
from alongside.vault import keyring, ledger, wall
from alongside.vault.actions.access import set_clearance
from demo.entering import Cast, Joined, acting
from demo.staff import House, Papers, Worker

COUNTY = "Linden"
YEAR = timedelta(days=365)
HOURS = {CredentialKind.FOUNDATION: Decimal(40), CredentialKind.COUNSELLING: Decimal(20)}
Keys = dict[str, joining.PreparedKey]


def prepare_keys(workers: list[Worker]) -> Keys:
    """Everyone's key pair, locked under her passphrase. Argon2 leaves the interpreter's lock alone."""
    with ThreadPoolExecutor() as pool:
        keys = pool.map(joining.prepare_key, [worker.passphrase for worker in workers])
        return {worker.key: key for worker, key in zip(workers, keys, strict=True)}


def found(house: House, workers: list[Worker], keys: Keys, cast: Cast) -> None:
    """Found one agency with its people: the first founds it and invites the others."""
    first, *others = workers
    _agency, account, token = founding.found_agency(
        name=house.name,
        kind=house.kind,
        login=first.login,
        working_name=first.name,
        role=first.role,
        county=COUNTY,
        phone=house.phone,
        is_demo=True,
    )
    cast[first.key] = _join(first, account, token, keys)
    if first.role != Role.ORGANISER:
        founding.clear_first(
            account_id=account.id, board_supervisor="Chair of the board", until=timezone.localdate() + YEAR
        )
    for worker in others:
        _bring_in(worker, house, cast[first.key], keys, cast)


def let_lapse(cast: Cast) -> None:
    """Close the drawers of those whose papers have lapsed: until here they could still open their clients."""
    for person in cast.values():
        if person.worker.papers == Papers.LAPSED:
            with acting(cast[person.worker.supervisor]) as actor:
                clearance.recompute(actor=actor, account=person.account)


def _bring_in(worker: Worker, house: House, first: Joined, keys: Keys, cast: Cast) -> None:
    with acting(first) as actor:
        account, token = joining.invite(
            actor=actor,
            login=worker.login,
            working_name=worker.name,
            role=worker.role,
            supervisor_id=cast[worker.supervisor].account.id if worker.supervisor else None,
            teams=list(worker.teams),
            is_demo=True,
        )
    if not worker.has_joined:
        return
    cast[worker.key] = _join(worker, account, token, keys)
    with acting(first) as actor:
        for kind, expires in _papers(worker, house).items():
            clearance.record_credential(
                actor=actor,
                account=account,
                kind=kind,
                earned_on=expires - 2 * YEAR,
                expires_on=expires,
                hours=HOURS.get(kind),
            )
        if worker.papers == Papers.LAPSED:  # her clients were opened while her training stood
            soon = timezone.now() + timedelta(hours=1)
            set_clearance(actor=actor, account_id=account.id, cleared_until=soon, counselling_until=None)
        if not worker.waits_for_key:
            granting.grant_pending(actor=actor, account=account)


def _join(worker: Worker, account: Account, token: str, keys: Keys) -> Joined:
    """Accept an invitation as its link does: a key, an authenticator, for a founder the printed shares."""
    key = keys[worker.key]
    actor = actor_of(account, {"holder": str(key.holder_id)})
    invitation = Invitation.objects.select_related("account").get(token_hash=joining.token_hash(token))
    ring = keyring.Keyring(account.agency_id, key.holder_id, key.private)
    with wall.acting_as(actor), keyring.using(ring), ledger.writing():
        printed = joining.accept_invitation(actor=actor, invitation=invitation, key=key)
        factors.keep_totp(actor=actor, account=account, secret=worker.totp_secret)
        if printed:
            word = shares.word_of(printed[1], 1)
            shares.confirm_shares(actor=actor, shares=printed, number=1, typed=word)
    return Joined(worker, account, key.holder_id, key.private)


def _papers(worker: Worker, house: House) -> dict[CredentialKind, date]:
    """What is on file, and the first day on which it no longer counts."""
    today = timezone.localdate()
    papers = {CredentialKind.CONFIDENTIALITY: today + YEAR}
    if house.kind == AgencyKind.CRISIS_CENTER:
        ends = {Papers.LAPSING: 38, Papers.IN_GRACE: -1, Papers.LAPSED: -21}
        papers[CredentialKind.FOUNDATION] = today + timedelta(days=ends.get(worker.papers, 365))
    else:
        papers[CredentialKind.ORIENTATION] = today + YEAR
    if worker.role in COUNSELS:
        papers[CredentialKind.COUNSELLING] = today + YEAR
    return papers
