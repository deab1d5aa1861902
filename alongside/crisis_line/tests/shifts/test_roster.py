"""The roster: who is put on and by whom, overlaps, gaps, a week again, cover, the agency's rule."""

import threading
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone, translation

from alongside.crisis_line import roster_words, spans
from alongside.crisis_line.actions import roster, swaps
from alongside.crisis_line.errors_shifts import (
    AskedAlready,
    NotForTheLine,
    ShiftOver,
    ShiftsOverlap,
    ShiftTooLong,
    SwapIsAnswered,
)
from alongside.crisis_line.models import Shift
from alongside.crisis_line.selectors.shifts import Held, gaps_of, holding, loads, on_the_line_now
from alongside.crisis_line.spans import Span
from alongside.crisis_line.tests.shifts.conftest import HOUR
from alongside.vault.actions.access import set_clearance
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, Refused
from tests.cast import as_person as enter

CHICAGO = ZoneInfo("America/Chicago")


def page(browser, person, name="roster", *args, **query):
    return browser(person).get(reverse(f"crisis_line:{name}", args=args), query)


# -- on and off -----------------------------------------------------------------------------------------


def test_who_holds_the_line_now_is_told_with_the_backup(cast, as_person, on_line, now):
    on_line(cast.amira)
    on_line(cast.dev, place="backup")
    with as_person(cast.noor) as actor:
        pair = on_the_line_now(actor.agency_id, now + HOUR)
        later = on_the_line_now(actor.agency_id, now + 9 * HOUR)
    assert (pair.primary.name, pair.backup.name) == ("Amira", "Dev")
    assert (later.primary, later.backup) == (None, None)


@pytest.mark.parametrize("who", ["amira", "noor", "ida", "fay"])
def test_only_those_who_lead_put_people_on(cast, as_person, now, who):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        roster.put_on(actor=actor, account_id=cast.dev.id, place="primary", starts_at=now, ends_at=now + HOUR)


def test_whoever_is_not_in_the_on_call_team_is_not_put_on(cast, on_line):
    for who in (cast.noor, cast.ben):
        with pytest.raises(NotForTheLine):
            on_line(who)


def papers_until(cast, as_person, person, moment):
    with as_person(cast.rosa) as actor:
        set_clearance(
            actor=actor, account_id=person.id, cleared_until=moment, counselling_until=None, may_approve=False
        )


def test_a_shift_never_goes_beyond_the_papers_of_who_holds_it(cast, as_person, on_line, now):
    papers_until(cast, as_person, cast.dev, now + 4 * HOUR)
    with pytest.raises(NotForTheLine):
        on_line(cast.dev, 0, 8)
    assert on_line(cast.dev, 0, 4).account_id == cast.dev.id


def test_two_in_one_place_and_one_in_two_places_are_refused(cast, on_line):
    on_line(cast.amira, 0, 8)
    with pytest.raises(ShiftsOverlap):
        on_line(cast.dev, 7, 8)
    with pytest.raises(ShiftsOverlap):
        on_line(cast.amira, 7, 8, "backup")
    assert on_line(cast.dev, 8, 8)


@pytest.mark.parametrize(
    ("start", "length", "problem"), [(0, 26, ShiftTooLong), (0, 0, ShiftTooLong), (-9, 8, ShiftOver)]
)
def test_a_shift_has_a_length_and_is_not_over(cast, on_line, start, length, problem):
    with pytest.raises(problem):
        on_line(cast.amira, start, length)


def test_two_leaders_at_once_put_one_on(transactional_db, cast, now):
    """The second waits for the first, then finds the place taken."""
    made, refused, together = [], [], threading.Barrier(2)

    def put(leader, who):
        try:
            for actor in enter(leader):
                together.wait(10)
                made.append(
                    roster.put_on(
                        actor=actor, account_id=who.id, place="primary", starts_at=now, ends_at=now + HOUR
                    )
                )
        except ShiftsOverlap as problem:
            refused.append(problem)
        finally:
            for alias in connections:
                connections[alias].close()

    both = [
        threading.Thread(target=put, args=pair) for pair in ((cast.chloe, cast.amira), (cast.rosa, cast.dev))
    ]
    for one in both:
        one.start()
    for one in both:
        one.join(30)
    assert (len(made), len(refused)) == (1, 1)


def test_the_table_itself_refuses_two_at_once(cast, as_person, on_line, monkeypatch):
    on_line(cast.amira, 0, 8)
    monkeypatch.setattr(roster, "must_be_free", lambda *_args, **_more: None)
    with pytest.raises(ShiftsOverlap):
        on_line(cast.dev, 4, 8)


