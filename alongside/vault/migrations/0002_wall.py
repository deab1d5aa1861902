"""The row wall: its functions, what each role may do with the vault's tables, and their policies."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, WallSQL, bind_to_subject, own_functions, serve, wall_off

FUNCTIONS = (Path(__file__).parent / "sql" / "0002_wall.sql").read_text(encoding="utf-8")

# What else may be called from outside: the reporting role asks whose context it is, the sealer holds the ledger still.
ALSO_CALLED = """
grant execute on function wall.actor(), wall.agency() to {report};
grant execute on function wall.hold_ledger() to {sealer};
"""
LAST_KEY = """
create constraint trigger keys_drawerkey_keep_one after delete on keys_drawerkey
  deferrable initially deferred for each row execute function wall.keep_one_key();
"""
# A line's number comes from the sequence alone: one line far ahead would keep all later ones from being sealed.
PEN = "insert (at, agency_id, actor_id, what, subjects, drawer, why, about_id, request_id)"

MINE_TO_READ = "subject_id = any(coalesce((select wall.open_subjects(null, false)), '{}'))"
MINE_TO_WRITE = "subject_id = any(coalesce((select wall.open_subjects(null, true)), '{}'))"
CUSTODIAN = "(select wall.is_custodian())"
ME = "(select wall.actor_id())"
# Never a public key, an office or an owner: with another's key in her place, the next grant would go to the wrong person.
CHANGING = "lock_salt, lock_params, lock_blob, confirmed_at, retired_at"


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_initial")]

    operations = [
        WallSQL(FUNCTIONS, "drop schema wall cascade"),
        serve("keys_holder", app=f"select, insert, update ({CHANGING})"),
        serve("keys_teamkey", app="select, insert, delete"),
        serve("keys_drawerkey", app="select, insert, delete"),
        serve("vault_subject", app="select, insert, update (hold_until)"),
        serve("vault_accessentry", app="select"),
        serve("vault_clearance", app="select, insert, update"),
        serve("vault_blindtoken", app="select, insert, delete"),
        serve("vault_breakglass", app="select, insert"),
        serve("ledger_line", aside=PEN, sealer="select"),
        serve("ledger_batch", sealer="select, insert"),
        WallSQL("grant usage on sequence ledger_line_id_seq to {aside}, {keeper}", WallSQL.noop),
        own_functions(),
        WallSQL(ALSO_CALLED, WallSQL.noop),
        WallSQL(LAST_KEY, "drop trigger keys_drawerkey_keep_one on keys_drawerkey"),
        wall_off(
            "keys_holder",
            read="true",
            write=f"{OWN_AGENCY} and (owner_id = {ME} or {CUSTODIAN})",
            insert=f"{OWN_AGENCY} and ((kind = 'person' and owner_id = {ME}) or (kind <> 'person' and ({CUSTODIAN} or wall.is_founding())))",
        ),
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
            insert=f"{OWN_AGENCY} and ({MINE_TO_WRITE} or ({CUSTODIAN} and wall.is_ours(subject_id)))",
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
        *[bind_to_subject(table) for table in ("vault_accessentry", "vault_blindtoken", "vault_breakglass")],
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
