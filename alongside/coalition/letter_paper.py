"""Letters as paper.

Belongs here: handing the type setter its words. Not here: the words (letter_words), keeping a letter. Each letter
begins a page of its own.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.utils import dateformat, translation
from django.utils.timezone import localdate

from alongside.coalition.models import Letter
from alongside.foundation.typesetting import typeset

TEMPLATE = Path(__file__).parent / "data" / "letter.typ"
WORDS = {
    "en": {"to": "To", "answer": "Please answer by", "draft": "Draft", "title": "Invitation"},
    "es": {
        "to": "Para",
        "answer": "Les pedimos su respuesta antes del",
        "draft": "Borrador",
        "title": "Invitación",
    },
}


DAY = {"en": "F j, Y", "es": r"j \d\e F \d\e Y"}  # a letter has its month in full


def paper(letters: Sequence[Letter], coalition: str) -> bytes:
    """A PDF of these letters."""
    return typeset(TEMPLATE, {"coalition": coalition, "letters": [_told(one) for one in letters]})


def _told(letter: Letter) -> dict[str, object]:
    words = WORDS[letter.language]
    day = _day(letter.stands_since or localdate(), letter.language)
    answer = f"{words['answer']} {_day(letter.answer_by, letter.language)}." if letter.answer_by else ""
    return {
        "language": letter.language,
        "title": words["title"],
        "day": day if letter.stands_since else f"{words['draft']}, {day}",
        "to": f"{words['to']}: {letter.partner.name}",
        "paragraphs": [one.strip() for one in letter.words.split("\n\n") if one.strip()],
        "answer": answer,
        "signed": letter.signed,
    }


def _day(on: date, language: str) -> str:
    with translation.override(language):
        return dateformat.format(on, DAY[language])
