"""Another reader for a referral that is not sent yet.

Belongs here: the one verb. Not here: writing and sending it (referring). Nothing left before, so nothing is taken back:
what is allowed is asked anew for the new reader, with what this one must pass on by law. A permission that was given to
the former reader is the client's own, and goes on until it is taken back.
"""

from dataclasses import dataclass
from uuid import UUID

from alongside.referrals import policies
from alongside.referrals.actions.moving import as_refused, note
from alongside.referrals.actions.referring import Ask, require_reader, terms_for
from alongside.referrals.due import ANSWER_DAYS, OUTCOME_DAYS
from alongside.referrals.enums import State
from alongside.referrals.errors import NotThisMove
from alongside.referrals.models import Link, Referral
from alongside.referrals.selectors.permissions import fitting
from alongside.referrals.selectors.referrals import link_of, referral_for
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound

CODED = ("way", "to_agency_id", "service_id", "do_not_contact")
AGREED = ("answer_days", "outcome_days", "no_decline", "without_agreement")


@dataclass(frozen=True, slots=True)
class To:
    """Who is asked instead, and whether they may get in touch: that is asked anew for each reader."""

    way: str
    do_not_contact: bool
    to_agency_id: UUID | None = None
    service_id: UUID | None = None
    to_name: str = ""


@dataclass(frozen=True, slots=True)
class Readdressed:
    """The referral, and whether a permission for the former reader still runs."""

    row: Referral
    leaves_permission: bool


def change_reader(*, actor: Actor, referral_id: UUID, to: To, version: int) -> Readdressed:
    """While it is a draft. NotThisMove once it was sent, or where someone changed it since. Sent twice, done once."""
    row = referral_for(actor, referral_id, lock=True)
    link = link_of(actor, row)
    if link is None:
        raise NotFound
    require(policies.may_refer(actor, link.subject_id, link.drawer))
    if row.state != State.DRAFT:
        raise NotThisMove
    if _is_for(row, link, to):
        return Readdressed(row, leaves_permission=False)
    if row.version != version:
        raise NotThisMove
    require_reader(actor, _asked(row, link, to), link.drawer)
    leaves = bool(fitting(actor, row, link))
    _readdress(actor, row, link, to)
    note(actor, link, row, "reader")
    return Readdressed(referral_for(actor, row.id), leaves)


def _readdress(actor: Actor, row: Referral, link: Link, to: To) -> None:
    terms = terms_for(actor, to_agency_id=to.to_agency_id, service_id=to.service_id)
    for name in CODED:
        setattr(row, name, getattr(to, name))
    row.answer_days = (terms and terms.answer_days) or ANSWER_DAYS
    row.outcome_days = (terms and terms.outcome_days) or OUTCOME_DAYS
    row.no_decline, row.without_agreement = bool(terms and terms.no_decline), terms is None
    row.version += 1
    link.to_name, link.release_id, link.version = to.to_name.strip(), None, link.version + 1
    with as_refused():
        row.save(update_fields=[*CODED, *AGREED, "version"])
        link.save(update_fields=["to_name_sealed", "release_id", "version"])


def _is_for(row: Referral, link: Link, to: To) -> bool:
    same = all(getattr(row, name) == getattr(to, name) for name in CODED)
    return same and (link.to_name or "") == to.to_name.strip()


def _asked(row: Referral, link: Link, to: To) -> Ask:
    return Ask(
        way=to.way, area=row.area, priority=row.priority, do_not_contact=to.do_not_contact, for_whom=link.for_whom,
        to_agency_id=to.to_agency_id, service_id=to.service_id, to_name=to.to_name,
    )  # fmt: skip
