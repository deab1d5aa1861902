"""The standing rules about who takes what comes in, and what they say about the inbox.

Belongs here: reading. Not here: the order of rules (routes), writing (actions.routing). A rule never shows anyone a
referral that the permission does not: it says whose it is among those who read what comes in anyway.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.directory.selectors.agreements import partners_in_force
from alongside.directory.selectors.areas import areas
from alongside.people.enums import TeamKind
from alongside.people.models import Account, Agency
from alongside.people.selectors.staff import members_of, supervisors_for
from alongside.referrals import policies
from alongside.referrals.models import Referral, RoutedTo, Routing
from alongside.referrals.routes import Route, route_of
from alongside.vault.actors import Actor, require_found
from alongside.vault.errors import NotFound

ENDED_LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Routes:
    """The rules that hold at an agency now."""

    routes: Sequence[Route] = ()
    partners: frozenset[UUID] = frozenset()

    def of(self, row: Referral) -> Route | None:
        """Who takes it. Where the permission names its reader, that is who."""
        if row.to_account_id is not None:
            return None
        return route_of(self.routes, self.partners, row.agency_id, row.area)

    def taker(self, actor: Actor, row: Referral) -> str:
        """The same in words."""
        route = self.of(row)
        if route is None:
            return ""
        return _("you") if route.people == {actor.account_id} else route.words

    def mine(self, actor: Actor) -> Q:
        """What is for whoever asks: by the permission, or by a rule."""
        ours = self._where(lambda route: route is not None and actor.account_id in route.people)
        return Q(to_account_id=actor.account_id) | ours

    def not_for_others(self, actor: Actor) -> Q:
        """What no rule gives to somebody else."""
        return ~self._where(lambda route: route is not None and actor.account_id not in route.people)

    def _where(self, wanted: Callable[[Route | None], bool]) -> Q:
        """The rules as a filter, made by the same function that judges one referral."""
        said = sorted({area for route in self.routes for area in route.areas})
        found = Q(pk__in=[])
        for partner in self.partners if self.routes else ():
            hits = [area for area in said if wanted(route_of(self.routes, self.partners, partner, area))]
            here = Q(area__in=hits)
            if wanted(route_of(self.routes, self.partners, partner, "")):
                here |= ~Q(area__in=said)
            found |= Q(agency_id=partner) & here
        return found & Q(to_account_id=None)


def routes_of(actor: Actor) -> Routes:
    """The rules of the agency that hold: not ended, under an agreement that runs, with somebody there who reads."""
    rows = list(Routing.objects.filter(agency_id=actor.agency_id, ended_at=None))
    if not rows:
        return Routes()
    reading, named = {one.id: one.working_name for one in receivers(actor)}, _named(rows)
    made = [_route(actor, row, reading, named[row.id]) for row in rows]
    return Routes(made, partners_in_force(actor.agency_id, timezone.localdate()))


def _named(rows: Sequence[Routing]) -> dict[UUID, dict[UUID, str]]:
    """The people by name of these rules."""
    found: dict[UUID, dict[UUID, str]] = {row.id: {} for row in rows}
    for one in RoutedTo.objects.filter(routing__in=rows).select_related("account"):
        found[one.routing_id][one.account_id] = one.account.working_name
    return found


def _route(actor: Actor, row: Routing, reading: dict[UUID, str], named: dict[UUID, str]) -> Route:
    if row.team:
        people = frozenset(
            one.id for one in members_of(actor.agency_id, TeamKind(row.team)) if one.id in reading
        )
        words = str(TeamKind(row.team).label)
    else:
        people = frozenset(named) & frozenset(reading)
        words = ", ".join(sorted(reading[one] for one in people))
    return Route(row.id, row.partner_id, frozenset(row.areas), people, words, row.made_at)


@dataclass(frozen=True, slots=True)
class RoutingLine:
    """One rule on the page. `asleep`: why it routes nothing now."""

    row: Routing
    partner: str
    areas: list[str]
    takers: str
    asleep: str


def routing_lines(actor: Actor) -> list[RoutingLine]:
    """Every rule of the agency: those that hold, then what was ended lately."""
    require_found(policies.may_route(actor))
    since = timezone.now() - ENDED_LATELY
    rows = Routing.objects.filter(Q(ended_at=None) | Q(ended_at__gte=since), agency_id=actor.agency_id)
    reading = {one.id: one.working_name for one in receivers(actor)}
    partners = partners_in_force(actor.agency_id, timezone.localdate())
    kinds = {one.code: one.name for one in areas()}
    found = sorted(
        rows.select_related("partner"), key=lambda one: (one.ended_at is not None, -one.made_at.timestamp())
    )
    named = _named(found)
    return [
        _line(_route(actor, row, reading, named[row.id]), row, partners, kinds, named[row.id])
        for row in found
    ]


def _line(
    route: Route, row: Routing, partners: frozenset[UUID], kinds: dict[str, str], named: dict[UUID, str]
) -> RoutingLine:
    asleep = ""
    if not (partners if row.partner_id is None else {row.partner_id} & partners):
        asleep = _("No agreement is in force: it goes to everyone who reads what comes in.")
    elif not route.people:
        asleep = _("Nobody of them reads what comes in: it goes to everyone who does.")
    takers = str(TeamKind(row.team).label) if row.team else ", ".join(sorted(named.values()))
    partner = row.partner.name if row.partner else ""
    return RoutingLine(row, partner, [kinds.get(code, code) for code in row.areas], takers, asleep)


def receivers(actor: Actor) -> list[Account]:
    """Who reads what comes in: the intake team, and who leads."""
    intake = members_of(actor.agency_id, TeamKind.INTAKE)
    found = {one.id: one for one in [*intake, *supervisors_for(actor)]}
    return sorted(found.values(), key=lambda one: one.working_name)


def reading_teams(actor: Actor) -> list[TeamKind]:
    """The teams in which somebody reads what comes in."""
    reading = {one.id for one in receivers(actor)}
    return [
        kind
        for kind in TeamKind
        if kind != TeamKind.EVERYONE and reading & {one.id for one in members_of(actor.agency_id, kind)}
    ]


def partners_to_route(actor: Actor) -> list[tuple[str, str]]:
    """The agencies with which an agreement is in force, by name."""
    ids = partners_in_force(actor.agency_id, timezone.localdate())
    return [(str(one.id), one.name) for one in Agency.objects.filter(id__in=ids).order_by("name")]


def routing_for(actor: Actor, routing_id: UUID, *, lock: bool = False) -> Routing:
    """One rule of one's own agency, for who may change it."""
    require_found(policies.may_route(actor))
    rows = Routing.objects.filter(agency_id=actor.agency_id, id=routing_id)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise NotFound
    return row


def routing_made(actor: Actor, routing_id: UUID) -> Routing | None:
    """What an earlier sending of the same form made."""
    return Routing.objects.filter(agency_id=actor.agency_id, id=routing_id).first()


def people_of(row: Routing) -> set[UUID]:
    """The people by name."""
    return set(RoutedTo.objects.filter(routing=row).values_list("account_id", flat=True))
