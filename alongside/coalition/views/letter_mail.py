"""A look at what goes by mail, and sending it.

Belongs here: the screen. Not here: sending (actions.letter_mail), the letter itself (views.letters).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.coalition.actions.letter_mail import mail_letter as send
from alongside.coalition.errors_founding import MailedBefore, NoAddress
from alongside.coalition.forms_founding_words import LetterMailForm
from alongside.coalition.letter_words import mail_for
from alongside.coalition.policies import may_organise
from alongside.coalition.selectors import founding as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.founding import founding_page
from alongside.coalition.views.frame import in_coalition
from alongside.foundation.http import see_other
from alongside.people.errors import MailNotSent
from alongside.people.types import StaffRequest
from alongside.vault.actors import require
from alongside.vault.errors import SomeoneElseWasFaster

if TYPE_CHECKING:
    from alongside.coalition.models import Letter


@require_http_methods(["GET", "POST"])
@in_coalition
def mail_letter(request: StaffRequest, coalition: Coalition, letter_id: UUID) -> HttpResponseBase:
    """The address, the subject, the words and the paper, then one button. Once a letter."""
    require(may_organise(request.actor, coalition.id))
    row = reads.letter_for(coalition.id, letter_id)
    if reads.mailed(row):
        messages.warning(request, str(MailedBefore()))
        return see_other("coalition:letter", coalition.id, letter_id)
    contacts = [(str(one.id), f"{one.name}, {one.mail}") for one in reads.addresses_of(row.partner)]
    initial = {"version": row.version, "contact": contacts[0][0] if contacts else ""}
    form = LetterMailForm(
        request.POST if request.method == "POST" else None, initial=initial, contacts=contacts
    )
    if request.method == "POST" and form.is_valid():
        try:
            if _sent(request, coalition, letter_id, form):
                messages.success(
                    request, _("The mail is on its way. The letter is sent, and its words stand.")
                )
                return see_other("coalition:letter", coalition.id, letter_id)
        except SomeoneElseWasFaster:
            messages.warning(
                request, _("The letter changed since you looked. Here is how it stands: look again.")
            )
            return see_other("coalition:mail_letter", coalition.id, letter_id)
    return _show(request, coalition, row, form, contacts=bool(contacts))


def _sent(request: StaffRequest, coalition: Coalition, letter_id: UUID, form: LetterMailForm) -> bool:
    """Send it, or say on the form why it did not go."""
    said = form.cleaned_data
    try:
        send(
            actor=request.actor, coalition_id=coalition.id, coalition=coalition.name, letter_id=letter_id,
            contact_id=UUID(said["contact"]), version=said["version"], answers_to=said["answers_to"],
        )  # fmt: skip
    except (MailedBefore, NoAddress) as problem:
        form.add_error(None, str(problem))
    except MailNotSent:
        form.add_error(
            None, _("The mail did not go out, so nothing is sent. Try again later, or send the paper.")
        )
    else:
        return True
    return False


def _show(
    request: StaffRequest, coalition: Coalition, row: Letter, form: LetterMailForm, *, contacts: bool
) -> HttpResponseBase:
    subject, words = mail_for(row.language, organization=row.partner.name, coalition=coalition.name)
    context: dict[str, Any] = {
        "form": form, "letter": row, "subject": subject, "words": words, "contacts": contacts,
        "mail_on": settings.MAIL_ON,
    }  # fmt: skip
    status = 422 if form.errors else 200
    return founding_page(
        request,
        "coalition/mail_letter.html",
        context,
        coalition=coalition,
        at="coalition:letters",
        status=status,
    )
