"""The work with one client is written, through the actions, as those who work with the client would.

Belongs here: the plan, clocks, lists, visits, sessions, services of one client. Not here: whose (work), the record
itself (writing). What an action always says is now is set to its day by `_put_back_in_time`.
"""

import json
from datetime import date, timedelta

from django.utils import timezone

from alongside.cases.actions import (
    advocacy_contacts,
    checklists,
    child_reports,
    clocks,
    counselling,
    goals,
    minors,
    needs,
    safety,
    screening,
    services,
    stages,
    together,
    visits,
)
from alongside.cases.models import (
    AdvocacyContact,
    Asked,
    Case,
    Checklist,
    ChecklistMark,
    CounsellingSession,
    HospitalVisit,
    Need,
    StageMove,
)
from alongside.cases.selectors.stages import fingerprint
from alongside.screening.actions.saying import Said
from alongside.screening.loading import shipped
from alongside.screening.models import ScreeningConversation
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7
from demo.entering import Cast, days_ago
from demo.work.shapes import Clock, Goal, Minor, Service, Session, Visit, Work

FIRST_CONVERSATION = next(
    key for key, one in shipped().items() if (one.name, one.language) == ("First conversation", "en")
)


def write_work(actor: Actor, case: Case, work: Work, cast: Cast) -> None:
    """What whoever leads did. What colleagues did follows in `add_work_of`, as they."""
    _plan(actor, case, work, cast)
    _agreed(actor, case, work)
    for clock in work.clocks:
        _clock(actor, case, clock)
    _beside_them(actor, case, work)
    if work.visit:
        _visit(actor, case, work.visit)
    if work.minor:
        _minor(actor, case, work.minor, cast)
    _ask(actor, case, work)
    add_work_of(actor, case, work, by="")


def add_work_of(actor: Actor, case: Case, work: Work, *, by: str) -> None:
    """Sessions and services of one person."""
    for session in work.sessions:
        if session.by == by:
            _session(actor, case, session)
    for service in work.services:
        if service.by == by:
            _service(actor, case, service)


def _day(ago: int) -> date:
    return timezone.localdate() - timedelta(days=ago)


# -- the plan ----------------------------------------------------------------------------------------


def _plan(actor: Actor, case: Case, work: Work, cast: Cast) -> None:
    for need in work.needs:
        given = {"words": need.words, "area": need.area, "urgency": need.urgency, "next_step": need.next_step}
        row = needs.add_need(actor=actor, case_id=case.id, given=given)
        if need.status != "unmet":
            needs.set_status(actor=actor, case_id=case.id, need_id=row.id, status=need.status)
    Need.objects.filter(subject_id=case.subject_id).exclude(status_before="").update(status_before="")
    for one in work.companions:
        known = {"kind": one.kind, "name": one.name, "age": one.age, "needs": one.needs}
        needs.add_companion(actor=actor, case_id=case.id, given=known)
    for goal in work.goals:
        _goal(actor, case, goal, cast)
    if work.paths:
        states = {stage: state for stage, (state, _ago) in work.paths.items()}
        for move in stages.set_stages(actor=actor, case_id=case.id, states=states, seen=fingerprint([])):
            StageMove.objects.filter(id=move.id).update(moved_on=_day(work.paths[move.stage][1]))
    for phase, steps in work.safety.items():
        safety.save_phase(actor=actor, case_id=case.id, phase=phase, version=0, steps=steps)


def _goal(actor: Actor, case: Case, goal: Goal, cast: Cast) -> None:
    said = {"words": goal.words, "why": goal.why, "strengths": goal.strengths, "said_on": _day(goal.said)}
    row = goals.add_goal(actor=actor, case_id=case.id, given=said)
    if goal.rating is not None:
        goals.rate_goal(actor=actor, case_id=case.id, goal_id=row.id, rating=goal.rating)
    for step in goal.steps:
        given = {
            "words": step.words,
            "owner": "worker" if step.who else "partner" if step.partner else "client",
            "account_id": cast[step.who].account.id if step.who else None,
            "partner": step.partner,
            "due_on": None if step.due is None else _day(-step.due),
            "done_on": None if step.done is None else _day(step.done),
        }
        goals.add_step(actor=actor, case_id=case.id, goal_id=row.id, given=given)


def _agreed(actor: Actor, case: Case, work: Work) -> None:
    if work.wish or work.coordinator:
        given = {"wish": work.wish, "wish_words": work.wish_words, "coordinator": work.coordinator}
        together.agree(actor=actor, case_id=case.id, version=0, given=given)
    for one in work.sayings:
        said = {"kind": one.kind, "words": one.words, "more": one.more, "said_on": _day(one.ago)}
        together.add_saying(actor=actor, case_id=case.id, given=said)
    for read in work.readings:
        how = {"kind": read.kind, "how": read.how, "words": read.words, "language": read.language}
        together.note_reading(actor=actor, case_id=case.id, given=how | {"read_on": _day(read.ago)})


def _clock(actor: Actor, case: Case, clock: Clock) -> None:
    clock_id = uuid7()
    clocks.add_clock(
        actor=actor,
        case_id=case.id,
        rule_id=clock.rule,
        certainty=clock.certainty,
        happened_at=_day(clock.ago) if clock.hour is None else days_ago(clock.ago, clock.hour),
        words=clock.words,
        clock_id=clock_id,
    )
    if clock.done:
        clocks.finish_clock(actor=actor, case_id=case.id, clock_id=clock_id, at=days_ago(*clock.done))


# -- beside them -------------------------------------------------------------------------------------


