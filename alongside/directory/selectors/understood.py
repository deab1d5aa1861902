"""How we understood a question, in plain words, so that a person sees what was looked for.

Belongs here: wording. Not here: understanding. Nothing of it is kept.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.directory.languages import NAMES
from alongside.directory.selectors.areas import areas
from alongside.directory.selectors.reasons import KNOWS, TAKES, WITHOUT, Words, inside
from alongside.directory.understanding.question import EVENING, NOW, TONIGHT, WEEKEND, Question

WHEN: Words = {
    NOW: lazy("open now"),
    TONIGHT: lazy("open tonight"),
    EVENING: lazy("open in the evening"),
    WEEKEND: lazy("open on the weekend"),
}


def understood(question: Question) -> list[str]:
    """What we look for, in the order in which one would say it."""
    names = {area.code: area.name for area in areas(with_own=False)}
    told = [names[code] for code in question.needs if code in names]
    told += [str(words[code]) for words, codes in (
        (TAKES, question.accepts), (WITHOUT, question.no_barriers), (KNOWS, question.competences)
    ) for code in codes if code in words]  # fmt: skip
    told += [
        _("speaks %(language)s") % {"language": inside(str(NAMES.get(code, code)))}
        for code in question.languages
    ]
    told += [_("free or by income")] if question.cost else []
    told += [_("age %(age)d") % {"age": question.age}] if question.age is not None else []
    told += [str(WHEN[question.when])] if question.when else []
    told += [_("called “%(name)s”") % {"name": " ".join(question.names)}] if question.names else []
    if question.near is not None and question.near.called:
        told.append(_("near %(place)s") % {"place": question.near.called})
    return list(dict.fromkeys(told))
