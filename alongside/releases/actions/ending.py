"""A permission ends with what it was for: the referral is closed, or its reader lets go of it.

Belongs here: these ends, by either side. Not here: taking it back (withdrawing), time (sweeping).
"""

from uuid import UUID

from alongside.releases.actions.withdrawing import call, end_own, remember
from alongside.releases.enums import EndWhy
from alongside.releases.models import Release
from alongside.releases.selectors.packets import packet_line
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import What

END_PACKET = "select wall.end_packet(%s, %s)"


def end_of_referral(*, actor: Actor, subject_id: UUID, release_id: UUID) -> Release:
    """The sender's side: the referral is over, and so is what was allowed for it."""
    return end_own(actor, subject_id, release_id, EndWhy.CLOSED)


def end_of_packet(*, actor: Actor, packet_id: UUID, why: EndWhy = EndWhy.CLOSED) -> None:
    """The reader's side, who knows no client: the referral is closed there (`closed`), or it is handed back.

    One that has ended already stays as it is.
    """
    if packet_line(actor, packet_id).is_running and call(END_PACKET, [packet_id, str(why)]):
        ledger.add(actor, What.RELEASE_ENDED, why=f"end.{why}", about=packet_id)
        remember(packet_id)
