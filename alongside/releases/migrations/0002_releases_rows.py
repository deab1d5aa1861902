"""The row wall of permissions and packets.

A permission can be added by whoever writes in the client's plan, within the agency's ceiling, and is never changed
afterwards: no role may. Packets come and go through functions of the wall alone.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import (
    OWN_AGENCY,
    WallSQL,
    bind_to_subject,
    in_drawer,
    own_functions,
    same_agency,
    serve,
    wall_off,
    wall_off_agency,
)

SQL = Path(__file__).parent / "sql"
FUNCTIONS, LINES, LINES_BEFORE = (
    (SQL / name).read_text(encoding="utf-8")
    for name in ("0002_releases.sql", "0002_lines.sql", "0002_lines_before.sql")
)
DROP = """
drop function wall.openings_of(uuid);
drop function wall.link_of(uuid);
drop function wall.open_link(uuid, bytea);
drop function wall.end_releases_of_destroyed();
drop function wall.sweep_packets();
drop function wall.end_packet(uuid, text);
drop function wall.end_release(uuid, text);
drop function wall.end_one_release(uuid, text, uuid, timestamptz);
drop function wall.send_packet(uuid, bytea, jsonb, uuid, bytea);
drop function wall.who_receives(uuid);
drop function wall.my_packets();
drop function wall.release_ceiling();
drop function wall.is_cleared();
"""
DESTROYED = (
    "create trigger vault_subject_ends_releases after update of destroyed_at on vault_subject for each row "
    "when (old.destroyed_at is null and new.destroyed_at is not null) "
    "execute function wall.end_releases_of_destroyed()"
)

ME = "(select wall.actor_id())"
READ, WRITE = (in_drawer("plan", writing=writing) for writing in (False, True))
NEW = (
    f"{WRITE} and ended_at is null and explained_by_id = {ME} and ceiling_days <= (select wall.release_ceiling())"
    " and starts_at <= statement_timestamp() + interval '5 minutes'"
)
# The intake team, or the person named, while their trainings hold. Also of one that has ended, to read why.
FOR_ME = (
    "to_agency_id = (select wall.agency()) and (select wall.is_cleared()) and "
    f"(to_account_id = {ME} or (to_account_id is null and (select wall.has_office('intake'))))"
)
RUNNING = "packet_id = any(coalesce((select wall.my_packets()), '{}'))"
PRIVILEGED_READ, PRIVILEGED = (in_drawer("counselling", writing=writing) for writing in (False, True))


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0001_releases"),
        ("people", "0004_standing"),
        ("vault", "0013_packets"),
    ]

    operations = [
        WallSQL(FUNCTIONS, DROP),
        WallSQL(LINES, LINES_BEFORE),
        own_functions(),
        WallSQL(DESTROYED, "drop trigger vault_subject_ends_releases on vault_subject"),
        serve("releases_release", app="select, insert"),
        wall_off("releases_release", read=READ, write="false", insert=NEW),
        bind_to_subject("releases_release"),
        serve("releases_disclosure", app="select, insert"),
        wall_off("releases_disclosure", read=READ, write="false", insert=f"{WRITE} and noted_by_id = {ME}"),
        bind_to_subject("releases_disclosure"),
        serve("releases_counsellingyes", app="select, insert, update (used_at)"),
        wall_off(
            "releases_counsellingyes",
            read=PRIVILEGED_READ,
            write=PRIVILEGED,
            insert=f"{PRIVILEGED} and said_by_id = {ME}",
        ),
        bind_to_subject("releases_counsellingyes"),
        *wall_off_agency("releases_releaserules", app="select, insert, update"),
        serve("releases_packet", app="select"),
        wall_off("releases_packet", read=FOR_ME, write="false"),
        serve("releases_packetbody", app="select"),
        wall_off("releases_packetbody", read=RUNNING, write="false"),
        serve("releases_packetlink"),
        wall_off("releases_packetlink", read=f"{OWN_AGENCY} and false", write="false"),
        *[
            same_agency("releases_release", column, "people_account")
            for column in ("explained_by_id", "counselling_by_id", "ended_by_id")
        ],
        *[
            same_agency("releases_disclosure", column, "people_account")
            for column in ("approved_by_id", "noted_by_id")
        ],
        same_agency("releases_counsellingyes", "said_by_id", "people_account"),
    ]
