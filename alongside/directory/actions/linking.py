"""Asking the addresses of the directory whether they are still there; taking a new one, and back again.

Belongs here: whom to ask in which order, when to stop, what is noted. Not here: how an address is asked and which are
refused (foundation.outbound). Off unless the installation says LINK_CHECKS=1: a machine without a network is whole.

Politely: one question at a time, with a pause between two to the same host. Where the network is gone, nothing is
noted: several hosts in a row that do not answer are believed only when one that answered before still does.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from alongside.directory import policies
from alongside.directory.actions.changelog import note_changes, note_done
from alongside.directory.actions.indexing import index
from alongside.directory.errors import LinkIsOther
from alongside.directory.models import LinkAnswer, Location, Organization, Service
from alongside.directory.selectors.links import ToAsk, answer_for, to_ask, witnesses
from alongside.directory.selectors.services import location_for, organization_for, service_for
from alongside.foundation.outbound import Became, Outcome, check_address
from alongside.vault import wall
from alongside.vault.actors import Actor, require
from alongside.vault.ids import uuid7

PAUSE = 2.0  # seconds between two questions to one host
DOUBT_AFTER = 5  # hosts in a row that do not answer
A_SLICE, A_SLICE_SECONDS = 60, 15.0
FIELDS = {"service": "url", "organization": "website", "location": "url"}


@dataclass
class Told:
    """What a round came to."""

    outcomes: Counter[str] = field(default_factory=Counter)
    network_gone: bool = False
    more: bool = False

    @property
    def asked(self) -> int:
        return sum(self.outcomes.values())


@dataclass
class Asking:
    """How a round is done. Only tests hand in ways of their own."""

    check: Callable[[str], Outcome] = check_address
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    say: Callable[[int], None] = lambda done: None


def is_on() -> bool:
    """Whether this installation asks at all."""
    return bool(settings.LINK_CHECKS)


def check_links(since: date, most: int, how: Asking | None = None, seconds: float | None = None) -> Told:
    """Ask the addresses that were not asked since that day: so many, and no longer than so many seconds."""
    how = how or Asking()
    with wall.nobody():
        waiting = to_ask(since, most + 1)
    round_ = _Round(how)
    round_.told.more = len(waiting) > most
    ends = how.clock() + seconds if seconds else None
    for one in _in_turn(waiting[:most], how):
        if ends is not None and how.clock() > ends:
            round_.told.more = True
            break
        if not round_.take(one):
            break
    round_.settle()
    return round_.told


class _Round:
    """What is noted, and what is doubted until it is known whether the network is there."""

    def __init__(self, how: Asking) -> None:
        self.how, self.told = how, Told()
        self._doubted: list[ToAsk] = []

    def take(self, one: ToAsk) -> bool:
        """Ask one address. False: the network is gone."""
        outcome = self.how.check(with_scheme(one.address))
        if outcome.code != Became.NOT_REACHED:
            if outcome.answered:
                self._believe()
            self._note(one, outcome)
            return True
        self._doubted.append(one)
        return len({host_of(each.address) for each in self._doubted}) < DOUBT_AFTER or self.settle()

    def settle(self) -> bool:
        """Somebody who answered before still does: then those who did not are noted. False: nobody does."""
        if not self._doubted:
            return True
        with wall.nobody():
            known = witnesses()
        if any(self.how.check(with_scheme(address)).answered for address in known):
            self._believe()
            return True
        self._doubted.clear()
        self.told.network_gone = True
        return False

    def _believe(self) -> None:
        for one in self._doubted:
            self._note(one, Outcome(Became.NOT_REACHED))
        self._doubted.clear()

    def _note(self, one: ToAsk, outcome: Outcome) -> None:
        today = timezone.localdate()
        kept = 0
        with wall.nobody(read_only=False), connection.cursor() as cursor:
            for kind, row in one.rows:
                cursor.execute(
                    "select wall.note_link(%s, %s, %s, %s, %s, %s, %s)",
                    [uuid7(), kind, row, one.address, today, outcome.code.value, outcome.moved_to],
                )
                kept += bool(cursor.fetchone()[0])
        self.told.outcomes[outcome.code] += bool(kept)
        self.how.say(self.told.asked)


def with_scheme(address: str) -> str:
    """Lists often leave it out; a browser would begin like this."""
    said = address.strip()
    return said if "://" in said or said.startswith("mailto:") else f"http://{said}"


def host_of(address: str) -> str:
    """Whom we would be asking."""
    try:
        return (urlsplit(with_scheme(address)).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _in_turn(waiting: list[ToAsk], how: Asking) -> Iterator[ToAsk]:
    """Hosts take turns; the same one is asked again only after a pause."""
    by_host: dict[str, list[ToAsk]] = defaultdict(list)
    for one in waiting:
        by_host[host_of(one.address)].append(one)
    last: dict[str, float] = {}
    for turn in zip_longest(*by_host.values()):
        for one in filter(None, turn):
            host = host_of(one.address)
            if host in last:
                how.sleep(max(0.0, last[host] + PAUSE - how.clock()))
            yield one
            last[host] = how.clock()


@transaction.atomic
def take_moved(*, actor: Actor, service_id: UUID, link_id: UUID) -> None:
    """The address of a service, its organization or a place is the new one. LinkIsOther: it was changed meanwhile."""
    require(policies.may_keep(actor))
    answer = answer_for(link_id, service_id)
    if answer is None or answer.became != Became.MOVED or answer.taken_at is not None:
        raise LinkIsOther
    answer.taken_at = timezone.now()
    answer.save(update_fields=["taken_at"])
    _write(answer, answer.address, answer.moved_to)
    note_done(actor, "link.taken", service_id)


@transaction.atomic
def undo_moved(*, actor: Actor, service_id: UUID, link_id: UUID) -> None:
    """The former address stands there again."""
    require(policies.may_keep(actor))
    answer = answer_for(link_id, service_id)
    if answer is None or answer.taken_at is None:
        raise LinkIsOther
    answer.taken_at = None
    answer.save(update_fields=["taken_at"])
    _write(answer, answer.moved_to, answer.address)
    note_done(actor, "link.undone", service_id)


def _write(answer: LinkAnswer, former: str, new: str) -> None:
    """In the row where it stands, where that still says what we think it says."""
    row = _row(answer)
    kind = row._meta.model_name or ""
    name = FIELDS[kind]
    if getattr(row, name) != former:
        raise LinkIsOther
    setattr(row, name, new)
    row.version += 1
    row.save(update_fields=[name, "version"])
    note_changes(kind, row.id, {name: former}, {name: new})
    if isinstance(row, Service):
        row.last_modified = timezone.now()
        row.save(update_fields=["last_modified"])
        index([row.id])


def _row(answer: LinkAnswer) -> Service | Organization | Location:
    """Locked, so that nobody writes it at the same time."""
    if answer.service_id is not None:
        return service_for(answer.service_id, lock=True)
    if answer.organization_id is not None:
        return organization_for(answer.organization_id, lock=True)
    return location_for(answer.location_id, lock=True)  # type: ignore[arg-type]  # a row is of one of the three
