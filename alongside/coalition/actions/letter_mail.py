"""A formal letter by mail: to one contact of the organization, as a PDF, once.

Belongs here: that it counts as sent, the note of it, and the mail. Not here: its words (letter_words), the paper
(letter_paper), what a mail server does (people.actions.mailing). The note is written first: where the mail does not go
out, nothing of it stands.
"""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.coalition.actions.founding_letters import send_letters
from alongside.coalition.errors_founding import MailedBefore, NoAddress
from alongside.coalition.letter_paper import paper
from alongside.coalition.letter_words import mail_for
from alongside.coalition.models import Contact, LetterMail
from alongside.coalition.policies import may_organise
from alongside.coalition.selectors.founding import addresses_of, letter_for, mailed
from alongside.people.actions.mailing import mail_paper
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.once import require_version


@transaction.atomic
def mail_letter(
    *,
    actor: Actor,
    coalition_id: UUID,
    coalition: str,
    letter_id: UUID,
    contact_id: UUID,
    version: int,
    answers_to: str,
) -> LetterMail:
    """Send it to this contact now; a draft is sent by that. MailedBefore the second time; NoAddress; MailNotSent.

    SomeoneElseWasFaster where its words changed since they were on the screen.
    """
    require(may_organise(actor, coalition_id))
    row = letter_for(coalition_id, letter_id, lock=True)
    if mailed(row):
        raise MailedBefore
    require_version(row.version, version)
    contact = next((one for one in addresses_of(row.partner) if one.id == contact_id), None)
    if contact is None:
        raise NoAddress
    note = _note(actor, letter_id, contact)
    if row.stands_since is None:
        send_letters(actor=actor, coalition_id=coalition_id, letter_ids=[letter_id], on=timezone.localdate())
        row.refresh_from_db(fields=["stands_since"])
    ledger.add(actor, What.EXPORTED, about=row.id, why="letter_mailed")
    subject, words = mail_for(row.language, organization=row.partner.name, coalition=coalition)
    mail_paper(contact.mail, subject, words, paper=paper([row], coalition), answers_to=answers_to)
    return note


def _note(actor: Actor, letter_id: UUID, contact: Contact) -> LetterMail:
    """Two who press at once: the first has sent it."""
    try:
        with transaction.atomic():
            return LetterMail.objects.create(
                agency_id=actor.agency_id, letter_id=letter_id, to_name=contact.name, address=contact.mail,
                sent_by_id=actor.account_id,
            )  # fmt: skip
    except IntegrityError:
        raise MailedBefore from None
