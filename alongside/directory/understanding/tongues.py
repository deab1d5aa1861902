"""Other languages than English and Spanish, by their letters alone.

Belongs here: which language a text is in, where its letters say so. Not here: understanding it: who writes so is
shown who interprets, and who speaks the language.
"""

import re
import unicodedata

# Accents of Spanish and French are in none of them.
LETTERS = (
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("vi", re.compile(r"[\u01a0-\u01b0\u0111\u0129\u0169\u1ea0-\u1ef9]")),
    ("pl", re.compile(r"[ąćęłńśźż]")),
)


def tongue_of(text: str) -> str:
    """The code of a language, or nothing."""
    composed = unicodedata.normalize("NFC", text.lower())
    return next((code for code, letters in LETTERS if letters.search(composed)), "")
