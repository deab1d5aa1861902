"""What people and workers write short: "F 28", "1,200", "4 my kids", "rides 2 court".

Belongs here: rewriting a text so that it can be read word by word. Not here: short words that are always the same
(data/words/fillers.json, "short").
"""

import re

THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
# A worker's client: F 28, 17F, M44. A letter alone beside an age is nothing else.
WHO = re.compile(r"\b(?:([fm])\s?(\d{1,2})|(\d{1,2})\s?([fm]))\b(?![:.]\d)", re.IGNORECASE)
FOR = re.compile(
    r"(?<![\d.])\b4\s+(?=(?:my|me|a|the|free|teens|kids|work|him|her|them|us|today|tonight|rent|food)\b)",
    re.IGNORECASE,
)
TO = re.compile(
    r"(?<![\d.])\b2\s+(?=(?:court|work|go|get|talk|sleep|stay|live|eat|detox|school|be|do|see|help|my|the|leave|shower|apply)\b)",
    re.IGNORECASE,
)
# Written in capitals by workers; in small letters they are words.
CAPITALS = {
    "ES": "emergency shelter", "TH": "transitional housing", "LE": "police", "IPV": "domestic violence",
    "SUD": "drug treatment", "OTC": "transitional housing", "SA": "sexual assault", "MH": "mental health",
    "RRH": "rapid rehousing", "LEP": "limited english",
}  # fmt: skip
IN_CAPITALS = re.compile(rf"\b(?:{'|'.join(CAPITALS)})\b")


def written_out(text: str) -> str:
    """The same text without them."""
    text = THOUSANDS.sub("", text)
    text = WHO.sub(_who, text)
    if not text.isupper():  # somebody who shouts writes everything so
        text = IN_CAPITALS.sub(lambda found: CAPITALS[found[0]], text)
    return TO.sub("to ", FOR.sub("for ", text))


def _who(found: re.Match[str]) -> str:
    letter, age = (found[1] or found[4]).lower(), int(found[2] or found[3])
    grown, young = ("woman", "girl") if letter == "f" else ("man", "boy")
    return f"{young if age < 18 else grown} age {age}"
