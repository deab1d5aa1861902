"""Writing down what was said: sealed, one at a time, never over someone else's."""

import pytest

from alongside.screening.actions.answering import (
    carry_over,
    end_conversation,
    forget,
    save_answer,
    save_gate,
)
from alongside.screening.errors import AnsweredMeanwhile, NotAnAnswer, TooManyWords
from alongside.screening.models import ScreeningConversation
from alongside.screening.selectors.asking import (
    conversation_at,
    conversation_for,
    conversations_about,
    definitions_in_use,
)
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, Refused


def answers(actor, subject, drawer, key):
    found = conversation_for(actor, subject, drawer, key)
    return {line.id: (line.answer, line.words) for line in found.items if line.was_asked}


def test_what_is_asked_first_is_the_thirteen_prompts(cast, as_person, prompts):
    with as_person(cast.amira) as actor:
        first = definitions_in_use(actor)[0]
    assert (first.key, len(first.items), first.language) == (prompts, 13, "en")


def test_nothing_is_begun_by_looking_and_nothing_is_chosen_beforehand(cast, as_person, esther, prompts, said):
    with as_person(cast.amira) as actor:
        found = conversation_for(actor, esther.subject_id, "notes", prompts)
        assert found.row_id is None
        assert [line.number for line in found.items] == list(range(1, 14))
        assert not any(choice.is_chosen for line in found.items for choice in line.choices)
        assert not ScreeningConversation.objects.exists()
    assert What.SCREENING_READ not in [line.what for line in said]


def test_an_answer_is_kept_sealed_with_its_line(cast, as_person, esther, prompts, said):
    with as_person(cast.amira) as actor:
        found = save_answer(actor, esther.subject_id, "notes", prompts, "hurt", "yes", "On the bus")
        row = ScreeningConversation.objects.get()
        assert b"bus" not in bytes(row.answers_sealed)
        assert row.definition == prompts
    [line] = [line for line in said if line.what == What.SCREENING_ANSWERED]
    assert (line.subjects, line.drawer, line.about_id) == ((esther.subject_id,), "notes", found.row_id)
    with as_person(cast.chloe) as actor:
        assert answers(actor, esther.subject_id, "notes", prompts) == {"hurt": ("yes", "On the bus")}
    assert said[-1].what == What.SCREENING_READ


def test_the_same_answer_again_changes_nothing(cast, as_person, esther, prompts):
    with as_person(cast.amira) as actor:
        for _ in range(3):
            found = save_answer(actor, esther.subject_id, "notes", prompts, "hurt", "no")
        assert found.version == 1
        assert ScreeningConversation.objects.count() == 1


def test_an_answer_is_changed_and_taken_back(cast, as_person, esther, prompts):
    with as_person(cast.amira) as actor:
        its = (actor, esther.subject_id, "notes", prompts)
        save_answer(*its, "hurt", "yes", "words")
        save_answer(*its, "hurt", "declined")
        assert answers(*its) == {"hurt": ("declined", "")}
        save_answer(*its, "hurt", "")
        assert answers(*its) == {}


def test_words_alone_are_an_answer_to_an_open_question_and_a_note_to_any_other(
    cast, as_person, esther, prompts
):
    with as_person(cast.amira) as actor:
        its = (actor, esther.subject_id, "notes", prompts)
        save_answer(*its, "place", "", "A motel")
        save_answer(*its, "hurt", "", "Looks away")
        assert answers(*its) == {"place": ("said", "A motel"), "hurt": ("", "Looks away")}


@pytest.mark.parametrize(
    ("item", "answer", "kept"),
    [("bed", "floor", ["floor"]), ("bed", ["cot"], ["cot"]), ("bed", "unknown", [])],
)
def test_an_option_is_chosen(cast, as_person, esther, prompts, item, answer, kept):
    with as_person(cast.amira) as actor:
        found = save_answer(actor, esther.subject_id, "notes", prompts, item, answer)
        assert found.changed.values == kept


@pytest.mark.parametrize(
    ("item", "answer"),
    [("hurt", "perhaps"), ("bed", "hammock"), ("bed", ["bed", "floor"]), ("nothing", "yes")],
)
def test_what_the_form_does_not_offer_is_refused(cast, as_person, esther, prompts, item, answer):
    with as_person(cast.amira) as actor:
        with pytest.raises(NotAnAnswer):
            save_answer(actor, esther.subject_id, "notes", prompts, item, answer)
        assert not ScreeningConversation.objects.exists()


def test_a_few_words_stay_few(cast, as_person, esther, prompts):
    with as_person(cast.amira) as actor, pytest.raises(TooManyWords):
        save_answer(actor, esther.subject_id, "notes", prompts, "hurt", "yes", "x" * 2001)


