"""A code by which two agencies speak of a bed on the telephone. It is drawn at random and says nothing.

Belongs here: drawing it. Not here: who comes behind it; nothing anywhere leads from a code to a person.
"""

import secrets

LETTERS = (
    "BCDFGHJKMNPRSTVWXZ"  # no vowel, so that no word comes of it, and none that sounds or looks like another
)
DIGITS = "23456789"


def draw() -> str:
    """Such as KT-4728: two letters, four digits."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(2))
    return f"{letters}-{''.join(secrets.choice(DIGITS) for _ in range(4))}"
