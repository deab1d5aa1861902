"""What can be wrong with a definition, each as a sentence that names file, item and reason.

Belongs here: the sentences and their collector. Not here: finding what is wrong (format, plain_forms). The
sentences are marked for translation and stay English here: nothing in this file needs Django.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


def _(text: str) -> str:
    """Marks a sentence for the translators."""
    return text


SENTENCES = {
    # the file
    "too_large": _("The file is larger than 256 kB."),
    "empty": _("The file is empty."),
    "encoding": _("The file is not UTF-8 text. Save it as UTF-8 and try again."),
    "not_json": _("This is not JSON: line %(line)s, character %(column)s does not fit."),
    "twice_in_object": _("The word “%(key)s” stands twice in one place."),
    "too_deep": _("The parts lie more than %(most)s deep inside one another."),
    "not_an_object": _("A definition is one object, in curly brackets."),
    "no_form": _("There is no list of labelled items in this file."),
    "bad_number": _("NaN and Infinity are not numbers that can be used."),
    # parts
    "missing": _("“%(key)s” is missing."),
    "unknown_key": _("“%(key)s” is not a word of this format."),
    "not_text": _("“%(key)s” must be text."),
    "not_a_list": _("“%(key)s” must be a list."),
    "not_an_object_here": _("“%(key)s” must hold objects, in curly brackets."),
    "blank": _("“%(key)s” has no words in it."),
    "too_long": _("“%(key)s” is longer than %(most)s characters."),
    "odd_letters": _("“%(key)s” holds characters that cannot be shown."),
    "not_a_date": _("“%(key)s” must be a day such as 2026-05-14."),
    "not_a_choice": _("“%(key)s” is “%(value)s”. It can be: %(choices)s."),
    "not_a_whole_number": _("“%(key)s” must be a whole number from %(least)s to %(most)s."),
    "not_a_share": _("“%(key)s” must be a number between 0 and 1."),
    "review_before": _("The review is due before the day it was reviewed."),
    "no_items": _("There is no item to ask."),
    "too_many": _("There are more than %(most)s in “%(key)s”."),
    # items
    "bad_id": _("The id “%(value)s” may hold letters, digits, dots, dashes and underscores, 80 at most."),
    "twice": _("The id “%(value)s” is used by two items."),
    "required": _("“required” can only be false: everyone may skip any question."),
    "no_options": _("There are no options to choose from."),
    "option_twice": _("The option “%(value)s” stands there twice."),
    "options_not_here": _("An item of the type “%(type)s” has no options."),
    "no_points_here": _("An item of the type “%(type)s” has no points."),
    "points_for_silence": _("Not knowing or not saying never counts: “%(value)s” can have no points."),
    "scale_backwards": _("The scale must go up, by twenty steps at most."),
    "scale_not_here": _("Only a scale has “from” and “to”."),
    # branching
    "branch_no_item": _("The branching names “%(value)s”. There is no such item."),
    "branch_no_answer": _("The branching waits for the answer “%(value)s”, which “%(item)s” does not offer."),
    "branch_circle": _("The branching goes round in a circle: %(items)s."),
    "branch_deep": _("More than %(most)s items wait behind one another."),
    "branch_text": _("The branching cannot wait for words or numbers: “%(item)s” is of the type “%(type)s”."),
    # rule, bands
    "rule_no_item": _("The rule names “%(value)s”. There is no such item."),
    "rule_nothing": _("The rule names no item."),
    "rule_wrong_type": _("The rule cannot count “%(value)s”: it is of the type “%(type)s”."),
    "rule_item_twice": _("The rule names “%(value)s” twice."),
    "bands_without_rule": _("There are bands, but nothing is counted. Take the bands out or say what is counted."),
    "rule_without_bands": _("Something is counted, but no band says what the count means."),
    "band_backwards": _("The band from %(from)s to %(to)s goes backwards."),
    "bands_overlap": _("Two bands hold %(value)s."),
    "bands_gap": _("No band holds %(value)s."),
    "bands_beyond": _("A band goes up to %(value)s. The most there can be is %(most)s."),
    "verdict": _("“%(value)s” says what someone is. Say what to do next, such as “consider a longer conversation”."),
    "longer_beyond": _("“longer_from” must lie between 1 and %(most)s."),
    "accuracy_without_rule": _("There are figures on accuracy, but nothing is counted."),
    # plain forms
    "plain_no_label": _("This item has no label."),
    "plain_no_type": _("This item has no type."),
    "plain_type": _("We do not know the type “%(type)s”."),
    "plain_not_an_item": _("This is not an item: an object with a label and a type belongs here."),
    "plain_options": _("The options cannot be read. A list of words, or of value and label, belongs here."),
}  # fmt: skip
MOST_TOLD = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where."""

    file: str
    where: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return SENTENCES[self.code]

    def __str__(self) -> str:
        place = f"{self.file}, {self.where}" if self.where else self.file
        return f"{place}: {self.sentence % self.values}"


class NotLoaded(Exception):
    """A definition that was refused whole, with everything that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class Problems:
    """Collects what is wrong while a definition is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []

    def add(self, where: str, code: str, **values: object) -> None:
        """Note one thing. What someone typed is cut short, so that a sentence stays one."""
        if len(self.found) < MOST_TOLD:
            said = {name: shorten(value) for name, value in values.items()}
            self.found.append(Problem(self.file, where, code, said))

    def refuse(self) -> None:
        """Stop here if anything is wrong."""
        if self.found:
            raise NotLoaded(self.found)


def shorten(value: object) -> object:
    """Enough of a text to find it again."""
    if not isinstance(value, str):
        return value
    plain = "".join(letter if letter.isprintable() else " " for letter in value)
    return plain if len(plain) <= 80 else plain[:79] + "…"
