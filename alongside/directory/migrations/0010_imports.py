"""Imports and their way back. What they say of colleagues is for who keeps the directory."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import alongside.vault.ids
from alongside.vault.operations import WallSQL, serve, wall_off

SQL = Path(__file__).parent / "sql"
KEEPS = "(select wall.keeps_directory())"
TABLES = ("import", "importfinding", "importchange", "columnreading")
FORGOTTEN = """
drop trigger directory_location_forget_imports on directory_location;
drop function directory_forget_imports();
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_hidden_words"), ("people", "0004_standing")]

    operations = [
        migrations.CreateModel(
            name="ColumnReading",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True)),
                ("mapping", models.JSONField()),
                ("source_name", models.CharField(blank=True, max_length=120)),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("source_name", models.CharField(max_length=120)),
                ("licence", models.CharField(blank=True, max_length=120)),
                ("fetched_on", models.DateField(null=True)),
                ("file_name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("by_hand", "Written here"),
                            ("hsds_json", "HSDS, JSON"),
                            ("hsds_tabular", "HSDS, tables"),
                            ("csv", "A table of someone's own"),
                            ("national", "National lines"),
                            ("demo", "Invented for the demonstration"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Not started"),
                            ("checking", "Being checked"),
                            ("checked", "Checked, not brought in"),
                            ("bringing", "Being brought in"),
                            ("done", "Brought in"),
                            ("refused", "Not taken"),
                            ("failed", "Broken off"),
                            ("undone", "Taken back"),
                            ("dropped", "Left out"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("mapping", models.JSONField(null=True)),
                ("stored_as", models.UUIDField(null=True)),
                ("key", models.BinaryField(max_length=32, null=True)),
                ("size", models.BigIntegerField(default=0)),
                ("done", models.IntegerField(default=0, help_text="rows brought in so far")),
                ("total", models.IntegerField(default=0, help_text="rows to bring in")),
                ("counts", models.JSONField(default=dict)),
                ("whole", models.JSONField(help_text="why nothing of it was taken", null=True)),
                (
                    "moved_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, help_text="when its work last went on"
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.source",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportChange",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(choices=[("changed", "Changed"), ("hidden", "Hidden")], max_length=7),
                ),
                ("table", models.CharField(max_length=40)),
                ("row_id", models.UUIDField()),
                ("before", models.JSONField(null=True)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.import"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportFinding",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=8)),
                ("code", models.CharField(max_length=24)),
                ("file", models.CharField(blank=True, max_length=200)),
                ("line", models.IntegerField(default=0)),
                ("table", models.CharField(blank=True, max_length=40)),
                ("field", models.CharField(blank=True, max_length=80)),
                ("values", models.JSONField(default=dict)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.import"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="import",
            index=models.Index(fields=["-started_at"], name="directory_import_latest"),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("key", None), ("stored_as", None)),
                    models.Q(("key__isnull", False), ("stored_as__isnull", False)),
                    _connector="OR",
                ),
                name="directory_import_file_has_key",
            ),
        ),
        migrations.AddIndex(
            model_name="importchange",
            index=models.Index(fields=["row_id"], name="directory_change_of"),
        ),
        migrations.AddIndex(
            model_name="importchange",
            index=models.Index(fields=["run", "table"], name="directory_change_in"),
        ),
        *[serve(f"directory_{table}", app="select, insert, update, delete") for table in TABLES],
        *[wall_off(f"directory_{table}", read=KEEPS) for table in TABLES],
        WallSQL(
            "grant usage on sequence directory_importfinding_id_seq, directory_importchange_id_seq to {app}",
            WallSQL.noop,
        ),
        WallSQL((SQL / "0010_imports.sql").read_text(encoding="utf-8"), FORGOTTEN),
    ]
