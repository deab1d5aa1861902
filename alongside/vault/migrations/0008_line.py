"""A call is a subject of its own: its drawer, its key in the hands of the on-call team, and forgetting it."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, WallSQL, own_functions

FUNCTIONS = (Path(__file__).parent / "sql" / "0008_line.sql").read_text(encoding="utf-8")
CALL = f"{OWN_AGENCY} and drawer = 'call' and (select wall.on_the_line())"


class Migration(migrations.Migration):
    dependencies = [("vault", "0007_glass")]

    operations = [
        WallSQL(FUNCTIONS, "drop function wall.forget_call(uuid, date); drop function wall.on_the_line()"),
        own_functions(),
        WallSQL(
            [
                f"create policy line_reading on keys_drawerkey for select to {{app}} using ({CALL})",
                f"create policy line_adding on keys_drawerkey for insert to {{app}} with check ({CALL})",
            ],
            [
                "drop policy line_adding on keys_drawerkey",
                "drop policy line_reading on keys_drawerkey",
            ],
        ),
    ]
