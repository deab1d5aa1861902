"""Reports of others, for everyone: reading them, sending one, and the page behind a link of a mail.

Belongs here: screens without an account. Not here: saving (actions.filing), whoever reads them first (desk).
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all, page_of, same_site_post, see_other
from alongside.foundation.rates import Meter, origin_of
from alongside.people.errors import MailNotSent
from alongside.plan_room import shown
from alongside.plan_room.actions import filing
from alongside.plan_room.enums import Finding, Party, Step
from alongside.plan_room.errors import TooManySent
from alongside.plan_room.forms_reports import AnswerForm, ReportForm
from alongside.plan_room.selectors import reports as reading
from alongside.vault.errors import NotFound

meter = Meter(8, seconds=600)


@open_to_all
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Everything that others found and that is published."""
    return render_page(request, "plan_room/reports.html", {"page": page_of(request, reading.published())})


@open_to_all
@require_safe
def report(request: HttpRequest, shadow_id: UUID) -> HttpResponse:
    """One of them, its findings, how they checked, the answer, its story."""
    found = reading.public_report(shadow_id)
    context = {
        "found": found,
        "report": found.report,
        "findings": [(shown.SHAPES[row.finding], row) for row in found.findings],
        "today": timezone.localdate(),
    }
    return render_page(request, "plan_room/report.html", context)


@open_to_all
@same_site_post
@require_http_methods(["GET", "POST"])
def evidence(request: HttpRequest) -> HttpResponseBase:
    """Say what your organization found about a promise. `?promise=` names it."""
    promise = reading.promise_to_report(request.GET.get("promise", ""))
    if promise is None:
        return render_page(request, "plan_room/evidence_which.html", {})
    form = ReportForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        if form.is_trapped:
            return render_page(request, "plan_room/evidence_sent.html", {"promise": promise})
        if form.is_valid():
            status = _send(request, form, promise.id)
            if status == 200:
                return render_page(request, "plan_room/evidence_sent.html", {"promise": promise})
        else:
            status = 422
    context = {"form": form, "promise": promise, "title": shown.titled(promise)}
    return render_page(request, "plan_room/evidence.html", context, status=status)


def _send(request: HttpRequest, form: ReportForm, promise_id: UUID) -> int:
    """The status of the answer; what went wrong stands in the form."""
    if meter.wait(origin_of(request)):
        form.add_error(None, str(TooManySent.sentence))
        return 429
    told = form.cleaned_data
    finding = {"action": str(promise_id), "finding": told["finding"], "text": told["text"]}
    try:
        filing.send_report(
            report_id=told["row_id"], said=form.said(), findings=[finding], address=told["address"],
            on=timezone.localdate(),
        )  # fmt: skip
    except TooManySent as refusal:
        form.add_error(None, str(refusal))
        return 429
    except MailNotSent:
        form.add_error(
            None, _("No mail could be sent just now, so nothing was kept. Please try again later.")
        )
        return 503
    return 200


@open_to_all
@same_site_post
@require_http_methods(["GET", "POST"])
def report_link(request: HttpRequest, link_secret: str) -> HttpResponseBase:
    """The page behind a link: confirm, see where it stands, take it back; or answer."""
    found = filing.report_of(link_secret)
    if found is None:
        raise NotFound
    form = AnswerForm(request.POST if request.POST.get("do") == "answer" else None)
    if request.method == "POST":
        if meter.wait(origin_of(request), weight=0.5):
            form.add_error(None, str(TooManySent.sentence)) if form.is_bound else None
            return render_page(request, "plan_room/report_link.html", _told(found, form), status=429)
        if _done(request, link_secret, form, found):
            return see_other("plans:report_link", link_secret)
    return render_page(
        request, "plan_room/report_link.html", _told(found, form), status=422 if form.errors else 200
    )


def _done(request: HttpRequest, secret: str, form: AnswerForm, found: dict[str, object]) -> bool:
    do, is_author = request.POST.get("do"), found["party"] == Party.AUTHOR
    if do == "confirm" and is_author:
        filing.confirm_report(secret)
        messages.success(request, _("Confirmed. Somebody reads it now."))
    elif do == "withdraw" and is_author:
        filing.withdraw_report(secret)
        messages.success(request, _("Taken back. Nothing of what it said is kept."))
    elif do == "answer" and not is_author:
        if not form.is_valid():
            return False
        filing.answer_report(secret, **form.cleaned_data)
        messages.success(request, _("Thank you. Somebody reads your answer, and then it is published."))
    return True


def _told(found: dict[str, object], form: AnswerForm) -> dict[str, object]:
    steps = [
        (parse_datetime(str(row["at"])), Step(row["step"]).label, row["reason"])
        for row in found["steps"]  # type: ignore[attr-defined]
    ]
    findings = [
        (row["action"], row["title"], shown.SHAPES[row["finding"]], Finding(row["finding"]).label)
        for row in found["findings"]  # type: ignore[attr-defined]
    ]
    answer_by = parse_date(str(found["answer_by"])) if found["answer_by"] else None
    return {"found": found, "form": form, "steps": steps, "findings": findings, "answer_by": answer_by}
