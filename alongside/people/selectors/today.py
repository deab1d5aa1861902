"""What waits for someone today. Content-free: never a client's name, never a reason.

Belongs here: gathering it from this room and the vault. Not here: the screens it leads to.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.people import policies
from alongside.people.models import Account
from alongside.people.selectors.keys import (
    client_counts,
    glasses_waiting,
    recovery_state,
    teams_waiting,
    waiting_for_keys,
)
from alongside.people.selectors.papers import Standing, standings_of
from alongside.people.selectors.staff import custodians_of, names_at, reports_of
from alongside.vault.actors import Actor
from alongside.vault.selectors import holder_of


@dataclass(frozen=True, slots=True)
class Item:
    """One line of what waits: a shape, words, where it leads."""

    shape: str
    text: str
    hint: str = ""
    url: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whose papers need looking after, with how many clients she works with."""

    standing: Standing
    clients: int


def waiting_for(actor: Actor, account: Account, mine: Standing) -> list[Item]:
    """What this person can do something about, most pressing first."""
    return [
        *_own_keys(account),
        *_own_papers(mine),
        *_own_supervisor(account),
        *_glasses(actor),
        *_keys_to_give(actor),
        *_shares(actor),
    ]


def papers_around(account: Account) -> tuple[Standing, list[Person]]:
    """Her own papers, and whom she supervises with a paper that ends soon, ended, or is missing."""
    mine, *theirs = standings_of(account.agency, [account, *reports_of(account)])
    return mine, _needing_care(theirs)


def lapses_for(actor: Actor) -> list[Person]:
    """Everyone of the agency whose paper lapses within sixty days, lapsed, or is missing; soonest first."""
    working = Account.objects.filter(agency_id=actor.agency_id, left_at=None)
    opening = working.exclude(role__in=policies.NEVER_OPENS_A_DRAWER)
    people = list(opening.select_related("agency", "supervisor").order_by("working_name"))
    return _needing_care(standings_of(people[0].agency, people)) if people else []


def _needing_care(standings: list[Standing]) -> list[Person]:
    found = [one for one in standings if one.opening.closed or one.worst]
    counts = client_counts([one.account.id for one in found]) if found else {}
    return [Person(one, counts.get(one.account.id, 0)) for one in sorted(found, key=_pressing)]


def _pressing(standing: Standing) -> tuple[int, date]:
    """Closed first, then the grace, then by day."""
    rank = {"closed": 0, "held": 0, "grace": 1, "soon": 2}.get(standing.opening.state, 3)
    return rank, (standing.worst.ends_on if standing.worst else None) or date.min


def _own_keys(account: Account) -> list[Item]:
    if not account.must_regrant:
        return []
    names = ", ".join(one.working_name for one in custodians_of(account.agency_id)) or _("a custodian")
    text = _("You have a new key. It opens nothing until a custodian gives you yours again.")
    return [Item("wait", text, _("Ask %(names)s.") % {"names": names})]


def _own_papers(mine: Standing) -> list[Item]:
    """Her own papers that lapse within sixty days. Grace and closing have a notice of their own."""
    soon = [paper for paper in mine.papers if paper.state == "soon"]
    hint = _("Whoever supervises you records the new one.")
    return [
        Item("soon", f"{paper.label}: {paper.words}", hint, _colleague(mine.account.id), _("Your papers"))
        for paper in soon
    ]


def _own_supervisor(account: Account) -> list[Item]:
    supervisor = Account.objects.filter(id=account.supervisor_id).first() if account.supervisor_id else None
    if supervisor is None or supervisor.left_at is None:
        return []
    text = _("Your supervisor %(name)s has left.") % {"name": supervisor.working_name}
    return [Item("soon", text, _("Ask a colleague who leads to name another."))]


def _glasses(actor: Actor) -> list[Item]:
    if not policies.may_approve_glass(actor):
        return []
    url = _url("cases:glasses")
    asked, unreviewed = glasses_waiting(actor)
    items = []
    if asked:
        text = ngettext(
            "One person asks to break the glass", "%(count)d people ask to break the glass", asked
        )
        items.append(Item("danger", text % {"count": asked}, "", url, _("Decide")))
    if unreviewed:
        text = ngettext("One break-glass to review", "%(count)d break-glasses to review", unreviewed)
        items.append(Item("open", text % {"count": unreviewed}, _("Within 24 hours."), url, _("Review")))
    return items


def _keys_to_give(actor: Actor) -> list[Item]:
    """Colleagues who started over, or wait for a team's key; for a clinical supervisor, for counselling keys.

    The clients' keys of everyone are counted on the keys page, which may take longer.
    """
    if actor.is_custodian:
        again = Account.objects.filter(agency_id=actor.agency_id, must_regrant=True, left_at=None)
        waiting = {one.id for one in again if holder_of(one.id)} | set(teams_waiting(actor))
    elif policies.may_grant_counselling(actor):
        waiting = {one.account.id for one in waiting_for_keys(actor)}
    else:
        return []
    waiting.discard(actor.account_id)
    names = names_at(actor.agency_id)
    who = ", ".join(sorted(names[one] for one in waiting))
    if not waiting:
        return []
    text = ngettext("%(names)s waits for keys", "%(names)s wait for keys", len(waiting)) % {"names": who}
    return [Item("wait", text, "", reverse("people:keys"), _("Give keys"))]


def _shares(actor: Actor) -> list[Item]:
    if not actor.is_custodian or recovery_state(actor.agency_id).confirmed_at is not None:
        return []
    text = _("Nobody has said that the recovery shares are put away.")
    return [Item("soon", text, "", reverse("people:keys"), _("How keys stand"))]


def _colleague(account_id: UUID) -> str:
    return reverse("people:colleague", args=[account_id])


def _url(name: str) -> str:
    """An address of a room above this one, where it stands."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
