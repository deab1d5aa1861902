"""The words of what is counted.

Belongs here: a name for each code. Not here: counting. A code that is nobody's here (an organization's name) stands as
it is.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

QUESTIONS: dict[str, str | Promise] = {
    "safe": _("I felt safe"),
    "respected": _("I was respected"),
    "understood": _("I was understood"),
    "chose": _("I decided"),
    "safety": _("I know more about staying safe"),
    "known": _("I know what there is"),
}
ANSWERS: dict[str, str | Promise] = {
    "yes": _("yes"), "partly": _("partly"), "no": _("no"), "open": _("left open"),
}  # fmt: skip
WORDS: dict[str, dict[str, str | Promise]] = {
    "policies": {
        "adopted": _("Adopted"), "revised": _("Revised"), "removed": _("Taken away"), "retired": _("Taken away"),
    },
    "referrals": {
        "members": _("Between members"), "others": _("To others"), "total": _("All referrals sent"),
    },
    "people": {
        "served": _("People served"), "from_members": _("Referrals taken on, from members"),
        "from_others": _("Referrals taken on, from others"), "from_total": _("All referrals taken on"),
    },
    "feedback": {"total": _("Answers")},
    "justice": {
        "better": _("It helped"), "mixed": _("Some of both"), "worse": _("It made things worse"),
        "none": _("Nothing to do with it"), "not_said": _("Would rather not say"), "kept_back": _("Kept back"),
    },
}  # fmt: skip


def words_for(measure: str, key: str) -> str:
    """What a number counts; of an answer, which."""
    if measure == "feedback" and ":" in key:
        answer = key.split(":", 1)[1]
        return str(ANSWERS.get(answer, answer))
    return str(WORDS.get(measure, {}).get(key, key))


def question_of(measure: str, key: str) -> str:
    """The question to which a number counts the answers; nothing where it counts something else."""
    if measure != "feedback" or ":" not in key:
        return ""
    question = key.split(":", 1)[0]
    return str(QUESTIONS.get(question, question))
