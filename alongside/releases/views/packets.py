"""What others allowed this agency to see: the inbox, one packet, and whether it still stands.

Belongs here: screens. Not here: opening (selectors.packets), ending (actions.ending). There is no forwarding and no
search. A document that goes along is handed over under a word of ours; words are read here and nowhere else.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import address, hand_over, see_other
from alongside.people.types import StaffRequest
from alongside.releases import policies
from alongside.releases.actions.ending import end_of_packet
from alongside.releases.enums import EndWhy
from alongside.releases.errors import DocumentLost
from alongside.releases.selectors.packets import (
    OpenedFile,
    OpenedPacket,
    file_for_recipient,
    packet_for_recipient,
    packet_line,
    packets_for,
)

GONE = 410


@require_safe
def packets(request: StaffRequest) -> HttpResponseBase:
    """Those to one's team and to oneself: what runs, what ended and why."""
    every = packets_for(request.actor)
    context = {
        "tabs": _tabs(),
        "running": [line for line in every if line.is_running],
        "ended": [line for line in every if not line.is_running],
        "at_intake": bool(policies.may_receive(request.actor)),
        "can_set_rules": bool(policies.may_set_rules(request.actor)),
    }
    return render_page(request, "releases/packets.html", context)


def _tabs() -> list[dict[str, Any]]:
    """The way back to what came in with a question for help; those pages stand above this room, and may be missing."""
    named = [
        ("referrals:waiting", _("Waiting")),
        ("referrals:inbox", _("Came in")),
        ("releases:packets", _("What others allowed us to see")),
    ]
    return [
        {"url": url, "label": label, "current": name == "releases:packets"}
        for name, label in named
        if (url := address(name))
    ]


@require_safe
def packet(request: StaffRequest, packet_id: UUID) -> HttpResponseBase:
    """What was allowed, or why it is over."""
    opened = packet_for_recipient(request.actor, packet_id)
    if not isinstance(opened, OpenedPacket):
        return render_page(request, "releases/packet_over.html", {"line": opened}, status=GONE)
    context = {"packet": opened, "line": opened.line, "now": timezone.now()}
    return render_page(request, "releases/packet.html", context)


@require_safe
def packet_file(request: StaffRequest, packet_id: UUID, file_id: UUID) -> HttpResponseBase:
    """One document of it, asked anew. The line precedes the first byte."""
    try:
        opened = file_for_recipient(request.actor, packet_id, file_id)
    except DocumentLost as refusal:
        messages.error(request, str(refusal))
        return see_other("releases:packet", packet_id)
    if not isinstance(opened, OpenedFile):
        return render_page(request, "releases/packet_over.html", {"line": opened}, status=GONE)
    return hand_over(opened.pieces, opened.ending)


@require_safe
def still(request: StaffRequest, packet_id: UUID) -> HttpResponseBase:
    """Whether an open page may stay as it is. Says nothing else, and opens nothing."""
    running = packet_line(request.actor, packet_id).is_running
    return (
        HttpResponse(status=204) if running else HttpResponse("over", status=GONE, content_type="text/plain")
    )


@require_POST
def hand_back(request: StaffRequest, packet_id: UUID) -> HttpResponseBase:
    """It is no longer needed here. The client sees that."""
    end_of_packet(actor=request.actor, packet_id=packet_id, why=EndWhy.HANDED_BACK)
    messages.success(request, _("Handed back. Nothing of it is here any more."))
    return see_other("releases:packets")
