"""Why a service fits, what it will ask, and what nobody has said, in plain words.

Belongs here: the sentences. Not here: what is asked (understanding), where and when (selectors.hits). They say
nothing that depends on where somebody stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.directory.languages import NAMES
from alongside.directory.models import Found, ServiceProfile
from alongside.directory.selectors.hit_rows import Row
from alongside.directory.understanding.question import Question

Words = Mapping[str, str | Promise]
AT_MOST = 6

WITHOUT: Words = {
    "id": lazy("No ID needed"),
    "sobriety": lazy("No sobriety rule"),
    "background_check": lazy("No background check"),
    "mandatory_program": lazy("No required program"),
    "police_contact": lazy("No police unless you want them"),
    "curfew": lazy("No curfew"),
    "phone_taken": lazy("Your phone stays with you"),
    "faith_activity": lazy("No church activities"),
    "medical_clearance": lazy("No doctor’s note needed"),
    "mat_refused": lazy("Methadone and Suboxone are fine"),
    "job_rule": lazy("You do not have to work"),
}
ASKS: Words = {
    "id": lazy("to show ID"),
    "sobriety": lazy("to be sober"),
    "background_check": lazy("for a background check"),
    "mandatory_program": lazy("to take part in a program"),
    "police_contact": lazy("to talk with the police"),
    "curfew": lazy("to be in at a set hour"),
    "phone_taken": lazy("to hand over your phone"),
    "faith_activity": lazy("to join church activities"),
    "medical_clearance": lazy("to see a doctor first"),
    "mat_refused": lazy("to stop methadone or Suboxone"),
    "job_rule": lazy("to work or look for work"),
}
NOT_SAID: Words = {
    "id": lazy("Nobody has said if ID is needed"),
    "sobriety": lazy("Nobody has said if they ask you to be sober"),
    "background_check": lazy("Nobody has said if there is a background check"),
    "mandatory_program": lazy("Nobody has said if they ask you to join a program"),
    "police_contact": lazy("Nobody has said if they call the police"),
    "curfew": lazy("Nobody has said if there is a curfew"),
    "phone_taken": lazy("Nobody has said if you can keep your phone"),
    "faith_activity": lazy("Nobody has said if they ask you to join church activities"),
    "medical_clearance": lazy("Nobody has said if they ask you to see a doctor first"),
    "mat_refused": lazy("Nobody has said if methadone and Suboxone are fine"),
    "job_rule": lazy("Nobody has said if they ask you to work"),
}
TAKES: Words = {
    "women": lazy("Takes women"),
    "men": lazy("Takes men"),
    "trans": lazy("Takes trans people"),
    "non_binary": lazy("Takes non-binary people"),
    "families": lazy("Takes families"),
    "minors_alone": lazy("Takes young people on their own"),
    "couples": lazy("Takes couples"),
    "pregnant": lazy("Takes pregnant people"),
    "foreign_nationals": lazy("Takes people without papers"),
    "labor_trafficking": lazy("Takes people trafficked for work"),
    "out_of_area": lazy("Takes people from elsewhere"),
    "pets": lazy("Takes pets"),
    "service_animals": lazy("Takes service animals"),
    "wheelchair": lazy("Works with a wheelchair"),
}
TAKES_NOT_SAID: Words = {
    "women": lazy("Nobody has said if women are welcome"),
    "men": lazy("Nobody has said if men are welcome"),
    "trans": lazy("Nobody has said if trans people are welcome"),
    "non_binary": lazy("Nobody has said if non-binary people are welcome"),
    "families": lazy("Nobody has said if families are welcome"),
    "minors_alone": lazy("Nobody has said if young people can come alone"),
    "couples": lazy("Nobody has said if couples can stay together"),
    "pets": lazy("Nobody has said if pets can come"),
    "wheelchair": lazy("Nobody has said if it works with a wheelchair"),
}
KNOWS: Words = {
    "trafficking": lazy("Experienced with trafficking"),
    "indigenous": lazy("Experienced with Native people"),
    "foreign_national": lazy("Experienced with people from other countries"),
    "limited_english": lazy("Experienced with people who speak little English"),
    "lgbtq": lazy("Experienced with LGBTQ+ people"),
    "men_and_boys": lazy("Experienced with men and boys"),
    "formerly_incarcerated": lazy("Experienced with people who were in jail or prison"),
    "minors": lazy("Experienced with young people"),
    "disability": lazy("Experienced with people with a disability"),
}
COST: Words = {
    "free": lazy("Free"),
    "sliding": lazy("You pay what you can"),
    "insurance": lazy("Insurance or Medicaid"),
    "fee": lazy("Costs money"),
}


@dataclass(slots=True)
class Reasons:
    """What fits, what they will ask of you, what nobody has said."""

    fits: list[str] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def reasons(row: Row, question: Question) -> Reasons:
    """First what was asked for, then what else is good to know."""
    told = Reasons(asks=_said(ASKS, row.barriers))
    in_person = row.kind != Found.Kind.ANYWHERE  # a line on the telephone takes nobody in
    _sort(told, question.accepts, row.accepts, TAKES, TAKES_NOT_SAID if in_person else {})
    _sort(told, question.no_barriers, row.no_barriers, WITHOUT, NOT_SAID if in_person else {})
    told.fits += _said(KNOWS, [code for code in question.competences if code in row.competences])
    _languages(told, row, question)
    if age := _ages(row):
        told.fits.append(age)
    told.fits += _said(COST, [row.cost] if row.cost in ("free", "sliding") else [])
    told.fits += _said(TAKES, [code for code in ("families", "pets") if code in row.accepts])
    told.fits += _said(
        WITHOUT, [code for code in ("id", "sobriety", "phone_taken") if code in row.no_barriers]
    )
    told.fits = list(dict.fromkeys(told.fits))[:AT_MOST]
    return told


def facts(profile: ServiceProfile) -> Reasons:
    """All that is known of a service's rules and guests, whatever was asked."""
    return Reasons(
        fits=_said(TAKES, profile.accepts)
        + _said(WITHOUT, profile.no_barriers)
        + _said(KNOWS, profile.competences),
        asks=_said(ASKS, profile.barriers),
    )


def _sort(told: Reasons, wanted: Iterable[str], known: Iterable[str], yes: Words, not_said: Words) -> None:
    for code in wanted:
        if code in known:
            told.fits += _said(yes, [code])
        else:
            told.unknown += _said(not_said, [code])


def _languages(told: Reasons, row: Row, question: Question) -> None:
    wanted = list(dict.fromkeys([*question.languages, *(["es"] if question.spanish else [])]))
    for code in wanted:
        language = str(NAMES.get(code, code))
        if code in row.languages:
            told.fits.append(_("Speaks %(language)s") % {"language": inside(language)})
        elif row.languages:
            told.unknown.append(
                _("%(language)s is not among its languages: ask for an interpreter") % {"language": language}
            )
        else:
            told.unknown.append(_("Nobody has said if they speak %(language)s") % {"language": language})


def inside(language: str) -> str:
    """The name of a language inside a sentence: small letters in Spanish."""
    return language.lower() if (get_language() or "").startswith("es") else language


def _ages(row: Row) -> str:
    low, high = (None if age is None else int(age) for age in (row.minimum_age, row.maximum_age))
    if low and high:
        return _("Ages %(low)d to %(high)d") % {"low": low, "high": high}
    if high:
        return _("Up to age %(high)d") % {"high": high}
    return _("From age %(low)d") % {"low": low} if low else ""


def _said(words: Words, codes: Iterable[str]) -> list[str]:
    return [str(words[code]) for code in codes if code in words]
