"""Which addresses of the directory are asked, and what became of it.

Belongs here: reading. Not here: asking (actions.linking). What is confidential, or belongs to such, is never among
them: neither to be asked nor to be shown.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from alongside.directory.models import LinkAnswer, Location, Service, ServiceAtLocation
from alongside.directory.selectors.services import GONE, is_hidden, service_for
from alongside.foundation.outbound import Became

TWICE = 2  # one evening without an answer says little
STANDING = """
select 'service' as kind, s.id, s.url as address from directory_service s
  left join directory_organization o on o.id = s.organization_id
 where s.url <> '' and not s.status = any(%(gone)s) and not coalesce(o.confidential, false)
   and not exists (select from directory_serviceatlocation x join directory_location l on l.id = x.location_id
                    where x.service_id = s.id and l.confidential)
union all
select 'organization', o.id, o.website from directory_organization o where o.website <> '' and not o.confidential
union all
select 'location', l.id, l.url from directory_location l where l.url <> '' and not l.confidential
"""
TO_ASK = f"""
select t.address, array_agg(t.kind order by t.kind, t.id), array_agg(t.id order by t.kind, t.id)
  from ({STANDING}) t
  left join directory_linkanswer a
    on case t.kind when 'service' then a.service_id when 'organization' then a.organization_id
                   else a.location_id end = t.id and a.address = t.address
 where a.asked_on is null or a.asked_on < %(since)s
 group by t.address
 order by min(a.asked_on) nulls first, random()
 limit %(most)s
"""


@dataclass(frozen=True, slots=True)
class ToAsk:
    """An address, and the rows in which it stands: asked once for all of them."""

    address: str
    rows: list[tuple[str, UUID]]


def to_ask(since: date, most: int) -> list[ToAsk]:
    """Addresses that were not asked since that day, the longest first."""
    with connection.cursor() as cursor:
        cursor.execute(TO_ASK, {"gone": list(GONE), "since": since, "most": most})
        return [ToAsk(row[0], list(zip(row[1], row[2], strict=True))) for row in cursor.fetchall()]


def witnesses(most: int = 3) -> list[str]:
    """Addresses that answered when they were asked: where none of them does now, the network is gone."""
    rows = LinkAnswer.objects.filter(became=Became.WORKS).order_by("-asked_on", "-id")
    return list(rows.values_list("address", flat=True)[:most])


@dataclass(frozen=True, slots=True)
class Link:
    """One address of a service's page, and what became of it; `answer` is nothing where nobody has asked."""

    whose: str
    address: str
    answer: LinkAnswer | None

    @property
    def offers(self) -> bool:
        """There is a new address, and nobody has taken it."""
        return self.answer is not None and self.answer.became == Became.MOVED and self.answer.taken_at is None

    @property
    def was_taken(self) -> bool:
        """Somebody took the new address: the former one is still known."""
        return self.answer is not None and self.answer.taken_at is not None


def links_of(service: Service) -> list[Link]:
    """The addresses of a service, its organization and its places. Of what is confidential: none."""
    if is_hidden(service):
        return []
    organization = service.organization
    at = ServiceAtLocation.objects.filter(service=service).values("location_id")
    places = Location.objects.filter(id__in=at).exclude(url="").order_by("name", "id")
    of_all = Q(service_id=service.id) | Q(organization_id=service.organization_id, organization__isnull=False)
    answers = LinkAnswer.objects.filter(of_all | Q(location__in=places))
    found = {(row.service_id or row.organization_id or row.location_id): row for row in answers}
    named = [(_("Website"), service.id, service.url)]
    if organization is not None:
        named.append((organization.name, organization.id, organization.website))
    named += [(place.name or _("The place"), place.id, place.url) for place in places]
    every = [Link(whose, said, _that_fits(found.get(row), said)) for whose, row, said in named if said]
    return list({link.address: link for link in reversed(every)}.values())[::-1]  # the first of each address


def _that_fits(answer: LinkAnswer | None, stands: str) -> LinkAnswer | None:
    """An answer of an address that is written differently by now says nothing any more."""
    if answer is None:
        return None
    now = answer.moved_to if answer.taken_at is not None else answer.address
    return answer if now == stands else None


def answer_for(link_id: UUID, service_id: UUID) -> LinkAnswer | None:
    """The answer of an address on a service's page; none where it was asked anew, or is confidential by now."""
    for link in links_of(service_for(service_id)):
        if link.answer is not None and link.answer.id == link_id:
            return link.answer
    return None


def silent() -> Q:
    """Services whose website, or whose organization's, is gone or has not answered twice."""
    missed = Q(became=Became.GONE) | Q(became=Became.NOT_REACHED, in_a_row__gte=TWICE)
    own = LinkAnswer.objects.filter(missed, service=OuterRef("pk"), address=F("service__url"))
    theirs = LinkAnswer.objects.filter(
        missed, organization=OuterRef("organization_id"), address=F("organization__website")
    )
    return Q(Exists(own)) | Q(Exists(theirs))
