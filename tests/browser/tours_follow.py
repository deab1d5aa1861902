"""The ways to following by mail: the form, what is typed wrongly, the page behind the link, the end."""

from collections.abc import Iterator
from typing import Any

from alongside.plan_room.tests.following import ground

PAGES = {"anonymous": "plans:follow plans:following"}
ON_THE_WAY = ""
NO_PAGE = ""


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """Somebody who follows one promise."""
    return {"follow_secret": ground.in_place()}


def follow(visit: Any) -> Iterator[str]:
    """Mistyped, sent, and then the page that says to look into one's mail."""
    yield visit.open("plans:follow", ground.WHAT)
    visit.send(address="nobody")
    yield "plans:follow"
    visit.send(address="tour@prairie.example.org")
    yield "plans:follow"


def stop(visit: Any) -> Iterator[str]:
    """Everything is stopped behind the link."""
    yield visit.open("plans:following", follow_secret=ground.in_place("stops@prairie.example.org"))
    visit.send(form="form:has(button[value=stop])", button="button[value=stop]")
    yield "plans:following"


TOURS = {"follow-form": follow, "follow-stop": stop}
