"""What the style guide shows: examples of every part, with nobody real in them.

Belongs here: example data for `/styleguide/`. The page is for those who build; it is
shown in development and in the demonstration only, and its examples stay in English.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone

from alongside.foundation import icons
from alongside.foundation.forms import Scale, Segment

SWATCHES = (
    ("paper", "Paper"),
    ("sheet", "Sheet"),
    ("tint", "Tint"),
    ("ink", "Ink"),
    ("ink-2", "Ink 2"),
    ("ink-3", "Ink 3"),
    ("edge", "Edge"),
    ("rule", "Rule"),
    ("accent", "Accent"),
    ("warm", "Warm"),
    ("warm-mark", "Warm mark"),
    ("danger", "Danger"),
)

MARKS = (
    ("open", "Not started", ""),
    ("part", "Going on", "accent"),
    ("done", "Done, met, open", "accent"),
    ("pause", "Resting", ""),
    ("wait", "Waiting on someone", "warm"),
    ("soon", "Soon, or look at this", "warm"),
    ("late", "Passed", ""),
    ("stop", "Ended, taken back", ""),
    ("none", "Nothing known", "soft"),
    ("danger", "Danger now", "danger"),
    ("info", "Good to know", ""),
)


class ExampleForm(forms.Form):
    """One field of every kind."""

    zip_code = forms.RegexField(
        r"^\d{5}$",
        label="Near ZIP",
        help_text="Five numbers. We do not keep it.",
        error_messages={"invalid": "That is four numbers. Add one more."},
    )
    code_word = forms.CharField(
        label="Code word", required=False, help_text="A word that only the two of you know."
    )
    need = forms.ChoiceField(
        label="What you need", choices=[("", "Not asked"), ("bed", "A safe place tonight")], required=False
    )
    words = forms.CharField(
        label="In her words", required=False, widget=forms.Textarea(attrs={"rows": 3, "class": "in-words"})
    )
    help_now = forms.MultipleChoiceField(
        label="What would help?",
        choices=[("food", "Food"), ("bed", "A bed"), ("ride", "A ride")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    call_back = forms.ChoiceField(
        label="May we call back?",
        choices=[("yes", "Yes"), ("no", "No"), ("unsure", "Not sure"), ("skip", "Rather not say")],
        widget=Segment,
        required=False,
    )
    close = forms.ChoiceField(
        label="How close does it feel?",
        choices=[(str(step), str(step)) for step in range(1, 6)],
        widget=Scale,
        required=False,
    )
    sure = forms.BooleanField(
        label="She has read it and says yes", help_text="Help does not depend on it.", required=False
    )
    paper = forms.FileField(label="A paper", help_text="Up to 20 MB.", required=False)


def context(query: Mapping[str, str]) -> dict[str, Any]:
    """Everything the page needs, in the light and the room that the address asks for."""
    room = "staff" if query.get("room") == "staff" else "public"
    theme = query.get("theme") if query.get("theme") in ("light", "dark") else "light"
    return {
        "shell": f"shells/{room}.html",
        "room": room,
        "theme": theme,
        "other": "light" if theme == "dark" else "dark",
        "views": _views(room, str(theme)),
        "swatches": SWATCHES,
        "marks": MARKS,
        "icons": sorted(icons.ICONS),
        "form": ExampleForm(prefix="good", initial={"zip_code": "62600", "help_now": ["food"]}),
        "wrong": ExampleForm({"bad-zip_code": "6260"}, prefix="bad"),
        **_people(timezone.localtime()),
    }


def _views(room: str, theme: str) -> list[dict[str, Any]]:
    return [
        {
            "url": f"?room={each_room}&theme={each_theme}",
            "label": f"{each_room.capitalize()}, {each_theme}",
            "current": (each_room, each_theme) == (room, theme),
        }
        for each_room in ("public", "staff")
        for each_theme in ("light", "dark")
    ]


def _people(now: datetime) -> dict[str, Any]:
    today: date = now.date()
    return {
        "now": now,
        "today": today,
        "facts": [
            ("Reach her", "Tue to Fri, 10 to 2.\nNo text, no voicemail."),
            ("Speaks", "Spanish, with a woman"),
            ("Safe now", "Yes, she said"),
        ],
        "entries": [
            {
                "at": now - timedelta(days=1),
                "shape": "done",
                "text": "Met at Wren House, 40 minutes.",
                "who": "Amira",
            },
            {
                "at": today - timedelta(days=17),
                "shape": "part",
                "text": "Back after six days away. Nothing was closed.",
                "who": "Ruth",
            },
            {
                "at": today - timedelta(days=70),
                "shape": "open",
                "text": "First call. A bed the same night.",
                "who": "Amira",
            },
        ],
        "tabs": [
            {"url": "#tabs", "label": "Overview", "current": True},
            {"url": "#tabs", "label": "Notes", "count": 12},
            {"url": "#tabs", "label": "Who may see", "count": 5},
        ],
        "trail": [("#crumbs", "Clients"), ("#crumbs", "Esther")],
        "links": [
            {"url": "#choices", "text": "Someone to talk to"},
            {"url": "#choices", "text": "I am not sure yet", "hint": "We can look together."},
        ],
        "heads": [{"text": "Asked"}, {"text": "For"}, {"text": "What"}, {"text": "Days", "right": True}],
        "rows": _rows(),
        "page": Paginator(range(900), 50).get_page(3),
    }


def _rows() -> list[list[dict[str, Any]]]:
    asked = (
        ("Millrace Legal Aid", "Esther", "Birth certificate", 5),
        ("Prairie Bend Health", "Marisol", "Dentist", 3),
        ("Wren House", "Jo", "Family room", 1),
    )
    return [
        [
            {"text": agency, "url": "#tables"},
            {"text": name, "label": "For"},
            {"text": what, "label": "What"},
            {"text": days, "label": "Days", "right": True},
        ]
        for agency, name, what, days in asked
    ]