def test_nothing_is_written_over_what_someone_else_wrote_down(cast, as_person, esther, prompts):
    with as_person(cast.amira) as actor:
        [shown] = [
            n for n in conversation_for(actor, esther.subject_id, "notes", prompts).items if n.id == "hurt"
        ]
    with as_person(cast.chloe) as actor:
        save_answer(actor, esther.subject_id, "notes", prompts, "hurt", "no", seen=shown.seen)
        save_answer(actor, esther.subject_id, "notes", prompts, "leave", "no")
    with as_person(cast.amira) as actor:
        its = (actor, esther.subject_id, "notes", prompts)
        with pytest.raises(AnsweredMeanwhile) as refusal:
            save_answer(*its, "hurt", "yes", seen=shown.seen)
        assert refusal.value.saved == {"a": "no"}
        save_answer(*its, "threat-family", "yes")
        assert answers(*its) == {"hurt": ("no", ""), "leave": ("no", ""), "threat-family": ("yes", "")}


def test_reminders_are_ticked_and_the_tick_is_taken_away(cast, as_person, esther, prompts):
    with as_person(cast.amira) as actor:
        its = (actor, esther.subject_id, "notes", prompts)
        save_gate(*its, "safe", ticked=True)
        assert [gate.id for gate in conversation_for(*its).gates if gate.is_ticked] == ["safe"]
        save_gate(*its, "safe", ticked=False)
        assert not any(gate.is_ticked for gate in conversation_for(*its).gates)
        with pytest.raises(NotAnAnswer):
            save_gate(*its, "weather", ticked=True)


def test_a_conversation_that_rests_stays_readable_and_another_begins(cast, as_person, esther, prompts):
    with as_person(cast.amira) as actor:
        its = (actor, esther.subject_id, "notes", prompts)
        first = save_answer(*its, "hurt", "yes")
        assert end_conversation(*its)
        assert not end_conversation(*its)
        second = save_answer(*its, "hurt", "no")
        assert [one.id for one in conversations_about(*its[:3])] == [second.row_id, first.row_id]
        assert conversation_at(*its[:3], first.row_id).answers == {"hurt": {"a": "yes"}}


# -- whose it is -------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["dev", "ben", "ida", "noor", "rosa"])
def test_nobody_else_reads_or_writes_in_a_clients_conversation(cast, as_person, esther, prompts, who):
    with as_person(cast.amira) as actor:
        row = save_answer(actor, esther.subject_id, "notes", prompts, "hurt", "yes").row_id
    with as_person(getattr(cast, who)) as actor:
        its = (actor, esther.subject_id, "notes")
        for ask in (
            lambda: conversation_for(*its, prompts),
            lambda: conversation_at(*its, row),
            lambda: conversations_about(*its),
            lambda: save_answer(*its, prompts, "hurt", "no"),
            lambda: end_conversation(*its, prompts),
        ):
            with pytest.raises(NotFound):
                ask()
        assert not ScreeningConversation.objects.exists()


@pytest.mark.parametrize("who", ["dev", "chloe"])
def test_a_call_is_open_to_the_on_call_team(cast, as_person, call, prompts, who):
    with as_person(cast.amira) as actor:
        save_answer(actor, call, "call", prompts, "hurt", "yes")
    with as_person(getattr(cast, who)) as actor:
        assert answers(actor, call, "call", prompts) == {"hurt": ("yes", "")}


@pytest.mark.parametrize("who", ["noor", "ida", "ben", "fay"])
def test_a_call_is_closed_to_everyone_else(cast, as_person, call, prompts, who):
    with as_person(cast.amira) as actor:
        save_answer(actor, call, "call", prompts, "hurt", "yes")
    with as_person(getattr(cast, who)) as actor:
        if who != "ben":  # of another agency's on-call team: for him there is an empty form and no key
            with pytest.raises(NotFound):
                conversation_for(actor, call, "call", prompts)
        assert not ScreeningConversation.objects.exists()
        with pytest.raises(Refused):
            save_answer(actor, call, "call", prompts, "hurt", "no")


def test_no_other_drawer_holds_a_conversation(cast, as_person, esther, prompts):
    with as_person(cast.amira) as actor, pytest.raises(NotFound):
        save_answer(actor, esther.subject_id, "identity", prompts, "hurt", "yes")


# -- a call ends -------------------------------------------------------------------------------------


def test_stopping_keeps_nothing_of_a_call_and_nothing_else_goes(cast, as_person, call, esther, prompts):
    with as_person(cast.amira) as actor:
        save_answer(actor, call, "call", prompts, "hurt", "yes")
        save_answer(actor, esther.subject_id, "notes", prompts, "hurt", "no")
        assert forget(actor, call) == 1
        assert forget(actor, esther.subject_id) == 0
        assert ScreeningConversation.objects.count() == 1


def test_what_a_caller_told_is_not_asked_again(cast, as_person, call, esther, prompts):
    with as_person(cast.amira) as actor:
        save_answer(actor, call, "call", prompts, "hurt", "yes", "words")
        save_answer(actor, call, "call", prompts, "leave", "no")
        save_answer(actor, esther.subject_id, "notes", prompts, "leave", "yes")
        for _ in range(2):
            assert carry_over(actor, call, esther.subject_id) == 1
        its = (actor, esther.subject_id, "notes", prompts)
        assert answers(*its) == {"hurt": ("yes", "words"), "leave": ("yes", "")}
