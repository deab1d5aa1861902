"""Tables of this room: the shared row, the sender's own link, its moves, an answer's words, a bed, who takes what."""

from alongside.referrals.models.placements import Placement
from alongside.referrals.models.referrals import Link, Move, Referral, Reply
from alongside.referrals.models.routing import RoutedTo, Routing

__all__ = ["Link", "Move", "Placement", "Referral", "Reply", "RoutedTo", "Routing"]
