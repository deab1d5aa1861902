"""`migrate`: roles, database, schema, the wall's secret. Safe to run again.

Belongs here: the order in which an installation is brought up to date. Not here: each step.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.db.migrations.state import ProjectState

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
    with drawing_one_model():
        call_command("migrate", database="owner", verbosity=0, interactive=False)
    set_context_pads()
    load_areas()
    load_plans()
    load_consultations()
    load_library()
    connections["owner"].close()


@contextmanager
def drawing_one_model() -> Iterator[None]:
    """While migrations run, a model that is new, or has an index, a constraint or a plain field more, is drawn alone.

    Django draws every model anew that refers to it, or to what it refers to; here nearly all refer to an agency, and
    that was most of a first start. Nothing else needs them: of a model that others refer to only its key counts, and
    whatever changes one is drawn as Django does. tests/architecture/test_migrations goes back and forth without this.
    """
    state: Any = ProjectState  # the name is Django's own and not declared (tests say if it goes)
    as_django_does = state._find_reload_model

    def alone(self: Any, app_label: str, model_name: str, delay: bool = False) -> set[tuple[str, str]]:
        if delay or model_name not in self.apps.all_models[app_label]:
            self.is_delayed = True  # so that Django draws all of them once at the end
            return {(app_label, model_name)}
        found: set[tuple[str, str]] = as_django_does(self, app_label, model_name, delay)
        return found

    state._find_reload_model = alone
    try:
        yield
    finally:
        state._find_reload_model = as_django_does


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
