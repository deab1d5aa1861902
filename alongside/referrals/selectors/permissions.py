"""Which of a client's permissions fit a referral: they run, and are for just this reader.

Belongs here: the match. Not here: permissions themselves (releases).
"""

from alongside.referrals.enums import Way
from alongside.referrals.models import Link, Referral
from alongside.releases.enums import Way as ReleaseWay
from alongside.releases.selectors.releases import Permission, running_for
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer

WAYS = {Way.AGENCY: ReleaseWay.PACKET, Way.LINK: ReleaseWay.LINK, Way.LETTER: ReleaseWay.LETTER}


def fitting(actor: Actor, row: Referral, link: Link) -> list[Permission]:
    """Running permissions for this reader, newest first. A call has none: they lie in a client's plan."""
    way = WAYS.get(Way(row.way))
    if way is None or link.drawer != Drawer.PLAN:
        return []
    return [
        one
        for one in running_for(actor, link.subject_id)
        if one.way == way and one.to_agency_id == row.to_agency_id and _same_service(one, row)
    ]


def permission_of(actor: Actor, row: Referral, link: Link | None) -> Permission | None:
    """The one under which it was sent, if it still runs."""
    if link is None or link.release_id is None:
        return None
    return next((one for one in running_for(actor, link.subject_id) if one.id == link.release_id), None)


def _same_service(one: Permission, row: Referral) -> bool:
    """Where the permission names a service of the directory, it is for that one only."""
    return one.service_id is None or row.service_id is None or one.service_id == row.service_id
