"""The keys of packets: read by whoever holds them, while they last; written by functions of the wall alone."""

import django.utils.timezone
from django.db import migrations, models

import alongside.vault.ids
from alongside.vault.operations import OWN_AGENCY, WallSQL, serve, wall_off

# The moment is that of the statement, not of the transaction: a key ends within a long one too.
MINE = (
    f"{OWN_AGENCY} and holder_id = any(coalesce((select wall.my_holders()), '{{}}'))"
    " and ends_at > statement_timestamp()"
)


class Migration(migrations.Migration):
    dependencies = [("vault", "0012_about")]

    operations = [
        migrations.CreateModel(
            name="PacketKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "agency_id",
                    models.UUIDField(
                        help_text="the agency that receives; the one that sends where a link opens it"
                    ),
                ),
                ("packet_id", models.UUIDField(db_index=True)),
                ("holder_id", models.UUIDField(db_index=True, null=True)),
                ("sealed_key", models.BinaryField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ends_at", models.DateTimeField()),
            ],
            options={
                "db_table": "keys_packetkey",
                "constraints": [
                    models.UniqueConstraint(fields=("packet_id", "holder_id"), name="keys_packetkey_once")
                ],
            },
        ),
        serve("keys_packetkey", app="select"),
        wall_off("keys_packetkey", read=MINE, write="false"),
        WallSQL(
            "create index ledger_line_packets on ledger_line (about_id) "
            "where what in ('packet.read', 'refused', 'release.ended')",
            "drop index ledger_line_packets",
        ),
    ]
