"""`migrate`: roles, database, schema, the wall's secret. Safe to run again.

Belongs here: the order in which an installation is brought up to date. Not here: each step.
"""

from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.db import connections

from alongside.directory.actions.areas import load_areas
from alongside.plan_room.actions.loading import load_plans
from alongside.plan_room.actions.loading_consultations import load_consultations
from alongside.public_site.actions.loading import load_library
from alongside.vault.wall import context_key, key_pads
from config import databases, roles

SET_PADS = """
    insert into wall.secret (inner_pad, outer_pad) values (%s, %s)
    on conflict (only_one) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad
"""


def migrate(say: Callable[[str], Any] = print, *, dbname: str | None = None) -> None:
    """Bring roles, schema and the wall's secret up to date."""
    say("Roles and database")
    roles.prepare(dbname)
    refresh_passwords()
    say("Tables and rules")
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    set_context_pads()
    load_areas()
    load_plans()
    load_consultations()
    load_library()
    connections["owner"].close()


def set_context_pads() -> None:
    """Give the database the two pads of the key with which the application signs its context."""
    inner, outer = key_pads(context_key())
    with connections["owner"].cursor() as cursor:
        cursor.execute(SET_PADS, [inner, outer])


def refresh_passwords() -> None:
    """Roles made a moment ago have secrets that settings could not know yet."""
    secrets = databases.stored_secrets()
    for alias in connections:
        entry = connections[alias].settings_dict
        entry["PASSWORD"] = secrets.get(str(entry["USER"]), entry["PASSWORD"])
