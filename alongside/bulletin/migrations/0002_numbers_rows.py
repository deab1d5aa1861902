"""What is published is read by all; a draft by those who keep it, and they alone write."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions, serve, wall_off

SQL = Path(__file__).parent / "sql"
KEEPS = "(select wall.keeps_numbers())"
OF_A_SET = "dataset_id in (select d.id from bulletin_dataset d)"


class Migration(migrations.Migration):
    dependencies = [("bulletin", "0001_numbers"), ("people", "0004_standing"), ("vault", "0010_calls_first")]

    operations = [
        WallSQL((SQL / "0002_keeping.sql").read_text(encoding="utf-8"), "drop function wall.keeps_numbers()"),
        own_functions(),
        serve("bulletin_dataset", app="select, insert, update"),
        wall_off("bulletin_dataset", read=f"state = 'published' or {KEEPS}", write=KEEPS),
        serve("bulletin_figure", app="select, insert, delete"),
        wall_off("bulletin_figure", read=OF_A_SET, write=f"{KEEPS} and {OF_A_SET}"),
        serve("bulletin_definition", app="select, insert, update"),
        wall_off("bulletin_definition", read=f"state = 'published' or {KEEPS}", write=KEEPS),
    ]