def test_taken_off_leaves_the_place_free_and_can_be_undone_until_it_is_taken(cast, as_person, on_line, said):
    shift = on_line(cast.amira)
    with as_person(cast.rosa) as actor:
        roster.take_off(actor=actor, shift_id=shift.id)
        roster.put_back(actor=actor, shift_id=shift.id)
        roster.take_off(actor=actor, shift_id=shift.id)
    on_line(cast.dev)
    with as_person(cast.rosa) as actor, pytest.raises(ShiftsOverlap):
        roster.put_back(actor=actor, shift_id=shift.id)
    assert [line.why for line in said if line.what == What.LINE_CHANGED] == [
        "put_on", "taken_off", "put_back", "taken_off", "put_on",
    ]  # fmt: skip


def test_another_agency_has_a_roster_of_its_own(cast, as_person, on_line):
    shift = on_line(cast.amira)
    with as_person(cast.ruth) as actor:
        with pytest.raises(NotFound):
            roster.take_off(actor=actor, shift_id=shift.id)
        assert not Shift.objects.exists()


# -- days in a row, a week again, clocks that change ---------------------------------------------------------


def nights_of(cast, as_person, first, days, who="amira"):
    with as_person(cast.chloe) as actor:
        return roster.put_on_days(
            actor=actor, account_id=getattr(cast, who).id, place="primary", first=first, days=days,
            begins=time(19), ends=time(7),
        )  # fmt: skip


def next_change_of_clocks():
    day = timezone.localdate() + timedelta(days=1)
    while (
        datetime.combine(day, time(0), CHICAGO).utcoffset()
        == datetime.combine(day + timedelta(days=1), time(0), CHICAGO).utcoffset()
    ):
        day += timedelta(days=1)
    return day


