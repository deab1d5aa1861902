"""Forms: hint above, mistake below, nothing preselected, everything typed kept."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.utils import translation

from alongside.foundation import dates
from alongside.foundation.forms import HouseRenderer, Segment
from alongside.foundation.guide import ExampleForm
from alongside.foundation.templatetags import house


class Small(forms.Form):
    default_renderer = HouseRenderer()
    name = forms.CharField(help_text="What we may call you.")
    safe = forms.ChoiceField(choices=[("yes", "Yes"), ("no", "No")], widget=Segment, required=False)


def test_the_hint_stands_above_the_input_and_is_tied_to_it():
    html = str(Small())
    assert html.index("What we may call you.") < html.index("<input")
    assert 'aria-describedby="id_name_helptext"' in html
    assert 'id="id_name_helptext"' in html


def test_a_mistake_stands_below_what_was_typed_and_keeps_it():
    class Strict(Small):
        name = forms.CharField(max_length=3)

    html = str(Strict({"name": "<Esther>"}))
    assert 'value="&lt;Esther&gt;"' in html
    assert html.index("&lt;Esther&gt;") < html.index('id="id_name_error"')
    assert 'aria-invalid="true"' in html
    assert 'href="#id_name"' in html


def test_a_form_without_a_mistake_shows_none():
    assert "summary" not in str(Small())
    assert "error" not in str(Small())


def test_a_segment_preselects_nothing():
    html = str(Small())
    assert 'role="radiogroup"' in html
    assert "checked" not in html


def test_a_segment_keeps_what_was_chosen():
    assert "checked" in str(Small({"name": "", "safe": "no"}))


def test_a_needed_field_says_so_only_among_others_that_are_not():
    class AllNeeded(Small):
        safe = None

    assert "(needed)" in str(Small())
    assert "(needed)" not in str(AllNeeded())


def test_a_mistake_in_a_group_leads_to_its_first_choice():
    class Group(Small):
        safe = forms.ChoiceField(choices=[("yes", "Yes")], widget=forms.RadioSelect)

    assert 'href="#id_safe_0"' in str(Group({"name": "x"}))


def test_the_mistakes_of_the_whole_form_are_said_too():
    form = Small({"name": "x"})
    form.add_error(None, "Someone else saved this first.")
    assert "Someone else saved this first." in str(form)


def test_every_kind_of_field_is_drawn():
    html = str(ExampleForm(renderer=HouseRenderer()))
    for part in ('type="checkbox"', 'type="radio"', "<select", "<textarea", 'type="file"', "is-scale"):
        assert part in html


@pytest.mark.parametrize(
    ("language", "spoken"),
    [("en", "Tue, May 12, 2:14 pm"), ("es", "mar 12 de may, 2:14 pm")],
)
def test_an_instant_reads_in_the_place_and_language_of_the_reader(settings, monkeypatch, language, spoken):
    settings.TIME_ZONE = "America/Chicago"
    monkeypatch.setattr(dates.timezone, "localdate", lambda: date(2026, 6, 1))
    with translation.override(language):
        assert dates.moment(datetime(2026, 5, 12, 19, 14, tzinfo=UTC)).lower() == spoken.lower()


def test_a_day_of_another_year_names_its_year(monkeypatch):
    monkeypatch.setattr(dates.timezone, "localdate", lambda: date(2026, 6, 1))
    assert dates.day(date(2025, 5, 12)) == "May 12, 2025"


@pytest.mark.parametrize(
    ("hour", "spoken"), [(0, "12:05 am"), (11, "11:05 am"), (12, "12:05 pm"), (23, "11:05 pm")]
)
def test_midnight_and_noon_are_twelve(hour, spoken):
    assert dates.clock(datetime(2026, 5, 12, hour, 5)) == spoken


def test_people_are_counted_in_words():
    assert house.people_count(1) == "1 person"
    assert house.people_count(1204) == "1,204 people"


def test_a_mark_refuses_a_tone_it_does_not_have():
    with pytest.raises(Exception, match="no tone"):
        house.mark("open", "Not started", "red")
