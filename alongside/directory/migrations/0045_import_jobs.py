"""Imports and taking them back go on after the worker was killed; files wait for a named time."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from alongside.vault.operations import WallSQL, own_functions

FUNCTIONS = (Path(__file__).parent / "sql" / "0045_import_jobs.sql").read_text(encoding="utf-8")
DROP = """
drop function wall.end_waiting_imports();
drop function wall.files_of_imports(uuid[]);
drop function wall.stalled_imports(interval);
"""
STATES = [
    ("waiting", "Not started"),
    ("checking", "Being checked"),
    ("checked", "Checked, not brought in"),
    ("bringing", "Being brought in"),
    ("undoing", "Being taken back"),
    ("done", "Brought in"),
    ("refused", "Not taken"),
    ("failed", "Broken off"),
    ("undone", "Taken back"),
    ("dropped", "Left out"),
]


class Migration(migrations.Migration):
    dependencies = [("directory", "0044_pieces"), ("people", "0004_standing")]

    operations = [
        migrations.AlterField(
            model_name="import",
            name="state",
            field=models.CharField(choices=STATES, default="waiting", max_length=8),
        ),
        migrations.AddField(
            model_name="import",
            name="was",
            field=models.CharField(
                blank=True, help_text="how it stood before it was to be taken back", max_length=8
            ),
        ),
        migrations.AddField(
            model_name="import",
            name="asked_by",
            field=models.ForeignKey(
                help_text="in whose name the worker acts",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.account",
            ),
        ),
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
    ]
