"""What those who keep plans do with a report: ask the agency, publish it with the answer beside it, send it back.

Belongs here: the order of these steps, the mails, the story. Not here: what those outside do (filing). Whoever leads a
promise is asked first and has thirty days; silence is written down only when they are over. An address is deleted as
soon as no mail follows.
"""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.people.actions.mailing import mail_to
from alongside.plan_room import links, policies
from alongside.plan_room.actions.filing import link_url
from alongside.plan_room.enums import Moderation, Party, Step
from alongside.plan_room.errors import NotThere, NotYet, ReasonNeeded
from alongside.plan_room.models import ReportParty, ReportStep, ShadowReport
from alongside.plan_room.selectors.reports import has_someone_to_ask
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound

DAYS_TO_ANSWER = 30


@transaction.atomic
def ask_agency(*, actor: Actor, report_id: UUID, name: str, address: str, on: date) -> ShadowReport:
    """Ask whoever owes the promise to answer first; by mail where there is an address, else it was asked by letter."""
    report = _report(actor, report_id, Moderation.WAITING)
    secret = links.new_secret()
    party = ReportParty(report=report, party=Party.AGENCY, name=name, link_mark=links.link_mark(secret))
    if address:
        party.address_mark = links.address_mark(address)
    party.save(force_insert=True)
    report.state, report.asked_on = Moderation.ASKED, on
    report.answer_by = on + timedelta(days=DAYS_TO_ANSWER)
    report.save(update_fields=["state", "asked_on", "answer_by"])
    _note(actor, report, Step.ASKED)
    if address:
        mail_to(
            address,
            _("You are asked to answer a report about a promise"),
            _("%(who)s has sent a report about a promise in a public plan that names you.")
            % {"who": report.organization},
            _("Read it and answer here. Your answer is published beside it:"),
            link_url(secret),
            _("Without an answer by %(day)s the report says that you were asked and did not answer.")
            % {"day": report.answer_by.isoformat()},
        )
    return report


@transaction.atomic
def write_answer(*, actor: Actor, report_id: UUID, text: str, answered_by: str) -> ShadowReport:
    """An answer that came by letter, written down for them. It is published with the report, or after it."""
    report = _report(actor, report_id, Moderation.ASKED, Moderation.PUBLISHED)
    if report.answer:
        raise NotThere
    report.waiting_answer, report.waiting_from = text, answered_by
    report.save(update_fields=["waiting_answer", "waiting_from"])
    _note(actor, report, Step.ANSWERED)
    return report


@transaction.atomic
def publish_report(*, actor: Actor, report_id: UUID, on: date) -> ShadowReport:
    """From now on everyone reads it, the answer beside it."""
    report = _report(actor, report_id, Moderation.WAITING, Moderation.ASKED)
    if report.state == Moderation.WAITING and has_someone_to_ask(report.id):
        raise NotYet
    over = report.answer_by is not None and on > report.answer_by
    if report.state == Moderation.ASKED and not over and not report.waiting_answer:
        raise NotYet
    report.state = Moderation.PUBLISHED
    report.save(update_fields=["state"])
    _note(actor, report, Step.PUBLISHED)
    if report.waiting_answer:
        _show(actor, report, on)
    _tell_author(
        report,
        _("Your report is published"),
        _("It stands on the page of the promise, and the agency’s answer beside it where there is one."),
        _("The page of your first mail still takes it back. This address is now deleted here."),
    )
    return report


@transaction.atomic
def show_answer(*, actor: Actor, report_id: UUID, on: date) -> ShadowReport:
    """An answer that came after the report was published."""
    report = _report(actor, report_id, Moderation.PUBLISHED)
    if not report.waiting_answer:
        raise NotThere
    _show(actor, report, on)
    return report


@transaction.atomic
def send_back(*, actor: Actor, report_id: UUID, reason: str) -> ShadowReport:
    """Not like this: the reason goes to those who wrote. What was published is gone from everywhere at once."""
    reason = reason.strip()
    if not reason:
        raise ReasonNeeded
    report = _report(actor, report_id, Moderation.WAITING, Moderation.ASKED, Moderation.PUBLISHED)
    report.state = Moderation.SENT_BACK
    report.save(update_fields=["state"])
    _note(actor, report, Step.SENT_BACK, reason)
    _tell_author(
        report, _("Your report was sent back"), _("It is not published. This is why:"), reason,
        _("You can send it again in other words. This address is now deleted here."),
    )  # fmt: skip
    return report


def _show(actor: Actor, report: ShadowReport, on: date) -> None:
    report.answer, report.answered_by = report.waiting_answer, report.waiting_from
    report.answered_on, report.waiting_answer, report.waiting_from = on, "", ""
    report.save(update_fields=["answer", "answered_by", "answered_on", "waiting_answer", "waiting_from"])
    _note(actor, report, Step.SHOWN)


def _tell_author(report: ShadowReport, subject: str, *lines: str) -> None:
    """Mail whoever sent it, and delete the address: no mail follows."""
    party = ReportParty.objects.filter(report=report, party=Party.AUTHOR).first()
    if party is None or party.address_sealed is None:
        return
    address = links.opened_address(bytes(party.address_sealed), party.id)
    party.address_sealed = None
    party.save(update_fields=["address_sealed"])
    mail_to(address, subject, *lines)


def _report(actor: Actor, report_id: UUID, *states: Moderation) -> ShadowReport:
    require(policies.may_read_sent_in(actor))
    report = ShadowReport.objects.select_for_update().filter(id=report_id).first()
    if report is None:
        raise NotFound
    if report.state not in states:
        raise NotThere
    return report


def _note(actor: Actor, report: ShadowReport, step: Step, reason: str = "") -> None:
    ReportStep(report=report, step=step, reason=reason, at=timezone.now(), staff_of_id=actor.agency_id).save(
        force_insert=True
    )
    ledger.add(actor, What.RULES_CHANGED, why=f"report.{step}", about=report.id)