def _beside_them(actor: Actor, case: Case, work: Work) -> None:
    for kind, marks in work.lists.items():
        row = checklists.open_checklists(actor=actor, case_id=case.id, kinds=[kind])[0]
        for mark in marks:
            made = checklists.write_on(
                actor=actor, case_id=case.id, checklist_id=row.id, item_number=mark.number, version=0,
                written={
                    "answer": mark.answer, "words": mark.words, "next_step": mark.next_step,
                    "happened_on": _day(mark.ago),
                },
            )  # fmt: skip
            ChecklistMark.objects.filter(id=made.id).update(written_at=days_ago(mark.ago, 15))
        begun = days_ago(max(mark.ago for mark in marks), 14)
        Checklist.objects.filter(id=row.id).update(opened_at=begun)
    for one in work.spoken:
        at = days_ago(one.ago, 11, 20)
        contact = advocacy_contacts.add_advocacy_contact(
            actor=actor, case_id=case.id,
            spoken={
                "with_whom": one.with_whom, "how": one.how, "happened_at": at, "their_word": "yes",
                "danger": False, "supervisor_told_id": None, "place": one.place, "person": one.person,
                "may_be_said": one.may_be_said, "outcome": one.outcome, "next_step": one.next_step,
                "next_on": None if one.again is None else _day(-one.again),
            },
        )  # fmt: skip
        AdvocacyContact.objects.filter(id=contact.id).update(written_at=at + timedelta(minutes=25))


def _visit(actor: Actor, case: Case, visit: Visit) -> None:
    row = visits.begin_visit(actor=actor, case_id=case.id, place=visit.place)
    for step in visit.moments:
        visits.note_moment(actor=actor, case_id=case.id, visit_id=row.id, step=step)
    visits.change_visit(
        actor=actor, case_id=case.id, visit_id=row.id, version=row.version,
        stay={
            "place": visit.place,
            "stay_talking": visit.stay.get("talking", ""),
            "stay_exam": visit.stay.get("exam", ""),
            "stay_evidence": visit.stay.get("evidence", ""),
            "stay_police": visit.stay.get("police", ""),
            "parts_chosen": json.dumps(visit.parts),
            "kit_number": visit.kit_number,
            "told": visit.told,
            "follow_up": visit.follow_up,
            "follow_up_on": _day(-visit.again),
        },
    )  # fmt: skip
    at = {f"{step}_at": days_ago(visit.ago, *hour) for step, hour in visit.moments.items()}
    HospitalVisit.objects.filter(id=row.id).update(begun_at=min(at.values()), **at)


def _session(actor: Actor, case: Case, one: Session) -> None:
    at, said = days_ago(one.ago, 14), one.words.get
    session: counselling.Session = {
        "happened_at": at,
        "aims": json.dumps(one.aims),
        "needs": said("needs", ""),
        "strengths": said("strengths", ""),
        "done": said("done", ""),
        "adjuncts": json.dumps(one.adjuncts) if one.adjuncts else "",
        "culture": said("culture", ""),
        "goals": said("goals", ""),
        "review": said("review", ""),
        "link": one.link,
        "referral": said("referral", ""),
    }
    row = counselling.write_session(actor=actor, case_id=case.id, session=session)
    written = at + timedelta(minutes=70)
    CounsellingSession.objects.filter(id=row.id).update(written_at=written)


def _service(actor: Actor, case: Case, service: Service) -> None:
    given = {
        "code": service.code, "on": _day(service.ago), "quarters": service.quarters, "place": service.place,
        "channel": service.channel, "language": service.language,
    }  # fmt: skip
    services.enter_for(actor, entry_id=uuid7(), given=given, case_id=case.id)


def _ask(actor: Actor, case: Case, work: Work) -> None:
    if work.asked is None:
        return
    for gate in work.asked.gates:
        screening.tick_gate(actor=actor, case_id=case.id, key=FIRST_CONVERSATION, gate=gate, ticked=True)
    for item, (answer, words) in work.asked.answers.items():
        said = Said(item, (answer,), words, None)
        _found, status = screening.write_answer(
            actor=actor, case_id=case.id, key=FIRST_CONVERSATION, said=said
        )
        assert status == 200, item
    begun = days_ago(work.asked.ago, 10)
    ScreeningConversation.objects.filter(subject_id=case.subject_id).update(
        started_at=begun, changed_at=begun
    )


# -- under eighteen ----------------------------------------------------------------------------------


def _minor(actor: Actor, case: Case, known: Minor, cast: Cast) -> None:
    minors.save_minor(
        actor=actor,
        case_id=case.id,
        version=0,
        said=minors.Said(
            under_18="yes",
            about_age=known.about_age,
            limits_told="yes",
            limits_told_by_id=actor.account_id,
            consulted_id=cast[known.consulted].account.id,
            consulted_on=_day(known.ago),
            from_abroad="no",
            missing_from_care="no",
        ),
        alone=known.alone,
    )
    called = days_ago(known.ago, *known.called)
    report = child_reports.Account(
        cause_by_id=actor.account_id,
        cause_at=called - timedelta(minutes=20),
        office="hotline",
        called_at=called,
        to_whom=known.to_whom,
        number=known.number,
        told=known.told,
        told_words=known.told_words,
    )
    child_reports.add_report(actor=actor, case_id=case.id, account=report)
    for adult in known.adults:
        row = minors.add_adult(actor=actor, case_id=case.id, name=adult.name, relation=adult.relation)
        minors.answer_question(
            actor=actor, case_id=case.id, adult_id=row.id, answer=adult.answer, purpose=adult.purpose,
            words=adult.words,
        )  # fmt: skip
        if adult.answer == "no":
            minors.contact_adult(actor=actor, case_id=case.id, adult_id=row.id)
    asked = Asked.objects.filter(subject_id=case.subject_id)
    asked.update(asked_at=called + timedelta(minutes=10))
    asked.exclude(contacted_at=None).update(contacted_at=called + timedelta(minutes=12))
