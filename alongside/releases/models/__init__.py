"""Tables of this room: permissions, the sealed copies that leave, what the law made us give."""

from alongside.releases.models.disclosure import Disclosure
from alongside.releases.models.packets import Packet, PacketBody, PacketFile, PacketLink
from alongside.releases.models.releases import CounsellingYes, Release, ReleaseRules

__all__ = [
    "CounsellingYes", "Disclosure", "Packet", "PacketBody", "PacketFile", "PacketLink", "Release", "ReleaseRules",
]  # fmt: skip
