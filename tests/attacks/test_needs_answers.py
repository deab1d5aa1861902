"""Attack: an organizer wants to know who answered what. She printed the cards, kept a copy, and has raw SQL.

Nothing she can ask differs by whether a card was sent, by when, or by what else the same person said. What lies in the
tables says no more to whoever holds a backup.
"""

import logging
import re

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from alongside.bulletin.small import protected
from alongside.coalition.actions.needs import move_round, prepare_round
from alongside.coalition.actions.needs_answers import print_cards
from alongside.coalition.needs_questions import first_words
from alongside.coalition.tests import ground
from alongside.vault.ids import uuid7
from tests.attacks.ground import ask
from tests.browse import sign_in

HEARD = ("coalition_answercard", "coalition_heardcount", "coalition_heardwords")
PUBLIC = "coalition:needs_public"
SAME = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def spring(cast, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
        at = {"actor": fay, "coalition_id": fay.agency_id, "round_id": uuid7()}
        prepare_round(**at, given={"name": "Spring", "shaped_by": "wrote", "questions": first_words()})
        return move_round(**at, seen="drafted")


@pytest.fixture
def codes(cast, as_person, spring):
    with as_person(cast.fay) as fay:
        return print_cards(actor=fay, row=spring, count=9)


def send(code, **said):
    return Client().post(reverse(PUBLIC), {"code": code, "answered": "yes", **said}, headers=SAME)


def moved(as_person, cast, spring, *states):
    with as_person(cast.fay) as fay:
        for seen in states:
            move_round(actor=fay, coalition_id=fay.agency_id, round_id=spring.id, seen=seen)


def answered_by_all(codes):
    for number, code in enumerate(codes):
        said = "mixed" if number < 6 else "worse"
        assert (
            send(code, justice=said, words_know=f"know {number}", words_trust=f"trust {number}").status_code
            == 303
        )


# -- by the doors of the house -----------------------------------------------------------------------------------------


def test_a_card_that_was_sent_looks_like_one_that_was_not(codes):
    send(codes[0], justice="worse", words_trust="My aunt.")
    sent, fresh = (
        "".join(Client().get(reverse("coalition:needs_link", args=[code])).text.split(code))
        for code in codes[:2]
    )
    assert sent == fresh
    assert "Whom do they trust" in fresh


def test_sending_a_card_again_is_answered_alike_and_keeps_nothing(transactional_db, codes):
    first, again, other = (
        send(codes[0], justice="worse"),
        send(codes[0], justice="better"),
        send(codes[1], police="none"),
    )
    assert (first.status_code, first.headers["Location"]) == (again.status_code, again.headers["Location"])
    assert (again.status_code, again.headers["Location"]) == (other.status_code, other.headers["Location"])
    assert ask("select said from coalition_heardcount where question = 'justice' and count > 0 and said <> ''",
               using="owner") == [("worse",)]  # fmt: skip


def test_no_page_of_an_open_round_changes_when_someone_answers(cast, client, spring, codes):
    sign_in(client, cast.fay)
    at = [cast.coalition.id, spring.id]
    pages = [reverse(f"coalition:{name}", args=at) for name in ("needs_round", "needs_cards", "needs_words")]
    pages += [reverse(f"coalition:{name}", args=at[:1]) for name in ("needs", "needs_compare", "measures")]
    read = lambda: [plain(client.get(page)) for page in pages]  # noqa: E731
    before = read()
    answered_by_all(codes)
    assert read() == before


def plain(response):
    """What stands on the page, without the tokens that are new each time."""
    return re.sub(
        r"[A-Za-z0-9]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "", response.content.decode()
    )


def test_an_answer_writes_no_line_and_no_log(transactional_db, codes, caplog):
    lines = ask("select count(*) from ledger_line", using="owner")
    with caplog.at_level(logging.DEBUG):
        send(codes[0], justice="worse", words_trust="My aunt.")
    assert ask("select count(*) from ledger_line", using="owner") == lines
    told = " ".join(
        f"{one.getMessage()} {one.__dict__}" for one in caplog.records if one.name != "django.db.backends"
    )
    assert codes[0] not in told
    assert "My aunt" not in told


# -- by raw SQL, with her own context ----------------------------------------------------------------------------------


@pytest.mark.parametrize("table", HEARD)
@pytest.mark.parametrize(
    "asked",
    ["select count(*) from {}", "select ctid, xmin from {}", "delete from {}", "update {} set id = id"],
)
def test_an_organizer_can_neither_see_nor_count_cards_and_answers(cast, as_person, codes, table, asked):
    with (
        as_person(cast.fay),
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
    ):
        ask(asked.format(table))


def test_the_walls_functions_say_nothing_of_a_round_that_is_open(cast, as_person, spring, codes):
    answered_by_all(codes)
    with as_person(cast.fay):
        assert ask("select * from wall.needs_coded(%s)", [cast.coalition.id]) == []
        assert ask("select * from wall.needs_words(%s)", [spring.id]) == []


def test_nor_of_one_with_fewer_than_five_answers_ever(cast, as_person, spring, codes):
    answered_by_all(codes[:4])
    moved(as_person, cast, spring, "open", "closed")
    with as_person(cast.fay):
        assert ask("select * from wall.needs_coded(%s)", [cast.coalition.id]) == []
        assert ask("select * from wall.needs_words(%s)", [spring.id]) == []


def test_a_small_count_never_leaves_the_table(transactional_db, cast, as_person, spring, codes):
    answered_by_all(codes)
    counts = dict(
        ask("select said, count from coalition_heardcount where question = 'justice'", using="owner")
    )
    assert (counts["mixed"], counts["worse"]) == (6, 3)
    moved(as_person, cast, spring, "open")
    with as_person(cast.fay):
        known = dict(
            ask(
                "select said, count from wall.needs_coded(%s) where question = 'justice'", [cast.coalition.id]
            )
        )
    assert known == protected(counts) == dict.fromkeys(counts)


@pytest.mark.parametrize("counts", [
    {"better": 7, "mixed": 8, "worse": 9, "none": 10, "not_said": 11, "": 12},
    {"better": 7, "mixed": 7, "worse": 9, "none": 10, "not_said": 4, "": 12},
    {"better": 5, "mixed": 0, "worse": 20, "none": 10, "not_said": 0, "": 6},
])  # fmt: skip
def test_the_wall_keeps_back_what_the_rule_of_small_counts_keeps_back(
    transactional_db, cast, as_person, spring, codes, counts
):
    send(codes[0])  # an empty one keeps nothing
    send(codes[0], police="none")
    for said, count in counts.items():
        ask("update coalition_heardcount set count = %s where question = 'justice' and said = %s returning 1",
            [count, said], using="owner")  # fmt: skip
    moved(as_person, cast, spring, "open")
    with as_person(cast.fay):
        asked = "select said, count from wall.needs_coded(%s) where question = 'justice'"
        assert dict(ask(asked, [cast.coalition.id])) == protected(counts)


def test_a_member_gets_no_words_and_another_coalition_nothing(cast, as_person, spring, codes):
    answered_by_all(codes)
    moved(as_person, cast, spring, "open", "closed")
    for person in (cast.rosa, cast.ruth):
        with as_person(person):
            assert ask("select * from wall.needs_words(%s)", [spring.id]) == []
    with as_person(cast.ruth):
        assert ask("select * from wall.needs_coded(%s)", [cast.coalition.id]) == []


def test_what_one_person_wrote_cannot_be_laid_together(cast, as_person, spring, codes):
    """Each question has a row and a key of its own, and no order by which rows of two questions meet."""
    answered_by_all(codes)
    moved(as_person, cast, spring, "open")
    with as_person(cast.fay):
        rows = ask("select id, question, key_box from wall.needs_words(%s)", [spring.id])
    assert len(rows) == 18
    assert len({bytes(key) for _id, _question, key in rows}) == 18
    assert {row_id.version for row_id, *_ in rows} == {4}


# -- by a backup: whoever reads the tables themselves ------------------------------------------------------------------


def test_no_column_says_when_or_in_which_order(cast):
    kinds = ask(
        """select table_name, column_name from information_schema.columns where table_name = any(%s)
            and (data_type like '%%time%%' or data_type in ('date', 'bigint', 'smallint') or is_identity = 'YES')""",
        [list(HEARD)], using="owner",
    )  # fmt: skip
    assert kinds == []


def test_after_each_answer_every_row_of_its_round_is_as_new_as_every_other(
    transactional_db, cast, spring, codes
):
    """A stamp of its own (xmin) would lay a card, its choices and its words together."""
    answered_by_all(codes[:3])
    for table in HEARD:
        assert ask(f"select count(distinct xmin::text) from {table}", using="owner") == [(1,)]


def test_the_order_on_the_disk_is_not_the_order_of_answering(transactional_db, cast, spring, codes):
    orders = set()
    for number, code in enumerate(codes):
        send(code, words_know=f"know {number}", words_trust=f"trust {number}")
        orders.add(tuple(ask("select id from coalition_heardwords order by ctid", using="owner"))[:4])
    first = ask("select question from coalition_heardwords order by ctid", using="owner")
    assert len(orders) > 2
    assert first != sorted(first)


def test_a_round_that_closes_leaves_no_card(transactional_db, cast, as_person, spring, codes):
    answered_by_all(codes[:2])
    moved(as_person, cast, spring, "open")
    assert ask("select count(*) from coalition_answercard", using="owner") == [(0,)]
    assert send(codes[0], justice="worse").status_code == 422
