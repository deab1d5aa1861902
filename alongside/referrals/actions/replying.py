"""The other side writes to the sender: sealed before it is stored, and never to be read here again.

Belongs here: the verb. Not here: reading (selectors.referrals). A new key is made, sealed to the referral's public key,
and forgotten; the private half lies with the sender, in the client's plan.
"""

from uuid import UUID

from alongside.referrals import policies
from alongside.referrals.actions.moving import note
from alongside.referrals.errors import NothingSaid
from alongside.referrals.models import Reply
from alongside.referrals.selectors.referrals import referral_for, reply_place
from alongside.vault.actors import Actor, require_found
from alongside.vault.crypto.grants import wrap_for_public
from alongside.vault.crypto.sealing import new_key, seal_text
from alongside.vault.ids import uuid7
from alongside.vault.once import once


def reply(*, actor: Actor, referral_id: UUID, words: str, reply_id: UUID | None = None) -> Reply:
    """Keep it for the sender. The same form twice is one answer."""
    row = referral_for(actor, referral_id)
    require_found(policies.may_read_incoming(actor, row))
    if not words.strip():
        raise NothingSaid
    row_id = reply_id or uuid7()

    def make() -> Reply:
        place, key = reply_place(row.agency_id, row.id, row_id), new_key()
        made = Reply(
            id=row_id, agency_id=row.agency_id, referral_id=row.id, by_agency_id=actor.agency_id,
            by_account_id=actor.account_id, words_box=seal_text(key, words.strip(), place),
            key_box=wrap_for_public(key, bytes(row.reply_key), place),
        )  # fmt: skip
        made.save(force_insert=True)
        note(actor, None, row, "replied")
        return made

    return once(
        make,
        made=lambda: Reply.objects.filter(id=row_id, by_agency_id=actor.agency_id).first(),
        same=lambda _row: True,
    )
