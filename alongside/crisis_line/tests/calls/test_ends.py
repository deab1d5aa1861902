"""How a call ends: saved, saved without a name, or nothing kept; handed over; opened again; who wants to talk."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.crisis_line.actions.ending import quarter_hours, stop_and_keep_nothing
from alongside.crisis_line.models import Call, Debrief
from alongside.crisis_line.selectors.calls import opened
from alongside.vault import tombstones
from alongside.vault.actions import access
from alongside.vault.errors import NotFound, Refused
from config.backup_load import bury
from tests.attacks.ground import ask

CANARY = "Wintergreen Canary"


def url(name, call, **more):
    return reverse(f"crisis_line:{name}", kwargs={"call_id": call.id, **more})


def call_now(cast, as_person, call):
    with as_person(cast.amira):
        return Call.objects.filter(id=call.id).first()


def said_now(cast, as_person, call):
    with as_person(cast.amira):
        return opened(Call.objects.get(id=call.id)).said


def everywhere(word):
    """Whether a word stands in any column of any table, as text or as bytes."""
    tables = ask(
        "select relname from pg_catalog.pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
        using="owner",
    )
    hexed = word.encode().hex()
    return [
        table
        for (table,) in tables
        if ask(f"select 1 from {table} t where t::text ilike %s or t::text ilike %s limit 1",
               [f"%{word}%", f"%{hexed}%"], using="owner")
    ]  # fmt: skip


# -- nothing kept ---------------------------------------------------------------------------------------


def test_stop_and_keep_nothing_leaves_no_row_no_key_and_no_word(
    transactional_db, step, browser_of, cast, as_person, a_call, settings, tmp_path
):
    settings.ANCHOR_FILE = tmp_path / "ledger.txt"
    step("note", CANARY)
    step("name", CANARY)
    subject = str(a_call.subject_id)
    assert {"crisis_line_call", "keys_drawerkey", "vault_subject", "ledger_line"} <= set(everywhere(subject))
    amira = browser_of("amira")
    assert "Nobody can bring it back" in amira.get(url("stop", a_call)).content.decode()
    answer = amira.post(url("stop", a_call), follow=True)
    gone_on = timezone.localdate() + timedelta(days=settings.KEY_BACKUP_DAYS)
    assert f"{gone_on.day}" in answer.content.decode().split("Nothing is kept.")[1][:80]
    assert call_now(cast, as_person, a_call) is None
    assert set(everywhere(subject)) == {"vault_subject", "ledger_line"}
    assert everywhere(CANARY) == []
    assert [stone.id for stone in tombstones.read()] == [a_call.subject_id]
    assert amira.get(url("call", a_call)).status_code == 404


def test_the_ledger_keeps_that_it_was_forgotten_and_nothing_else(
    transactional_db, browser_of, a_call, settings, tmp_path
):
    settings.ANCHOR_FILE = tmp_path / "ledger.txt"
    browser_of("amira").post(url("stop", a_call))
    lines = ask("select what, why from ledger_line where subjects @> array[%s] order by id desc limit 1",
                [a_call.subject_id], using="owner")  # fmt: skip
    assert lines == [("call.forgotten", "")]


def test_nothing_at_the_end_is_the_same(
    transactional_db, step, browser_of, cast, as_person, a_call, settings, tmp_path
):
    settings.ANCHOR_FILE = tmp_path / "ledger.txt"
    step("note", CANARY)
    answer = browser_of("amira").post(url("end", a_call), {"version": "9", "keep": "nothing"}, follow=True)
    assert "Nothing is kept." in answer.content.decode()
    assert call_now(cast, as_person, a_call) is None
    assert everywhere(CANARY) == []


def test_a_colleague_cannot_forget_a_call_of_someone_else_and_who_leads_can(
    cast, as_person, browser_of, a_call
):
    assert browser_of("dev").post(url("stop", a_call)).status_code == 403
    assert call_now(cast, as_person, a_call) is not None
    assert browser_of("chloe").post(url("stop", a_call)).status_code == 303


def test_a_colleague_who_ends_it_with_nothing_kept_is_told_to_take_it_over_first(
    browser_of, cast, as_person, a_call
):
    dev, sent = browser_of("dev"), {"version": "1", "keep": "nothing", "note": "Typed."}
    answer = dev.post(url("end", a_call), sent)
    assert answer.status_code == 403
    assert "Take it over first" in answer.content.decode()
    assert said_now(cast, as_person, a_call) == {"note": "Typed."}
    dev.post(url("hand_over_call", a_call), {"to": str(cast.dev.id)})
    assert dev.post(url("end", a_call), {**sent, "version": "9"}).status_code == 303
    assert call_now(cast, as_person, a_call) is None


def test_what_is_forgotten_twice_is_not_there(cast, as_person, a_call):
    with as_person(cast.amira) as actor:
        stop_and_keep_nothing(actor=actor, call_id=a_call.id)
        with pytest.raises(NotFound):
            stop_and_keep_nothing(actor=actor, call_id=a_call.id)


def test_a_restored_backup_forgets_the_call_again(transactional_db, a_call):
    stone = tombstones.Tombstone("subject", a_call.subject_id, timezone.now())
    ask(bury([stone], timedelta(days=7)).decode(), using="owner")
    assert set(everywhere(str(a_call.subject_id))) == {"vault_subject", "ledger_line"}


def test_the_key_of_a_client_is_never_destroyed_as_if_it_were_a_call(cast, as_person):
    from alongside.cases.factories import a_client

    with as_person(cast.amira) as actor:
        case = a_client(actor, "Esther")
        with pytest.raises(Refused) as refusal:
            access.forget_call(actor=actor, subject_id=case.subject_id, keys_gone_on=timezone.localdate())
    assert refusal.value.code == "not_a_call"


# -- kept -----------------------------------------------------------------------------------------------


def test_ending_needs_no_field_at_all(browser_of, cast, as_person, a_call):
    assert browser_of("amira").post(url("end", a_call), {"version": "1"}).status_code == 303
    found = call_now(cast, as_person, a_call)
    assert found.ended_at is not None
    assert (found.quarters, found.contacts, found.keep, found.call_back) == (1, 1, "", "")


def test_ending_saves_what_was_not_saved_yet(browser_of, cast, as_person, a_call):
    browser_of("amira").post(url("end", a_call), {"version": "1", "note": "The last words."})
    assert said_now(cast, as_person, a_call)["note"] == "The last words."


def test_without_a_name_means_that_name_place_and_number_go(step, browser_of, cast, as_person, a_call):
    for name in ("name", "place", "reach.number", "reach.code_word", "note"):
        step(name, "words")
    browser_of("amira").post(url("end", a_call), {"version": "99", "keep": "call"})
    assert said_now(cast, as_person, a_call) == {"note": "words"}


def test_who_wants_to_be_called_back_keeps_the_number_and_no_name(step, browser_of, cast, as_person, a_call):
    for name in ("name", "reach.number", "reach.code_word"):
        step(name, "words")
    step("call_back", "yes")
    browser_of("amira").post(url("end", a_call), {"version": "99", "keep": "call"})
    assert said_now(cast, as_person, a_call) == {"reach.number": "words", "reach.code_word": "words"}


def test_a_page_for_them_is_opened_next(browser_of, a_call):
    answer = browser_of("amira").post(url("end", a_call), {"version": "1", "keep": "page"})
    assert answer.url == url("become_client", a_call)


@pytest.mark.parametrize(("minutes", "quarters"), [(0, 1), (14, 1), (15, 1), (16, 2), (61, 5)])
def test_a_quarter_that_has_begun_counts(minutes, quarters):
    now = timezone.now()
    assert quarter_hours(now, now + timedelta(minutes=minutes)) == quarters


def test_a_number_of_quarters_that_was_written_stays(step, browser_of, cast, as_person, a_call):
    step("quarters", "7")
    browser_of("amira").post(url("end", a_call), {"version": "99"})
    assert call_now(cast, as_person, a_call).quarters == 7


# -- handed over, opened again --------------------------------------------------------------------------


def test_a_call_is_handed_to_a_colleague_on_the_line(browser_of, cast, as_person, a_call):
    answer = browser_of("amira").post(url("hand_over_call", a_call), {"to": str(cast.dev.id)}, follow=True)
    assert "Dev has it now." in answer.content.decode()
    assert call_now(cast, as_person, a_call).worker_id == cast.dev.id
    assert "with you" in browser_of("dev").get(reverse("crisis_line:line")).content.decode()


@pytest.mark.parametrize("who", ["noor", "ben", ""])
def test_a_call_goes_to_nobody_who_could_not_open_it(browser_of, cast, as_person, a_call, who):
    to = str(getattr(cast, who).id) if who else ""
    answer = browser_of("amira").post(url("hand_over_call", a_call), {"to": to})
    assert answer.status_code == 422
    assert "Choose a colleague." in answer.content.decode()
    assert call_now(cast, as_person, a_call).worker_id == cast.amira.id


def test_a_call_of_this_night_is_opened_again(browser_of, cast, as_person, a_call):
    browser_of("amira").post(url("end", a_call), {"version": "1"})
    assert browser_of("dev").post(url("reopen", a_call)).status_code == 303
    found = call_now(cast, as_person, a_call)
    assert (found.ended_at, found.quarters, found.worker_id) == (None, None, cast.dev.id)
    assert browser_of("dev").post(url("reopen", a_call)).status_code == 303


def test_a_call_of_another_night_is_not(browser_of, cast, as_person, a_call):
    with as_person(cast.amira):
        ended = timezone.now() - timedelta(hours=13)
        Call.objects.filter(id=a_call.id).update(started_at=ended, ended_at=ended)
    assert browser_of("amira").post(url("reopen", a_call)).status_code == 403
    assert call_now(cast, as_person, a_call).ended_at is not None


# -- who would like to talk -----------------------------------------------------------------------------


def test_the_supervisor_sees_who_and_when_and_nothing_of_the_call(step, browser_of, cast, as_person, a_call):
    step("note", CANARY)
    step("debrief", "yes")
    page = browser_of("rosa").get(reverse("crisis_line:debriefs")).content.decode()
    assert "Amira" in page
    assert CANARY not in page
    assert str(a_call.id) not in page
    assert browser_of("dev").get(reverse("crisis_line:debriefs")).status_code == 403


def test_the_wish_is_taken_back_as_long_as_nobody_met_it(step, cast, as_person, a_call):
    step("debrief", "yes")
    step("debrief", "no")
    with as_person(cast.amira):
        assert Debrief.objects.count() == 0


def test_the_wish_outlives_a_call_of_which_nothing_is_kept(step, browser_of, cast, as_person, a_call):
    step("debrief", "yes")
    browser_of("amira").post(url("stop", a_call))
    with as_person(cast.rosa):
        wish = Debrief.objects.get()
    done = reverse("crisis_line:debrief_done", args=[wish.id])
    assert browser_of("dev").post(done).status_code == 403
    assert browser_of("rosa").post(done).status_code == 303
    assert (
        "Nobody has asked to talk."
        in browser_of("rosa").get(reverse("crisis_line:debriefs")).content.decode()
    )


# -- a child report ------------------------------------------------------------------------------------


def test_a_child_report_is_noted_on_the_sheet_and_only_while_the_call_goes_on(
    browser_of, cast, as_person, a_call
):
    amira = browser_of("amira")
    amira.post(url("report", a_call), {"version": 9_999_999})
    assert call_now(cast, as_person, a_call).dispositions == ["child_report"]
    assert "The written report" in amira.get(url("call", a_call)).content.decode()
    amira.post(url("end", a_call), {"version": 9_999_999, "ends.child_report": "yes"})
    assert amira.post(url("report", a_call), {"version": 9_999_999}).status_code == 409
