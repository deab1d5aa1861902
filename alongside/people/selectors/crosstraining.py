"""What the trainings of a coalition add up to: hours by organization, and which topics reached whom.

Belongs here: reads over what the wall counts for everyone who belongs (coalition/0132_hours_alone). Not here:
anyone's name. Hours are those of people: a session of two hours with five people of an organization counts ten there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import connection

from alongside.people.training_topics import CROSS_KEYS, title_of


@dataclass(slots=True)
class Learned:
    """One organization: hours, how often somebody came from there, hours in sessions about each topic."""

    hours: Decimal = Decimal(0)
    people: int = 0
    topics: dict[str, Decimal] = field(default_factory=dict)


def learned(
    coalition_id: UUID, start: date, end: date, names: Sequence[str] | None = None
) -> dict[str, Learned]:
    """Organization → what it learned between two days, both included; with `names`, of these alone.

    Empty for whoever does not belong.
    """
    found: dict[str, Learned] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from wall.training_reach(%s, %s, %s, false, %s)",
            [coalition_id, start, end, None if names is None else list(names)],
        )
        for organization, topic, hours, people in cursor.fetchall():
            one = found.setdefault(organization, Learned())
            if topic:
                one.topics[topic] = hours
            else:
                one.hours, one.people = hours, people
    return found


def hours_counted(coalition_id: UUID, start: date, end: date) -> dict[str, Decimal]:
    """The hours alone: of hundreds of organizations, a ninth of the rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select organization, hours from wall.training_reach(%s, %s, %s, true)",
            [coalition_id, start, end],
        )
        return dict(cursor.fetchall())


def eight_topics() -> list[tuple[str, str]]:
    """The topics of cross-training (S4-250 to S4-257), key and words."""
    return [(key, title_of(key)) for key in CROSS_KEYS]
