"""Sessions of training: the list, planning one, one with its places, who came, trainers, the sheet to sign.

Belongs here: those screens. Not here: what hours add up to (training). A coalition's session is looked at here too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.people import policies_training as policies
from alongside.people.actions import attendance as hours
from alongside.people.actions import trainings as acts
from alongside.people.enums_training import Discipline, SessionState
from alongside.people.errors_training import HoursWrong, NotUntilThen, SessionFull, SessionOver
from alongside.people.forms.training import OutsideForm, PaymentForm, SessionForm, TrainerForm, hours_sent
from alongside.people.selectors import trainings as reads
from alongside.people.selectors.staff import colleague_for
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of, say_saved_already
from alongside.people.views.comparing import compare
from alongside.people.views.training import material, say, show
from alongside.vault.actors import require
from alongside.vault.errors import NotFound, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7

if TYPE_CHECKING:
    from alongside.people.models import Curriculum, TrainingSession

SHAPES = {
    SessionState.PROPOSED: ("open", ""),
    SessionState.PLANNED: ("soon", "accent"),
    SessionState.HELD: ("done", "accent"),
    SessionState.CALLED_OFF: ("stop", "soft"),
}
TAB = "people:training_sessions"


@require_safe
def training_sessions(request: StaffRequest) -> HttpResponse:
    """What comes, and what was."""
    page = page_of(request, reads.sessions_of(request.actor.agency_id), size=30)
    context = {"page": page, "rows": lines(list(page))}
    return show(request, "people/training_sessions.html", context, tab=TAB)


def lines(rows: list[TrainingSession]) -> list[dict[str, Any]]:
    """Sessions in a list: places that are taken before, how many came after."""
    held = [row.id for row in rows if row.state == SessionState.HELD]
    ahead = [row.id for row in rows if row.id not in held]
    taken, came = reads.taken(ahead) if ahead else {}, reads.came(held) if held else {}
    found = []
    for row in rows:
        shape, tone = SHAPES[SessionState(row.state)]
        found.append({
            "row": row, "shape": shape, "tone": tone, "taken": taken.get(row.id, 0),
            "was_held": row.state == SessionState.HELD, "came": came.get(row.id, 0),
        })  # fmt: skip
    return found


@comes_back
@require_http_methods(["GET", "POST"])
def session_new(request: StaffRequest) -> HttpResponseBase:
    """Plan a session, of a curriculum or alone."""
    require(policies.may_plan_training(request.actor))
    curriculum = _curriculum(request)
    form = session_form(request, curriculum, first_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            row = acts.plan_session(
                actor=request.actor, session_id=form.cleaned_data["row_id"], draft=form.draft(),
                curriculum_id=curriculum.id if curriculum else None,
            )  # fmt: skip
        except SavedBefore as before:
            say_saved_already(request)
            return see_other("people:training_session", before.row.id)
        messages.success(request, _("The session is planned. Whoever works here can take a place."))
        return see_other("people:training_session", row.id)
    context = {
        "form": form,
        "curriculum": curriculum,
        "curricula": reads.curricula_of(request.actor.agency_id),
    }
    return show(request, "people/session_form.html", context, tab=TAB, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_session(request: StaffRequest, session_id: UUID) -> HttpResponseBase:
    """Another day, another place."""
    row = reads.session_for(request.actor, session_id)
    require(policies.may_change_session(request.actor, row))
    form = session_form(request, row.curriculum, _saved(row))
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_session(
                actor=request.actor, session_id=session_id, version=form.cleaned_data["version"], draft=form.draft()
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            form = compare(form, _saved(reads.session_for(request.actor, session_id)), refusal)
            return _show_form(request, form, row, status=409)
        except SessionOver as problem:
            form.add_error(None, str(problem))
            return _show_form(request, form, row, status=422)
        messages.success(request, _("Saved."))
        return see_other("people:training_session", session_id)
    return _show_form(request, form, row, status=422 if form.errors else 200)


def session_form(
    request: StaffRequest, curriculum: Curriculum | None, initial: dict[str, Any]
) -> SessionForm:
    """The form of a session, with the topics of its curriculum."""
    return SessionForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        topics=reads.topic_choices(curriculum),
    )


def _show_form(
    request: StaffRequest, form: SessionForm, row: TrainingSession, *, status: int
) -> HttpResponse:
    context = {"form": form, "session": row, "theirs": getattr(form, "theirs", [])}
    return show(request, "people/session_form.html", context, tab=TAB, status=status)


def _saved(row: TrainingSession) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*acts.SAID, "version")}


def _curriculum(request: StaffRequest) -> Curriculum | None:
    asked = request.GET.get("curriculum", "")
    held = reads.curricula_of(request.actor.agency_id)
    return next((one for one in held if str(one.id) == asked), None)


@require_safe
def training_session(request: StaffRequest, session_id: UUID) -> HttpResponse:
    """One session, with what whoever looks may do."""
    return show_session(request, session_id)


def show_session(request: StaffRequest, session_id: UUID, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page, with a form on it that needs another look where one was sent."""
    actor = request.actor
    row = reads.session_for(actor, session_id)
    plans = bool(policies.may_change_session(actor, row))
    takes = bool(policies.may_take_attendance(actor, row, teaches=reads.teaches(actor, session_id)))
    leads = bool(policies.may_plan_training(actor))
    colleagues = reads.colleagues_without_place(actor, row) if leads else []
    payments = reads.payments_of(row) if plans else {}
    today = timezone.localdate()
    place = reads.my_places(actor).get(row.id)
    context = lines([row])[0] | {
        "session": row,
        "topics": reads.topic_titles(row),
        "disciplines": [str(Discipline(one).label) for one in row.disciplines],
        "trainers": [
            {"row": one, "payments": payments.get(one.id, []), "form": _payment(one.id, today)}
            for one in reads.trainers_of([row.id]).get(row.id, [])
        ],
        "plans": plans, "takes": takes, "leads": leads, "place": place,
        "is_open": row.state == SessionState.PLANNED and row.on >= today,
        "is_today": row.on == today,
        "can_take": takes and row.on <= today and row.state in (SessionState.PLANNED, SessionState.HELD),
        "enrols": leads and bool(policies.is_open(actor, row, on=today)),
        "mine": reads.my_attendance(actor, row),
        "learners": _lines(request, row, more.pop("typed", {})) if takes or leads else [],
        "colleagues": colleagues,
        "outside": reads.outside_of(row),
        "outside_form": OutsideForm(initial={"hours": row.hours}),
        **material(row, may=takes),
        "trainer_form": TrainerForm(initial={"row_id": uuid7()}, colleagues=_choices(request, row)),
    }  # fmt: skip
    return show(request, "people/training_session.html", context | more, tab=TAB, status=status)


