"""Small things about asking and answering: ids, pages of a list, the way back, files, what may be cached.

Belongs here: helpers that know HTTP and nothing else. Not here: who may have the file.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.urls import NoReverseMatch, reverse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.decorators import decorator_from_middleware
from django.utils.http import url_has_allowed_host_and_scheme

from alongside.foundation.middleware import CsrfMiddleware

View = Callable[..., HttpResponseBase]
Row = TypeVar("Row")
SAFE = {"GET", "HEAD", "OPTIONS"}  # what only shows (RFC 9110, 9.2.1)
PAGE_NUMBER = re.compile("[0-9]{1,6}")

csrf_protected = decorator_from_middleware(CsrfMiddleware)

# Shown as what it is by the browser at the far end; anything else is handed over as plain bytes.
SAFE_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "txt": "text/plain; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def page_of(
    request: HttpRequest, rows: "QuerySet[Any] | Sequence[Any]", *, size: int = 50, name: str = "page"
) -> "Page[Any]":
    """The page of the list that `?page=` names; the nearest when it names none. A second list has its own `name`."""
    return Paginator(rows, size).get_page(request.GET.get(name))


def page_in_one(request: HttpRequest, rows: "QuerySet[Any]", *, size: int) -> "Page[Any]":
    """`page_of` with one statement instead of two, for rows whose every count asks the row wall about each."""
    asked = request.GET.get("page", "1")
    number = int(asked) if PAGE_NUMBER.fullmatch(asked) else 0
    first = (number - 1) * size
    found = list(rows.annotate(of_all=Window(Count("*")))[first : first + size]) if number else []
    if not found:
        return page_of(request, rows, size=size)
    paginator = Paginator(rows, size)
    paginator.count = found[0].of_all  # a cached property: known already
    return Page(found, number, paginator)


def id_in(text: object) -> UUID | None:
    """The id that a form or an address brought along; None for anything else."""
    try:
        return UUID(str(text))
    except ValueError:
        return None


def is_safe_path(path: str) -> bool:
    """True for an address inside this site, written from its root."""
    return path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)


def back_to(request: HttpRequest, default: str) -> str:
    """Where the form says to go next, if that is inside this site; else the default.

    `default` is a URL name or a path. The referrer is never asked: we do not send one.
    """
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if is_safe_path(wanted):
        return wanted
    return default if default.startswith("/") else reverse(default)


def redirect_back(request: HttpRequest, default: str) -> HttpResponseRedirect:
    """Go there, and let the browser fetch it with GET."""
    response = HttpResponseRedirect(back_to(request, default))
    response.status_code = 303
    return response


def download(body: bytes, *, kind: str, extension: str, content_type: str) -> HttpResponse:
    """A file whose name says what sort of thing it is and nothing about anyone.

    `kind` is a fixed word of ours ("document", "report"), never a title or a name. The
    file is handed over, not opened in the page: it gets a sandbox of its own.
    """
    if not (kind.isascii() and kind.isalpha() and extension.isalnum()):
        raise ValueError("a download is named by a plain word of our own")
    response = HttpResponse(body, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{kind}.{extension}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def hand_over(pieces: Iterator[bytes], ending: str) -> StreamingHttpResponse:
    """Somebody's document, piece by piece: a word of ours with a known ending, never opened in the page."""
    response = StreamingHttpResponse(pieces, content_type=SAFE_TYPES.get(ending, "application/octet-stream"))
    name = f"document.{ending}" if ending in SAFE_TYPES else "document"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def public_cacheable(seconds: int = 300) -> Callable[[View], View]:
    """Mark a page that holds nothing private: it may be stored for a while.

    Not for pages that offer help: a browser that stores them leaves a trace.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            response = view(request, *args, **kwargs)
            if response.status_code == 200:
                response.headers["Cache-Control"] = f"public, max-age={seconds}"
                response.house_public = True  # type: ignore[attr-defined]
            return response

        return marked

    return mark


def asked_each_time(view: View) -> View:
    """Mark a public feed or file that its reader may keep if it asks each time whether it is still the same.

    The mark is made of what is in it, so that what was taken back is never taken for what is there now. Only whoever
    reads keeps it (no cache in between), and nobody who is signed in. Pages are not marked: someone else may look
    through the device of whoever read them.
    """

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if (
            not isinstance(response, HttpResponse)
            or request.method not in SAFE
            or response.status_code != 200
        ):
            return response
        if getattr(request, "actor", None) is not None or response.cookies:
            return response
        set_response_etag(response)
        answer = (
            get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
        )
        answer.headers["Cache-Control"] = "private, no-cache"
        answer.house_public = True  # type: ignore[attr-defined]
        return answer

    return asked


def open_to_all(view: View) -> View:
    """Mark a page that needs nobody signed in. The room of the accounts reads the mark."""
    view.house_open_to_all = True  # type: ignore[attr-defined]
    return view


def only_reads(view: View) -> View:
    """Mark a view that changes nothing whatever the method: a form sent to it is a question.

    Its transaction is read-only for a form too (the room of the accounts reads the mark), so that a form from
    another site can do no more than its own address could, and no token is asked for.
    """
    view.house_only_reads = True  # type: ignore[attr-defined]
    view.csrf_exempt = True  # type: ignore[attr-defined]
    return view


def same_site_post(view: View) -> View:
    """Take a form without a token when the browser itself says it came from this site.

    For choices that harm nobody (a language, a theme), so that a public page needs
    no cookie before she chooses. Where the browser says nothing, the token is asked for.
    """
    guarded = csrf_protected(view)

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.headers.get("Sec-Fetch-Site") == "same-origin":
            return view(request, *args, **kwargs)
        return guarded(request, *args, **kwargs)

    inner.csrf_exempt = True  # type: ignore[attr-defined]
    return inner


def address(name: str, *args: Any) -> str:
    """The address of a page, or nothing where there is no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def see_other(name: str, *args: Any, query: str = "", at: str = "") -> HttpResponseRedirect:
    """After a change: go and look, with GET; `at` one place of the page, from which Tab goes on."""
    response = HttpResponseRedirect(reverse(name, args=args) + query + (f"#{at}" if at else ""))
    response.status_code = 303
    return response


ONE_CLICK = "List-Unsubscribe"


def stops_in_one_click(view: View) -> View:
    """Take the form that a mail program sends for its "unsubscribe" (RFC 8058): no token, no browser, no way back.

    For an address with a secret in it alone: whoever knows it may stop these mails, and a stranger's page does not know
    it. Every other form is asked for its token as `same_site_post` does.
    """
    guarded = same_site_post(view)

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_one_click(request):
            return view(request, *args, **kwargs)
        return guarded(request, *args, **kwargs)

    inner.csrf_exempt = True  # type: ignore[attr-defined]
    return inner


def is_one_click(request: HttpRequest) -> bool:
    """Whether a mail program asks to stop, and asks nothing else."""
    return request.method == "POST" and dict(request.POST.items()) == {ONE_CLICK: "One-Click"}
