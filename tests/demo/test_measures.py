"""The six measures of the demonstration, beside a count by hand: these rows, these days, this sum.

Belongs here: each measure as its page shows it to a member, and what is kept back. The quarter before the latest is
counted by hand alone. To the latest comes what the demonstration did in recent weeks, if those days fall into it.
"""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.bulletin.models import Tally
from alongside.coalition.selectors import measures as reads
from alongside.referrals.models import Referral
from demo.entering import acting
from demo.lives import LIVES
from demo.staff import BY_KEY
from demo.work import WORK
from tests.browse import sign_in
from tests.cast import Person

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("demo")]  # loaded once, for one worker

# -- the quarter before the latest, by hand ----------------------------------------------------------
# Policies: Linden revised "Asking for papers", Millrace adopted "An interpreter for each letter". 1 + 1.
POLICIES = {"Adopted": 1, "Revised": 1, "Taken away": 0}
# "Who may be told what": ten of County Public Health and six of the police, an hour and a half each. 15 and 9.
HOURS = {"County Public Health": "15.0", "Linden police department": "9.0"}
# Sent: Linden 6 to Millrace, Wren House 5 to Linden: 11. To a food shelf Linden 5, Millrace 5: 10. 21 in all.
REFERRALS = {"Between members": 11, "To others": 10, "All referrals sent": 21}
# Served: Linden 8, Wren House 6, Millrace 5, Prairie Bend 3: 22. Lantern Street's 4 are not shared.
# Taken on: Millrace 6, Linden 5: 11. From others none, which is small: "from members", the smallest other, is kept back
# with it.
PEOPLE = {
    "People served": 22, "All referrals taken on": 11,
    "Referrals taken on, from members": None, "Referrals taken on, from others": None,
}  # fmt: skip
# Answers: Linden 12, Wren House 11, Millrace 1: 24. Safe: yes 6 + 6 + 1 = 13, no 6 + 5 = 11; partly and open nobody.
# Those two are small, so the smallest other, "no", is kept back with them. Understood: yes 6 + 6 = 12, partly 6 + 5 =
# 11, no 1 (at Millrace), open 0: the last two are small, and "partly" goes with them.
FEEDBACK = {
    "I felt safe: yes": 13, "I felt safe: no": None, "I felt safe: partly": None,
    "I was understood: yes": 12, "I was understood: partly": None, "I was understood: no": None, "Answers": 24,
}  # fmt: skip
# "The winter round": worse 14, both 8, better 5, nothing to do with it 6, nobody would rather not say or left it open.
# Nought is small, so the smallest other, "better", is kept back: 5 of the 33.
JUSTICE = {"It made things worse": 14, "Some of both": 8, "Nothing to do with it": 6, "Kept back": 5}


def last():
    return reads.last_counted(timezone.localdate())


def signed_in(person):
    client = Client()
    sign_in(client, Person(person.account, person.private, person.holder_id, ""))
    return client


def of(demo):
    return reverse("coalition:measures", args=[demo.cast["fay"].account.agency_id])


def cells_of(demo, who, time):
    """What the page shows: measure → name → number, None where it is kept back."""
    answer = signed_in(demo.cast[who]).get(of(demo), {"time": time.code})
    assert answer.status_code == 200
    return {one.key: {_named(cell): cell.now for cell in one.cells} for one in answer.context["measured"]}


def _named(cell):
    """An answer is named with the question under which it stands."""
    return f"{cell.under}: {cell.name}" if cell.under else cell.name


def shown(found, by_hand):
    """The part of what is shown that was counted by hand, as text: 15.0 and 15 are one number."""
    return {name: None if found.get(name, 0) is None else float(found.get(name, 0)) for name in by_hand}


def numbers(by_hand):
    return {name: None if number is None else float(number) for name, number in by_hand.items()}


@pytest.mark.parametrize("who", ["fay", "rosa", "amira", "ruth"])
def test_the_quarter_before_the_latest_equals_the_count_by_hand_for_each_who_reads_it(demo, who):
    found = cells_of(demo, who, last().before)
    for measure, by_hand in (
        ("policies", POLICIES), ("crosstraining", HOURS), ("referrals", REFERRALS), ("people", PEOPLE),
        ("feedback", FEEDBACK), ("justice", JUSTICE),
    ):  # fmt: skip
        assert shown(found[measure], by_hand) == numbers(by_hand), measure
    assert set(found["crosstraining"]) >= set(HOURS)
    assert set(found["justice"]) == set(JUSTICE)


