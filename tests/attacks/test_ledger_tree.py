"""The ledger under attack: lines changed, taken away, put in, moved, cut off; a crash in between; many writers at once.

What only an owner or a superuser can do is done here as the owner, with the row wall out of the way.
"""

import threading
import time
import uuid

import pytest
from django.db import connections

from alongside.vault import ledger, tree
from alongside.vault.enums import What
from tests.attacks.ground import ask, logged_in_as, refused

pytestmark = pytest.mark.django_db(transaction=True)
LINE = (
    "insert into ledger_line (at, agency_id, actor_id, what, subjects, drawer, why)"
    " values (clock_timestamp(), gen_random_uuid(), gen_random_uuid(), "
    "'note.read', array[gen_random_uuid()], 'notes', '')"
)


@pytest.fixture
def anchor(transactional_db, tmp_path):
    """A ledger of its own, of thirty lines in three sealed batches, anchored."""
    for table in ("ledger_line", "ledger_batch"):
        owner(f"alter table {table} disable row level security")
        owner(f"delete from {table}")
    path = tmp_path / "anchor" / "ledger.txt"
    for _ in range(3):
        for _ in range(10):
            ask(LINE, using="aside")
        assert tree.seal_batch(path) == 10
        ask("select nextval('ledger_line_id_seq')", using="aside")  # as a refused insert leaves a gap
    return path


def owner(sql, params=None):
    return ask(sql, params, using="owner")


def ids():
    return [row[0] for row in owner("select id from ledger_line order by id")]


def test_as_it_was_sealed_it_stands(anchor):
    verdict = tree.verify(anchor)
    assert (verdict.ok, verdict.lines) == (True, 30)
    assert tree.verify().ok


def test_lines_not_yet_sealed_do_no_harm(anchor):
    ask(LINE, using="aside")
    assert tree.verify(anchor).lines == 30
    assert tree.seal_batch(anchor) == 1
    assert tree.verify(anchor).lines == 31


CHANGES = [
    "why = 'x'", "what = 'exported'", "actor_id = gen_random_uuid()", "agency_id = null", "subjects = '{}'",
    "drawer = ''", "at = at + interval '1 microsecond'", "about_id = gen_random_uuid()",
    "request_id = gen_random_uuid()",
]  # fmt: skip


@pytest.mark.parametrize("place", [0, 14, 29])
def test_the_first_changed_line_is_named(anchor, place):
    line = ids()[place]
    owner("create table kept as table ledger_line")
    for change in CHANGES:
        owner(f"update ledger_line set {change} where id >= %s", [line])
        verdict = tree.verify(anchor)
        assert (verdict.ok, verdict.broken_at) == (False, line), change
        owner("delete from ledger_line")
        owner("insert into ledger_line select * from kept")
    assert tree.verify(anchor).ok


@pytest.mark.parametrize("place", [0, 9, 10, 28])
def test_a_line_taken_away_is_missed(anchor, place):
    lines = ids()
    owner("delete from ledger_line where id = %s", [lines[place]])
    verdict = tree.verify(anchor)
    assert not verdict.ok
    assert verdict.broken_at in (lines[place], lines[place + 1])


def test_the_last_line_taken_away_is_missed(anchor):
    owner("delete from ledger_line where id = %s", [ids()[-1]])
    assert not tree.verify(anchor).ok


def test_a_line_put_in_between_is_named(anchor):
    gap = ids()[9] + 1
    owner("insert into ledger_line select (l).* from"
          " (select (jsonb_populate_record(l, %s)) as l from ledger_line l limit 1) x",
          [f'{{"id": {gap}}}'])  # fmt: skip
    assert tree.verify(anchor).broken_at == gap


def test_two_lines_exchanged_are_noticed(anchor):
    first, second = ids()[3:5]
    owner("update ledger_line set id = -1 where id = %s", [first])
    owner("update ledger_line set id = %s where id = %s", [first, second])
    owner("update ledger_line set id = %s where id = -1", [second])
    assert tree.verify(anchor).broken_at == first


def test_a_batch_taken_away_with_its_lines_is_found_by_the_anchor(anchor):
    owner("delete from ledger_line where id > %s", [ids()[19]])
    owner("delete from ledger_batch where size = 30")
    assert tree.verify().ok  # from inside, nothing is missing
    assert not tree.verify(anchor).ok


def test_a_rewritten_history_is_found_by_the_anchor(anchor, tmp_path):
    """A superuser changes a line and seals everything anew: consistent in itself, and yet not what was anchored."""
    owner("update ledger_line set why = 'x' where id = %s", [ids()[5]])
    owner("delete from ledger_batch")
    tree.seal_batch(tmp_path / "elsewhere.txt")
    assert tree.verify().ok
    assert not tree.verify(anchor).ok


