"""The tables of a coalition: one file an area. Nothing in this room says anything about a client."""

from alongside.coalition.models.members import Member

__all__ = ["Member"]
