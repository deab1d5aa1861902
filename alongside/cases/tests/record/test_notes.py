"""Writing, reading and correcting notes, by drawer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.cases.actions.notes import correct_note, write_note
from alongside.cases.enums import NoteDrawer
from alongside.cases.errors import SomeoneElseWasFaster, TextMissing
from alongside.cases.factories import a_client, a_note
from alongside.cases.models import FormerNote, Note
from alongside.cases.selectors.notes import drawers_for_notes, note_for, read_note
from alongside.vault.enums import What
from alongside.vault.errors import Locked, NotFound, Refused
from alongside.vault.models import DrawerKey, Holder
from alongside.vault.selectors import recovery_holder


def correct(actor, case, note, text, version=1):
    return correct_note(
        actor=actor,
        case_id=case.id,
        note_id=note.id,
        version=version,
        text=text,
        happened_at=note.happened_at,
    )


def filled(**more):
    return {"drawer": "notes", "text": "We met.", "happened_at": "2026-05-12T14:10", **more}


@pytest.mark.parametrize("drawer", ["notes", "plan"])
def test_a_note_is_kept_sealed_in_its_drawer(cast, as_person, esther, drawer):
    with as_person(cast.amira) as actor:
        note = a_note(actor, esther, "We looked at the room.", drawer=drawer)
    with as_person(cast.chloe) as actor:
        row = note_for(actor, esther.subject_id, note.id)
        assert row.text == "We looked at the room."
        assert b"room" not in bytes(row.text_sealed)


@pytest.mark.parametrize("who", ["dev", "ben", "ida", "noor"])
def test_nobody_else_writes_or_reads_one(cast, as_person, esther, who):
    with as_person(cast.amira) as actor:
        note = a_note(actor, esther)
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises(NotFound):
            a_note(actor, esther)
        with pytest.raises(NotFound):
            note_for(actor, esther.subject_id, note.id)
        assert not Note.objects.exists()


def test_nothing_written_is_no_note(cast, as_person, esther):
    with as_person(cast.amira) as actor, pytest.raises(TextMissing):
        a_note(actor, esther, " \n ")


def test_writing_moves_the_last_day_of_work_and_leaves_a_line(cast, as_person, esther, said):
    with as_person(cast.amira) as actor:
        note = a_note(actor, esther)
        before = esther.last_worked_at
        esther.refresh_from_db()
    assert esther.last_worked_at > before
    [line] = [line for line in said if line.what == What.NOTE_WRITTEN]
    assert (line.subjects, line.drawer, line.about_id) == ((esther.subject_id,), "notes", note.id)


# -- correcting -------------------------------------------------------------------------------------


def test_a_correction_keeps_what_stood_before(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        note = a_note(actor, esther, "At nite.")
        correct(actor, esther, note, "At night.")
    with as_person(cast.chloe) as actor:
        text, [former] = read_note(actor, note_for(actor, esther.subject_id, note.id))
        assert (text, former.text, former.replaced_by) == ("At night.", "At nite.", "Amira")


def test_only_who_wrote_it_corrects_it(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        note = a_note(actor, esther)
    with as_person(cast.chloe) as actor, pytest.raises(Refused) as refusal:
        correct(actor, esther, note, "Better.")
    assert refusal.value.code == "not_author"


def test_a_correction_of_an_older_version_overwrites_nothing(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        note = a_note(actor, esther, "One.")
        correct(actor, esther, note, "Two.")
        with pytest.raises(SomeoneElseWasFaster):
            correct(actor, esther, note, "Three.", version=1)
        assert note_for(actor, esther.subject_id, note.id).text == "Two."


def test_the_same_text_again_corrects_nothing(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        note = a_note(actor, esther, "One.")
        correct(actor, esther, note, "Two.")
        correct(actor, esther, note, "Two.", version=1)
        assert FormerNote.objects.count() == 1


# -- counselling ------------------------------------------------------------------------------------


def test_the_first_counselling_note_makes_the_drawer_for_those_who_counsel(cast, as_person, counselled):
    with as_person(cast.noor) as actor:
        note = a_note(actor, counselled, "Privileged.", drawer="counselling")
        assert note_for(actor, counselled.subject_id, note.id).text == "Privileged."
        keys = DrawerKey.objects.filter(subject_id=counselled.subject_id, drawer="counselling")
        holders = {str(key.holder_id) for key in keys}
        recovery = recovery_holder(actor.agency_id)
    assert holders == {str(cast.noor.holder_id), str(cast.vera.holder_id), str(recovery.id)}


def test_a_second_counselling_note_uses_the_same_key(cast, as_person, counselled):
    with as_person(cast.noor) as actor:
        first = a_note(actor, counselled, "One.", drawer="counselling")
        a_note(actor, counselled, "Two.", drawer="counselling")
        assert DrawerKey.objects.filter(subject_id=counselled.subject_id, drawer="counselling").count() == 3
    with as_person(cast.noor) as actor:
        assert note_for(actor, counselled.subject_id, first.id).text == "One."


def test_the_clinical_supervisor_reads_counselling_notes(cast, as_person, counselled):
    with as_person(cast.noor) as actor:
        note = a_note(actor, counselled, "Privileged.", drawer="counselling")
    with as_person(cast.vera) as actor:
        assert note_for(actor, counselled.subject_id, note.id).text == "Privileged."


def test_an_advocate_neither_writes_nor_is_offered_counselling(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        assert NoteDrawer.COUNSELLING not in drawers_for_notes(actor, esther.subject_id, writing=True)
        with pytest.raises(Refused):
            a_note(actor, esther, "Privileged.", drawer="counselling")
    answer = browser(cast.amira).post(f"/clients/{esther.id}/notes/add/", filled(drawer="counselling"))
    assert answer.status_code == 422


def test_a_custodian_does_not_hold_the_counselling_key(cast, as_person, counselled):
    with as_person(cast.noor) as actor:
        note = a_note(actor, counselled, "Privileged.", drawer="counselling")
        sealed = Note.objects.get(id=note.id)
        custodians = Holder.objects.get(office="custodians", agency_id=actor.agency_id)
        assert not DrawerKey.objects.filter(drawer="counselling", holder_id=custodians.id).exists()
    with as_person(cast.rosa), pytest.raises(Locked):
        assert sealed.text  # the row in hand, as if door and row wall were gone


def test_the_counsellors_form_offers_the_drawer_before_anyone_made_it(cast, browser, counselled):
    form = browser(cast.noor).get(f"/clients/{counselled.id}/notes/add/").context["form"]
    assert "counselling" in dict(form.fields["drawer"].choices)


def test_an_advocate_of_the_same_client_does_not_see_them(cast, as_person, browser, counselled):
    with as_person(cast.noor) as actor:
        note = a_note(actor, counselled, "Privileged.", drawer="counselling")
    client = browser(cast.amira)
    assert "Privileged." not in client.get(f"/clients/{counselled.id}/").content.decode()
    assert client.get(f"/clients/{counselled.id}/notes/{note.id}/").status_code == 404
    with as_person(cast.amira):
        assert not Note.objects.filter(id=note.id).exists()


# -- the screens ------------------------------------------------------------------------------------


def test_where_it_goes_is_not_chosen_beforehand(cast, browser, esther):
    form = browser(cast.amira).get(f"/clients/{esther.id}/notes/add/").context["form"]
    assert "checked" not in str(form["drawer"])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"drawer": ""}, "Choose where it goes."),
        ({"text": " "}, "There is nothing written yet."),
        ({"text": "ab\x00c"}, "did not arrive whole"),
        ({"text": "half a letter \ufffd"}, "did not arrive whole"),
        ({"text": "y" * 40_003}, "3 letters too long. There is room for 40,000."),
        ({"happened_at": "yesterday"}, "Write day and time"),
        ({"happened_at": "2099-05-12T14:10"}, "This is still to come."),
        ({"happened_at": "0026-05-12T14:10"}, "Look at the year again."),
    ],
)
def test_what_cannot_be_kept_is_told_and_nothing_is_lost(cast, browser, esther, change, sentence):
    form = filled(**change)
    answer = browser(cast.amira).post(f"/clients/{esther.id}/notes/add/", form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    if "happened_at" in change:
        assert "We met." in answer.content.decode()
    assert "data-typed" in answer.content.decode()


def test_a_text_that_is_too_long_comes_back_whole(cast, browser, esther):
    long = "word " * 8001
    answer = browser(cast.amira).post(f"/clients/{esther.id}/notes/add/", filled(text=long))
    assert long.strip() in answer.content.decode()


def test_bytes_of_another_encoding_are_told(cast, as_person, browser, esther):
    body = b"drawer=notes&happened_at=2026-05-12T14:10&text=Jos%E9"
    kind = "application/x-www-form-urlencoded"
    answer = browser(cast.amira).post(f"/clients/{esther.id}/notes/add/", body, content_type=kind)
    assert answer.status_code == 422
    assert "did not arrive whole" in answer.content.decode()
    with as_person(cast.amira):
        assert not Note.objects.exists()


def test_line_breaks_are_kept_and_marks_stay_text(cast, as_person, browser, esther):
    client = browser(cast.amira)
    client.post(f"/clients/{esther.id}/notes/add/", filled(text="One <b>\r\nTwo & [x](javascript:y)"))
    with as_person(cast.amira):
        note = Note.objects.get()
        assert note.text == "One <b>\nTwo & [x](javascript:y)"
    shown = client.get(f"/clients/{esther.id}/notes/{note.id}/").content.decode()
    assert "One &lt;b&gt;<br>Two &amp; [x](javascript:y)" in shown


def test_reading_a_note_is_a_line_about_it(cast, as_person, browser, esther, said):
    with as_person(cast.amira) as actor:
        note = a_note(actor, esther)
    browser(cast.amira).get(f"/clients/{esther.id}/notes/{note.id}/")
    assert [line.about_id for line in said if line.what == What.NOTE_READ] == [note.id]


def test_a_stale_correction_shows_both_texts(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        note = a_note(actor, esther, "One.")
        correct(actor, esther, note, "Two.")
    where = f"/clients/{esther.id}/notes/{note.id}/correct/"
    form = {"version": "1", "text": "Three.", "happened_at": "2026-05-12T14:10"}
    client = browser(cast.amira)
    answer = client.post(where, form)
    assert answer.status_code == 409
    assert "Two." in answer.content.decode()
    assert "Three." in answer.content.decode()
    assert client.post(where, {**form, "version": "2"}).status_code == 303


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999"])
def test_a_missing_or_garbled_version_overwrites_nothing(cast, as_person, browser, esther, version):
    with as_person(cast.amira) as actor:
        note = a_note(actor, esther, "One.")
    form = {"version": version, "text": "Two.", "happened_at": "2026-05-12T14:10"}
    answer = browser(cast.amira).post(f"/clients/{esther.id}/notes/{note.id}/correct/", form)
    assert answer.status_code == 409


def test_a_colleague_is_not_offered_to_correct_it(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        note = a_note(actor, esther)
    shown = browser(cast.chloe).get(f"/clients/{esther.id}/notes/{note.id}/")
    assert "Correct it" not in shown.content.decode()
    assert browser(cast.chloe).get(f"/clients/{esther.id}/notes/{note.id}/correct/").status_code == 403


def test_a_note_of_another_client_is_not_reached_through_mine(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        jo = a_client(actor, "Jo")
        note = a_note(actor, jo)
    assert browser(cast.amira).get(f"/clients/{esther.id}/notes/{note.id}/").status_code == 404


def test_one_drawer_at_a_time(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_note(actor, esther, "Advocacy.")
        a_note(actor, esther, "Together.", drawer="plan")
    client = browser(cast.amira)
    shown = client.get(f"/clients/{esther.id}/timeline/", {"drawer": "plan"}).content.decode()
    assert "Together." in shown
    assert "Advocacy." not in shown
    both = client.get(f"/clients/{esther.id}/timeline/", {"drawer": "counselling"}).content.decode()
    assert "Together." in both
    assert "Advocacy." in both


def test_the_timeline_turns_pages_newest_first(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        for number in range(51):
            happened_at = timezone.now() - timedelta(hours=number)
            write_note(
                actor=actor,
                case_id=esther.id,
                drawer="notes",
                text=f"Entry {number:02}.",
                happened_at=happened_at,
            )
    client = browser(cast.amira)
    first = client.get(f"/clients/{esther.id}/timeline/").content.decode()
    assert first.index("Entry 00.") < first.index("Entry 49.")
    assert "Entry 50." not in first
    assert "Entry 50." in client.get(f"/clients/{esther.id}/timeline/", {"page": "2"}).content.decode()
