"""What a count means, in words that decide nothing.

Belongs here: the sentences of a result and its plain arithmetic. Not here: counting (scoring). A result suggests a
longer conversation or suggests nothing; it never says what someone is, and no door closes.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.screening.scoring import Answers, score_of
from alongside.screening.shapes import Accuracy, Definition

PEOPLE = 1000


@dataclass(frozen=True, slots=True)
class Result:
    """`words`: what to do next. `meaning`: what such a result is worth, where that is known."""

    words: str
    meaning: str
    band: str = ""
    is_partial: bool = False
    suggests_longer: bool = False


@dataclass(frozen=True, slots=True)
class Among:
    """Of a thousand people asked: how many live in such a situation, and whom the answers point to."""

    living_so: int
    found: int
    missed: int
    others_found: int

    @property
    def pointed_to(self) -> int:
        return self.found + self.others_found

    @property
    def not_pointed_to(self) -> int:
        return PEOPLE - self.pointed_to


def result_of(definition: Definition, answers: Answers) -> Result | None:
    """The result so far. None where nothing is counted or nothing was said."""
    score = score_of(definition, answers)
    if score is None:
        return None
    longer = score.value >= definition.rule.longer_from
    band = next((one.words for one in definition.bands if one.least <= score.value <= one.most), "")
    partial = score.answered < score.of
    return Result(
        _words(longer=longer, partial=partial), _meaning(definition, longer=longer), band, partial, longer
    )


def _words(*, longer: bool, partial: bool) -> str:
    if longer:
        return _("Consider a longer conversation.")
    said = _("These answers suggest nothing by themselves. Every kind of help stays open.")
    rest = _("Not everything was asked or answered, and that is fine.")
    return f"{said} {rest}" if partial else said


def among(accuracy: Accuracy) -> Among:
    """The arithmetic, in whole people; each pair adds up to the whole it was taken from."""
    living_so = round(PEOPLE * accuracy.prevalence)
    found = round(living_so * accuracy.sensitivity)
    others = PEOPLE - living_so
    return Among(living_so, found, living_so - found, others - round(others * accuracy.specificity))


def _meaning(definition: Definition, *, longer: bool) -> str:
    if definition.accuracy is None:
        return _("How often this form is right was not said. Listen more than you count.")
    return " ".join(meaning_of(definition.accuracy, longer=longer))


def meaning_of(accuracy: Accuracy, *, longer: bool) -> list[str]:
    """What the publisher's figures mean in plain numbers, for a result of this kind."""
    people = among(accuracy)
    first = _("Of 1,000 people asked, about %(living)s live in such a situation.") % {
        "living": people.living_so
    }
    if longer:
        return [
            first,
            _("The answers point to %(found)s of them, and to %(others)s others.")
            % {"found": people.found, "others": people.others_found},
            _("So of %(all)s people with a result like this, about %(found)s live in such a situation.")
            % {"all": people.pointed_to, "found": people.found},
        ]
    return [
        first,
        _("The answers miss %(missed)s of them: of %(all)s people with a result like this, about %(missed)s.")
        % {"missed": people.missed, "all": people.not_pointed_to},
    ]
