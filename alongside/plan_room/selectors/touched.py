"""Which promises a new version of a plan touches, and how: for those who follow a promise and read no versions.

Belongs here: a version beside the one before it, promise by promise. Not here: the difference itself (versions), who is
told (telling). Only asked for a stretch of time, because each version is read whole.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.plan_room import shown
from alongside.plan_room.enums import Publication
from alongside.plan_room.models import PlanVersion
from alongside.plan_room.selectors.changes import Change, Scope
from alongside.plan_room.selectors.versions import Difference, difference

Row = dict[str, Any]


def touched(scope: Scope) -> Iterator[Change]:
    """Each promise in it that a version changed which became public in this time."""
    rows = PlanVersion.objects.filter(state=Publication.PUBLISHED, plan__state=Publication.PUBLISHED)
    if scope.plan is not None:
        rows = rows.filter(plan=scope.plan)
    if scope.action is not None:
        rows = rows.filter(plan=scope.action.plan_id)
    for version in rows.filter(scope.fresh("published_at")).order_by("published_at"):
        earlier = PlanVersion.objects.filter(plan=version.plan_id, state=Publication.PUBLISHED)
        before = earlier.filter(number__lt=version.number).order_by("-number").first()
        if before is not None:
            yield from _of_version(version, before, _is_in(scope))


def _of_version(version: PlanVersion, before: PlanVersion, is_in: Callable[..., bool]) -> Iterator[Change]:
    assert version.published_at is not None
    on = version.published_at.date()
    for kind, what, rows in _kinds(difference(before.form, version.form)):
        for row in rows:
            if is_in(row["key"], before.form, version.form):
                title = shown.words(row["title"], row.get("title_es", ""))
                url = reverse("plans:promise", args=[row["key"]])
                yield Change(f"{kind}-{version.id}-{row['key']}", on, "file", what, title, url)


def _kinds(found: Difference) -> Iterable[tuple[str, str, list[Row]]]:
    return (
        ("added", _("A new version of the plan adds it."), found.added),
        ("dropped", _("A new version of the plan leaves it out."), found.dropped),
        (
            "reworded",
            _("A new version of the plan words it differently."),
            [now for _was, now in found.reworded],
        ),
        (
            "owners",
            _("A new version of the plan names others who owe it."),
            [now for now, *_who in found.owners],
        ),
        ("clock", _("A new version of the plan changes its time."), [now for now, *_time in found.clocks]),
    )


def _is_in(scope: Scope) -> Callable[[str, Row, Row], bool]:
    """Whether a promise belongs to what is followed, as it was or as it is."""
    action, body = scope.action, scope.body

    def inside(key: str, was: Row, now: Row) -> bool:
        if action is not None:
            return key == action.key
        return body is None or any(body.code in _owing(form, key) for form in (was, now))

    return inside


def _owing(form: Row, key: str) -> set[str]:
    return {owner["code"] for row in form["actions"] if row["key"] == key for owner in row["owners"]}