def test_nights_in_a_row_follow_the_clock_on_the_wall(cast, as_person):
    change = next_change_of_clocks()
    papers_until(cast, as_person, cast.amira, datetime(9999, 1, 1, tzinfo=CHICAGO))
    made = nights_of(cast, as_person, change - timedelta(days=2), 4)
    clocks = {one.starts_at.astimezone(CHICAGO).hour for one in made}
    lengths = sorted({(one.ends_at - one.starts_at) // HOUR for one in made})
    assert clocks == {19}
    assert lengths in ([11, 12], [12, 13])


def test_all_of_the_days_are_put_on_or_none(cast, as_person, on_line):
    day = timezone.localdate() + timedelta(days=3)
    nights_of(cast, as_person, day, 1, "dev")
    with pytest.raises(ShiftsOverlap):
        nights_of(cast, as_person, day - timedelta(days=1), 3)


def test_a_week_is_copied_and_what_cannot_be_is_named(cast, as_person):
    monday = spans.week_of(timezone.localdate()) + timedelta(days=7)
    nights_of(cast, as_person, monday, 3)
    nights_of(cast, as_person, monday + timedelta(days=8), 1, "dev")
    with as_person(cast.chloe) as actor:
        done = roster.copy_week(actor=actor, monday=monday)
    assert (done.made, len(done.left_out)) == (2, 1)


# -- gaps and loads -----------------------------------------------------------------------------------------


def test_a_gap_is_told_in_words(settings):
    with timezone.override(CHICAGO):
        day = date(2026, 5, 14)
        gap = Span(spans.at(day, time(7), CHICAGO), spans.at(day, time(9), CHICAGO))
        assert roster_words.nobody(gap, with_day=False) == "Nobody holds the line from 7 am to 9 am."
        assert "from 7 am to 9 am" in roster_words.nobody(gap)
        assert roster_words.nobody(gap, "backup", with_day=False) == "No backup from 7 am to 9 am."


@pytest.mark.parametrize(
    ("language", "told"), [("en", ["noon", "7 pm", "7 am", "noon"]), ("es", ["mediodía", "7 pm", "mediodía"])]
)
def test_an_hour_beneath_the_chart_stands_only_where_its_words_have_room(language, told):
    """On a phone "7 am" ran into "mediodía"."""
    day = date(2026, 5, 14)
    noon, seven = spans.at(day, time(12), CHICAGO), spans.at(day, time(19), CHICAGO)
    held = [Held(UUID(int=1), UUID(int=2), "Amira", "primary", Span(seven, seven + 12 * HOUR))]
    window = Span(noon, noon + 24 * HOUR)
    with timezone.override(CHICAGO), translation.override(language):
        chart = roster_words.chart(held, [], window, seven)
        assert [tick.words for tick in chart.ticks] == told


def test_a_shift_is_told_to_whoever_holds_it(cast, as_person, on_line, now):
    on_line(cast.amira)
    on_line(cast.dev, place="backup")
    with as_person(cast.amira) as actor:
        pair = on_the_line_now(actor.agency_id, now + HOUR)
    assert roster_words.you_hold(pair.primary, pair).endswith("Dev is your backup.")
    assert roster_words.you_hold(pair.backup, pair).endswith("Amira holds the line.")


def test_the_month_ahead_names_what_nobody_holds(cast, as_person, on_line, browser, now):
    on_line(cast.amira, 0, 8)
    on_line(cast.dev, 10, 8)
    with as_person(cast.amira) as actor:
        held = holding(actor.agency_id, now, now + 18 * HOUR)
    assert gaps_of(held, now, now + 18 * HOUR) == [Span(now + 8 * HOUR, now + 10 * HOUR)]
    body = page(browser, cast.amira).content.decode()
    assert "Nobody holds the line" in body
    assert "No backup" in body


def test_papers_that_are_withdrawn_later_are_pointed_out(cast, as_person, on_line, browser, now):
    on_line(cast.amira, 0, 8)
    assert "papers end before" not in page(browser, cast.chloe).content.decode()
    papers_until(cast, as_person, cast.amira, now + 4 * HOUR)
    assert "Amira’s papers end before the shift" in page(browser, cast.chloe).content.decode()


def test_long_runs_and_many_nights_are_pointed_out_and_not_forbidden(cast, as_person, on_line):
    on_line(cast.amira, 0, 10)
    on_line(cast.amira, 10, 10)
    with as_person(cast.chloe) as actor:
        [load] = loads(actor.agency_id)
        assert (load.longest, load.too_long) == (20 * HOUR, True)
        roster.change_rules(
            actor=actor, version=0, how=roster.HowHeld(longest_hours=24, takes_requests=False)
        )
        assert not loads(actor.agency_id)[0].too_long


# -- cover --------------------------------------------------------------------------------------------------


def test_a_colleague_is_asked_and_takes_the_shift_over(cast, as_person, on_line, now):
    shift = on_line(cast.amira, 2)
    with as_person(cast.amira) as actor:
        swap = swaps.ask_cover(actor=actor, shift_id=shift.id, asked_id=cast.dev.id)
        assert swaps.ask_cover(actor=actor, shift_id=shift.id, asked_id=cast.dev.id).id == swap.id
        with pytest.raises(AskedAlready):
            swaps.ask_cover(actor=actor, shift_id=shift.id, asked_id=cast.chloe.id)
        with pytest.raises(SwapIsAnswered):
            swaps.accept_cover(actor=actor, swap_id=swap.id)
    with as_person(cast.dev) as actor:
        swaps.accept_cover(actor=actor, swap_id=swap.id)
        assert on_the_line_now(actor.agency_id, now + 3 * HOUR).primary.name == "Dev"
    with as_person(cast.amira) as actor, pytest.raises(SwapIsAnswered):
        swaps.take_back(actor=actor, swap_id=swap.id)


def test_cover_is_declined_or_taken_back_and_the_shift_stays(cast, as_person, on_line, now):
    shift = on_line(cast.amira, 2)
    with as_person(cast.amira) as actor:
        first = swaps.ask_cover(actor=actor, shift_id=shift.id, asked_id=cast.dev.id)
    with as_person(cast.dev) as actor:
        swaps.decline_cover(actor=actor, swap_id=first.id)
    with as_person(cast.amira) as actor:
        second = swaps.ask_cover(actor=actor, shift_id=shift.id, asked_id=cast.chloe.id)
        swaps.take_back(actor=actor, swap_id=second.id)
        assert on_the_line_now(actor.agency_id, now + 3 * HOUR).primary.name == "Amira"
    with as_person(cast.chloe) as actor, pytest.raises(SwapIsAnswered):
        swaps.accept_cover(actor=actor, swap_id=second.id)


def test_nobody_gives_away_someone_elses_shift_or_asks_who_holds_the_line_then(cast, as_person, on_line):
    shift = on_line(cast.amira, 2)
    on_line(cast.dev, 2, place="backup")
    with as_person(cast.dev) as actor, pytest.raises(Refused):
        swaps.ask_cover(actor=actor, shift_id=shift.id, asked_id=cast.chloe.id)
    with as_person(cast.amira) as actor:
        with pytest.raises(ShiftsOverlap):
            swaps.ask_cover(actor=actor, shift_id=shift.id, asked_id=cast.dev.id)
        with pytest.raises(NotForTheLine):
            swaps.ask_cover(actor=actor, shift_id=shift.id, asked_id=cast.noor.id)


# -- screens ------------------------------------------------------------------------------------------------


def test_someone_is_put_on_by_form_and_the_same_form_does_it_once(cast, browser):
    client, day = browser(cast.chloe), timezone.localdate() + timedelta(days=2)
    form = client.get(reverse("crisis_line:add_shift")).context["form"]
    sent = {
        "row_id": form["row_id"].value(), "who": cast.amira.id, "place": "primary", "first": day.isoformat(),
        "begins": "19:00", "ends": "07:00", "days": "3",
    }  # fmt: skip
    for _ in range(2):
        assert client.post(reverse("crisis_line:add_shift"), sent).status_code == 303
    body = client.get(
        reverse("crisis_line:roster"), {"from": day.isoformat(), "show": "month"}
    ).content.decode()
    assert "Amira" in body
    assert body.count("from 7 pm to 7 am") >= 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"who": ""},
        {"place": ""},
        {"first": "soon"},
        {"begins": "late"},
        {"days": "99"},
        {"first": "1999-01-01"},
    ],
)
def test_a_form_that_cannot_be_says_what_to_do(cast, browser, wrong):
    sent = {
        "who": cast.amira.id, "place": "primary", "first": timezone.localdate().isoformat(),
        "begins": "19:00", "ends": "07:00", "days": "1", **wrong,
    }  # fmt: skip
    answer = browser(cast.chloe).post(reverse("crisis_line:add_shift"), sent)
    assert answer.status_code == 422
    assert "One thing to look at again" in answer.content.decode()


