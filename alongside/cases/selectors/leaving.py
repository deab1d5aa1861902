"""What someone's work consists of, for the custodian who hands it over.

Belongs here: her clients as a list, who could take each. Not here: handing over (actions.leaving). A
custodian learns no name by this: a client is named only where the record is open to her anyway, else by
since when, and by who else works with them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.cases.models import Identity
from alongside.people.models import Account
from alongside.people.policies import LEADS, NEVER_OPENS_A_DRAWER
from alongside.people.selectors.staff import names_at, reports_of
from alongside.vault import keyring, ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, Reason, What
from alongside.vault.errors import Locked
from alongside.vault.models import AccessEntry, Clearance, Holder


@dataclass(frozen=True, slots=True)
class Client:
    """One client to hand over. `name` is empty where the record is not open to whoever asks."""

    subject_id: UUID
    since: datetime
    name: str
    others: list[str]
    counselling: bool

    @property
    def field(self) -> str:
        """The name of its field in the form."""
        return f"client_{self.subject_id.hex}"


@dataclass(frozen=True, slots=True)
class Work:
    """All that someone does here and that must not fall to the ground."""

    clients: list[Client]
    supervised: int
    reports: list[Account]
    kept_from_actor: bool = False

    @property
    def subject_ids(self) -> list[UUID]:
        return [client.subject_id for client in self.clients]

    @property
    def leads_others(self) -> bool:
        return bool(self.supervised or self.reports)


def work_of(actor: Actor, account: Account) -> Work:
    """Her clients and whom she supervises. Of a client with whom whoever asks has a conflict only that there
    is something that another custodian must do."""
    everything = _standing(actor).filter(actor_id=account.id)
    mine = everything.exclude(subject_id__in=actor.standing.conflicts)
    entries = list(mine.filter(reason=Reason.CARE_TEAM).order_by("starts_at", "id"))
    supervised = mine.filter(reason=Reason.SUPERVISION).count()
    kept = everything.exclude(reason=Reason.CONFLICT).filter(subject_id__in=actor.standing.conflicts).exists()
    return Work(_clients(actor, account, entries), supervised, reports_of(account), kept)


def supervised_by(actor: Actor, account: Account) -> list[UUID]:
    """The clients whose supervision is hers."""
    entries = _standing(actor).filter(actor_id=account.id, reason=Reason.SUPERVISION)
    return list(entries.values_list("subject_id", flat=True))


def could_take_over(actor: Actor, account: Account) -> list[Account]:
    """Colleagues whose drawers are open, who hold a key, and who are not the one who hands over."""
    now = timezone.now()
    cleared = Clearance.objects.filter(agency_id=actor.agency_id, cleared_until__gt=now).values("actor_id")
    holding = Holder.objects.filter(agency_id=actor.agency_id, kind="person", retired_at=None).values(
        "owner_id"
    )
    accounts = Account.objects.filter(agency_id=actor.agency_id, left_at=None, id__in=cleared)
    able = accounts.filter(id__in=holding).exclude(id=account.id).exclude(role__in=NEVER_OPENS_A_DRAWER)
    return list(able.order_by("working_name"))


def could_supervise(actor: Actor, account: Account) -> list[Account]:
    """Those of them who lead."""
    return [one for one in could_take_over(actor, account) if one.role in LEADS]


def not_possible(actor: Actor, account: Account, choices: Sequence[tuple[UUID, UUID]]) -> set[UUID]:
    """Of (client, successor) pairs, the clients whose successor cannot have them.

    A conflict stands between the two, or a custodian would let herself in to what she does not work with
    already. The answer does not say which.
    """
    takers = {taker for _subject, taker in choices}
    subjects = [subject for subject, _taker in choices]
    entries = AccessEntry.objects.filter(agency_id=actor.agency_id, subject_id__in=subjects)
    conflicts = entries.filter(_now(), reason=Reason.CONFLICT, actor_id__in=takers)
    stopped = set(conflicts.values_list("subject_id", "actor_id"))
    mine = _drawers_by_subject(entries, actor.account_id) if actor.account_id in takers else {}
    theirs = _drawers_by_subject(entries, account.id)
    return {
        subject
        for subject, taker in choices
        if (subject, taker) in stopped
        or (taker == actor.account_id and not theirs.get(subject, set()) <= mine.get(subject, set()))
    }


def _drawers_by_subject(entries: "QuerySet[AccessEntry]", account_id: UUID) -> dict[UUID, set[str]]:
    """What someone's standing entries open, counselling aside."""
    rows = entries.filter(
        actor_id=account_id, reason__in=(Reason.CARE_TEAM, Reason.SUPERVISION), ends_at=None
    )
    found: dict[UUID, set[str]] = {}
    for subject_id, drawers in rows.values_list("subject_id", "drawers"):
        found.setdefault(subject_id, set()).update(set(drawers) - {Drawer.COUNSELLING})
    return found


def without_supervision(actor: Actor, account: Account) -> list[UUID]:
    """Her clients whom her present supervisor does not supervise yet, after a change of supervisor."""
    if account.supervisor_id is None:
        return []
    clients = _standing(actor).filter(actor_id=account.id, reason=Reason.CARE_TEAM)
    entries = AccessEntry.objects.filter(_now(), actor_id=account.supervisor_id, agency_id=actor.agency_id)
    settled = entries.filter(reason__in=(Reason.SUPERVISION, Reason.CONFLICT)).values("subject_id")
    return list(clients.exclude(subject_id__in=settled).values_list("subject_id", flat=True))


def _standing(actor: Actor) -> "QuerySet[AccessEntry]":
    return AccessEntry.objects.filter(agency_id=actor.agency_id, ends_at=None)


def _now() -> Q:
    return Q(ends_at=None) | Q(ends_at__gt=timezone.now())


def _clients(actor: Actor, account: Account, entries: Sequence[AccessEntry]) -> list[Client]:
    subjects = [entry.subject_id for entry in entries]
    names, others = _names(actor, subjects), _others(actor, account, subjects)
    return [
        Client(
            entry.subject_id,
            entry.starts_at,
            names.get(entry.subject_id, ""),
            others.get(entry.subject_id, []),
            Drawer.COUNSELLING in entry.drawers,
        )
        for entry in entries
    ]


def _names(actor: Actor, subjects: Collection[UUID]) -> dict[UUID, str]:
    """Chosen names of those whose record is open to whoever asks; one line in the ledger for them."""
    open_ids = [subject for subject in subjects if actor.may_open(subject, Drawer.IDENTITY)]
    if not open_ids:
        return {}
    try:
        keyring.opened().fetch(open_ids, [Drawer.IDENTITY])
    except Locked:
        return {}
    rows = Identity.objects.filter(agency_id=actor.agency_id, subject_id__anyof=open_ids)
    names = {row.subject_id: _name(row) for row in rows}
    ledger.add_list(actor, What.LIST_OPENED, open_ids)
    return names


def _name(identity: Identity) -> str:
    try:
        return identity.chosen_name or ""
    except Locked:
        return ""


def _others(actor: Actor, account: Account, subjects: Collection[UUID]) -> dict[UUID, list[str]]:
    names = names_at(actor.agency_id)
    entries = _standing(actor).filter(subject_id__in=list(subjects)).exclude(actor_id=account.id)
    rows = entries.exclude(reason=Reason.CONFLICT).values_list("subject_id", "actor_id").distinct()
    others: dict[UUID, list[str]] = {}
    for subject_id, who in rows:
        others.setdefault(subject_id, []).append(names.get(who, ""))
    return {subject: sorted(found) for subject, found in others.items()}
