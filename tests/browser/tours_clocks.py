"""Ways to the pages of clocks, their rules, and a minor's page."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from alongside.cases.actions.child_reports import Account, add_report
from alongside.cases.actions.clocks import add_clock, finish_clock
from alongside.cases.actions.minors import Said, add_adult, answer_question, save_minor
from alongside.cases.models import Case
from alongside.clocks.actions.running import start_clock
from tests.cast import Cast, as_person

PAGES = {
    "amira": """clocks:rules clocks:rule cases:my_clocks cases:clocks cases:add_clock cases:end_clock cases:minor
        cases:edit_minor cases:add_adult cases:ask_about_adult cases:add_report cases:edit_report people:today""",
    "chloe": "clocks:rules clocks:rule clocks:edit_rule cases:clocks cases:minor",
}
ON_THE_WAY = ""
NO_PAGE = "clocks:retire_rule cases:clock_done cases:clock_again cases:contact_adult"


def scene(cast: Cast, case: Case) -> dict[str, Any]:
    """Esther with clocks in each state, a report, and two adults."""
    for actor in as_person(cast.amira):
        now = timezone.now()
        running = start_clock(
            actor, case.subject_id, "plan", "us-hiv-pep-72h", now - timedelta(hours=41), words="Ask for Ruth."
        )
        _more_clocks(actor, case, now.date())
        save_minor(
            actor=actor, case_id=case.id, version=0, alone=["sa_care", "kit"],
            said=Said(under_18="yes", about_age="about fifteen", limits_told="yes", missing_from_care="yes"),
        )  # fmt: skip
        account = Account(
            cause_by_id=cast.amira.id, cause_at=now - timedelta(hours=3), office="hotline",
            called_at=now - timedelta(hours=2), to_whom="Desk 4", number="77-4417", told=("age", "harm"),
        )  # fmt: skip
        report = add_report(actor=actor, case_id=case.id, account=account)
        adult = add_adult(actor=actor, case_id=case.id, name="Mara", relation="parent")
        other = add_adult(actor=actor, case_id=case.id, name="Tom", relation="step_parent")
        its = {"actor": actor, "case_id": case.id, "purpose": "consent"}
        answer_question(adult_id=adult.id, answer="no", words="They asked for her.", **its)
        answer_question(adult_id=other.id, answer="yes", **its)
    return {
        "clock_id": running.id,
        "rule_id": "il-lab-10wd",
        "adult_id": adult.id,
        "report_id": report.id,
    }


def _more_clocks(actor: Any, case: Case, today: date) -> None:
    its = {"actor": actor, "case_id": case.id}
    add_clock(rule_id="il-order-ends", certainty="known", happened_at=today + timedelta(days=5), **its)
    add_clock(rule_id="il-lab-10wd", certainty="known", happened_at=today - timedelta(days=2), **its)
    add_clock(rule_id="il-police-notice-7d", certainty="known", happened_at=today - timedelta(days=40), **its)
    add_clock(rule_id="us-3771a-answer-30d", certainty="known", happened_at=today - timedelta(days=45), **its)
    add_clock(rule_id="il-compensation-5y", certainty="assumed", happened_at=today, **its)
    add_clock(rule_id="us-t-status-4y", certainty="unknown", **its)
    ends = today - timedelta(days=2)
    its["certainty"] = "unknown"
    add_clock(rule_id="il-evidence-kit-7d", earliest=ends - timedelta(days=2), latest=ends, **its)
    done = start_clock(actor, case.subject_id, "plan", "us-emergency-contraception-120h", today)
    finish_clock(actor=actor, case_id=case.id, clock_id=done.id, at=timezone.now())


def mistakes(visit: Any) -> Iterator[str]:
    """Forms of clocks and minors that say what is missing; a rule that is tried."""
    visit.sign_in(visit.cast.amira)
    case_id = visit.esther.case_id
    visit.open("cases:add_clock", case_id=case_id)
    visit.send()
    yield "cases:add_clock"
    visit.window.main.locator("[name=rule]").select_option("us-hiv-pep-72h")
    visit.send()
    yield "cases:add_clock"
    visit.window.main.locator("[name=certainty][value=known]").check(force=True)
    visit.send()
    yield "cases:add_clock"
    visit.open("cases:edit_minor", case_id=case_id)
    visit.send(born="2099-01-01")
    yield "cases:edit_minor"
    visit.open("cases:add_report", case_id=case_id)
    visit.send(written_at="2026-05-12T10:00")
    yield "cases:add_report"
    visit.open("cases:add_adult", case_id=case_id)
    visit.send()
    yield "cases:add_adult"
    visit.open("clocks:rule", rule_id="il-lab-10wd")
    visit.send(on="2026-05-12")
    yield "clocks:rule"


TOURS = {"clocks-mistakes": mistakes}
