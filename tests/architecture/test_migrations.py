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


@pytest.mark.slow
def test_everything_can_be_taken_back_and_built_again(own_database, django_db_blocker):
    """On a scratch database: to nothing, and forward again. The wall stands as before."""
    from config import roles
    from config.migrating import migrate

    name = f"test_back_{os.getpid()}"
    before = connections["owner"].settings_dict["NAME"]
    with django_db_blocker.unblock():
        roles.drop_database(name)
        try:
            point_at(name)
            migrate(lambda _: None, dbname=name)
            built = policies()
            for room in ("cases", "people", "vault"):
                call_command("migrate", room, "zero", database="owner", verbosity=0, interactive=False)
            left = ask(
                "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
                using="owner",
            )
            assert {row[0] for row in left if not row[0].startswith(("procrastinate", "django_"))} == set()
            assert ask("select 1 from pg_namespace where nspname = 'wall'", using="owner") == []
            migrate(lambda _: None, dbname=name)
            assert policies() == built
        finally:
            point_at(before)
            roles.drop_database(name)


def point_at(name):
    for alias in ("default", "aside", "sealer", "jobs", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def policies():
    rows = ask(
        "select tablename, policyname, cmd, qual, with_check, roles::text from pg_policies order by 1, 2",
        using="owner",
    )
    rights = ask("select relname, relrowsecurity, relforcerowsecurity, relacl::text from pg_class"
                 " where relnamespace = 'public'::regnamespace order by 1", using="owner")  # fmt: skip
    return rows, rights
