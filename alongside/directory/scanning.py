"""What in a text would lead somebody to a place: streets, corners, coordinates, numbers, map links, "behind the …".

Belongs here: looking at words. Not here: storing or refusing anything (actions, the import), what the row itself
refuses (migrations/0002_hsds_rows). It looks at texts of confidential places and of imports, and rather finds too
much than too little: a sentence that is lost can be written again, an address that is out cannot be taken back.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.directory.enums import KeptOut


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that finds a place. The words themselves are not carried along: they would end up in a log."""

    kind: KeptOut
    start: int
    end: int


_HIDDEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"))

_ROAD = (
    "street|st|avenue|ave|av|road|rd|lane|ln|boulevard|blvd|terrace|ter|parkway|pkwy|alley|aly|broadway|"
    "expressway|expy|freeway|fwy|turnpike|tpke|esplanade|heights|hts|crescent|highway|hwy|trail|trl|pike"
)
# Words that are also other things: a court, a safe place, a drive. They count close behind a number only.
_ALSO_ROAD = (
    "drive|dr|court|ct|place|pl|way|circle|cir|square|sq|plaza|plz|row|run|crossing|xing|loop|path|commons|bend|"
    "mews|close|grove|manor"
)
_CALLE = "calle|avenida|avda|camino|calzada|callej[oó]n|bulevar|boulevard|paseo|plaza|pasaje|privada|cerrada|colonia"
_NOT_A_HOUSE = (
    r"(?!24/7)(?!\d+\s*(?:-\s*)?(?:hours?|hrs?|days?|nights?|weeks?|months?|years?|beds?|people|percent|a\.?m|p\.?m|"
    r"minutes?|horas?|d[ií]as?|noches?|semanas?|meses|años|camas?|personas?)\b)"
)
_HOUSE = rf"\b{_NOT_A_HOUSE}[nsew]?\d{{1,6}}(?:[-/]?[a-z\d])?\b[\s,]{{1,5}}"
_WORD = r"[^\s,]{1,40}[\s,]{1,5}"
_ONES = "zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
_CODE = "23456789CFGHJMPQRVWX"
_AWAY = "from|away|off|north|south|east|west|de"

