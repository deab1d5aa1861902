"""Why a document is not put beside a plan, a sentence for each reason.

Belongs here: named refusals of documents. Not here: finding out (reader).
"""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused

WHY: dict[str, str | Promise] = {
    "too_large": _("The file is larger than 20 MB. Save its text alone, or the part with the plan."),
    "empty": _("The file is empty."),
    "other_kind": _("The file is of another kind than its name says. Save it again, and choose that file."),
    "two_kinds": _("The file is two kinds of document at once. Save it again as one, and choose that file."),
    "no_kind": _("This is not a text, a web page, a Word document (docx) or a PDF."),
    "old_word": _("This is an older or a locked Word document. Save it as docx without a password."),
    "no_words": _("There are no words in it. Scanned pages have to be read by a text recognition first."),
    "too_much": _("It is more than can be read here. Save its text alone, or the part with the plan."),
    "too_slow": _("Reading it took longer than 20 seconds. Save its text alone, and choose that file."),
    "too_many_pages": _("It has more than 400 pages. Choose the part with the plan."),
    "bomb": _("It unpacks to far more than it holds, as harmful files do. It was not read."),
    "macros": _("There are programs (macros) in it. Save it as a docx without them."),
    "entities": _("It holds instructions that documents do not need. Save it again with a word processor."),
    "locked": _("It is locked with a password. Save it without one."),
    "broken": _("It is broken, and could not be read. Save it again, and choose that file."),
    "gone": _("The file was not here any more when it was to be read. Choose it once more."),
    "broken_off": _("Reading it broke off. Choose the file once more; if it happens again, save it as text."),
    "not_yours": _(
        "It is the document of a plan that another agency keeps, or you do not keep plans any more."
    ),
    "no_library": _("This installation cannot read PDF yet. Save it as text or docx."),
}


class DocumentNotRead(Refused):
    """The document was not taken; `why` is a key of WHY."""

    code = "document_not_read"
    sentence = _("This document could not be read.")

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__()

    def __str__(self) -> str:
        return str(WHY.get(self.why, self.sentence))


class NothingFound(Refused):
    """No known sentence stands in it."""

    code = "nothing_found"
    sentence = _("No plan here has its sentences in this document. Nothing was stored.")


class OfAnother(Refused):
    """It was said to be of one plan, and has the sentences of another."""

    code = "of_another"
    sentence = _("These are the sentences of another plan. Nothing was stored.")

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__()

    def __str__(self) -> str:
        return gettext("These are the sentences of %(key)s. Nothing was stored.") % {"key": self.key}


def why_not(code: str) -> str:
    """The sentence of a reason, also of the one that is no document's fault."""
    return str(
        WHY.get(code, NothingFound.sentence if code == NothingFound.code else DocumentNotRead.sentence)
    )
