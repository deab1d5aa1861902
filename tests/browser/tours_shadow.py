"""The ways to reports about promises, official updates, the editor, following, and the demonstration's mailbox."""

from collections.abc import Iterator
from typing import Any

from alongside.plan_room.tests.shadow import ground
from tests.cast import as_person

PAGES = {
    "anonymous": "demo:mail plans:evidence plans:reports plans:report plans:report_link",
    "fay": "plan_desk:sent_in plan_desk:sent_report plan_desk:said plan_desk:editor plan_desk:edit plan_desk:draft",
}
ON_THE_WAY = ""
NO_PAGE = "plan_desk:settle_sent plan_desk:take_off_said plan_desk:settle_draft"


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """A published report with its link."""
    for _actor in as_person(cast.fay):
        found = {
            "shadow_id": ground.published_report(),
            "link_secret": ground.SECRET,
            "version_id": ground.a_version(),
            "said_id": ground.said(cast.coalition.id),
        }
    return found


def evidence(visit: Any) -> Iterator[str]:
    """The form for a promise."""
    yield visit.open("plans:evidence", f"?promise={ground.PROMISE}")


TOURS = {"shadow-evidence": evidence}
