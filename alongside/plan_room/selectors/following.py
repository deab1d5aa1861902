"""What can be followed by mail: everything, a plan, a promise, a body; each with its title, its page and its feed.

Belongs here: naming such a thing by its address or by its ids, and what changed in several. Not here: who follows
(functions of the wall, actions.following). Only what is published can be followed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from alongside.plan_room import shown
from alongside.plan_room.enums import Publication
from alongside.plan_room.models import Action, Plan, PlanAgency
from alongside.plan_room.selectors.bodies import body_by_code
from alongside.plan_room.selectors.changes import Change, Scope, changes
from alongside.plan_room.selectors.exporting import public_plan
from alongside.plan_room.selectors.promises import public_promise
from alongside.plan_room.selectors.touched import touched

MOST = 200


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that can be followed. `query` names it in the address of the form."""

    title: shown.Words
    path: str
    feed: str
    query: str = ""
    scope: Scope = field(default_factory=Scope)

    @property
    def ids(self) -> tuple[UUID | None, UUID | None, UUID | None]:
        """Plan, promise, body; at most one."""
        plan, action, body = self.scope.plan, self.scope.action, self.scope.body
        return (plan.id if plan else None, action.id if action else None, body.id if body else None)


def everything() -> Thing:
    """All plans."""
    title = shown.Words(_("Everything that changes"))
    return Thing(title, reverse("plans:changes"), reverse("plans:all_feed"))


def plan_thing(plan: Plan) -> Thing:
    """One plan."""
    path, feed = (reverse(f"plans:{name}", args=[plan.key]) for name in ("plan", "plan_feed"))
    return Thing(shown.titled(plan), path, feed, f"?plan={plan.key}", Scope(plan=plan))


def promise_thing(action: Action) -> Thing:
    """One promise."""
    path, feed = (reverse(f"plans:{name}", args=[action.key]) for name in ("promise", "promise_feed"))
    return Thing(shown.titled(action), path, feed, f"?promise={action.key}", Scope(action=action))


def body_thing(body: PlanAgency) -> Thing:
    """The promises of one body."""
    path, feed = (reverse(f"plans:{name}", args=[body.code]) for name in ("body", "body_feed"))
    return Thing(shown.named(body), path, feed, f"?agency={body.code}", Scope(body=body))


def thing_asked_for(given: Mapping[str, str]) -> Thing:
    """The one that an address names; NotFound where it names none that is published."""
    if key := given.get("promise"):
        return promise_thing(public_promise(key))
    if key := given.get("plan"):
        return plan_thing(public_plan(key))
    if code := given.get("agency"):
        return body_thing(body_by_code(code))
    return everything()


def thing_of(item: Mapping[str, Any]) -> Thing | None:
    """The one of a row of the wall; None where it is not public any more."""
    if item["plan"]:
        plan = Plan.objects.filter(id=item["plan"], state=Publication.PUBLISHED).first()
        return plan_thing(plan) if plan else None
    if item["action"]:
        action = Action.objects.filter(id=item["action"], plan__state=Publication.PUBLISHED).first()
        return promise_thing(action) if action else None
    if item["body"]:
        body = PlanAgency.objects.filter(id=item["body"]).first()
        return body_thing(body) if body else None
    return everything()


def news(items: Iterable[Mapping[str, Any]], until: datetime) -> list[Change]:
    """What became public in any of them, each since its own moment, newest first. What is in two is told once."""
    found: dict[str, Change] = {}
    for item in items:
        thing, since = thing_of(item), parse_datetime(str(item["since"]))
        if thing is None or since is None:
            continue
        scope = replace(thing.scope, since=since, until=until)
        for change in (*changes(scope, most=MOST), *touched(scope)):
            found[change.id] = change
    return sorted(found.values(), key=lambda change: (change.on, change.id), reverse=True)
