"""One client's record is written, through the actions, as those who work with the client would.

Belongs here: the order of opening, naming, reaching, noting, filing, resting. Not here: the lives (lives).
Days in the past are given where an action takes them; `_put_back_in_time` sets those that are always now.
"""

import random
from datetime import date, timedelta

from django.utils import timezone

from alongside.cases.actions.care_team import add_member, shut_out
from alongside.cases.actions.closing import close_case, reopen_case
from alongside.cases.actions.contacts import Way as Kept
from alongside.cases.actions.contacts import add_contact, end_contact
from alongside.cases.actions.documents import add_document
from alongside.cases.actions.identity import change_identity
from alongside.cases.actions.notes import write_note
from alongside.cases.actions.opening import open_client
from alongside.cases.models import CareTeamMember, Case, Document, Note
from alongside.cases.selectors import identity_for
from alongside.vault.actors import Actor
from alongside.vault.uploads import SealedUpload, SealingUploadHandler
from demo import pdf, working
from demo.entering import Cast, acting, days_ago
from demo.lives.shapes import Life, Way
from demo.work import WORK
from demo.work.shapes import Work


def write(life: Life, cast: Cast) -> Case:
    """Open a client and write down what happened. Everything in a life is said by someone of the cast."""
    work = WORK.get(life.name, Work())
    with acting(cast[life.lead]) as actor:
        opened_on = timezone.localdate() - timedelta(days=life.opened)
        case = open_client(
            actor=actor,
            chosen_name=life.name,
            opened_on=opened_on,
            pronouns=life.pronouns,
            language=life.language,
        )
        _say_who(actor, case, life)
        _say_how_to_reach(actor, case, life.ways)
        _gather_team(actor, case, life, cast)
        _note(actor, case, life, by="")
        _file(actor, case, life)
        working.write_work(actor, case, work, cast)
    for colleague in sorted({note.by for note in life.notes if note.by} | work.colleagues):
        with acting(cast[colleague]) as actor:
            _note(actor, case, life, by=colleague)
            working.add_work_of(actor, case, work, by=colleague)
    with acting(cast[life.lead]) as actor:
        _rest(actor, case, life)
        _put_back_in_time(case, life)
    return case


def _say_who(actor: Actor, case: Case, life: Life) -> None:
    if not (life.legal or life.born or life.about):
        return
    change_identity(
        actor=actor,
        case_id=case.id,
        version=identity_for(actor, case.subject_id).version,
        chosen_name=life.name,
        legal_name=life.legal,
        pronouns=life.pronouns,
        born_on=date.fromisoformat(life.born) if life.born else None,
        language=life.language,
        about=life.about,
    )


def _say_how_to_reach(actor: Actor, case: Case, ways: tuple[Way, ...]) -> None:
    for way in ways:
        kept = Kept(
            value=way.value,
            times=way.times,
            who_may_answer=way.who,
            code_word=way.code,
            remarks=way.remarks,
            voicemail_ok=way.voicemail,
            text_ok=way.text,
            safe_as_of=timezone.localdate() - timedelta(days=way.confirmed),
        )
        contact = add_contact(actor=actor, case_id=case.id, kind=way.kind, way=kept)
        if way.ended:
            end_contact(actor=actor, case_id=case.id, contact_id=contact.id)


def _gather_team(actor: Actor, case: Case, life: Life, cast: Cast) -> None:
    for helper in life.team:
        account_id = cast[helper.who].account.id
        add_member(actor=actor, case_id=case.id, account_id=account_id, part=helper.part, why=helper.why)
    for kept_out in life.shut_out:
        shut_out(actor=actor, case_id=case.id, account_id=cast[kept_out].account.id)


def _note(actor: Actor, case: Case, life: Life, *, by: str) -> None:
    hours = random.Random(f"{life.name} {by}")  # the same hours each time
    for note in life.notes:
        if note.by == by:
            hour = note.at or (hours.randint(9, 16), hours.choice((0, 10, 15, 30, 40, 45)))
            at = days_ago(note.ago, *hour)
            write_note(actor=actor, case_id=case.id, drawer=note.drawer, text=note.text, happened_at=at)


def _file(actor: Actor, case: Case, life: Life) -> None:
    for paper in life.papers:
        document = add_document(
            actor=actor, case_id=case.id, drawer=paper.drawer, upload=upload_of(paper.name, paper.text)
        )
        Document.objects.filter(id=document.id).update(added_at=days_ago(paper.ago))


def upload_of(name: str, text: str) -> SealedUpload:
    """Sealed while it arrives, like any other upload."""
    title, _, ending = name.rpartition(".")
    is_pdf = ending == "pdf"
    content = pdf.page(title.capitalize(), text) if is_pdf else f"{text}\n".encode()
    handler = SealingUploadHandler()
    handler.new_file("file", name, "application/pdf" if is_pdf else "text/plain", len(content))
    handler.receive_data_chunk(content, 0)
    upload = handler.file_complete(len(content))
    assert isinstance(upload, SealedUpload)
    return upload


def _rest(actor: Actor, case: Case, life: Life) -> None:
    if life.rest is None:
        return
    on = timezone.localdate() - timedelta(days=life.rest.ago)
    close_case(actor=actor, case_id=case.id, reason=life.rest.reason, on=on)
    if life.rest.reopened is not None:
        reopen_case(actor=actor, case_id=case.id)


def _put_back_in_time(case: Case, life: Life) -> None:
    """What an action always says is now: the last work, when a note was written, since when someone helps."""
    Case.objects.filter(id=case.id).update(last_worked_at=days_ago(life.last, 16, 30))
    CareTeamMember.objects.filter(subject_id=case.subject_id).update(since=days_ago(life.opened, 11))
    notes = list(Note.objects.filter(subject_id=case.subject_id).only("id", "happened_at", "written_at"))
    for note in notes:
        note.written_at = note.happened_at + timedelta(minutes=20)
    Note.objects.bulk_update(notes, ["written_at"])
