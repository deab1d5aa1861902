"""The ground of the attacks: one client whose record has something in every table, and ways around each wall.

Belongs here: `full_record`, raw SQL as any of our roles, and switching a wall off. Not here: an attack.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from alongside.cases.actions.opening import open_client
from alongside.cases.models import CareTeamMember, Case, ContactMethod, Document, FormerNote, Identity, Note
from alongside.vault import keyring
from alongside.vault.actors import Actor
from alongside.vault.models import BlindToken, BreakGlass
from config import databases
from tests import areas

TODAY = date(2026, 5, 14)
CANARY = "Zelenograd Quill"
# What is read before anyone is known. Nothing here speaks of a client; a table joins this list on purpose only.
BEFORE_CONTEXT = {
    "keys_holder",
    "people_account",
    "people_invitation",
    "people_totp",
    "people_passkey",
    "people_recoverycode",
}
# Reached by one role over its own connection, and by no other role at all.
ASIDE_ONLY = {"people_websession", "people_spentcode", "people_attempt"}
# Of the directory, but not for everyone: what people found wrong with it, what imports brought. Of the plan room:
# what may be a draft, or wait to be read; what hangs on a plan asks for the plan.
NOT_PUBLIC = {
    "plan_room_plan",
    "plan_room_planversion",
    "plan_room_officialupdate",
    "plan_room_shadowreport",
    "plan_room_reportparty",
    "plan_room_reportstep",
    "plan_room_reading",
    "plan_room_consultation",
    "plan_room_contribution",
    "plan_room_contact",
    "plan_room_follower",
    "plan_room_followed",
    "plan_room_revision",
    "bulletin_dataset",
    "bulletin_definition",
    "public_site_agencypage",
    "directory_errorreport",
    "directory_columnreading",
    "directory_importchange",
    "directory_importfinding",
    "directory_piecechange",
}
OF_A_CLIENT: list[type[Any]] = [Case, Identity, ContactMethod, CareTeamMember, Note, FormerNote, Document]
for _area in areas.access_files():
    OF_A_CLIENT += getattr(_area, "MODELS", [])
POINTS_AT_SOMEONE = ("agency_id", "subject_id", "actor_id", "account_id")


@dataclass
class Record:
    """The ids of one client's record."""

    case_id: UUID
    subject_id: UUID
    note_id: UUID
    document_id: UUID
    contact_id: UUID
    glass_id: UUID
    more: dict[str, Any] = field(default_factory=dict)


def full_record(actor: Actor, name: str = CANARY) -> Record:
    """A client of whoever asks, with a row in every table that can hold something about her."""
    case = open_client(actor=actor, chosen_name=name, opened_on=TODAY)
    about = {"agency_id": actor.agency_id, "subject_id": case.subject_id}
    contact = ContactMethod(**about, kind="phone", safe_as_of=TODAY)
    contact.value, contact.code_word, contact.remarks = "217-555-0199", f"word {CANARY}", f"remark {CANARY}"
    note = Note(**about, drawer="notes", happened_at=timezone.now(), author_id=actor.account_id)
    note.text = f"note about {CANARY}"
    former = FormerNote(**about, drawer="notes", note_id=note.id, version=1, replaced_by_id=actor.account_id)
    former.text = f"former note about {CANARY}"
    document = Document(**about, drawer="notes", stored_as=uuid4(), size_band=1, added_by_id=actor.account_id)
    document.name, document.media_type, document.file_key = f"{CANARY}.txt", "text/plain", "00" * 32
    glass = BreakGlass(
        **about, asked_by_id=actor.account_id, reason_code="other", reason_sealed=b"sealed elsewhere"
    )
    for row in (contact, note, former, document):
        row.save(force_insert=True)
    BreakGlass.objects.bulk_create([glass])
    BlindToken.objects.bulk_create([BlindToken(**about, token=b"\1\2")])
    record = Record(case.id, case.subject_id, note.id, document.id, contact.id, glass.id)
    for area in areas.access_files():
        if hasattr(area, "parts"):
            record.more |= area.parts(actor, record)
    return record


# -- raw SQL ---------------------------------------------------------------------------------------------


def ask(sql: str, params: Any = None, *, using: str = "default") -> list[tuple[Any, ...]]:
    """Run SQL as an injection would, in a savepoint."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall()) if cursor.description else [(cursor.rowcount,)]


def refused(sql: str, params: Any = None, *, using: str = "default") -> str:
    """What the database says against it. Fails when it lets it pass."""
    try:
        answer = ask(sql, params, using=using)
    except DatabaseError as problem:
        return str(problem)
    raise AssertionError(f"the database let this pass: {sql} {answer}")


def refused_in_the_end(sql: str, params: Any = None) -> str:
    """It passes the policies; the deferred keys, asked before the commit, refuse it. Nothing of it stays."""
    with transaction.atomic():
        ask(sql, params)
        text = refused("set constraints all immediate")
        transaction.set_rollback(True)
    return text


def passes_or_is_refused(sql: str, params: Any = None) -> int:
    """How many rows it changed; none when it was refused."""
    try:
        return int(ask(sql, params)[0][0])
    except DatabaseError:
        return 0


@contextmanager
def logged_in_as(part: str) -> Iterator["psycopg.Connection[Any]"]:
    """A connection of one of our roles to the test database, as if its password had been stolen."""
    name = connection.settings_dict["NAME"]
    with psycopg.connect(**databases.dsn(part, name), autocommit=True) as session:
        yield session


def tables_of_people() -> list[str]:
    """Every table with a column that points at an agency, a client or a person."""
    rows = ask(
        """
        select distinct c.relname from pg_catalog.pg_class c
          join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
           and a.attname = any(%s) order by 1
        """,
        [list(POINTS_AT_SOMEONE)],
    )
    return [row[0] for row in rows]


def known_to_all() -> set[str]:
    """What anyone may read of directory, plan room, figures and library: it points at nobody, but what people sent."""
    rows = ask(
        "select relname from pg_catalog.pg_class where relkind = 'r'"
        " and relnamespace = 'public'::regnamespace and relname ~ '^(directory|plan_room|bulletin|public_site)_'",
        [],
    )
    return {row[0] for row in rows} - set(tables_of_people()) - NOT_PUBLIC


# -- a wall switched off ---------------------------------------------------------------------------------


class PlainRing:
    """The seal switched off: a ring that keeps plain bytes."""

    def open(self, subject_id: UUID, drawer: str, blob: bytes, place: bytes) -> str:
        return blob.decode()

    def seal(self, subject_id: UUID, drawer: str, text: str, place: bytes) -> bytes:
        return text.encode()


class Recalled(keyring.Keyring):
    """The key store switched off: a ring that was handed keys and asks nobody for more."""

    def fetch(self, subject_ids: Any, drawers: Any = ()) -> None:
        """Nothing is fetched."""


def rows_off() -> None:
    """The row wall switched off, for the rest of a test that commits: whoever asks sees all rows."""
    for table in [
        *(model._meta.db_table for model in OF_A_CLIENT),
        "keys_drawerkey",
        "keys_teamkey",
        "vault_subject",
    ]:
        ask(f"alter table {table} disable row level security", using="owner")
