"""How the work is agreed: being in touch, who coordinates, what they said, what was read together.

Belongs here: screens. Not here: saving (actions.together), the page they stand on (plan).
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.cases.actions import together
from alongside.cases.forms_together import AccordForm, ReadingForm, SayingForm
from alongside.cases.selectors.together import ACCORD, READING, SAYING, accord_saved, saying_saved
from alongside.cases.views.again import comes_back
from alongside.cases.views.asking import StaffRequest
from alongside.cases.views.sheets import Sheet, asked, bound, fresh, plan_case, words_of
from alongside.foundation.http import see_other
from alongside.people.rights import RIGHTS


@require_http_methods(["GET", "POST"])
def accord(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """What they asked about being in touch; who coordinates."""
    case = plan_case(request, case_id, writing=True)
    form = bound(request, AccordForm, accord_saved(request.actor, case.subject_id))
    sheet = Sheet(heading=_("How you work together"), done=_("Saved, as they asked."), at="together")
    return asked(
        request, case, form, sheet,
        lambda data: together.agree(
            actor=request.actor, case_id=case.id, version=data["version"], given=words_of(data, ACCORD)
        ),
        saved=lambda: accord_saved(request.actor, case.subject_id),
    )  # fmt: skip


@comes_back
@require_http_methods(["GET", "POST"])
def add_saying(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Something they said that the work is built on."""
    case = plan_case(request, case_id, writing=True)
    sheet = Sheet(
        heading=_("Something they said"),
        before=_("They are the expert. Write what they say, not what you make of it."),
        done=_("Saved in their words."),
        at="sayings",
    )
    return asked(
        request, case, fresh(request, SayingForm), sheet,
        lambda data: together.add_saying(
            actor=request.actor, case_id=case.id, given=words_of(data, SAYING), row_id=data["row_id"]
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit_saying(request: StaffRequest, case_id: UUID, saying_id: UUID) -> HttpResponseBase:
    """As they say it now."""
    case = plan_case(request, case_id, writing=True)
    initial = saying_saved(request.actor, case.subject_id, saying_id)
    sheet = Sheet(heading=_("Something they said"), done=_("Saved in their words."), at="sayings")
    return asked(
        request, case, bound(request, SayingForm, initial), sheet,
        lambda data: together.change_saying(
            actor=request.actor, case_id=case.id, saying_id=saying_id, version=data["version"],
            given=words_of(data, SAYING),
        ),
        saved=lambda: saying_saved(request.actor, case.subject_id, saying_id),
    )  # fmt: skip


@require_POST
def end_saying(request: StaffRequest, case_id: UUID, saying_id: UUID) -> HttpResponseBase:
    """It is no longer so; or it is again."""
    plan_case(request, case_id, writing=True)
    row = together.end_saying(actor=request.actor, case_id=case_id, saying_id=saying_id)
    words = _("It is so again.") if row.ended_on is None else _("Noted. It stays on record below.")
    messages.success(request, words)
    return see_other("cases:plan", case_id, at="sayings")


@comes_back
@require_http_methods(["GET", "POST"])
def add_reading(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Their rights, or their plan, gone through together."""
    case = plan_case(request, case_id, writing=True)
    sheet = Sheet(
        heading=_("Read together"),
        done=_("Noted."),
        template="cases/reading_form.html",
        at="readings",
        more={"rights": RIGHTS},
    )
    return asked(
        request, case, fresh(request, ReadingForm), sheet,
        lambda data: together.note_reading(
            actor=request.actor, case_id=case.id, given=words_of(data, READING), row_id=data["row_id"]
        ),
    )  # fmt: skip
