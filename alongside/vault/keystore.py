"""The two questions the keyring asks of the key store, as plain SQL.

Belongs here: reading wrapped keys. Not here: opening them (keyring), writing them (actions.keys). Plain
SQL because `keyring` stands beneath the models, and because a list asks this at every request.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

DRAWER_GRANTS = """
    select subject_id, drawer, holder_id, sealed_key from keys_drawerkey
     where subject_id = any(%s::uuid[]) and holder_id = any(%s::uuid[]) and drawer = any(%s)
       and (ends_at is null or ends_at > statement_timestamp())
     order by substr(sealed_key, 1, 1)
"""
TEAM = (
    "select id from keys_holder where agency_id = %s and office = %s and kind = 'team' and retired_at is null"
)
TEAM_GRANTS = """
    select team_holder_id, member_holder_id, sealed_key from keys_teamkey where member_holder_id = any(%s::uuid[])
"""


def team_of(agency_id: UUID, office: str) -> UUID | None:
    """The living holder of one of an agency's teams."""
    rows = _rows(TEAM, [agency_id, office])
    return rows[0]["id"] if rows else None


def drawer_grants(
    subjects: Collection[UUID], drawers: Sequence[str], holders: Sequence[UUID]
) -> list[dict[str, Any]]:
    """The wrapped drawer keys of these clients that one of these holders can open; boxes, slow to open, last."""
    return _rows(DRAWER_GRANTS, [uuid_array(subjects), uuid_array(holders), list(drawers)])


def team_grants(holders: Sequence[UUID]) -> list[dict[str, Any]]:
    """The wrapped private keys of the teams that these holders are in."""
    return _rows(TEAM_GRANTS, [uuid_array(holders)])


def uuid_array(ids: Iterable[UUID]) -> str:
    """An array as PostgreSQL reads it: psycopg would take ten times as long over a list of a thousand."""
    return "{" + ",".join([one.hex for one in ids]) + "}"


def _rows(sql: str, params: list[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
