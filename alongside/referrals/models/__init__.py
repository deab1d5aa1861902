"""Tables of this room: the shared row, the sender's own link, its moves, the words of an answer, a bed for someone."""

from alongside.referrals.models.placements import Placement
from alongside.referrals.models.referrals import Link, Move, Referral, Reply

__all__ = ["Link", "Move", "Placement", "Referral", "Reply"]
