"""The tables of a coalition: one file an area. Nothing in this room says anything about a client."""

from alongside.coalition.models.evaluation import Learned, Policy, PolicyDecision, PolicyFinding, PolicyLook
from alongside.coalition.models.members import Member
from alongside.coalition.models.system import (
    Ask,
    Failing,
    Institution,
    Material,
    MaterialShare,
    SystemContact,
    SystemLog,
    SystemStep,
)

__all__ = [
    "Ask",
    "Failing",
    "Institution",
    "Learned",
    "Material",
    "MaterialShare",
    "Member",
    "Policy",
    "PolicyDecision",
    "PolicyFinding",
    "PolicyLook",
    "SystemContact",
    "SystemLog",
    "SystemStep",
]
