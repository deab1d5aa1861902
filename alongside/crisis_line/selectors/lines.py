"""Words to use and numbers to call.

Belongs here: reading them. Not here: changing (actions.lines). Nothing here opens a drawer or writes a line, so
that these pages stand while the key store or the ledger are down.
"""

import re
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.crisis_line.enums import Language, LineKind
from alongside.crisis_line.models import AgencyLines

Words = str | Promise
ENGLISH = (
    "You decide. We can stop at any time.",
    "You have done nothing wrong, and you are not in trouble with us.",
    "I believe you.",
    "You do not have to tell me your name.",
    "I will not call the police unless you want it, or a life is in danger.",
    "Whatever you choose tonight, you can call again.",
)
SPANISH = (
    "Usted decide. Podemos parar en cualquier momento.",
    "Usted no ha hecho nada malo, y con nosotros no está en problemas.",
    "Yo le creo.",
    "No tiene que decirme su nombre.",
    "No llamaré a la policía a menos que usted quiera o que una vida esté en peligro.",
    "Decida lo que decida esta noche, puede volver a llamar.",
)
FIRST_WORDS: dict[str, tuple[str, ...]] = {Language.EN: ENGLISH, Language.ES: SPANISH}
DIGITS = re.compile(r"\+?\d[\d ()./-]{1,}\d|\b\d{3}\b")


@dataclass(frozen=True, slots=True)
class Number:
    """A number, how to dial it and what for."""

    name: Words
    dial: str
    shown: str
    about: Words = ""


NATIONAL = (
    Number(_("Emergency"), "911", "911", _("When they ask for it, or a life is at risk now.")),
    Number(_("National Human Trafficking Hotline"), "+18883737888", "1-888-373-7888",
           _("Day and night. In many languages, with an interpreter.")),
    Number(_("Suicide and Crisis Lifeline"), "988", "988", _("Day and night. Can join a call.")),
    Number(_("Illinois child abuse line (DCFS)"), "+18002522873", "1-800-252-2873", _("Day and night.")),
    Number(_("Poison help"), "+18002221222", "1-800-222-1222", _("Day and night.")),
)  # fmt: skip


def lines_of(agency_id: UUID, kind: LineKind, language: str) -> AgencyLines | None:
    """One list of an agency, if it has written one."""
    return AgencyLines.objects.filter(agency_id=agency_id, kind=kind, language=language).first()


def words_by_language(agency_id: UUID) -> dict[str, list[str]]:
    """Words in each language that has some: the agency's own, or those we begin with. An emptied list is empty."""
    rows = AgencyLines.objects.filter(agency_id=agency_id, kind=LineKind.WORDS)
    found = {language: list(lines) for language, lines in FIRST_WORDS.items()}
    found |= {row.language: list(row.lines) for row in rows}
    return {language: found[language] for language in Language.values if found.get(language)}


def numbers_of(agency_id: UUID) -> list[Number]:
    """The agency's own numbers, as they were written: what before the number, the number, what for after it."""
    row = lines_of(agency_id, LineKind.NUMBERS, Language.EN)
    return [_number(line) for line in row.lines] if row else []


def _number(line: str) -> Number:
    found = DIGITS.search(line)
    if found is None:
        return Number(line, "", "")
    name, about = line[: found.start()].strip(" ,:;-"), line[found.end() :].strip(" ,:;-")
    shown = found.group().strip()
    return Number(name or shown, re.sub(r"[^\d+]", "", shown), shown, about)
