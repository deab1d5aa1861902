"""Who still holds what, handing work over, recovery with paper shares: more functions of the row wall."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from alongside.vault.operations import OWN_AGENCY, WallSQL, own_functions, serve, wall_off

FUNCTIONS = (Path(__file__).parent / "sql" / "0004_living.sql").read_text(encoding="utf-8")

UNDO = """
drop function wall.shorten_my_clearance(timestamptz, timestamptz);
drop function wall.recover_team(uuid, bytea, uuid, bytea);
drop function wall.recovery_grants();
drop function wall.sole_drawers(uuid);
drop function wall.thin_drawers();
drop function wall.living_holders();
"""  # wall.hand_over stays: its fourth argument has a default, so what called the former still can


class Migration(migrations.Migration):
    dependencies = [("vault", "0003_serve_jobs")]

    operations = [
        migrations.CreateModel(
            name="RecoveryProof",
            fields=[
                (
                    "holder",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="vault.holder",
                    ),
                ),
                ("agency_id", models.UUIDField()),
                ("digest", models.BinaryField()),
            ],
            options={"db_table": "keys_recoveryproof"},
        ),
        serve("keys_recoveryproof", app="insert"),
        wall_off(
            "keys_recoveryproof",
            read="false",
            insert=f"{OWN_AGENCY} and (wall.is_founding() or (select wall.is_custodian()))",
        ),
        WallSQL(FUNCTIONS, UNDO),
        own_functions(),
    ]