def _payment(trainer_id: UUID, today: date) -> PaymentForm:
    return PaymentForm(initial={"row_id": uuid7(), "paid_on": today}, prefix=f"pay{trainer_id}")


def _lines(request: StaffRequest, row: TrainingSession, typed: dict[str, str]) -> list[dict[str, Any]]:
    """Who has a place, with what stands in each field: what was typed, what is saved, or what she herself said."""
    found = []
    for one in reads.learners_of(request.actor, row):
        said = one.hours if one.hours is not None else (row.hours if one.here else "")
        value = typed.get(f"hours-{one.account.id}")
        found.append(
            {
                "one": one,
                "value": str(said) if value is None else value,
                "other": value not in (None, str(said)),
            }
        )
    return found


def _choices(request: StaffRequest, row: TrainingSession) -> list[tuple[str, str]]:
    if row.agency_id != request.actor.agency_id:
        return []
    placed = {one.account.id: one.account for one in reads.learners_of(request.actor, row)}
    found = {**placed, **{one.id: one for one in reads.colleagues_without_place(request.actor, row)}}
    here = [one for one in found.values() if one.agency_id == request.actor.agency_id]
    return [(str(one.id), one.working_name) for one in sorted(here, key=lambda one: one.working_name)]


def _do(request: StaffRequest, session_id: UUID, step: Callable[[], Any], done: str) -> HttpResponseBase:
    """One step on a session's page. Why it does not go through is said there."""
    try:
        step()
    except NotFound:
        raise
    except SavedBefore:
        say_saved_already(request)
    except (SessionFull, SessionOver, HoursWrong, NotUntilThen) as problem:
        say(request, problem)
    else:
        messages.success(request, done)
    return see_other("people:training_session", session_id)


@require_POST
def session_state(request: StaffRequest, session_id: UUID) -> HttpResponseBase:
    """Call it off, let it take place after all, or plan what was proposed."""
    actor, then = request.actor, request.POST.get("then", "")
    require(policies.may_change_session(actor, reads.session_for(actor, session_id)))
    if then == "call_off":
        return _do(
            request, session_id, lambda: acts.call_off(actor=actor, session_id=session_id), _("Called off.")
        )
    if then == "put_back":
        return _do(
            request,
            session_id,
            lambda: acts.put_back(actor=actor, session_id=session_id),
            _("It takes place after all."),
        )
    if then == "plan":
        cross = next((one.id for one in reads.curricula_of(actor.agency_id) if one.kind == "cross"), None)
        step = lambda: acts.plan_proposed(actor=actor, session_id=session_id, curriculum_id=cross)  # noqa: E731
        return _do(request, session_id, step, _("It is planned."))
    raise NotFound


@require_POST
def take_place(request: StaffRequest, session_id: UUID) -> HttpResponseBase:
    """A place for oneself, or for a colleague by who leads."""
    actor, row = request.actor, reads.session_for(request.actor, session_id)
    account = _whom(request)
    step = lambda: acts.enrol(actor=actor, session=row, account=account)  # noqa: E731
    return _do(request, session_id, step, _("The place is taken."))


