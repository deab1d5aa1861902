"""The way back of what was done by hand to what hangs on services, places and organizations, behind the row wall."""

from pathlib import Path

import django.utils.timezone
from django.db import migrations, models

import alongside.vault.ids
from alongside.vault.operations import WallSQL, serve, wall_off

SQL = Path(__file__).parent / "sql"
KEEPS = "(select wall.keeps_directory())"
FORGOTTEN = """
drop trigger directory_location_forget_pieces on directory_location;
drop trigger directory_organization_forget_pieces on directory_organization;
drop function directory_forget_pieces();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0043_agreement_paper_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="PieceChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("owner", models.CharField(max_length=12)),
                ("owner_id", models.UUIDField()),
                ("table", models.CharField(max_length=40)),
                ("row_id", models.UUIDField()),
                (
                    "did",
                    models.CharField(
                        choices=[("added", "Added"), ("changed", "Changed"), ("removed", "Taken away")],
                        max_length=7,
                    ),
                ),
                (
                    "before",
                    models.JSONField(
                        default=list, help_text="rows as they stood, by table; the row itself first"
                    ),
                ),
                (
                    "after",
                    models.JSONField(
                        help_text="the row as it was left, to see whether it still stands so", null=True
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "indexes": [models.Index(fields=["owner_id", "-at"], name="directory_piece_of")],
            },
        ),
        serve("directory_piecechange", app="select, insert, update, delete"),
        wall_off("directory_piecechange", read=KEEPS),
        WallSQL((SQL / "0044_pieces.sql").read_text(encoding="utf-8"), FORGOTTEN),
    ]
