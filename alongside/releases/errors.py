"""Named refusals of this room, as sentences. None carries a word about a person."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class NotAmongThem(Refused):
    """Something was asked for that is not among what can be allowed here."""

    code = "not_listed"
    sentence = _("This cannot be shared. Choose from what is listed.")


class NothingChosen(Refused):
    """A permission for nothing."""

    code = "nothing_chosen"
    sentence = _("Choose at least one thing to share, or share nothing.")


class TooLong(Refused):
    """It would last longer than the agency allows."""

    code = "too_long"
    sentence = _("That is longer than your agency allows. Choose an earlier day.")


class NobodyToRead(Refused):
    """At the agency that should receive it, nobody could open it."""

    code = "nobody_to_read"
    sentence = _("Nobody there could open it yet. Name a person, or use a link and a code.")


class SupervisorsYes(Refused):
    """Counselling without the clinical supervisor, or without the word on privilege."""

    code = "clinical_yes"
    sentence = _("A counseling session needs the clinical supervisor’s yes, and the word on privilege first.")


class SayFirst(Refused):
    """Something that must be said before anyone signs was not."""

    code = "say_first"
    sentence = _("Say everything on the list first, then sign.")


class WitnessMissing(Refused):
    """Said aloud, and nobody is named who heard it."""

    code = "witness"
    sentence = _("Write down who heard it.")


class SignatureMissing(Refused):
    """Nothing was signed."""

    code = "signature"
    sentence = _("It is not signed yet. Their name or a mark is enough.")


class GuardianMissing(Refused):
    """A minor signs, and neither a guardian nor the law is named."""

    code = "guardian"
    sentence = _("For a minor, a guardian signs too, or the law lets the minor decide alone. Say which.")


class NoOrder(Refused):
    """A subpoena alone makes nobody give anything."""

    code = "no_order"
    sentence = _("A subpoena is not a court order. Nothing was given: write down what you did instead.")


class ApproverMissing(Refused):
    """Whoever leads says yes before anything is given."""

    code = "approver"
    sentence = _("Someone who leads must have said yes. Name them.")


class LinkShut(Refused):
    """The code or the word is wrong, or the link is over: it is not said which."""

    code = "link_shut"
    sentence = _(
        "This does not open anything. Look at the word and the code again, or call whoever gave them to you."
    )


class TooMuch(Refused):
    """More words than one sealed copy carries."""

    code = "too_much"
    sentence = _("This is more than one permission can carry. Take something out, or make a second one.")


class SaysOtherwiseNow(Refused):
    """What was chosen was changed after it was shown: nobody signs for words that they have not seen."""

    code = "says_otherwise"
    sentence = _("Something here was changed since it was shown. Read it once more together, then sign.")


class TooManyDocuments(Refused):
    """More documents than one sealed copy carries."""

    code = "too_many_documents"
    sentence = _("At most five documents go with one permission. Take one out, or make a second permission.")


class DocumentsTooLarge(Refused):
    """Larger, all together, than one sealed copy carries."""

    code = "documents_too_large"
    sentence = _(
        "Together the documents are larger than 30 MB. Take one out, or make a second permission for it."
    )


class DocumentNotWhole(Refused):
    """A file of hers is missing, or is not as it was kept: what is broken is not sent."""

    code = "document_not_whole"
    sentence = _("One of the documents does not open any more. Take it out, or add it to the record again.")


class DocumentLost(Refused):
    """A copy in a packet is missing or was tampered with."""

    code = "document_lost"
    sentence = _("This document does not open. Call whoever let you see it: they can allow it again.")


class PageTooOld(Refused):
    """What a page may fetch after a link was opened holds for a quarter of an hour."""

    code = "page_too_old"
    sentence = _("This page has been open for a while. Open the link once more, with the word and the code.")