# -- the latest quarter that is counted --------------------------------------------------------------


def test_in_the_latest_quarter_recent_weeks_come_on_top_of_the_count_by_hand(demo):
    found, time = cells_of(demo, "fay", last()), last()
    # Served by hand: 9 + 7 + 6 + 4 = 26; Linden's clients of recent weeks on top, each once.
    assert found["people"]["People served"] == 26 + len(_served_lately(demo, time))
    # The round: worse 9, both 11, better 8; none 2, not said 0, open 0 are small, and so "better", the smallest other.
    assert found["justice"] == {
        "It made things worse": 9, "Some of both": 11, "Kept back": 10, "Nothing to do with it": None,
    }  # fmt: skip
    # Adopted by Prairie Bend; revised by Wren House, and once more 70 days ago; taken away by Millrace.
    lately = int(_within(time, 70))
    assert shown(found["policies"], POLICIES) == {"Adopted": 1, "Revised": 1 + lately, "Taken away": 1}
    assert found["crosstraining"]["Linden police department"] == 11 * 2 + 12 * 2 * _within(time, 41)


def _within(time, days_ago):
    return time.start <= timezone.localdate() - timedelta(days=days_ago) <= time.end


def _served_lately(demo, time):
    """Who is in Linden's recent work, by name: the demonstration's own list of it, not a table."""
    return {
        name
        for name, work in WORK.items()
        if BY_KEY[next(life.lead for life in LIVES if life.name == name)].house == "linden"
        and any(_within(time, one.ago) for one in work.services)
    }


def test_in_the_first_quarter_one_agency_alone_or_a_small_rest_is_kept_back(demo):
    found = cells_of(demo, "ruth", last().before.before)
    # Answers: 3 at Linden and 2 at Wren House. Without the larger two are left: the sum is kept back.
    assert found["feedback"]["Answers"] is None
    assert found["people"]["People served"] == 6 + 5 + 4 + 2
    assert found["justice"] == {}


# -- who is in no sum, and who reads none ------------------------------------------------------------


def test_an_agency_that_does_not_share_reads_its_own_number_and_is_in_no_sum(demo):
    with acting(demo.cast["cyrus"]) as cyrus:
        own = Tally.objects.get(
            agency_id=cyrus.agency_id, measure="people", starts=last().before.start, months=3
        )
        assert own.count == 4  # and the 22 of the page are the four others'
        assert set(Tally.objects.values_list("agency_id", flat=True)) == {cyrus.agency_id}
    page = signed_in(demo.cast["rosa"]).get(of(demo)).text
    assert "4 of 5 members share" in page


@pytest.mark.parametrize("who", ["harriet", "lucia", "abel"])
def test_outside_of_the_coalition_nobody_reads_the_measures(demo, who):
    assert signed_in(demo.cast[who]).get(of(demo)).status_code == 404


def test_the_review_says_what_moved_between_the_last_two_quarters(demo):
    answer = signed_in(demo.cast["fay"]).get(
        reverse("coalition:review", args=[demo.cast["fay"].account.agency_id])
    )
    rows = {
        one.key: ({cell.name: cell.moved for cell in one.cells}, actions)
        for one, actions, _note in answer.context["rows"]
    }
    moved, actions = rows["people"]
    lately = len(_served_lately(demo, last()))
    assert moved["People served"] == 26 + lately - 22
    assert [row.what for row in actions] == ["Keep one office open until nine on Wednesdays"]
    assert f"{4 + lately} more" in answer.text


def test_in_the_latest_quarter_referrals_equal_the_count_by_hand(demo):
    found = cells_of(demo, "rosa", last())
    # Sent: Linden 7 to Millrace, Wren House 6 to Linden: 13. To a food shelf Linden 6, Millrace 5: 11. 24 in all.
    assert found["referrals"] == {"Between members": 13, "To others": 11, "All referrals sent": 24}
    assert found["people"]["All referrals taken on"] == 7 + 6


def test_a_referral_that_was_only_written_down_is_in_no_quarter(demo):
    """Nobody dates one: the database says when it was sent, to whoever asks by a request."""
    with acting(demo.cast["imani"]) as imani:
        row = Referral.objects.filter(agency_id=imani.agency_id).exclude(asked_at=None).first()
        before = row.asked_at
        with pytest.raises(DatabaseError), transaction.atomic():
            Referral.objects.filter(id=row.id).update(asked_at=before - timedelta(days=100))
