"""The tables of a coalition: one file an area. Nothing in this room says anything about a client."""

from alongside.coalition.models.members import Member
from alongside.coalition.models.outreach import (
    OutreachCheck,
    OutreachCheckIn,
    OutreachPlace,
    OutreachPlan,
    OutreachRound,
    OutreachRule,
    OutreachStop,
    OutreachSupply,
    OutreachSupplyMove,
    OutreachTap,
    OutreachWorker,
)

__all__ = [
    "Member",
    "OutreachCheck",
    "OutreachCheckIn",
    "OutreachPlace",
    "OutreachPlan",
    "OutreachRound",
    "OutreachRule",
    "OutreachStop",
    "OutreachSupply",
    "OutreachSupplyMove",
    "OutreachTap",
    "OutreachWorker",
]
