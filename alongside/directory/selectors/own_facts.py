"""Our own facts as the attributes under which they leave: of services, and what we know beside the standard's tables.

Belongs here: rows. Not here: which attribute stands for which fact (exchange.own_facts). A confidential place tells
nothing of itself; that an organization's places must not be found is told, so that they stay hidden elsewhere too.
"""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from alongside.directory.exchange.own_facts import SCHEME, YES, attribute, facts_of
from alongside.directory.models import Location, Organization, Phone, ServiceProfile, TaxonomyTerm
from alongside.directory.selectors.areas import OURS

AT_ONCE = 2_000
Told = dict[str, Any]


def own_attributes(ids: Collection[UUID] | None = None) -> Iterator[Told]:
    """Every fact as an attribute; or those about these ids."""
    for profile in _some(ServiceProfile.objects.all(), ids):
        yield from (attribute(profile.pk, code, value) for code, value in facts_of(profile))
    for place in _some(
        Location.objects.filter(Q(confidential=False) & (~Q(county="") | ~Q(county_name=""))), ids
    ):
        yield attribute(place.pk, "place.county", place.county or place.county_name)
    for phone in _some(Phone.objects.filter(central=True, location=None, service_at_location=None), ids):
        yield attribute(phone.pk, "phone.central", YES)
    for one in _some(Organization.objects.filter(confidential=True), ids):
        yield attribute(one.pk, "organization.confidential", YES)
    terms = TaxonomyTerm.objects.filter(~Q(name_es="") | ~Q(open_eligibility=[]))
    shipped = Q(taxonomy_detail_id__in=(OURS, SCHEME))  # they are everywhere
    for term in _some(terms.exclude(shipped & Q(taxonomy_detail__isnull=False)), ids):
        yield from _of_term(term)


def _of_term(term: TaxonomyTerm) -> Iterator[Told]:
    if term.name_es:
        yield attribute(term.pk, "term.name_es", term.name_es)
    if term.open_eligibility:
        yield attribute(term.pk, "term.open_eligibility", ",".join(map(str, term.open_eligibility)))


def _some(rows: "QuerySet[Any]", ids: Collection[UUID] | None) -> Iterator[Any]:
    """In the order of their ids, some at a time."""
    rows = rows.order_by("pk") if ids is None else rows.filter(pk__in=ids).order_by("pk")
    last: Model | None = None
    while True:
        some = list((rows if last is None else rows.filter(pk__gt=last.pk))[:AT_ONCE])
        yield from some
        if len(some) < AT_ONCE:
            return
        last = some[-1]