_PATTERNS: tuple[tuple[KeptOut, str], ...] = (
    # 4711 Quillfeather Lane; 12-B N. 5th St; N2345 County Road 5; Highway 24; PO Box 9; Apt 4
    (KeptOut.ADDRESS, rf"{_HOUSE}(?:{_WORD}){{0,4}}?(?:{_ROAD})\b"),
    (KeptOut.ADDRESS, rf"{_HOUSE}(?:{_WORD}){{1,2}}?(?:{_ALSO_ROAD})\b"),
    (
        KeptOut.ADDRESS,
        r"\b(?!the\b|on\b|a\b|this\b|of\b)(?<![\w'\-])[\w'\-]{2,40}\s+(?:street|avenue|boulevard|lane|parkway)\b",
    ),
    (
        KeptOut.ADDRESS,
        r"\b(?:highway|hwy|route|rte|county\s+road|co\s+rd|state\s+road|interstate)[\s.\-]*\d{1,4}\b",
    ),
    (KeptOut.ADDRESS, r"\b(?:i-|exit\s+|mile\s+marker\s+|carretera\s+|ruta\s+)\d{1,4}\b"),
    (
        KeptOut.ADDRESS,
        rf"\b(?:{_CALLE})\.?\s+(?:{_WORD}){{1,5}}?(?:#|n[oº°]\.?|n[uú]m(?:ero)?\.?)?\s*\d{{1,6}}\b",
    ),
    (KeptOut.ADDRESS, rf"\b\d{{1,6}}\s+(?:{_CALLE})\b|\bcalle\s+\w+"),
    (KeptOut.ADDRESS, r"\bp\.?\s*o\.?\s*box\s*\d+"),
    (KeptOut.ADDRESS, r"\b(?:apt|apartment|suite|ste|unit|room|floor|lot|apto|piso)\b\.?\s*#?\s*\d+\w?\b"),
    (KeptOut.ADDRESS, r"\b\d{1,6}\s+(?:[NSEW]|North|South|East|West|Norte|Sur|Este|Oeste)\b\.?\s+[\w']+"),
    # the corner of Elm and 5th; Elm & Oak; between 4th and 5th
    (KeptOut.ADDRESS, r"\b(?:corner|intersection|esquina|cruce)\b"),
    (KeptOut.ADDRESS, r"\b(?:between|entre)\s+\d*[A-Z\d][\w'.]*\s+(?:and|&|y)\s+\d*[A-Z\d][\w'.]*"),
    (KeptOut.ADDRESS, r"\b\d+(?:st|nd|rd|th)\s*(?:and|&|at|/|y|@)\s*[\w']+"),
    (KeptOut.ADDRESS, r"(?:\b(?:and|at|y)\b|[&/@])\s*\d+(?:st|nd|rd|th)\b"),
    (KeptOut.COORDINATES, r"[-+]?\d{1,3}[.,]\d{3,}\s*°?\s*[NSns]?\s*[,;/\s]\s*[-+]?\d{1,3}[.,]\d{3,}"),
    (KeptOut.COORDINATES, r"\d{1,3}\s*°\s*\d{1,2}"),
    (KeptOut.COORDINATES, r"\b(?:lat(?:itude|itud)?|lon(?:g|gitude|gitud)?|lng)\b\.?\s*[:=]?\s*[-+]?\d{1,3}"),
    (KeptOut.COORDINATES, r"(?<![\d.])[-+]?\d{1,3}\.\d{4,}(?!\d)"),
    (KeptOut.COORDINATES, rf"\b[{_CODE}]{{4,8}}\+[{_CODE}]{{2,3}}\b|///?\w+\.\w+\.\w+|\bgeo:"),
    (KeptOut.LINK, r"\b(?:https?|ftp)\s*:\s*//\S+|\bwww\.\S+"),
    (
        KeptOut.LINK,
        r"\b(?:maps?\.(?:google|apple)|goo\.gl|openstreetmap|osm\.org|waze\.com|w3w\.co|bing\.com/maps)\S*",
    ),
    # Any run of seven digits or more, however it is broken up; spelled digits.
    (KeptOut.PHONE, r"(?<!\d)(?:\+?\d[\s().\-/·_*]{0,3}){6,}\d(?!\d)"),
    (KeptOut.PHONE, rf"\b(?:(?:{_ONES})[\s,.\-]+){{6,}}(?:{_ONES})\b|\btel:"),
    (KeptOut.AREA, r"(?<![\d$.,])\d{5}(?:-\d{4})?(?![\d,.]\d)"),
    (
        KeptOut.TEXT,
        r"\b(?:behind|beside|opposite|across\s+(?:the\s+street\s+)?from|next\s+(?:door\s+)?to|adjacent\s+to|"
        r"in\s+front\s+of|around\s+the\s+corner|down\s+the\s+(?:street|road|block)|up\s+the\s+hill|near\s+(?:the|to)|"
        r"close\s+to|just\s+off|(?:north|south|east|west)\s+of|upstairs\s+from|above\s+the|below\s+the|look\s+for\s+the|"
        rf"(?:blocks?|miles?|minutes?|steps|feet|yards|cuadras?|millas?)\s+(?:{_AWAY})|walk(?:ing)?\s+(?:distance|from)|"
        r"turn\s+(?:left|right)|(?:blue|red|green|white|yellow|brick)\s+(?:door|house|building)|"
        r"bus\s+(?:stop|line|route)|train\s+(?:stop|station)|cross\s+streets?)\b",
    ),
    (
        KeptOut.TEXT,
        r"\b(?:detr[aá]s\s+de|al\s+lado\s+de|enfrente\s+de|frente\s+a|cerca\s+de|junto\s+a|a\s+la\s+vuelta|"
        r"al\s+(?:norte|sur|este|oeste)\s+de|parada\s+de|puerta\s+(?:azul|roja|verde|blanca))\b",
    ),
)
# These mean something only with their capitals: Elm & Oak, US 24, 800-555-HELP.
_WITH_CAPITALS: tuple[tuple[KeptOut, str], ...] = (
    (KeptOut.ADDRESS, r"\b[A-Z][a-z']+\s*[&@/]\s*[A-Z][a-z']+\b"),
    (KeptOut.ADDRESS, r"\bU\.?S\.?[\s-]\d{1,3}\b(?!/7|\s*hours)"),
    (KeptOut.PHONE, r"\b\d{3}[\s.\-]*[A-Z]{3,4}[\s.\-]*[A-Z]{0,4}\b"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS) + tuple(
    (kind, re.compile(pattern)) for kind, pattern in _WITH_CAPITALS
)
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")

_SAYS_CONFIDENTIAL = re.compile(
    r"\b(?:confidential|confidencial|undisclosed|not\s+(?:be\s+)?disclosed|non[\s-]?disclosed|unpublished|"
    r"not\s+published|(?:address|location|direcci[oó]n|ubicaci[oó]n)\s+(?:is\s+)?(?:withheld|private|secret|hidden|"
    r"not\s+(?:public|given|listed)|privada|secreta|no\s+p[uú]blica)|(?:secret|hidden|private|safe)\s+location|"
    r"safe[\s-]?(?:house|home)s?|casa\s+segura|(?:domestic|family)\s+violence\s+(?:emergency\s+)?shelters?|"
    r"(?:battered|abused)\s+women'?s?\s+shelters?|dv\s+shelters?|redacted|"
    r"refugio\s+(?:para\s+)?(?:v[ií]ctimas|mujeres\s+maltratadas|de\s+violencia))\b",
    re.IGNORECASE,
)


def scan(text: str) -> list[Finding]:
    """Everything in a text that could lead somebody to a place. Positions are those of `plain(text)`."""
    words = _DATE.sub(lambda day: "-" * len(day[0]), plain(text))
    return [
        Finding(kind, hit.start(), hit.end())
        for kind, pattern in _COMPILED
        for hit in pattern.finditer(words)
    ]


def leads_somewhere(text: str) -> bool:
    """Whether anything in it could lead somebody to a place."""
    return bool(text) and bool(scan(text))


def kinds(text: str) -> set[KeptOut]:
    """What kinds of things lead there."""
    return {finding.kind for finding in scan(text)}


def safe_words(text: str) -> tuple[str, Counter[str]]:
    """The text as it may be kept of a confidential place: whole, or not at all, with what was kept out by kind."""
    found = kinds(text)
    return ("", Counter(kind.value for kind in found)) if found else (text, Counter())


def says_confidential(*texts: str) -> bool:
    """Whether somebody wrote that this place is not public, or it is a kind of place that never is."""
    return any(_SAYS_CONFIDENTIAL.search(plain(text)) for text in texts if text)


def is_redacted(location_type: str) -> bool:
    """A location type that other publishers use for a place which is not public (HSDS issue 166)."""
    return location_type.strip().lower() in {"redacted", "confidential", "undisclosed", "private"}


def plain(text: str) -> str:
    """The text without what hides digits and letters: full-width signs, unusual dashes, signs of no width."""
    tidy = unicodedata.normalize("NFKC", text).translate(_HIDDEN).translate(_DASHES)
    return "".join(_digit(sign) for sign in tidy)


def _digit(sign: str) -> str:
    if sign.isascii() or not sign.isdigit():
        return sign
    return str(unicodedata.digit(sign, sign))


def tally(counts: Iterable[Counter[str]]) -> dict[str, int]:
    """Several tallies of what was kept out, as one."""
    whole: Counter[str] = Counter()
    for each in counts:
        whole.update(each)
    return dict(sorted(whole.items()))
