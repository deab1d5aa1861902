"""Inputs drawn at once are, letter for letter, what Django's own templates draw."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from alongside.foundation.forms import DayInput, HouseRenderer, SearchInput, Segment, TimeInput
from alongside.foundation.inputs import drawn

CHOICES = [("", "Any"), ("a", "<b>&"), ('G"', [("1", "x"), ("2", "y'")]), (3, "three")]


@pytest.mark.parametrize(
    ("widget", "value"),
    [
        (forms.TextInput(attrs={"title": '"<', "autofocus": True, "hidden": False, "size": 5}), '"<&'),
        (forms.TextInput(), None),
        (forms.NumberInput(), 5),
        (forms.HiddenInput(), "h"),
        (forms.EmailInput(), "a@b.example"),
        (forms.PasswordInput(render_value=True), "p"),
        (DayInput(), "2026-05-14"),
        (TimeInput(), "10:30"),
        (SearchInput(), "é"),
        (forms.CheckboxInput(), True),
        (forms.CheckboxInput(), False),
        (forms.Select(choices=CHOICES), "2"),
        (forms.SelectMultiple(choices=CHOICES), ["a", "3"]),
        (forms.NullBooleanSelect(), True),
        (forms.RadioSelect(choices=CHOICES), "a"),
        (forms.CheckboxSelectMultiple(choices=CHOICES), ["a", "1"]),
        (Segment(choices=CHOICES), None),
        (forms.Textarea(), "</textarea>"),
    ],
)
def test_an_input_is_what_django_would_draw(widget, value):
    asked = {"name": 'na"me', "value": value, "attrs": {"id": "id_x"}}
    assert widget.render(**asked, renderer=HouseRenderer()) == widget.render(
        **asked, renderer=DjangoTemplates()
    )


def test_every_box_alone_is_what_django_would_draw():
    boxes = forms.CheckboxSelectMultiple(choices=CHOICES[:2]).subwidgets("n", ["a"], attrs={"id": "id_x"})
    for box in boxes:
        for label in (True, False):
            told = {"widget": {**box, "wrap_label": label}}
            assert (
                drawn(box["template_name"], told)
                == DjangoTemplates().render(box["template_name"], told).strip()
            )


def test_a_template_of_the_house_is_left_to_the_house():
    assert drawn("ui/field.html", {"widget": {}}) is None
