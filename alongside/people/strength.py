"""Whether a passphrase is hard enough to guess, and what to say when it is not.

Belongs here: the rule and our words for it. Not here: keys (actions.passphrase). Nothing typed is kept.
"""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.people.models import Account

SHORTEST = 12
LONGEST = 200
GOOD_ENOUGH = 3
WEIGHED = 72  # zxcvbn slows down steeply with length; what follows only makes it stronger

TOO_SHORT = _("That is too short. Use at least 12 letters: four or five unrelated words are good.")
TOO_LONG = _("That is longer than we can take. 200 letters are the most.")
WEAK = _("This passphrase is easy to guess. Four or five unrelated words are better.")
ADVICE: tuple[tuple[str, str | Promise], ...] = (
    ("rows of keys", _("Keys that lie in a row are among the first to be tried.")),
    ("keyboard patterns", _("Keys that lie in a row are among the first to be tried.")),
    ("Repeats", _("Something repeated is hardly longer. Add a new word instead.")),
    ("Sequences", _("Leave out runs such as abc or 6543.")),
    ("years", _("Leave out years.")),
    ("Dates", _("Leave out dates.")),
    ("names", _("Names are easy to find out. Use words that have nothing to do with you.")),
    ("common", _("This is on the lists that are tried first.")),
)


def weaknesses(passphrase: str, about_her: Iterable[str] = ()) -> list[str]:
    """What is wrong with it, in plain sentences; nothing where it is good."""
    text = unicodedata.normalize("NFKC", passphrase)
    if len(text) < SHORTEST:
        return [str(TOO_SHORT)]
    if len(text) > LONGEST:
        return [str(TOO_LONG)]
    return _guessable(text, list(about_her))


def about(account: Account) -> list[str]:
    """Words that someone who knows her would try: names, agency, login, and the pieces of each."""
    said = [account.working_name, account.login, account.agency.name, account.agency.county, "alongside"]
    pieces = [piece for text in said for piece in re.split(r"[\W_]+", text) if len(piece) > 2]
    return [text.lower() for text in (*said, *pieces) if text]


def _guessable(text: str, about_her: list[str]) -> list[str]:
    # Imported here: its word lists take ten megabytes, and most processes never need them.
    from zxcvbn import zxcvbn

    found = zxcvbn(_without(text, about_her)[:WEIGHED] or "a", user_inputs=about_her)
    if found["score"] >= GOOD_ENOUGH:
        return []
    warning = found["feedback"]["warning"] or ""
    advice = [str(words) for sign, words in ADVICE if sign in warning][:1]
    return [str(WEAK), *advice]


def _without(text: str, about_her: list[str]) -> str:
    """The passphrase less every word that someone who knows her would try: such a word adds nothing."""
    return " ".join(word for word in text.split() if word.lower() not in about_her)
