"""The row wall: its functions, what each role may do with the vault's tables, and their policies."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, WallSQL, serve, wall_off

FUNCTIONS = (Path(__file__).parent / "sql" / "0002_wall.sql").read_text(encoding="utf-8")

# Every function belongs to the keeper and may be called by the app role alone; the reporting role may ask whose context it is.
OWN_THEM = """
do $$ declare f regprocedure; begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'wall'::regnamespace loop
    execute format('alter function %s owner to {keeper}', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to {app}', f);
  end loop;
end $$;
grant execute on function wall.actor(), wall.agency() to {report};
"""

MINE_TO_READ = "subject_id = any(coalesce((select wall.open_subjects(null, false)), '{}'))"
MINE_TO_WRITE = "subject_id = any(coalesce((select wall.open_subjects(null, true)), '{}'))"
CUSTODIAN = "(select wall.is_custodian())"
ME = "(select wall.actor_id())"


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_initial")]

    operations = [
        WallSQL(FUNCTIONS, "drop schema wall cascade"),
        serve("keys_holder", app="select, insert, update", aside="select"),
        serve("keys_teamkey", app="select, insert, delete"),
        serve("keys_drawerkey", app="select, insert, update, delete"),
        serve("vault_subject", app="select, insert, update"),
        serve("vault_accessentry", app="select"),
        serve("vault_clearance", app="select, insert, update"),
        serve("vault_blindtoken", app="select, insert, delete"),
        serve("vault_breakglass", app="select, insert"),
        serve("ledger_line", aside="insert", sealer="select"),
        serve("ledger_batch", sealer="select, insert"),
        WallSQL("grant usage on sequence ledger_line_id_seq to {aside}, {keeper}", WallSQL.noop),
        WallSQL(OWN_THEM, WallSQL.noop),
        wall_off("keys_holder", read="true", write=OWN_AGENCY),
        wall_off(
            "keys_teamkey",
            read=f"{OWN_AGENCY} and (member_holder_id = any(coalesce((select wall.my_holders()), '{{}}')) or {CUSTODIAN})",
            write=f"{OWN_AGENCY} and {CUSTODIAN}",
            insert=f"{OWN_AGENCY} and ({CUSTODIAN} or wall.is_founding())",
        ),
        wall_off(
            "keys_drawerkey",
            read=f"{OWN_AGENCY} and ({MINE_TO_READ} or {CUSTODIAN})",
            write=f"{OWN_AGENCY} and ({MINE_TO_WRITE} or {CUSTODIAN})",
        ),
        wall_off(
            "vault_subject",
            read=f"{OWN_AGENCY} and {MINE_TO_READ.replace('subject_id', 'id', 1)}",
            write=f"{OWN_AGENCY} and {MINE_TO_WRITE.replace('subject_id', 'id', 1)}",
            insert=f"{OWN_AGENCY} and opened_by_id = {ME}",
        ),
        wall_off(
            "vault_accessentry",
            read=f"{OWN_AGENCY} and (actor_id = {ME} or {MINE_TO_READ} or {CUSTODIAN})",
            write="false",
        ),
        wall_off(
            "vault_clearance",
            read=OWN_AGENCY,
            write=f"{OWN_AGENCY} and actor_id <> {ME}",
            insert=f"{OWN_AGENCY} and (actor_id <> {ME} or cleared_until is null)",
        ),
        wall_off(
            "vault_blindtoken",
            read=f"{OWN_AGENCY} and {MINE_TO_READ}",
            write=f"{OWN_AGENCY} and {MINE_TO_WRITE}",
        ),
        wall_off(
            "vault_breakglass",
            read=OWN_AGENCY,
            write="false",
            insert=(
                f"{OWN_AGENCY} and asked_by_id = {ME} and state = 'asked' and approved_by_id is null "
                "and opened_at is null and reviewed_by_id is null"
            ),
        ),
        WallSQL(
            [
                "alter table ledger_line enable row level security",
                "alter table ledger_line force row level security",
                "create policy keeper on ledger_line to {keeper} using (true) with check (true)",
                "create policy adding on ledger_line for insert to {aside} with check (true)",
                "create policy sealing on ledger_line for select to {sealer} using (true)",
                "create index ledger_line_subjects on ledger_line using gin (subjects)",
                "create index ledger_line_agency on ledger_line (agency_id, id)",
            ],
            [
                "drop index ledger_line_agency",
                "drop index ledger_line_subjects",
                "drop policy sealing on ledger_line",
                "drop policy adding on ledger_line",
                "drop policy keeper on ledger_line",
                "alter table ledger_line disable row level security",
            ],
        ),
    ]