def test_a_shift_is_taken_off_put_back_and_asked_for_on_its_page(cast, browser, on_line):
    shift = on_line(cast.amira, 2)
    leader, own = browser(cast.chloe), browser(cast.amira)
    for name in ("take_off", "put_back"):
        assert leader.post(reverse(f"crisis_line:{name}", args=[shift.id])).status_code == 303
    assert "Taken off" not in page(browser, cast.amira, "shift", shift.id).content.decode()
    assert own.post(reverse("crisis_line:take_off", args=[shift.id])).status_code == 403
    assert own.post(reverse("crisis_line:ask_cover", args=[shift.id]), {"who": ""}).status_code == 422
    own.post(reverse("crisis_line:ask_cover", args=[shift.id]), {"who": cast.dev.id})
    asked = browser(cast.dev)
    swap = asked.get(reverse("crisis_line:roster")).context["swaps"][0]
    assert "asks you to take a shift" in asked.get("/staff/").content.decode()
    asked.post(reverse("crisis_line:answer_cover", args=[swap.id]), {"do": "accept"})
    assert "Dev" in page(browser, cast.amira, "shift", shift.id).content.decode()


def test_the_week_is_copied_and_the_rules_are_set_by_form(cast, browser, as_person):
    monday = spans.week_of(timezone.localdate()) + timedelta(days=7)
    nights_of(cast, as_person, monday, 2)
    client = browser(cast.chloe)
    answer = client.post(reverse("crisis_line:copy_week"), {"from": monday.isoformat()}, follow=True)
    assert "2 shifts are copied." in answer.content.decode()
    rules = {
        "version": "0",
        "longest_hours": "10",
        "nights_a_quarter": "8",
        "minutes_to_answer": "5",
        "days_kept": "30",
    }
    assert client.post(reverse("crisis_line:line_rules"), rules).status_code == 303
    assert "10 hours in a row, 8 nights" in page(browser, cast.amira).content.decode()
    assert client.post(reverse("crisis_line:line_rules"), {**rules, "longest_hours": "0"}).status_code == 422
    stale = client.post(reverse("crisis_line:line_rules"), {**rules, "longest_hours": "20"})
    assert (stale.status_code, "What is saved now" in stale.content.decode()) == (422, True)
    assert stale.context["form"]["version"].value() == "1"


def test_today_says_who_holds_the_line_and_what_nobody_holds(cast, browser, on_line):
    on_line(cast.amira)
    on_line(cast.dev, place="backup")
    body = browser(cast.amira).get("/staff/").content.decode()
    assert "You hold the line from" in body
    assert "Dev is your backup." in body
    assert "The line tonight" in body
    assert 'role="img"' in body


@pytest.mark.parametrize("text", ["", "soon", "0001-01-01", "9999-12-31", "2026-02-31"])
def test_a_garbled_day_in_the_address_shows_this_week(cast, browser, text):
    assert page(browser, cast.amira, **{"from": text}).status_code == 200
