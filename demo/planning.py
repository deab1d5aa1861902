"""What happens to the plan of the invented county: published, changed; what its members say, what others found.

Belongs here: who does what, and when it was. Not here: the promises (promises). Every report is about this plan alone:
no finding about a real promise of a real agency is invented. Mails go into the demonstration's own box, whatever server
there is, so that whoever tries can open their links.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.test.utils import override_settings
from django.utils import timezone

from alongside.foundation import demo_mail
from alongside.plan_room import keys
from alongside.plan_room.actions import editing, filing, moderating, publishing, saying
from alongside.plan_room.models import OfficialUpdate, PlanVersion, ReportParty, ReportStep, ShadowReport
from alongside.plan_room.planform import PlanForm
from alongside.vault import wall
from alongside.vault.ids import uuid7
from demo import promises
from demo.entering import Cast, acting, days_ago

LINK = re.compile(r"/link/([\w-]+)/")

# Who writes it down, which promise, which member, what, how many days ago, in which words, why it is late.
SAID = (
    ("rosa", 3, "CRISIS", "planned", 240, "We look for two people for the evening.", ""),
    ("harriet", 1, "HOSPITAL", "done", 130, "Both places ask. The nurses wrote the card themselves.", ""),
    ("fay", 4, "ALL", "done", 100, "31 of 34 waiting rooms. Three have no wall that is ours.", ""),
    ("cyrus", 2, "YOUTH", "under_way", 60, "71 of 120 people, in four evenings.", ""),
    ("odette", 5, "WREN", "under_way", 45, "On 9 nights of 10 since spring.", ""),
    ("ruth", 7, "LEGAL", "delayed", 30, "", "The letter waits until the new board has met."),
    ("rosa", 3, "CRISIS", "under_way", 25, "Every second Wednesday. The other ones follow in winter.", ""),
    ("fay", 13, "ALL", "planned", 15, "A driver is asked, and the money is there until summer.", ""),
    ("ruth", 8, "LEGAL", "done", 12, "Eleven people came.", ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """A report of an invented organization, and how far it came. Days are days ago."""

    organization: str
    mail: str
    number: int
    finding: str
    title: str
    text: str
    method: str
    sent: int
    asked: int | None = None
    agency: tuple[str, str] = ("", "")
    answer: str = ""
    answered: int | None = None
    published: int | None = None


SENT = (
    Sent(
        "Harvest Hands", "table@harvesthands.example", 1, "limited", "Three questions, asked in one place of two",
        "At the hospital the questions are asked, alone and with an interpreter. At the clinic eleven of sixteen "
        "people whom we asked were never alone with the nurse.",
        "We asked sixteen people who had been there, all of them adults, and did not write down who they are.",
        sent=95, asked=88, agency=("Three Elms Hospital", "office@threeelms.example"), published=40,
    ),
    Sent(
        "Alder Circle of Survivors", "circle@aldercircle.example", 3, "limited", "Six Wednesdays at the door",
        "The office was open until nine on three of six Wednesdays. On the others a sign gave the number of the line.",
        "Two of us went there each Wednesday for six weeks, at half past eight.",
        sent=70, asked=66, agency=("Linden Crisis Center", "office@linden.example"), answered=58, published=50,
        answer="That is so. We have people for every second Wednesday. The sign now says which ones.",
    ),
    Sent(
        "Alder Circle of Survivors", "letters@aldercircle.example", 8, "substantial", "The evening is there each month",
        "We came to four evenings. Nobody was sent away; two people waited for an interpreter.",
        "We went along with people who asked us to.",
        sent=14, asked=9, agency=("Millrace Legal Aid", "office@millrace.example"),
    ),
    Sent(
        "Night Shift Neighbors", "hello@nightshift.example", 4, "substantial", "We read the walls",
        "In 27 of the 34 waiting rooms the number hangs where one sees it. In four it hangs behind a door.",
        "We walked through all of them within two weeks and took notes of the walls, of nobody else.",
        sent=3,
    ),
)  # fmt: skip


def promise(cast: Cast) -> None:
    """The plan, twice published, and one change that waits; what its members say of it; four reports."""
    today = timezone.localdate()
    _publish(cast, promises.first(today), promises.WHY_FIRST, promises.RELEASED)
    for row in SAID:
        if row[4] > CHANGED:
            _say(cast, *row)
    _publish(cast, promises.second(today), promises.WHY_SECOND, CHANGED)
    for row in SAID:
        if row[4] <= CHANGED:
            _say(cast, *row)
    with acting(cast["otis"]) as actor:
        editing.write_draft(actor=actor, form=promises.third(today), why=promises.WHY_THIRD)
    with _own_box():
        for sent in SENT:
            _report(cast, sent, today)


CHANGED = 20  # days ago


def _publish(cast: Cast, form: PlanForm, why: str, ago: int) -> None:
    """Otis writes, Fay reads and publishes."""
    with acting(cast["otis"]) as actor:
        version = editing.write_draft(actor=actor, form=form, why=why)
    with acting(cast["fay"]) as actor:
        publishing.publish(actor=actor, version_id=version.id)
        rows = PlanVersion.objects.filter(id=version.id)
        rows.update(made_at=days_ago(ago + 6), published_at=days_ago(ago, 14))


def _say(cast: Cast, who: str, number: int, body: str, status: str, ago: int, text: str, delay: str) -> None:
    with acting(cast[who]) as actor:
        row = saying.write_said(
            actor=actor, row_id=uuid7(), promise_key=f"{promises.KEY}-{number}", body=f"{promises.KEY}-{body}",
            status=status, said_on=days_ago(ago).date(), text=text, delay_reason=delay, url="",
        )  # fmt: skip
        OfficialUpdate.objects.filter(id=row.id).update(recorded_at=days_ago(ago, 15))


# -- reports -----------------------------------------------------------------------------------------


@contextmanager
def _own_box() -> Iterator[None]:
    """Nothing of this goes out: the addresses belong to nobody."""
    with override_settings(EMAIL_BACKEND="alongside.foundation.demo_mail.FolderBackend", MAIL_ON=True):
        yield


def _secret(address: str) -> str:
    """The link of the last mail to this address."""
    letter = next(letter for letter in demo_mail.letters() if letter.to == address)
    found = LINK.search(letter.body)
    assert found is not None
    return found[1]


def _report(cast: Cast, sent: Sent, today: date) -> None:
    report = uuid7()
    promised = str(keys.action_id(f"{promises.KEY}-{sent.number}"))
    said = {
        "organization": sent.organization,
        "title": sent.title,
        "text": sent.text,
        "method": sent.method,
        "url": "",
    }
    with wall.nobody(read_only=False):
        filing.send_report(
            report_id=report, said=said, findings=[{"action": promised, "finding": sent.finding, "text": ""}],
            address=sent.mail, on=today - timedelta(days=sent.sent),
        )  # fmt: skip
        filing.confirm_report(_secret(sent.mail))
    if sent.asked is not None:
        with acting(cast["fay"]) as actor:
            name, address = sent.agency
            on = today - timedelta(days=sent.asked)
            moderating.ask_agency(actor=actor, report_id=report, name=name, address=address, on=on)
    if sent.answer:
        with wall.nobody(read_only=False):
            filing.answer_report(_secret(sent.agency[1]), text=sent.answer, answered_by=sent.agency[0])
    if sent.published is not None:
        with acting(cast["fay"]) as actor:
            on = today - timedelta(days=sent.published)
            moderating.publish_report(actor=actor, report_id=report, on=on)
    _put_back(report, sent)


def _put_back(report: UUID, sent: Sent) -> None:
    """Its story is only ever added to: as the database's owner, who founds the agencies too."""
    when = {
        "sent": sent.sent, "confirmed": sent.sent, "asked": sent.asked, "answered": sent.answered,
        "published": sent.published, "shown": sent.published,
    }  # fmt: skip
    rows = ReportStep.objects.using("owner").filter(report_id=report)
    for place, (step, ago) in enumerate(when.items()):
        if ago is not None:
            rows.filter(step=step).update(at=days_ago(ago, 11, 5 * place))
    begun = days_ago(sent.sent, 11)
    ShadowReport.objects.using("owner").filter(id=report).update(recorded_at=begun)
    ReportParty.objects.using("owner").filter(report_id=report, party="author").update(
        made_at=begun, confirmed_at=begun
    )
