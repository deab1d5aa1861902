"""Who gets in where: reports about promises, official updates, the editor, following; the demonstration's mailbox."""

from typing import Any

from alongside.plan_room import links
from alongside.plan_room.models import ReportParty
from alongside.plan_room.tests.shadow import ground
from alongside.vault import wall
from tests.attacks.access_dir import keeper_at

EVERYONE = {"anonymous", "amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}

KEEP = {"chloe", "rosa", "vera", "ruth", "fay"}

GROUPS: list[tuple[set[str], str]] = [
    (EVERYONE, "demo:mail plans:evidence plans:reports plans:report plans:report_link"),
    (
        KEEP,
        """plan_desk:sent_in plan_desk:sent_report plan_desk:settle_sent plan_desk:said plan_desk:take_off_said
        plan_desk:editor plan_desk:edit plan_desk:draft plan_desk:settle_draft""",
    ),
]
MODELS: list[type[Any]] = []


def parts(actor: Any, record: Any) -> dict[str, Any]:
    """A published report, and a link to it. Nothing about a client."""
    with wall.acting_as(keeper_at(actor)):
        one = ReportParty.objects.filter(link_mark=links.link_mark(ground.SECRET)).first()
        return {
            "shadow_id": one.report_id
            if one
            else ground.published_report(),  # one scene may hold several clients
            "link_secret": ground.SECRET,
            "version_id": ground.a_version(),
            "said_id": ground.said(actor.agency_id),
        }
