"""What must not become public: words of a report, a comment or an answer that would find or name a person.

Belongs here: finding such places in a text, telling its writer about them, and taking markup out. Not here: what is
done then (the forms ask for another wording, a moderator reads what a machine cannot). Shared by reports and
consultations. Two weights: what `stops` is a number, an address or a name as it is; the rest may be harmless, and a
person decides. Nothing found is never a promise that nothing is there.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What was found, in words to its writer."""

    PHONE = "phone", _("a phone number")
    MAIL = "mail", _("an email address")
    STREET = "street", _("a street address")
    NUMBER = "number", _("a number that belongs to one person")
    BIRTH = "birth", _("a day of birth")
    HANDLE = "handle", _("an account on a network")
    NAME = "name", _("the name of a person")
    STORY = "story", _("what happened to one person")
    LINK = "link", _("a link")


@dataclass(frozen=True, slots=True)
class Worry:
    """One place in a text. `stops`: it has to be worded differently before it is sent."""

    kind: Kind
    start: int
    end: int
    stops: bool

    def said_in(self, text: str) -> str:
        """The words themselves, for their writer alone."""
        return text[self.start : self.end]


# Numbers that are printed on posters: a hotline's is no person's.
PUBLIC_LINE = re.compile(r"\A\D*1?\D*8(00|33|44|55|66|77|88)\b")
STREETS = (
    r"street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|court|ct|place|pl|way|highway|hwy|parkway|pkwy|"
    r"terrace|circle|cir"
)
NAME = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]{1,30}"  # begins with a capital
FOUND: tuple[tuple[Kind, bool, "re.Pattern[str]"], ...] = (
    (Kind.MAIL, True, re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")),
    (Kind.NUMBER, True, re.compile(r"\b[Aa][#-]?\s?\d{8,9}\b")),
    (Kind.NUMBER, True, re.compile(r"(?<![\d-])\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])")),
    (
        Kind.NUMBER, True,
        re.compile(
            r"\b(?:alien|visa|passport|case|docket|file|pasaporte|expediente)\s{1,3}(?:number|no\.?|n[uú]mero|#)"
            r"\s{0,3}:?\s{0,3}[A-Z\d-]{4,20}", re.IGNORECASE,
        ),
    ),
    (Kind.PHONE, True, re.compile(r"(?<![\d.,$])(?:\+?\d{1,2}[ .-]?)?\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]?\d{4}(?!\d)")),
    (Kind.PHONE, True, re.compile(r"(?<!\w)\+\d(?:[ .-]?\d){7,13}(?!\d)")),
    (
        Kind.STREET, True,
        re.compile(
            rf"\b\d{{1,5}}\s{{1,3}}(?:[NSEW]\.?\s{{1,2}})?(?:(?:\d{{1,3}}(?:st|nd|rd|th)|{NAME})\s{{1,2}}){{1,3}}"
            rf"(?i:{STREETS})\b"
        ),
    ),
    (
        Kind.STREET, True,
        re.compile(
            rf"\b(?i:calle|avenida|apartado|p\.?\s?o\.?\s?box)\s{{1,3}}(?:{NAME}\s{{1,3}}){{0,4}}\d{{1,5}}"
        ),
    ),
    (Kind.STREET, False, re.compile(r"(?<![\d.])-?\d{1,2}\.\d{4,}\s{0,3},\s{0,3}-?\d{1,3}\.\d{4,}")),
    (
        Kind.BIRTH, True,
        re.compile(
            r"\b(?:born\s{1,3}(?:on\s{1,3})?|d\.?o\.?b\.?:?\s{0,3}|date\s+of\s+birth:?\s{0,3}|naci[oóda]{1,3}\s{1,3}el\s{1,3})"
            r"(?=[^\n]{0,12}\d)[\w/., -]{4,20}", re.IGNORECASE,
        ),
    ),
    (Kind.HANDLE, True, re.compile(r"(?<![\w@.])@[A-Za-z0-9_.]{3,30}\b")),
    (
        Kind.NAME, True,
        re.compile(
            rf"\b(?i:(?:my|her|his|their|whose)\s(?:real\s|full\s|legal\s)?name\s(?:is|was)|"
            rf"(?:mi|su)\snombre\s(?:es|era)|me\sllamo|se\sllama)\s{NAME}(?:\s{NAME}){{0,2}}"
        ),
    ),
    (
        Kind.NAME, True,
        re.compile(
            rf"\b(?i:victim|survivor|client|patient|girl|boy|woman|man|trafficker|pimp|v[ií]ctima|sobreviviente|clienta?)"
            rf",?\s(?i:named|called|llamad[ao])\s{NAME}(?:\s{NAME}){{0,2}}"
        ),
    ),
    (Kind.NAME, False, re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Sr|Sra|Detective|Officer|Dr)\.?\s{NAME}(?:\s{NAME})?")),
    (
        Kind.STORY, False,
        re.compile(
            r"\b(?:she|he|they|ella|[eé]l)\s(?:was|were|got|fue)\s(?:\w{2,12}\s){0,2}(?:sold|raped|beaten|abused|trafficked|"
            r"arrested|locked|forced|vendida|violada|golpeada)\b", re.IGNORECASE,
        ),
    ),
    (
        Kind.STORY, False,
        re.compile(
            r"\b(?:a|the|one|una|la)\s(?:\d{1,2}[- ]year[- ]old|girl|woman|boy|client|patient|clienta|muchacha)\s"
            r"(?:who|from|in|that|que|de)\b", re.IGNORECASE,
        ),
    ),
    (Kind.LINK, False, re.compile(r"\b(?:https?://|www\.)[^\s<>\"']{3,200}", re.IGNORECASE)),
)  # fmt: skip
TAGS = re.compile(
    r"<(script|style|iframe|object)\b[^>]{0,500}>.*?(?:</\1\s*>|\Z)|</?[a-zA-Z!][^<>]{0,500}>",
    re.DOTALL | re.IGNORECASE,
)
SPACE = re.compile(r"[^\S\n]{2,}")
LINES = re.compile(r"\n{3,}")


def worries(text: str) -> list[Worry]:
    """Every place to look at, in the order of the text. Of two over the same words, the one that stops."""
    found = [
        Worry(kind, hit.start(), hit.end(), stops)
        for kind, stops, pattern in FOUND
        for hit in pattern.finditer(text)
        if not (kind == Kind.PHONE and PUBLIC_LINE.match(hit.group()))
    ]
    found.sort(key=lambda one: (not one.stops, one.start, -one.end))
    kept: list[Worry] = []
    for one in found:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def stops(text: str) -> list[Worry]:
    """What has to be worded differently before the text may be sent."""
    return [one for one in worries(text) if one.stops]


def looks(texts: Iterable[str]) -> list[Kind]:
    """What a moderator is to look at in these texts: each kind once. The words are not repeated anywhere."""
    return list(dict.fromkeys(one.kind for text in texts for one in worries(text)))


def told(found: Iterable[Worry], text: str) -> list[str]:
    """For whoever wrote it: "a phone number: 555-0100"."""
    return [f"{one.kind.label}: {one.said_in(text)}" for one in found]


def plain(text: str) -> str:
    """The same words without markup, scripts, hidden letters and turned writing. Not safe as HTML for that."""
    text = TAGS.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    kept = (letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in HIDDEN)
    return LINES.sub("\n\n", SPACE.sub(" ", "".join(kept))).strip()


HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs"})


def without_links(text: str) -> str:
    """The same without addresses of the web: a link is given in the field for one."""
    return re.sub(r"(?i)\b(?:https?://|www\.)[^\s<>\"']{1,500}", "", text).strip()
