"""Who is asking, and the one transaction in which a request is answered.

Belongs here: the session's account on the request, the wall around the view, the ledger's pen. Not here:
sign-in itself (views.signing_in), what anyone may see (policies).

Order of events: session → keyring → transaction opens with its signed context → view and template →
the ledger's lines are written aside → commit. A page is never answered without its lines.
"""

import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.db import InterfaceError, OperationalError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import SimpleTemplateResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.http import urlencode
from psycopg.errors import InsufficientPrivilege

from alongside.foundation import errors
from alongside.foundation.http import SAFE
from alongside.foundation.preferences import Preferences
from alongside.people.models import Account
from alongside.people.selectors import actor_of
from alongside.vault import keyring, ledger, wall
from alongside.vault.actors import Actor
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.crypto.holders import rejoin
from alongside.vault.enums import What
from alongside.vault.errors import LedgerDown, NotFound, Refused, StepUpNeeded
from alongside.vault.uploads import NoUploads

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def public(view: Any) -> Any:
    """Mark a view that anyone may ask for, signed in or not. Everything else needs an open session."""
    view.house_open_to_all = True
    return view


def outside_the_wall(view: Any) -> Any:
    """Mark a view that opens its own transactions, so that Argon2 never runs inside one (peers.md 7)."""
    view.house_outside = True
    return view


class SessionMiddleware(DjangoSessionMiddleware):
    """Django's, plus: the account, the actor and the opened key of whoever is signed in."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.account = None  # type: ignore[attr-defined]
        request.actor = None  # type: ignore[attr-defined]
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            self._recognise(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        half = getattr(request, "unlock_cookie", None)
        if half is not None:
            self._set_half(response, half)
        return super().process_response(request, response)  # type: ignore[arg-type]

    @staticmethod
    def _recognise(request: HttpRequest) -> None:
        account = request.session.account  # type: ignore[attr-defined]
        if account is None or account.left_at is not None or not request.session.get("open"):
            return
        request.account = account  # type: ignore[attr-defined]
        request.actor = actor_of(account, request.session)  # type: ignore[attr-defined]

    @staticmethod
    def _set_half(response: HttpResponseBase, half: str) -> None:
        if half == "":
            response.delete_cookie(settings.UNLOCK_COOKIE_NAME, samesite="Lax")
            return
        response.set_cookie(
            settings.UNLOCK_COOKIE_NAME,
            half,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )


class AgencyClockMiddleware:
    """Days and hours by the clock of her own agency: what is shown, what she types, and which day is today."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        account: Account | None = getattr(request, "account", None)
        with timezone.override(account.agency.time_zone if account else None):
            return self.get_response(request)


