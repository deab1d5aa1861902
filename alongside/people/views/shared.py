"""What the doors and the account pages share about a request.

Belongs here: reading the request (place, device, site, cookie half) and where to go next. Not here: rules.
"""

from typing import Any, cast

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from alongside.foundation.http import back_to, is_safe_path
from alongside.people.devices import device_of, place_of
from alongside.people.passkeys import Site
from alongside.people.sessions import SessionStore
from alongside.people.types import StaffRequest

RETRY_AFTER = "900"
WRONG_CODE = _("That is not the code it shows now. Wait for the next one and type it.")


def when_covered(view: Any) -> Any:
    """Mark a view that answers while the screen is covered."""
    view.house_when_covered = True
    return view


def session_of(request: StaffRequest) -> SessionStore:
    """The session, as the kind that this house keeps."""
    return cast(SessionStore, request.session)


def place(request: StaffRequest) -> bytes:
    """Where this comes from, as a keyed mark. A header is believed only where a setting names it."""
    header = settings.CLIENT_ADDRESS_HEADER
    said = request.headers.get(header, "") if header else request.META.get("REMOTE_ADDR", "")
    return place_of(said.rsplit(",", 1)[-1])


def device(request: StaffRequest) -> str:
    """Browser and system in two words."""
    return device_of(request.headers.get("User-Agent", ""))


def site(request: StaffRequest) -> Site:
    """This installation as the browser names it; the host was checked against ALLOWED_HOSTS."""
    host = request.get_host()
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return Site(host=name, origin=f"{request.scheme}://{host}")


def home() -> str:
    """Where one arrives."""
    try:
        return reverse("people:today")
    except NoReverseMatch:
        return reverse("people:account")


def wanted(request: StaffRequest) -> str:
    """The page that was asked for before the door, if it lies inside this site."""
    said = request.POST.get("next") or request.GET.get("next") or ""
    return said if is_safe_path(said) else ""


def onward(request: StaffRequest, target: str = "") -> HttpResponseRedirect:
    """To a page of ours, fetched with GET."""
    answer = HttpResponseRedirect(target if target and is_safe_path(target) else back_to(request, home()))
    answer.status_code = 303
    return answer


def go(name: str) -> HttpResponse:
    """To a named page of this room, fetched with GET."""
    answer = redirect(f"people:{name}")
    answer.status_code = 303
    return answer


def give_half(request: StaffRequest, half: str) -> None:
    """Let the session middleware set the cookie's half of her key; an empty one takes it away."""
    request.unlock_cookie = half  # type: ignore[attr-defined]


def now_and_then(answer: HttpResponse) -> HttpResponse:
    """Tell a browser that has to wait for how long."""
    if answer.status_code == 429:
        answer["Retry-After"] = RETRY_AFTER
    return answer
