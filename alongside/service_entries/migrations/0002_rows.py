"""The row wall: an entry about a client is behind her plan, one about nobody named is the agency's."""

from django.db import migrations

from alongside.vault.operations import (
    OWN_AGENCY,
    bind_to_subject,
    count_only,
    in_drawer,
    same_agency,
    serve,
    wall_off,
    wall_off_agency,
)

NOBODY_NAMED = f"({OWN_AGENCY} and subject_id is null)"
READ = f"{NOBODY_NAMED} or ({in_drawer('plan', writing=False)})"
MINE = "worker_id = (select wall.actor_id())"
LEADS = "(select wall.works_as('{director,supervisor,clinical_supervisor}'))"  # people.policies.LEADS
WRITE = f"({NOBODY_NAMED} and ({MINE} or {LEADS})) or ({in_drawer('plan', writing=True)})"
CODED = (
    "id", "agency_id", "code", "on", "quarters", "people", "in_group", "place", "language", "channel", "funders",
    "shares", "withdrawn_at",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("service_entries", "0001_initial"),
        ("people", "0004_standing"),
        ("vault", "0009_call_drawer"),
    ]

    operations = [
        serve("service_entries_entry", app="select, insert, update, delete"),
        wall_off("service_entries_entry", read=READ, write=WRITE, insert=f"({WRITE}) and {MINE}"),
        bind_to_subject("service_entries_entry"),
        count_only("service_entries_entry", ['"on"' if name == "on" else name for name in CODED]),
        same_agency("service_entries_entry", "worker_id", "people_account"),
        same_agency("service_entries_entry", "changed_by_id", "people_account"),
        *wall_off_agency("service_entries_funding"),
    ]
