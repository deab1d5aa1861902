"""Letters, words and stems, the same for what is asked and for the vocabulary.

Belongs here: how text becomes comparable, in English and Spanish alike. Not here: what words mean (vocabulary).
"""

import re
import unicodedata

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
ENDINGS = ("ing", "ed", "ly")
# Of verbs in Spanish: cuida, cuidan, cuiden, cuidar, cuidado, cuidaba are one.
VERBS = ("ando", "iendo", "aron", "ieron", "aban", "aba", "ado", "ada", "ar", "an", "en")
# Whose last letter says who it is: only the plural is taken off.
GENDERED = frozenset(("muchacha", "muchacho", "chica", "chico", "hermana", "hermano", "esposa", "esposo"))
MOST = 220  # of one text
SHORTEST = 4  # of what is left when an ending is taken off


def plain(text: str) -> str:
    """Small letters without accents; apostrophes and dashes of all kinds become one."""
    if text.isascii():
        return text.lower().replace("`", "'")
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"[‘’`´]", "'", bare)


def words_of(text: str) -> list[str]:
    """The words of a text, in order. "don't" becomes "dont", "24/7" two words, "t-visa" two."""
    found = [word.replace("'", "") for word in WORD.findall(plain(text).replace("'s ", " "))]
    return found[:MOST]


def stem(word: str) -> str:
    """A rough stem that joins dentist and dentista, shelter and shelters, sleeping and sleep."""
    if (one := word.removesuffix("s")) in GENDERED:
        return one
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            word = word.removesuffix(ending)
            break
    single = word.removesuffix("s")
    for ending in VERBS:
        if single.endswith(ending) and len(single) - len(ending) >= SHORTEST:
            return single.removesuffix(ending)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "i"
    if not word.endswith("ss") and len(single) >= SHORTEST - 1:
        word = single
    for ending in ("a", "o", "e", "y"):
        if word.endswith(ending) and len(word) - 1 >= SHORTEST:
            word = word.removesuffix(ending)
            break
    return word.removesuffix("a").removesuffix("o") if len(word) > SHORTEST + 1 else word


def sound(word: str) -> str:
    """How a word sounds, roughly, in English and Spanish: nesesito as necesito, detoks as detox."""
    for written, spoken in SOUNDS:
        word = re.sub(written, spoken, word)
    return re.sub(r"(.)\1+", r"\1", word)


SOUNDS = (
    ("ph", "f"), ("c(?=[eiy])", "s"), ("z", "s"), ("qu", "k"), ("c", "k"), ("x", "ks"), ("v", "b"), ("h", ""),
    ("ll", "y"), ("y", "i"), ("w", "u"),
)  # fmt: skip
