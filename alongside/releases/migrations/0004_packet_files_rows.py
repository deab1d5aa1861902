"""The row wall of documents in packets: seen by whoever holds the packet's key, while it runs; written by the wall."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions, serve, wall_off

SQL = Path(__file__).parent / "sql"
NOW, EARLIER = ((SQL / name).read_text(encoding="utf-8") for name in ("0004_files.sql", "0002_releases.sql"))
SENT, _, REST = EARLIER.partition("-- End one permission")
BEFORE = SENT[SENT.index("create function wall.send_packet") :]
ENDED = (
    "create or replace"
    + REST[REST.index(" function wall.end_one_release") : REST.index("-- The client takes")]
)
DROP = """
drop function wall.forget_files(uuid[]);
drop function wall.files_over(uuid);
drop function wall.link_file(uuid, bytea, uuid);
drop function wall.send_packet(uuid, bytea, jsonb, uuid, bytea, jsonb);
"""
OURS = """
alter function wall.send_packet(uuid, bytea, jsonb, uuid, bytea) owner to {keeper};
revoke all on function wall.send_packet(uuid, bytea, jsonb, uuid, bytea) from public;
grant execute on function wall.send_packet(uuid, bytea, jsonb, uuid, bytea) to {app};
"""
RUNNING = "packet_id = any(coalesce((select wall.my_packets()), '{}'))"


class Migration(migrations.Migration):
    dependencies = [("releases", "0003_packet_files")]

    operations = [
        WallSQL(
            ["drop function wall.send_packet(uuid, bytea, jsonb, uuid, bytea)", NOW],
            [DROP, BEFORE, ENDED, OURS],
        ),
        own_functions(),
        serve("releases_packetfile", app="select"),
        wall_off("releases_packetfile", read=RUNNING, write="false"),
    ]
