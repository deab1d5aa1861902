"""Migrations: they say what the models say, import no room's code, and can be taken back."""

import ast
import os
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections

from tests.attacks.ground import ask
from tests.every import of_every

ROOT = Path(__file__).parents[2]
OURS = sorted(ROOT.glob("alongside/*/migrations/0*.py"))
MAY_IMPORT = {"alongside.vault.operations", "alongside.vault.ids"}


def test_the_models_have_no_change_without_a_migration(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@of_every(OURS, ids=lambda path: f"{path.parent.parent.name}.{path.stem}")
def test_a_migration_imports_no_code_that_may_change(path):
    """A model of today is not the model of then; only operations and default functions are imported."""
    imported = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            imported.add(node.module)
    ours = {name for name in imported if name.startswith("alongside")}
    assert {name for name in ours if name not in MAY_IMPORT and not name.endswith(".migrations")} <= {
        "alongside.vault.sealed",
        "alongside.vault.models",
    }


# Where each room stood before the coalition, its trainings and its counts: a house that has to go back goes there.
BEFORE_THE_COALITION = {
    "coalition": None,
    "cases": "0082_days",
    "referrals": "0005_reader",
    "service_entries": "0002_rows",
    "bulletin": "0002_numbers_rows",
    "plan_room": "0058_stirring",
    "people": "0021_days",
}


@pytest.mark.slow
def test_everything_can_be_taken_back_and_built_again(own_database, django_db_blocker):
    """On a scratch database: a stage back, to nothing, and forward again by the same stage. Each stands as before."""
    from config import roles
    from config.migrating import migrate

    name = f"test_back_{os.getpid()}"
    before = connections["owner"].settings_dict["NAME"]
    with django_db_blocker.unblock():
        roles.drop_database(name)
        try:
            point_at(name)
            migrate(lambda _: None, dbname=name)
            built = stands()
            for room, stage in BEFORE_THE_COALITION.items():
                to(room, stage or "zero")
            half = stands()
            for room in ("cases", "people", "vault"):
                to(room, "zero")
            left = ask(
                "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
                using="owner",
            )
            assert {row[0] for row in left if not row[0].startswith(("procrastinate", "django_"))} == set()
            assert ask("select 1 from pg_namespace where nspname = 'wall'", using="owner") == []
            for room in (path.parent.parent.name for path in OURS):
                if BEFORE_THE_COALITION.get(room, "all of it"):
                    to(room, *filter(None, [BEFORE_THE_COALITION.get(room)]))
            assert differences(half, stands()) == {}
            migrate(lambda _: None, dbname=name)
            assert differences(built, stands()) == {}
        finally:
            point_at(before)
            roles.drop_database(name)


def to(room, *stage):
    call_command("migrate", room, *stage, database="owner", verbosity=0, interactive=False)


def differences(first, second):
    """What stands in one and not in the other, by what it is."""
    return {kind: first[kind] ^ second[kind] for kind in first if first[kind] != second[kind]}


def point_at(name):
    for alias in ("default", "aside", "sealer", "jobs", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


HERE = "'public'::regnamespace"
STANDS = {
    "policies": "select tablename, policyname, cmd, qual, with_check, roles::text from pg_policies",
    "rights": "select relname, relrowsecurity, relforcerowsecurity, relacl::text from pg_class"
    f" where relnamespace = {HERE} and relkind in ('r', 'v', 'S')",
    "columns": "select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns"
    " where table_schema = 'public'",
    "constraints": "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint"
    f" where connamespace = {HERE}",
    "indexes": "select tablename, indexdef from pg_indexes where schemaname = 'public'",
    "triggers": "select tgrelid::regclass::text, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
    "functions": "select proname, pg_get_functiondef(oid), proowner::regrole::text, proacl::text from pg_proc"
    " where pronamespace = 'wall'::regnamespace and prokind = 'f'",
}


def stands():
    """The wall and the tables, whole."""
    return {kind: set(ask(sql, using="owner")) for kind, sql in STANDS.items()}
