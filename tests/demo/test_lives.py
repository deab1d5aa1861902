"""What the demonstration says, before anything is loaded: nobody real, every state, our words."""

import re
from datetime import date

import pytest

from alongside.cases.enums import CloseReason, ContactKind, NoteDrawer, TeamPart
from alongside.people.totp import matching_step
from demo import agreements, canaries, line, loading, pdf, shelters
from demo.cards import cards
from demo.cast import printed, rows
from demo.lives import LIVES
from demo.lives.shapes import Life
from demo.staff import BY_KEY, HOUSES, STAFF, WORDS, Papers
from demo.together import ANSWERS
from demo.work import WORK

NUMBER = re.compile(r"\+?\d?[\s-]?\(?\d{3}\)?[\s-]\d{3}[\s-]\d{4}")
NOT_OUR_WORDS = re.compile(r"\b(victims?|prostitut\w*|pimps?|non-?compliant|illegal|refused|case)\b|!", re.I)


def texts(life: Life) -> list[str]:
    """Everything that is said about one client."""
    said = [life.name, life.about, *(note.text for note in life.notes)]
    said += [part for paper in life.papers for part in (paper.name, paper.text)]
    said += [part for way in life.ways for part in (way.value, way.times, way.who, way.code, way.remarks)]
    return said + [helper.why for helper in life.team]


def of_the_line():
    """Everything that is said on the line and in its lists."""
    sheets = [line.CALL_BACK, line.SUPPORT, line.HOSPITAL]
    return [*line.NUMBERS, line.HAND_OVER, *(text for sheet in sheets for text in sheet.values())]


def test_there_are_eight_agencies_thirty_one_people_and_sixty_clients():
    assert len(HOUSES) == 8
    assert len([worker for worker in STAFF if worker.has_joined]) == 31
    assert len(LIVES) == len({life.name for life in LIVES}) == 60


def test_every_way_in_which_work_can_end_is_shown():
    assert {life.rest.reason for life in LIVES if life.rest} == set(CloseReason.values)
    assert any(life.rest and life.rest.reopened for life in LIVES)
    assert any(not life.rest and life.last > 14 for life in LIVES)


def test_every_standing_of_a_training_is_shown():
    assert {worker.papers for worker in STAFF} == set(Papers)
    assert any(worker.waits_for_key for worker in STAFF)
    assert any(not worker.has_joined for worker in STAFF)


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.name)
def test_a_life_makes_sense(life):
    assert life.lead in BY_KEY
    assert all(0 < note.ago <= life.opened for note in life.notes)
    assert all(0 < paper.ago <= life.opened for paper in life.papers)
    assert life.rest is None or life.rest.ago <= life.opened
    assert {way.kind for way in life.ways} <= set(ContactKind.values)
    assert {note.drawer for note in life.notes} <= set(NoteDrawer.values)
    assert {helper.part for helper in life.team} <= set(TeamPart.values)
    assert {note.by for note in life.notes} <= {"", *(helper.who for helper in life.team)}
    assert not life.born or date.fromisoformat(life.born).year > 1940


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.name)
def test_what_is_said_of_a_client_is_said_in_the_words_of_the_house(life):
    assert [text for text in texts(life) if NOT_OUR_WORDS.search(text)] == []


@pytest.mark.parametrize("name", sorted(WORK))
def test_work_is_written_about_someone_who_is_there_in_the_words_of_the_house(name):
    assert name in {life.name for life in LIVES}
    assert NOT_OUR_WORDS.search(repr(WORK[name])) is None


def test_the_line_and_the_answers_speak_like_that_too():
    assert [
        text for text in [*of_the_line(), *(words for *_, words in ANSWERS)] if NOT_OUR_WORDS.search(text)
    ] == []


def test_agreements_speak_like_that_too_and_no_shelter_has_another_number():
    said = [text for text in vars(agreements).values() if isinstance(text, str)]
    assert [text for text in said if NOT_OUR_WORDS.search(text)] == []
    assert all(NUMBER.fullmatch(door.line) and door.line.startswith("217-555-01") for door in shelters.DOORS)


def test_whoever_asked_us_to_wait_is_planned_nothing_for():
    assert WORK["Lena"].wish == "wait"
    assert not WORK["Lena"].needs
    assert not WORK["Lena"].services


def test_those_words_would_be_found():
    assert NOT_OUR_WORDS.search("The victim refused.")


def test_every_number_is_one_that_is_given_to_nobody():
    said = [text for life in LIVES for text in texts(life)] + [house.phone for house in HOUSES]
    said += of_the_line()
    numbers = [number for text in said for number in NUMBER.findall(text)]
    assert len(numbers) > 30
    assert [number for number in numbers if not number.strip().startswith("217-555-01")] == []


def test_every_address_is_one_that_nobody_can_own():
    mails = [way.value for life in LIVES for way in life.ways if way.kind == "email"]
    assert mails
    assert all(address.endswith(".example") for address in [*mails, *(worker.login for worker in STAFF)])


def test_everyone_has_a_passphrase_of_five_words_of_her_own():
    phrases = [worker.passphrase for worker in STAFF]
    assert len(set(phrases)) == len(STAFF)
    assert all(len(set(phrase.split())) == 5 and set(phrase.split()) <= set(WORDS) for phrase in phrases)


def test_the_terminal_shows_everyone_with_a_code_that_is_right_now():
    shown = printed()
    for row in rows():
        assert row["login"] in shown
        assert row["passphrase"] in shown
        worker = next(worker for worker in STAFF if worker.login == row["login"])
        assert matching_step(worker.totp_secret, row["code"]) is not None


def test_the_cards_offer_people_of_the_cast_who_have_joined():
    offered = cards()
    assert {card["login"] for card in offered} <= {row["login"] for row in rows()}
    assert all(card["about"] and card["agency"] and card["role"] for card in offered)


def test_outside_a_demonstration_nothing_is_loaded(settings):
    settings.DEMO = False
    with pytest.raises(loading.NotLoadable):
        loading.load(lambda _: None)


def test_a_paper_is_a_pdf_whose_table_points_at_its_objects():
    made = pdf.page("Title (one)", "Some words. " * 40)
    start = int(made.rsplit(b"startxref\n", 1)[1].split()[0])
    assert made.startswith(b"%PDF-1.4")
    assert made[start:].startswith(b"xref")
    offsets = [int(line.split()[0]) for line in made[start:].splitlines()[3:8]]
    assert [made[offset:].split()[0] for offset in offsets] == [b"1", b"2", b"3", b"4", b"5"]


def test_the_canaries_are_planted():
    planted = " ".join(text for life in LIVES for text in [*texts(life), life.legal])
    planted += " ".join([repr(WORK), *line.CANARY_CALL.values(), line.CANARY_HAND_OVER])
    assert [canary for canary in canaries.ALL_WITH_PHONE if canary not in planted] == []