@pytest.mark.parametrize("column", ["root", "leaves"])
def test_a_changed_batch_is_noticed(anchor, column):
    owner(
        f"update ledger_batch set {column} = set_byte({column}, 0, get_byte({column}, 0) # 1) where size = 20"
    )
    assert not tree.verify(anchor).ok


def test_a_frontier_bent_before_the_next_sealing_is_noticed(anchor):
    owner(
        "update ledger_batch set frontier = (select frontier from ledger_batch where size = 20) where size = 30"
    )
    ask(LINE, using="aside")
    tree.seal_batch(anchor)
    assert not tree.verify(anchor).ok


@pytest.mark.parametrize("said", ["", "30 00\n", "nonsense\n", "31 " + "0" * 64 + "\n"])
def test_an_anchor_that_says_something_else_is_noticed(anchor, said):
    anchor.write_text(said)
    assert not tree.verify(anchor).ok


def test_an_anchor_that_is_gone_is_noticed(anchor):
    anchor.unlink()
    assert not tree.verify(anchor).ok


def test_a_crash_between_sealing_and_anchoring_heals_at_the_next_minute(anchor):
    ask(LINE, using="aside")
    tree.seal_batch(None)
    assert len(anchor.read_text().splitlines()) == 3
    assert tree.seal_batch(anchor) == 0
    assert len(anchor.read_text().splitlines()) == 4
    assert tree.seal_batch(anchor) == 0
    assert len(anchor.read_text().splitlines()) == 4
    assert tree.verify(anchor).ok


def test_half_a_line_that_a_crash_left_heals_at_the_next_minute(anchor):
    whole = anchor.read_text()
    anchor.write_text(whole[:-20])
    tree.seal_batch(anchor)
    assert anchor.read_text() == whole
    assert tree.verify(anchor).ok


def test_a_crash_while_sealing_leaves_nothing_half_sealed(anchor, monkeypatch):
    ask(LINE, using="aside")

    def crash(row):
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(tree, "leaf_of", crash)
        with pytest.raises(MemoryError):
            tree.seal_batch(anchor)
    assert tree.verify(anchor).lines == 30
    assert tree.seal_batch(anchor) == 1


def test_a_crash_after_the_line_and_before_the_commit_leaves_the_line(cast, as_person, esther):
    """The process dies with its work undone: what was attempted is still told."""
    before = owner("select count(*) from ledger_line")[0][0]
    with pytest.raises(KeyboardInterrupt), as_person(cast.amira) as actor:
        ledger.add(actor, What.NOTE_WRITTEN, esther.subject_id)
        ask("update cases_note set version = 99")
        raise KeyboardInterrupt
    assert owner("select version from cases_note") == [(1,)]
    assert owner("select count(*) from ledger_line")[0][0] == before + 1


def test_no_line_is_ahead_of_the_sequence():
    """A line numbered far ahead would keep all later ones from ever being sealed."""
    assert "permission denied" in refused(
        LINE.replace("(at,", "(id, at,").replace("values (", "values (9999999,"), using="aside"
    )


def test_the_pen_writes_codes_and_no_words(cast, as_person):
    with as_person(cast.amira) as actor:
        ledger.add(actor, What.REFUSED, why="Esther Quill")
        ledger.add(actor, What.REFUSED, why="team:on_call")
    assert [row[0] for row in owner("select why from ledger_line order by id desc limit 2")] == [
        "team:on_call",
        "unnamed",
    ]


@pytest.mark.slow
def test_four_writers_and_a_sealer_miss_no_line(anchor):
    """Slow writers hold their lines back uncommitted while the sealer reads: each must be sealed in the end."""
    wanted, stop = 4 * 40, threading.Event()

    def write():
        with logged_in_as("aside") as session:
            for number in range(40):
                with session.transaction():
                    session.execute(LINE)
                    time.sleep(0.001 * (number % 5))

    def seal():
        try:
            while not stop.is_set():
                tree.seal_batch(anchor)
                time.sleep(0.005)
        finally:
            connections["sealer"].close()

    sealer = threading.Thread(target=seal)
    writers = [threading.Thread(target=write) for _ in range(4)]
    for thread in (sealer, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    sealer.join()
    tree.seal_batch(anchor)
    verdict = tree.verify(anchor)
    assert (verdict.ok, verdict.lines) == (True, 30 + wanted)
    assert owner("select count(*) from ledger_line") == [(30 + wanted,)]
    assert owner("select count(*) from ledger_batch")[0][0] > 3


def test_a_request_has_one_id_on_all_its_lines(cast, as_person):
    one = uuid.uuid4()
    with as_person(cast.amira) as actor, ledger.writing(one):
        ledger.add(actor, What.NOTE_READ)
        ledger.add(actor, What.NOTE_READ)
    assert owner("select count(*) from ledger_line where request_id = %s", [one]) == [(2,)]
