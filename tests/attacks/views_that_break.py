"""Screens that no room would build, to see what the house makes of them. Mounted by the attacks alone.

Belongs here: views that fail, write on GET, carry a canary into an error. Not here: what is asserted of them.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from alongside.cases.models import Case, Identity, Note
from alongside.cases.selectors import case_for
from alongside.foundation.http import only_reads
from alongside.people.middleware import public
from alongside.vault import keyring
from alongside.vault.errors import NotFound, Refused
from tests.attacks.ground import CANARY


@public
def breaks(request: HttpRequest) -> HttpResponse:
    name = f"her name is {CANARY}"
    raise ValueError(name)


def breaks_with_a_name_in_hand(request: HttpRequest) -> HttpResponse:
    note = Note.objects.get()
    text = note.text
    raise RuntimeError(text)


def breaks_in_the_database(request: HttpRequest) -> HttpResponse:
    Case.objects.filter(close_reason=CANARY).extra(where=["no_such_column = 1"]).first()
    return HttpResponse("never")


def refuses(request: HttpRequest, how: str) -> HttpResponse:
    raise {"refused": Refused, "not_found": NotFound}[how](CANARY)


def writes(request: HttpRequest) -> HttpResponse:
    """What a careless screen does, whatever the method."""
    Case.objects.update(version=99)
    return HttpResponse("written")


@only_reads
def writes_in_spite(request: HttpRequest) -> HttpResponse:
    """Says that it only reads, and writes."""
    return writes(request)


def writes_and_breaks(request: HttpRequest) -> HttpResponse:
    Case.objects.update(version=99)
    return HttpResponse("half done", status=500)


def shows(request: HttpRequest) -> HttpResponse:
    """A client's page as plainly as can be: the door, a ledger line, a name, a note."""
    case = case_for(request.actor, Case.objects.get().id)  # type: ignore[attr-defined]
    name = Identity.objects.get(subject_id=case.subject_id).chosen_name
    note = Note.objects.get(subject_id=case.subject_id)
    return HttpResponse(f"{name} {note.text}")


def changes(request: HttpRequest) -> HttpResponse:
    """A note written as plainly as can be."""
    case = case_for(request.actor, Case.objects.get().id)  # type: ignore[attr-defined]
    note = Note.objects.get(subject_id=case.subject_id)
    note.text = request.POST["text"]
    note.save(update_fields=["text_sealed"])
    return HttpResponse("changed")


def says(request: HttpRequest) -> HttpResponse:
    messages.success(request, f"{CANARY} is written down.")
    request.session["typed"] = CANARY
    return HttpResponse("said")


def takes(request: HttpRequest) -> HttpResponse:
    """An upload that the view does not even look at, and one that breaks after it."""
    names = [upload.name for upload in request.FILES.getlist("file")]
    if request.POST.get("then") == "break":
        raise ValueError(names)
    return HttpResponse(str(len(names)))


@public
def takes_from_anyone(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.FILES)))


def opens_a_key(request: HttpRequest) -> HttpResponse:
    return HttpResponse(repr(keyring.opened()))


urlpatterns = [
    path("broken/", breaks),
    path("broken/name/", breaks_with_a_name_in_hand),
    path("broken/database/", breaks_in_the_database),
    path("broken/<str:how>/", refuses),
    path("writes/", writes),
    path("writes/in-spite/", writes_in_spite),
    path("writes/breaks/", writes_and_breaks),
    path("shows/", shows),
    path("changes/", changes),
    path("says/", says),
    path("takes/", takes),
    path("takes/anyone/", takes_from_anyone),
    path("opens/", opens_a_key),
    path("", include("config.urls")),
]
handler400 = "alongside.foundation.errors.bad_request"
handler403 = "alongside.foundation.errors.permission_denied"
handler404 = "alongside.foundation.errors.page_not_found"
handler500 = "alongside.foundation.errors.server_error"
