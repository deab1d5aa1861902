"""What the trainings of a coalition add up to: hours by organization, and which topics reached whom.

Belongs here: reads over what the wall counts for everyone who belongs (coalition/0080_training_rows). Not here:
anyone's name. Hours are those of people: a session of two hours with five people of an organization counts ten there.
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import connection

from alongside.people.training_topics import CROSS_KEYS, title_of


def hours_counted(coalition_id: UUID, start: date, end: date) -> dict[str, Decimal]:
    """Hours of training between two days, both included: organization → hours. Empty for whoever does not belong."""
    return {name: hours for name, hours, _ in counted(coalition_id, start, end)}


def topics_counted(coalition_id: UUID, start: date, end: date) -> dict[tuple[str, str], Decimal]:
    """(organization, topic) → hours in sessions about it."""
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.training_topics(%s, %s, %s)", [coalition_id, start, end])
        return {(organization, topic): hours for organization, topic, hours in cursor.fetchall()}


def eight_topics() -> list[tuple[str, str]]:
    """The topics of cross-training (S4-250 to S4-257), key and words."""
    return [(key, title_of(key)) for key in CROSS_KEYS]


def counted(coalition_id: UUID, start: date, end: date) -> list[tuple[str, Decimal, int]]:
    """Organization, hours, how often somebody came from there."""
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.training_hours(%s, %s, %s)", [coalition_id, start, end])
        return list(cursor.fetchall())