@require_POST
def give_place_up(request: StaffRequest, session_id: UUID) -> HttpResponseBase:
    """Free it again."""
    actor, row = request.actor, reads.session_for(request.actor, session_id)
    account = _whom(request)
    step = lambda: acts.give_place_up(actor=actor, session=row, account=account)  # noqa: E731
    return _do(request, session_id, step, _("The place is free again."))


@require_POST
def say_here(request: StaffRequest, session_id: UUID) -> HttpResponseBase:
    """She is there."""
    actor, row = request.actor, reads.session_for(request.actor, session_id)
    step = lambda: acts.say_here(actor=actor, session=row)  # noqa: E731
    return _do(request, session_id, step, _("Thank you. Whoever leads the session confirms your hours."))


def _whom(request: StaffRequest) -> Any:
    asked = request.POST.get("account", "")
    if not asked:
        return request.account
    try:
        return colleague_for(request.actor, UUID(asked))
    except ValueError as problem:
        raise NotFound from problem


@require_POST
def take_attendance(request: StaffRequest, session_id: UUID) -> HttpResponseBase:
    """Who came and for how long."""
    row = reads.session_for(request.actor, session_id)
    teaches = reads.teaches(request.actor, session_id)
    require(policies.may_take_attendance(request.actor, row, teaches=teaches))
    some, seen, whole = hours_sent(request.POST.dict())
    typed = {"typed": {name: value for name, value in request.POST.items() if name.startswith("hours-")}}
    if not whole:
        return show_session(request, session_id, status=422, problem=str(HoursWrong()), **typed)
    try:
        made = hours.take_attendance(actor=request.actor, session_id=session_id, hours=some, seen=seen)
    except SomeoneElseWasFaster as problem:
        return show_session(request, session_id, status=409, problem=str(problem), **typed)
    except (HoursWrong, NotUntilThen, SessionOver) as problem:
        return show_session(request, session_id, status=422, problem=str(problem), **typed)
    if made:
        messages.success(request, _("Saved. Somebody finished a curriculum with this: it is on record."))
    else:
        messages.success(request, _("Saved."))
    return see_other("people:training_session", session_id)


@require_POST
def count_outside(request: StaffRequest, session_id: UUID) -> HttpResponseBase:
    """How many came from elsewhere."""
    actor, row = request.actor, reads.session_for(request.actor, session_id)
    require(policies.may_take_attendance(actor, row, teaches=reads.teaches(actor, session_id)))
    form = OutsideForm(request.POST)
    if not form.is_valid():
        return show_session(request, session_id, status=422, outside_form=form)
    step = lambda: hours.count_outside(actor=actor, session_id=session_id, **form.cleaned_data)  # noqa: E731
    return _do(request, session_id, step, _("Saved."))


@require_POST
def name_trainer(request: StaffRequest, session_id: UUID) -> HttpResponseBase:
    """Who teaches."""
    actor, row = request.actor, reads.session_for(request.actor, session_id)
    require(policies.may_change_session(actor, row))
    form = TrainerForm(request.POST, colleagues=_choices(request, row))
    if not form.is_valid():
        return show_session(request, session_id, status=422, trainer_form=form)
    data = form.cleaned_data
    step = lambda: acts.name_trainer(  # noqa: E731
        actor=actor, session_id=session_id, trainer_id=data["row_id"], credit=data["credit"],
        account_id=form.account_id(),
    )  # fmt: skip
    return _do(request, session_id, step, _("Saved."))


@require_POST
def remove_trainer(request: StaffRequest, session_id: UUID, trainer_id: UUID) -> HttpResponseBase:
    """Somebody else teaches."""
    step = lambda: acts.remove_trainer(actor=request.actor, trainer_id=trainer_id)  # noqa: E731
    return _do(request, session_id, step, _("Saved."))


@require_POST
def pay_trainer(request: StaffRequest, session_id: UUID, trainer_id: UUID) -> HttpResponseBase:
    """What was paid."""
    require(policies.may_change_session(request.actor, reads.session_for(request.actor, session_id)))
    form = PaymentForm(request.POST, prefix=f"pay{trainer_id}")
    if not form.is_valid():
        return show_session(request, session_id, status=422, payment_form=form, payment_of=trainer_id)
    data = form.cleaned_data
    step = lambda: acts.pay_trainer(  # noqa: E731
        actor=request.actor, trainer_id=trainer_id, payment_id=data["row_id"], amount=data["amount"],
        paid_on=data["paid_on"],
    )  # fmt: skip
    return _do(
        request, session_id, step, _("The payment is written down. Only who plans trainings here reads it.")
    )


@require_safe
def sign_in_sheet(request: StaffRequest, session_id: UUID) -> HttpResponse:
    """A sheet to print: names with a line to sign, and empty lines for who comes along."""
    row = reads.session_for(request.actor, session_id)
    require(
        policies.may_take_attendance(request.actor, row, teaches=reads.teaches(request.actor, session_id))
    )
    context = {"session": row, "learners": reads.learners_of(request.actor, row), "empty": range(8)}
    return render_page(request, "people/sign_in_sheet.html", context)
