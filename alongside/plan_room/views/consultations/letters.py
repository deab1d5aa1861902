"""Letters: their text, who signed, signing, the document as it was sent.

Belongs here: pages. Not here: freezing (actions.letters).
"""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import download, open_to_all
from alongside.foundation.rates import origin_of
from alongside.plan_room.actions import letters as writing
from alongside.plan_room.actions import sending
from alongside.plan_room.enums_consultations import LetterState
from alongside.plan_room.errors_consultations import LetterOver
from alongside.plan_room.forms_consultations import SignForm
from alongside.plan_room.selectors import consultations as found
from alongside.plan_room.views.consultations.agreeing import MAILS


@open_to_all
@require_safe
def letter(request: HttpRequest, letter_key: str) -> HttpResponse:
    """One letter."""
    row = found.letter_by_key(letter_key)
    names = found.signatories_of(row)
    context = {
        "letter": row,
        "row": row.consultation,
        "names": names,
        "is_sent": row.state == LetterState.SENT,
        "takes_names": found.takes_names(row),
    }
    return render_page(request, "plan_room/consultations/letter.html", context)


@open_to_all
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, letter_key: str) -> HttpResponse:
    """An organization signs; the mail's link does it."""
    row = found.letter_by_key(letter_key)
    form = SignForm(request.POST if request.method == "POST" else None)
    asked = False
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if not found.takes_names(row):
            form.add_error(
                None, str(LetterOver.sentence) if row.text else _("This letter has no text here yet.")
            )
        elif not form.is_machine and MAILS.wait(origin_of(request)):
            form.add_error(None, _("That was often. Please wait a few minutes."))
        else:
            if not form.is_machine:
                sending.ask_to_sign(
                    letter_id=row.id,
                    version=row.version,
                    mail=told["mail"],
                    organization=told["organization"],
                )
            asked = True
    context = {"form": form, "letter": row, "row": row.consultation, "asked": asked}
    return render_page(
        request, "plan_room/consultations/sign.html", context, status=422 if form.errors else 200
    )


@open_to_all
@require_safe
def document(request: HttpRequest, letter_key: str) -> HttpResponse:
    """The letter as a file: frozen where it was sent, as it stands where it was not."""
    row = found.letter_by_key(letter_key)
    text = row.document or writing.as_document(row, found.signatories_of(row))
    return download(text.encode(), kind="letter", extension="txt", content_type="text/plain; charset=utf-8")
