"""What a form says when something is missing or does not fit: our words, also where the framework speaks."""

import pytest
from django import forms


class AnyForm(forms.Form):
    """One field of each sort, without a message of its own."""

    name = forms.CharField(max_length=3)
    one = forms.ChoiceField(choices=[("a", "A")])
    some = forms.MultipleChoiceField(choices=[("a", "A")])
    many = forms.IntegerField(min_value=1, max_value=24)
    on = forms.DateField()
    hours = forms.DecimalField()


def said(**typed):
    return {name: problems[0] for name, problems in AnyForm(typed).errors.items()}


def test_what_is_missing_is_asked_for():
    assert said() == {
        "name": "Fill this in.",
        "one": "Choose one of these.",
        "some": "Choose one of these.",
        "many": "Fill this in.",
        "on": "Fill this in.",
        "hours": "Fill this in.",
    }


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("name", "four", "This is 4 letters long. 3 fit here."),
        ("one", "b", "Choose one of these."),
        ("some", ["b"], "Choose from these."),
        ("many", "some", "Write a whole number."),
        ("many", "0", "Write 1 or more."),
        ("many", "25", "Write 24 or less."),
        ("on", "yesterday", "Write a day as year-month-day, for example 1999-04-30."),
        ("hours", "x", "Write a number."),
    ],
)
def test_what_does_not_fit_says_what_would(name, typed, words):
    assert said(**{name: typed})[name] == words


def test_a_field_that_has_its_own_words_keeps_them():
    class Own(forms.Form):
        name = forms.CharField(error_messages={"required": "Say a name."})

    assert Own({}).errors["name"] == ["Say a name."]
