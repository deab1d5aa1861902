"""A story in several sentences: which of them ask, and which only tell what happened.

Belongs here: cutting a text into sentences, and whether one asks. Not here: what its words mean (reading). Who tells
much asks little: somebody who was sold, lost her papers and sleeps at a cousin's may look for a dentist. What she asks
is what counts; what she tells says who comes, and with what behind them.
"""

import re

from alongside.directory.understanding.words import plain

# "but" turns a sentence: what comes after it is what matters.
END = re.compile(r"(?<=[.!?;:])\s+|\n+|[¿¡]|,?\s+(?=(?:but|pero)\s)", re.IGNORECASE)
ASKS = re.compile(
    r"\?\s*$"
    r"|\b(?:i|we|she|he|they|client|who)\s+(?:\w+\s+)?needs?\b|\b(?:i|we)\s+(?:\w+\s+)?want\b|^(?:need|want|looking)\b"
    r"|\b(?:i'd|id|we'd|would|i would)\s+(?:really\s+)?like\b|\blooking for\b|\b(?:trying|try) to (?:find|get)\b"
    r"|\bhow (?:do|can|would) (?:i|we|you)\b|\bwhere (?:can|do|could|is|are)\b|\bwho (?:can|do|could|helps?|would)\b"
    r"|\bis there (?:a|an|any|some)\w*\b|\b(?:can|could) (?:some|any)\w+\b|\bdoes any\w+\b|\bplease\b|\bpls\b"
    r"|\bmain thing\b|\bcomes? first\b|\bi (?:just|only) (?:need|want)\b|\bhow to\b"
    r"|\bnecesit\w+\b|\bbusc(?:o|amos|a)\b|\b(?:quiero|queremos|quisiera|quisieramos)\b|\bme gustaria\b|\bayud[ae]\w*\b"
    r"|\b(?:a)?donde\s+(?:puedo|podemos|hay|voy|vamos|me|nos)\b|\bquien\s+(?:me|nos|puede)\b|\bhay (?:algun|quien)\w*\b"
    r"|\b(?:por favor|porfa)\b"
)
# Not what is asked for: "I don't want to go back to him", "no quiero volver".
REFUSES = re.compile(
    r"\b(?:dont|don't|do not|didnt|didn't|never|not)\s+(?:\w+\s+)?(?:need|want|like)\b"
    r"|\bno\s+(?:quiero|necesito|busco)\b"
)
LONG = 14  # words from which on a text is a story


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order."""
    return [part for part in END.split(text) if part and part.strip()]


def asks(sentence: str) -> bool:
    """Whether a sentence asks for something."""
    bare = plain(sentence).strip()
    return ASKS.search(REFUSES.sub(" ", bare)) is not None


def parted(text: str) -> list[tuple[str, bool]]:
    """Sentences, and whether each asks. All of them do where it is no story, or where none of them does."""
    parts = sentences(text)
    if len(parts) < 2 or len(text.split()) < LONG:
        return [(text, True)]
    found = [(part, asks(part)) for part in parts]
    return found if any(asking for _, asking in found) else [(part, True) for part in parts]