class WallMiddleware:
    """Innermost: default deny, the wall, the keyring, the ledger."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        view = _view_of(request)
        if not self._may_pass(request, view):
            return _to_sign_in(request)
        if request.actor is None:  # type: ignore[attr-defined]
            request.upload_handlers = [NoUploads(request)]
        if getattr(view, "house_outside", False):
            return self._answer_outside(request)
        try:
            return self._answer(request, read_only=_only_reads(request, view))
        except (LedgerDown, OperationalError, InterfaceError):
            return errors.unavailable(request)

    @staticmethod
    def _may_pass(request: HttpRequest, view: Any) -> bool:
        """Signed in with both factors and not covered; or the view is open to all, or there is none (404)."""
        if view is None or getattr(view, "house_open_to_all", False):
            return True
        if request.actor is None:  # type: ignore[attr-defined]
            return False
        return not request.session.get("covered") or getattr(view, "house_when_covered", False)

    def _answer_outside(self, request: HttpRequest) -> HttpResponseBase:
        try:
            with ledger.writing(_request_id(request)):
                return self.get_response(request)
        except LedgerDown:
            return errors.unavailable(request)

    def _answer(self, request: HttpRequest, *, read_only: bool) -> HttpResponseBase:
        request.wall_failed = False  # type: ignore[attr-defined]
        with ExitStack() as stack:
            stack.enter_context(_wall(request, read_only=read_only))
            stack.enter_context(keyring.using(ring_of(request)))
            with ledger.writing(_request_id(request)):
                response = self.get_response(request)
                if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
                    response.render()
            if request.wall_failed or response.status_code >= 500:  # type: ignore[attr-defined]
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """A refusal becomes a page; whatever went wrong, nothing of it is committed."""
        request.wall_failed = True  # type: ignore[attr-defined]
        if isinstance(problem, LedgerDown | OperationalError | InterfaceError) or _was_forbidden(problem):
            return errors.unavailable(request)
        if isinstance(problem, StepUpNeeded):
            return _to_step_up(request)
        if isinstance(problem, NotFound | Http404):
            note_refusal(request, "not_found", getattr(problem, "subjects", ()))
            return errors.page_not_found(request)
        if isinstance(problem, Refused):
            note_refusal(request, problem.code)
            return errors.permission_denied(request, problem)
        return None


def _was_forbidden(problem: Exception) -> bool:
    """The database refused what the doors had let through: a key store closed to us, a context past its minute."""
    return isinstance(problem.__cause__, InsufficientPrivilege)


def ring_of(request: HttpRequest) -> keyring.Ring:
    """The keyring of this session: cookie half and server half joined, or a closed one."""
    actor: Actor | None = getattr(request, "actor", None)
    sealed_half = request.session.get("half") if actor else None
    cookie_half = request.COOKIES.get(settings.UNLOCK_COOKIE_NAME, "")
    if actor is None or not sealed_half or not cookie_half:
        return keyring.ClosedRing()
    try:
        private = rejoin(cookie_half, bytes.fromhex(sealed_half), context=actor.holder_id.bytes)
    except (SealBroken, ValueError):
        return keyring.ClosedRing()
    return keyring.Keyring(actor.agency_id, actor.holder_id, private, teams=lambda: actor.standing.teams)


def preferences_of_account(request: HttpRequest) -> Preferences | None:
    """Language and theme kept with the account (settings.ACCOUNT_PREFERENCES)."""
    account: Account | None = getattr(request, "account", None)
    if account is None:
        return None
    return Preferences(language=account.language, theme=account.theme)  # type: ignore[arg-type]


@contextmanager
def _wall(request: HttpRequest, *, read_only: bool) -> Iterator[None]:
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    if actor is None:
        with wall.nobody(read_only=read_only):
            yield
    else:
        with wall.acting_as(actor, read_only=read_only):
            yield


def _only_reads(request: HttpRequest, view: Any) -> bool:
    return request.method in SAFE or getattr(view, "house_only_reads", False)


def _view_of(request: HttpRequest) -> Any:
    try:
        return resolve(request.path_info).func
    except Resolver404:
        return None


def _request_id(request: HttpRequest) -> uuid.UUID:
    return uuid.UUID(hex=getattr(request, "request_id", uuid.uuid4().hex))


def note_refusal(request: HttpRequest, code: str, subjects: tuple[uuid.UUID, ...] = ()) -> None:
    """One line about a refusal, also for a view that says it on a page of its own."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is not None:
        meant = subjects or getattr(request, "about_subjects", ())
        ledger.add(actor, What.REFUSED, *meant, why=code)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the door, and back afterwards when it was only a page that was asked for."""
    name = "people:uncover" if getattr(request, "actor", None) else "people:sign_in"
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = reverse(name)
        return response
    if request.method not in SAFE:
        return redirect(name)
    return redirect(f"{reverse(name)}?{urlencode({'next': request.get_full_path()})}")


def _to_step_up(request: HttpRequest) -> HttpResponse:
    where = request.get_full_path() if request.method in SAFE else request.POST.get("next", "/staff/")
    return redirect(f"{reverse('people:step_up')}?{urlencode({'next': where})}")
