"""What a client has that could be shared, and who would have to sign.

Belongs here: gathering, for the room of permissions beneath, which knows no record. Not here: giving one
(actions.permissions). What is not gathered here never leaves: where someone sleeps, their health, what they told,
the safety plan, notes.
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from alongside.cases.enums import ContactKind
from alongside.cases.enums_minors import Known
from alongside.cases.models import Case, CounsellingSession
from alongside.cases.selectors import counselling
from alongside.cases.selectors.cases import age_on, born_on, identity_for
from alongside.cases.selectors.contacts import ways_of
from alongside.cases.selectors.minors import Person, adults_of, decides_alone, minor_of
from alongside.cases.selectors.plan import companions_of, goals_of, needs_of, opens_plan
from alongside.releases import policies as release_policies
from alongside.releases.enums import ItemKind
from alongside.releases.items import Item
from alongside.releases.selectors.releases import sessions_with_yes
from alongside.vault.actors import Actor


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that could be shared. `waits` where the clinical supervisor has not said yes to it."""

    item: Item
    waits: bool = False

    @property
    def key(self) -> str:
        return self.item.key


@dataclass(frozen=True, slots=True)
class WhoSigns:
    """For a minor: the adults who may be asked now, and whether the law lets the minor decide something alone."""

    is_minor: bool
    adults: list[Person]
    may_alone: bool


def things_of(actor: Actor, case: Case) -> list[Thing]:
    """Everything that could be shared of one client, word for word as the reader would see it."""
    identity = identity_for(actor, case.subject_id)
    items = [Item(ItemKind.NAME, identity.chosen_name or "")]
    items += [Item(ItemKind.CONTACT, text, id) for id, text in _contacts(actor, case.subject_id)]
    if identity.language:
        items.append(Item(ItemKind.LANGUAGE, identity.language))
    opens_plan(actor, case.subject_id)
    items += [Item(ItemKind.NEED, need.words, need.id) for need in needs_of(actor, case.subject_id)]
    items += [
        Item(ItemKind.GOAL, goal.words, goal.id)
        for goal in goals_of(actor, case.subject_id)
        if goal.set_aside_on is None
    ]
    items += [
        Item(ItemKind.COMPANION, _sentence(along.kind, along.name, along.age, along.needs), along.id)
        for along in companions_of(actor, case.subject_id)
        if along.ended_on is None
    ]
    return [Thing(item) for item in items if item.text.strip()] + _sessions(actor, case)


def sessions_to_ask(actor: Actor, case: Case) -> list[tuple[CounsellingSession, bool]]:
    """For the clinical supervisor: the last sessions, still sealed, each with whether it may leave."""
    if not release_policies.may_say_yes(actor, case.subject_id):
        return []
    known = sessions_with_yes(actor, case.subject_id)
    return [(row, row.id in known) for row in counselling.sessions_of(actor, case)[:20]]


def who_signs(actor: Actor, subject_id: UUID) -> WhoSigns:
    """Whether it takes more than the client."""
    minor = minor_of(actor, subject_id)
    age = age_on(born_on(identity_for(actor, subject_id)), timezone.localdate())
    young = (minor is not None and minor.under_18 == Known.YES) or (age is not None and age < 18)
    if not young:
        return WhoSigns(False, [], False)
    adults = [adult for adult in adults_of(actor, subject_id) if adult.may_contact]
    return WhoSigns(True, adults, bool(decides_alone(minor)))


def _contacts(actor: Actor, subject_id: UUID) -> list[tuple[UUID, str]]:
    """The ways that stand, with what makes them safe. Never a place, and never the code word."""
    return [
        (way.id, _sentence(way.kind, way.value, way.times, way.who_may_answer, way.rules))
        for way in ways_of(actor, subject_id)
        if way.ended_on is None and way.kind != str(ContactKind.PLACE.label)
    ]


def _sessions(actor: Actor, case: Case) -> list[Thing]:
    """Counselling, for whom that drawer is open. Each waits for the clinical supervisor's yes."""
    rows = list(counselling.sessions_of(actor, case)[:20])
    if not rows:
        return []
    known = sessions_with_yes(actor, case.subject_id)
    found = []
    for session in counselling.opened_sessions(actor, rows):
        words = "\n".join(f"{label}: {text}" for label, text in session.said)
        if words:
            found.append(Thing(Item(ItemKind.SESSION, words, session.id), waits=session.id not in known))
    return found


def _sentence(*parts: str) -> str:
    """Pieces as short sentences on one line."""
    said = [part.strip().rstrip(".") for part in parts if part and part.strip()]
    return ". ".join(said) + "." if said else ""
