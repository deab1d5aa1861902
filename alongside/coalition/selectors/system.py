"""The local system: the way through it, where it fails people, what was promised, asks, materials.

Belongs here: reads. Not here: who may write (policies_evaluation). Members read all of it. Agreements come from the
directory and are those of the reader's own agency alone.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.coalition.enums_system import AskState, ContactState, FailingState
from alongside.coalition.models import (
    Ask,
    Failing,
    Institution,
    Material,
    MaterialShare,
    SystemContact,
    SystemLog,
    SystemStep,
)
from alongside.coalition.selectors.evaluation import one_of
from alongside.directory.selectors.agreements import AgreementLine, agreements_of
from alongside.vault.actors import Actor


@dataclass(slots=True)
class Stop:
    """An institution on the way: its steps, and the gaps that still stand there."""

    institution: Institution
    steps: list[SystemStep] = field(default_factory=list)
    failings: list[Failing] = field(default_factory=list)
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Promise:
    """What the system promised, and by when."""

    row: Failing | Ask
    words: str
    by: date
    late: bool
    is_ask: bool


def way_of(coalition_id: UUID) -> list[Stop]:
    """The way through the system, in its order: three questions to the database, however long it is."""
    rows = Institution.objects.filter(agency_id=coalition_id).order_by("position", "name", "id")
    stops = {row.id: Stop(row) for row in rows}
    steps = SystemStep.objects.filter(agency_id=coalition_id).select_related("leads_to")
    for step in steps.order_by("made_at", "id"):
        stops[step.institution_id].steps.append(step)
    for failing in Failing.objects.filter(agency_id=coalition_id).order_by("made_at", "id"):
        stop = stops[failing.institution_id]
        if failing.state == FailingState.CHANGED:
            stop.changed += 1
        else:
            stop.failings.append(failing)
    return list(stops.values())


def institutions_of(coalition_id: UUID) -> list[tuple[str, str]]:
    """Institutions to choose from, in the order of the way."""
    rows = Institution.objects.filter(agency_id=coalition_id).order_by("position", "name", "id")
    return [(str(one), name) for one, name in rows.values_list("id", "name")]


def last_position(coalition_id: UUID) -> int:
    """Where the way ends so far."""
    rows = Institution.objects.filter(agency_id=coalition_id).order_by("-position")
    return rows.values_list("position", flat=True).first() or 0


def institution_for(coalition_id: UUID, institution_id: UUID, *, lock: bool = False) -> Institution:
    """One institution."""
    return one_of(Institution.objects.all(), coalition_id, institution_id, lock=lock)


def step_for(coalition_id: UUID, step_id: UUID) -> SystemStep:
    """One step of the way."""
    return one_of(SystemStep.objects.all(), coalition_id, step_id)


def failing_for(coalition_id: UUID, failing_id: UUID, *, lock: bool = False) -> Failing:
    """One gap."""
    return one_of(Failing.objects.select_related("institution"), coalition_id, failing_id, lock=lock)


def contact_for(coalition_id: UUID, contact_id: UUID, *, lock: bool = False) -> SystemContact:
    """One contact."""
    return one_of(SystemContact.objects.select_related("institution"), coalition_id, contact_id, lock=lock)


def ask_for(coalition_id: UUID, ask_id: UUID, *, lock: bool = False) -> Ask:
    """One ask."""
    return one_of(Ask.objects.select_related("institution"), coalition_id, ask_id, lock=lock)


def material_for(coalition_id: UUID, material_id: UUID, *, lock: bool = False) -> Material:
    """One material."""
    return one_of(Material.objects.all(), coalition_id, material_id, lock=lock)


def logged(coalition_id: UUID, row_id: UUID) -> SystemLog | None:
    """What an earlier sending of the same form wrote."""
    return SystemLog.objects.filter(agency_id=coalition_id, id=row_id).first()


def steps_of(institution: Institution) -> "QuerySet[SystemStep]":
    """What a person goes through there."""
    rows = SystemStep.objects.filter(institution_id=institution.id).select_related("leads_to")
    return rows.order_by("made_at", "id")


def failings_of(institution: Institution) -> list[Failing]:
    """Gaps there; what was changed stands last."""
    rows = Failing.objects.filter(institution_id=institution.id).order_by("made_at", "id")
    return sorted(rows, key=lambda row: row.state == FailingState.CHANGED)


def contacts_of(institution: Institution) -> "QuerySet[SystemContact]":
    """When we were in touch, what lies ahead first."""
    rows = SystemContact.objects.filter(institution_id=institution.id).select_related("made_by")
    return rows.order_by("-on", "-made_at", "-id")


def asks_of(coalition_id: UUID, *, kind: str = "", state: str = "") -> "QuerySet[Ask]":
    """What is asked, the newest first."""
    rows = Ask.objects.filter(agency_id=coalition_id).select_related("institution")
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(state=state) if state else rows
    return rows.order_by("-made_at", "-id")


def asks_at(institution: Institution) -> "QuerySet[Ask]":
    """What is asked of one institution."""
    return Ask.objects.filter(institution_id=institution.id).order_by("-made_at", "-id")


def log_of(row: Failing | Ask) -> "QuerySet[SystemLog]":
    """What came of it, newest first."""
    about = Q(ask_id=row.id) if isinstance(row, Ask) else Q(failing_id=row.id)
    return SystemLog.objects.filter(about).select_related("made_by").order_by("-on", "-made_at", "-id")


def log_words(row: SystemLog) -> str:
    """Where it stood since that line, in words."""
    states: Any = AskState if row.ask_id else FailingState
    return str(states(row.state).label)


def materials_of(coalition_id: UUID) -> "QuerySet[Material]":
    """Training materials: what is being written and ready first."""
    return Material.objects.filter(agency_id=coalition_id).order_by("state", "title", "id")


def shares_by_material(materials: list[Material]) -> dict[UUID, list[MaterialShare]]:
    """To whom these were given, newest first."""
    found: dict[UUID, list[MaterialShare]] = defaultdict(list)
    rows = MaterialShare.objects.filter(material_id__in=[row.id for row in materials])
    for row in rows.select_related("institution").order_by("-on", "-id"):
        found[row.material_id].append(row)
    return found


def shares_at(institution: Institution) -> "QuerySet[MaterialShare]":
    """What was given to one institution."""
    rows = MaterialShare.objects.filter(institution_id=institution.id).select_related("material")
    return rows.order_by("-on", "-id")


def promises_of(coalition_id: UUID, on: date) -> list[Promise]:
    """What the system promised and has not changed yet, the nearest day first."""
    failings = Failing.objects.filter(agency_id=coalition_id, state=FailingState.PROMISED)
    asks = Ask.objects.filter(agency_id=coalition_id, state=AskState.PROMISED)
    found = [_promise(row, f"{row.institution.name}: {row.title}", on)
             for row in failings.select_related("institution").order_by("promised_by")[:10]]  # fmt: skip
    found += [
        _promise(row, f"{row.to_whom}: {row.get_kind_display()}", on)
        for row in asks.order_by("promised_by")[:10]
    ]
    return sorted(found, key=lambda one: one.by)


def meetings_ahead(coalition_id: UUID, on: date) -> list[SystemContact]:
    """Meetings that are arranged, the next first."""
    rows = SystemContact.objects.filter(agency_id=coalition_id, state=ContactState.ARRANGED, on__gte=on)
    return list(rows.select_related("institution").order_by("on", "id")[:5])


def agreements_with(actor: Actor, institution: Institution, on: date) -> list[AgreementLine]:
    """The reader's own agency's agreements with it, where it stands in the directory (S4-111)."""
    if institution.organization_id is None:
        return []
    lines = agreements_of(actor, on=on)
    return [line for line in lines if line.row.organization_id == institution.organization_id]


def _promise(row: Failing | Ask, words: str, on: date) -> Promise:
    by = row.promised_by or on
    return Promise(row, words, by, by < on, isinstance(row, Ask))
