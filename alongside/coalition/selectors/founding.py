"""The list of partners and what hangs on one: contacts, what was said, letters, promises, strengths.

Belongs here: reads. Not here: who may (the row wall: what organizers alone read is empty for everyone else), purpose
and rules (founding_words), seats (founding_seats), the list of what is next (founding_steps).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from alongside.coalition.enums import TEN_TYPES, MemberState, PartnerType
from alongside.coalition.enums_founding import Promise, StrengthKind
from alongside.coalition.models import (
    Approach,
    Commitment,
    Contact,
    Letter,
    LetterMail,
    Member,
    Step,
    Strength,
)
from alongside.directory.selectors.agreements import agencies_to_agree_with
from alongside.people.models import Agency
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound

ORDER = (MemberState.JOINED, MemberState.ASKED, MemberState.WANTED, MemberState.DECLINED, MemberState.LEFT)


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One of the five promises, and the member's own where it made it."""

    code: str
    words: str
    made: Commitment | None


def partners(
    coalition_id: UUID, *, state: str = "", partner_type: str = "", words: str = ""
) -> "QuerySet[Member]":
    """The list, members first, narrowed. Each with the number of promises it made."""
    promised = Commitment.objects.filter(partner_id=OuterRef("id")).order_by().values("partner_id")
    rows = Member.objects.filter(agency_id=coalition_id).annotate(
        promised=Coalesce(Subquery(promised.annotate(count=Count("id")).values("count")), 0),
        rank=Case(
            *[When(state=one, then=Value(place)) for place, one in enumerate(ORDER)],
            output_field=IntegerField(),
        ),
    )
    if state in MemberState.values:
        rows = rows.filter(state=state)
    if partner_type in PartnerType.values:
        rows = rows.filter(partner_type=partner_type)
    if words:
        rows = rows.filter(name__icontains=words)
    return rows.order_by("rank", "name", "id")


def missing_types(coalition_id: UUID) -> list[str]:
    """Which of the ten kinds have no partner in the list, in words. Who left or said not now is not counted."""
    here = Member.objects.filter(agency_id=coalition_id).exclude(
        state__in=[MemberState.LEFT, MemberState.DECLINED]
    )
    found = set(here.values_list("partner_type", flat=True))
    return [str(one.label) for one in TEN_TYPES if one not in found]


def partner_for(coalition_id: UUID, partner_id: UUID, *, lock: bool = False) -> Member:
    """One partner of the list. NotFound otherwise."""
    rows = Member.objects.filter(agency_id=coalition_id, id=partner_id)
    row = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise NotFound
    return row


def own_partner(actor: Actor, coalition_id: UUID) -> Member | None:
    """The row of one's own agency, where it has joined."""
    return Member.objects.filter(
        agency_id=coalition_id, member_id=actor.agency_id, state=MemberState.JOINED
    ).first()


def promises_of(partner: Member) -> list[PromiseLine]:
    """The five, in order."""
    made = {one.promise: one for one in Commitment.objects.filter(partner=partner)}
    return [PromiseLine(one.value, str(one.label), made.get(one)) for one in Promise]


def strengths_of(partner: Member) -> dict[str, list[Strength]]:
    """What it is good at, and what it brings."""
    rows = list(Strength.objects.filter(partner=partner).order_by("id"))
    return {kind.value: [one for one in rows if one.kind == kind] for kind in StrengthKind}


def contacts_of(partner: Member) -> "QuerySet[Contact]":
    """Who administers it, those who decide first."""
    return Contact.objects.filter(partner=partner).order_by("-decides", "name", "id")


def approaches_of(partner: Member) -> "QuerySet[Approach]":
    """When it was spoken to, newest first."""
    return Approach.objects.filter(partner=partner).order_by("-on", "-id")


def steps_of(partner: Member) -> "QuerySet[Step]":
    """Its way so far, newest first."""
    return Step.objects.filter(partner=partner).order_by("-made_at", "-id")


def letters_of(partner: Member) -> "QuerySet[Letter]":
    """Its letters, newest first."""
    return Letter.objects.filter(partner=partner).defer("words").order_by("-made_at", "-id")


def letters(coalition_id: UUID, *, sent: bool) -> "QuerySet[Letter]":
    """Drafts by name, or what was sent, newest first."""
    rows = Letter.objects.filter(agency_id=coalition_id, stands_since__isnull=not sent).select_related(
        "partner"
    )
    order = ("-stands_since", "partner__name", "id") if sent else ("partner__name", "id")
    return rows.defer("words").order_by(*order)


def letters_named(coalition_id: UUID, ids: list[UUID]) -> list[Letter]:
    """These letters, whole, by name."""
    rows = Letter.objects.filter(agency_id=coalition_id, id__in=ids).select_related("partner")
    return list(rows.order_by("partner__name", "id"))


def letter_for(coalition_id: UUID, letter_id: UUID, *, lock: bool = False) -> Letter:
    """One letter. NotFound otherwise."""
    rows = Letter.objects.filter(agency_id=coalition_id, id=letter_id).select_related("partner")
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise NotFound
    return row


def mailed(letter: Letter) -> LetterMail | None:
    """That it went by mail, where it did."""
    return LetterMail.objects.filter(letter=letter).select_related("sent_by").first()


def mailed_among(letters: Iterable[Letter]) -> set[UUID]:
    """Which of these went by mail."""
    ids = [one.id for one in letters]
    return set(LetterMail.objects.filter(letter_id__in=ids).values_list("letter_id", flat=True))


def addresses_of(partner: Member) -> list[Contact]:
    """Its contacts that have a mail address, those who decide first."""
    return list(contacts_of(partner).exclude(mail=""))


def to_write_to(coalition_id: UUID) -> "QuerySet[Member]":
    """Whom a letter may be written to: everyone who has not joined, those to be asked first."""
    return partners(coalition_id).exclude(state=MemberState.JOINED).order_by("-state", "name", "id")


def agencies_to_add(actor: Actor, coalition_id: UUID) -> list[tuple[str, str]]:
    """Agencies of this house that are not in the list yet."""
    rows = Member.objects.filter(agency_id=coalition_id)
    here = {str(one) for one in rows.values_list("member_id", flat=True) if one}
    return [one for one in agencies_to_agree_with(actor) if one[0] not in here]


def agency_name(agency_id: UUID) -> str:
    """What an agency of this house is called."""
    found = Agency.objects.filter(id=agency_id).values_list("name", flat=True).first()
    if found is None:
        raise NotFound
    return str(found)
