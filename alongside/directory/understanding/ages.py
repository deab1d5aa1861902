"""Whose age a text tells.

Belongs here: the ways in which people write an age. Not here: what follows from it (reading).
"""

import re

from alongside.directory.understanding.words import plain, words_of

CHILD = frozenset(
    """
    son daughter kid child baby hijo hija nino nina bebe boy girl brother sister hermano hermana
    """.split()  # noqa: SIM905 (a list of many strings reads worse)
)
AGE = re.compile(r"\b(\d{1,2})\s*(?:-\s*)?(?:years?|yrs?|yo|y/o|anos?|ano)\b")
I_AM = re.compile(
    r"\b(?:i am|im|i'm|tengo|soy|age|aged|turned|cumpli|she is|he is|shes|hes|she's|he's"
    r"|ella tiene|el tiene)\s+(?:de\s+)?(\d{1,2})\b"
    r"(?!\s*(?:kids|children|hijos|ninos|months|meses|days|dias|dollars))"
)
AT_THE_END = re.compile(r",\s*(1\d)\s*$")
A_CHILD_OF = re.compile(
    r"\b(?:boy|girl|son|daughter|teen|teenager|kid|hijo|hija|nino|nina|chico|chica|muchacho|muchacha|joven)s?"
    r",?\s+(?:de\s+|of\s+|is\s+|tiene\s+)?(\d{1,2})\b"
)


def age_of(text: str) -> tuple[int | None, bool]:
    """Whose age it is, and whether it is a child's. A small child's does not count: it does not come alone."""
    bare = plain(text)
    found = AGE.search(bare) or I_AM.search(bare) or A_CHILD_OF.search(bare) or AT_THE_END.search(bare)
    if found is None:
        return None, False
    age = int(found[1])
    of_child = bool(CHILD.intersection(words_of(bare[max(0, found.start() - 25) : found.end() + 15])))
    return (None if of_child and age < 12 else age), of_child
