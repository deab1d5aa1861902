"""The phone screen of outreach: a shell that is the same for everyone, and what it asks when there is a network.

Belongs here: the shell, its worker, her rounds, taking in counts and check-ins. Not here: the rules
(actions.outreach_taps).
Decision 0024 says what a phone may hold. The shell is open to all because it says nothing: that is why it may be kept.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone, translation
from django.views.decorators.http import require_POST, require_safe

from alongside.coalition.actions import outreach_taps as acts
from alongside.coalition.enums_outreach import Group, counted_in
from alongside.coalition.errors_outreach import NotNow
from alongside.coalition.selectors.outreach_rounds import for_phone
from alongside.foundation.htmx import render_page
from alongside.foundation.http import id_in
from alongside.foundation.types import HouseRequest
from alongside.people.middleware import public
from alongside.people.types import StaffRequest
from alongside.vault.errors import NotFound

WORKER = Path(__file__).parents[1] / "static" / "coalition" / "js" / "outreach_worker.js"
LARGEST = 100_000


@public
@require_safe
def round_phone(request: HouseRequest) -> HttpResponseBase:
    """The shell. It reads nothing and knows nobody."""
    groups = [(group, counted_in(group)) for group in Group]
    return render_page(request, "coalition/round_phone.html", {"groups": groups})


@public
@require_safe
def round_worker(request: HouseRequest) -> HttpResponseBase:
    """What answers for the shell where there is no network. Its place in the tree is its scope: the phone's pages."""
    return HttpResponse(WORKER.read_text(encoding="utf-8"), content_type="text/javascript; charset=utf-8")


@require_safe
def phone_rounds(request: StaffRequest) -> HttpResponseBase:
    """Her rounds around now, and the token with which her phone may send."""
    told = for_phone(request.actor, timezone.now())
    return JsonResponse(told | {"token": get_token(request), "language": translation.get_language()})


@require_POST
def phone_taps(request: StaffRequest) -> HttpResponseBase:
    """Counts from a phone. 400 where it is no list of counts; a bad one among good ones is named."""
    sent = _sent(request)
    if sent is None or len(sent) > acts.MOST:
        return JsonResponse({"why": "garbled"}, status=400)
    taken = acts.take_in(actor=request.actor, sent=sent, now=timezone.now())
    return JsonResponse(asdict(taken))


def _sent(request: StaffRequest) -> list[Any] | None:
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        return None
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    return sent if isinstance(sent, list) else None


@require_POST
def phone_check_in(request: StaffRequest) -> HttpResponseBase:
    """The two are well."""
    token, check_id = id_in(request.POST.get("round")), id_in(request.POST.get("id"))
    if token is None or check_id is None:
        return JsonResponse({"why": "garbled"}, status=400)
    return _then(request, lambda: acts.check_in_by_token(actor=request.actor, token=token, check_id=check_id))


@require_POST
def phone_back(request: StaffRequest) -> HttpResponseBase:
    """The two are back."""
    token = id_in(request.POST.get("round"))
    if token is None:
        return JsonResponse({"why": "garbled"}, status=400)
    return _then(request, lambda: acts.back_by_token(actor=request.actor, token=token))


def _then(request: StaffRequest, act: Callable[[], Any]) -> JsonResponse:
    """Do it and tell how her rounds stand; 409 with why where it cannot be."""
    try:
        act()
    except NotFound:
        return JsonResponse({"why": "no_round"}, status=409)
    except NotNow:
        return JsonResponse({"why": "not_out"}, status=409)
    return JsonResponse(for_phone(request.actor, timezone.now()))
