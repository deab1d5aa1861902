"""The library: shipped and imported forms, looking before keeping, rest and review."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from alongside.screening.actions.answering import save_answer
from alongside.screening.actions.library import (
    import_definition,
    retire_definition,
    review_definition,
    use_definition_again,
)
from alongside.screening.errors import KnownAlready, RestsAlready
from alongside.screening.selectors.asking import conversation_for, definitions_in_use
from alongside.screening.selectors.library import library, reviews_due, shelved_for
from alongside.screening.tests.files import definition, raw, source
from alongside.vault import files
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, Refused


def test_what_comes_is_in_use_at_once_for_this_agency_alone(cast, as_person, said):
    with as_person(cast.chloe) as actor:
        kept = import_definition(actor=actor, definition=definition())
        assert kept.definition == definition()
    assert What.RULES_CHANGED in [line.what for line in said]
    with as_person(cast.amira) as actor:
        assert kept.key in [one.key for one in definitions_in_use(actor)]
    with as_person(cast.ben) as actor:
        assert kept.key not in [one.key for one in library(actor)]
        with pytest.raises(NotFound):
            shelved_for(actor, kept.key)


@pytest.mark.parametrize("who", ["amira", "noor", "ida", "fay"])
def test_only_those_who_lead_change_the_library(cast, as_person, prompts, who):
    with as_person(getattr(cast, who)) as actor:
        for act in (
            lambda: import_definition(actor=actor, definition=definition()),
            lambda: retire_definition(actor=actor, key=prompts),
            lambda: review_definition(actor=actor, key=prompts),
        ):
            with pytest.raises(Refused) as refusal:
                act()
            assert refusal.value.code == "role"


def test_the_same_form_twice_is_one_and_another_under_its_name_is_refused(cast, as_person):
    with as_person(cast.chloe) as actor:
        for _ in range(2):
            import_definition(actor=actor, definition=definition())
        assert len([one for one in library(actor) if not one.definition.shipped]) == 1
        with pytest.raises(KnownAlready):
            import_definition(actor=actor, definition=definition(licence="Another"))
        import_definition(actor=actor, definition=definition(version="3"))
        assert len([one for one in library(actor) if not one.definition.shipped]) == 2


def test_nobody_replaces_a_shipped_form(cast, as_person):
    same = definition(publisher="Alongside", name="First conversation", version="1")
    with as_person(cast.chloe) as actor, pytest.raises(KnownAlready):
        import_definition(actor=actor, definition=same)


def test_a_form_at_rest_is_not_offered_and_its_answers_stay(cast, as_person, esther):
    with as_person(cast.chloe) as actor:
        key = import_definition(actor=actor, definition=definition()).key
        save_answer(actor, esther.subject_id, "notes", key, "one", "yes")
        retire_definition(actor=actor, key=key)
        assert key not in [one.key for one in definitions_in_use(actor)]
        assert conversation_for(actor, esther.subject_id, "notes", key).result.suggests_longer
        with pytest.raises(RestsAlready):
            retire_definition(actor=actor, key=key)
        use_definition_again(actor=actor, key=key)
        assert key in [one.key for one in definitions_in_use(actor)]


def test_a_shipped_form_rests_for_one_agency(cast, as_person, prompts):
    with as_person(cast.chloe) as actor:
        retire_definition(actor=actor, key=prompts)
        assert prompts not in [one.key for one in definitions_in_use(actor)]
    with as_person(cast.ruth) as actor:
        assert prompts in [one.key for one in definitions_in_use(actor)]


@pytest.mark.parametrize(("days", "review"), [(-1, "over"), (0, "soon"), (30, "soon"), (31, "")])
def test_a_form_is_looked_at_again_every_year(cast, as_person, days, review):
    today = timezone.localdate()
    form = definition(reviewed_on="2020-01-01", review_by=str(today + timedelta(days=days)))
    with as_person(cast.chloe) as actor:
        key = import_definition(actor=actor, definition=form).key
        assert shelved_for(actor, key).review == review
        assert (key in [one.key for one in reviews_due(actor)]) is bool(review)
        review_definition(actor=actor, key=key)
        assert shelved_for(actor, key).review_by == today + timedelta(days=365)
        assert key not in [one.key for one in reviews_due(actor)]


def test_a_new_version_leaves_old_answers_with_the_version_that_was_asked(cast, as_person, esther):
    with as_person(cast.chloe) as actor:
        old = import_definition(actor=actor, definition=definition()).key
        save_answer(actor, esther.subject_id, "notes", old, "three", "yes")
        new = import_definition(actor=actor, definition=definition(version="3")).key
        assert conversation_for(actor, esther.subject_id, "notes", old).definition.version == "2"
        assert conversation_for(actor, esther.subject_id, "notes", new).row_id is None


# -- screens -----------------------------------------------------------------------------------------


def bring(browser, said, **more):
    return browser.post(reverse("screening:bring"), {"text": source(said).decode() if said else "", **more})


def test_everyone_reads_the_library_and_who_leads_is_offered_more(cast, browser, prompts):
    for who, offered in ((cast.amira, False), (cast.chloe, True)):
        page = browser(who).get(reverse("screening:library")).content.decode()
        assert "First conversation" in page
        assert (reverse("screening:bring") in page) is offered
        one = browser(who).get(reverse("screening:definition", args=[prompts])).content.decode()
        assert "Can you go out and come back when you like?" in one
        assert (reverse("screening:retire", args=[prompts]) in one) is offered


def test_a_form_is_looked_at_before_it_is_kept(cast, browser, as_person):
    window = browser(cast.chloe)
    answer = bring(window, raw())
    assert answer.status_code == 200
    assert "Nothing is kept yet." in answer.content.decode()
    with as_person(cast.chloe) as actor:
        assert len(library(actor)) == 2
    answer = bring(window, raw(), keep="yes")
    assert answer.status_code == 303
    with as_person(cast.chloe) as actor:
        assert definition().key in [one.key for one in library(actor)]


def test_everything_that_is_wrong_stands_on_the_page_and_what_was_typed_stays(cast, browser):
    answer = bring(
        browser(cast.chloe), [{"label": "X", "type": "hologram"}, {"type": "text"}], name="Night calls"
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "2 things keep this form out. Nothing was kept." in page
    assert "form.json, item 1:" in page
    assert "We do not know the type “hologram”." in page
    assert "Night calls" in page


def test_a_file_is_read_once_and_does_not_stay_on_the_disk(cast, browser):
    file = SimpleUploadedFile("night.json", source([{"label": "X?", "type": "checkbox"}]), "application/json")
    answer = browser(cast.chloe).post(reverse("screening:bring"), {"file": file, "publisher": "Line 1"})
    page = answer.content.decode()
    assert "<h1>night</h1>" in page
    assert "Line 1" in page
    assert list(files.root().glob("??/*")) == []


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose a file, or paste its text."),
        ({"text": "{", "language": "English"}, "That is not a language code."),
        ({"text": "{"}, "This is not JSON: line 1, character 2"),
    ],
)
def test_what_cannot_be_brought_is_said_and_lost_is_nothing(cast, browser, sent, sentence):
    answer = browser(cast.chloe).post(reverse("screening:bring"), sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_form_that_is_here_already_is_refused_with_a_sentence(cast, browser):
    window = browser(cast.chloe)
    bring(window, raw(), keep="yes")
    answer = bring(window, raw(licence="Another"), keep="yes")
    assert answer.status_code == 409
    assert "A changed form needs a version of its own." in answer.content.decode()


def test_rest_use_again_and_review_are_buttons(cast, browser, prompts, as_person):
    window = browser(cast.chloe)
    for name, words in (
        ("retire", "It rests."),
        ("retire", "Look again."),
        ("use_again", "in use again"),
        ("review", "a year"),
    ):
        answer = window.post(reverse(f"screening:{name}", args=[prompts]), follow=True)
        assert words in answer.content.decode()


def test_today_says_to_those_who_lead_which_forms_are_due(cast, browser, as_person):
    with as_person(cast.chloe) as actor:
        import_definition(
            actor=actor, definition=definition(reviewed_on="2020-01-01", review_by="2021-01-01")
        )
    assert "Short form" in browser(cast.rosa).get(reverse("people:today")).content.decode()
    assert "Short form" not in browser(cast.amira).get(reverse("people:today")).content.decode()
