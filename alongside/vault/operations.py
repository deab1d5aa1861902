"""Migration operations that put a table behind the row wall.

Belongs here: the few shapes of policy every room uses, as reversible operations. Not here: the functions
they call (migrations/0002_wall). Role names come from settings.ROLES, because two installations on one
server must not share roles.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.migrations.operations import RunSQL


class WallSQL(RunSQL):
    """RunSQL whose `{app}`, `{aside}`, `{keeper}`, `{owner}`, `{sealer}`, `{report}`, `{jobs}` are our roles."""

    def _run_sql(self, schema_editor: Any, sqls: Any) -> None:
        statements = [sqls] if isinstance(sqls, str) else list(sqls)
        for statement in statements:
            schema_editor.execute(with_roles(statement), params=None)


def with_roles(sql: str) -> str:
    """Fill in the role names, quoted. Only the known names are replaced, so that SQL may use braces."""
    for part, name in settings.ROLES.items():
        sql = sql.replace("{" + part + "}", '"' + name.replace('"', '""') + '"')
    return sql


# Called by other functions of the wall, by a trigger or by the sealer; never by a request.
INNER = (
    "has_conflict",
    "stands_already",
    "must_be_someone",
    "refuse",
    "hold_ledger",
    "keep_one_key",
    "stay_destroyed",
    "take_back_lent",
    "holder_stays_itself",
    "on_duty_until",
    "held_until",
    "wants_notice",
    "belongs_to",
    "forget_notices",
    "close_pages",
    "count_bed",
    "end_one_release",
    "end_releases_of_destroyed",
    "guard_referral",
    "guard_referral_reader",
    "note_referral_move",
    "referral_follows_packet",
    "note_report",
    "guard_letter",
    "note_version",
    "note_stirring",
    "keep_tally",
    "tally_ends",
    "coalition_sharing",
    "count_training",
    "add_up_training",
    "begin_next_training",
    "need_cells",
    "keep_words",
    "sweep_needs",
    "add_training",
    "sum_attendance",
    "sum_topics",
    "sum_trainings",
)
OWN_FUNCTIONS = """
do $$ declare f record; begin
  for f in select p.oid::regprocedure as name, p.proname from pg_proc p where p.pronamespace = 'wall'::regnamespace loop
    execute format('alter function %s owner to {keeper}', f.name);
    execute format('revoke all on function %s from public', f.name);
    if f.proname <> all (array[INNER]) then
      execute format('grant execute on function %s to {app}', f.name);
    end if;
  end loop;
end $$;
"""


def own_functions() -> WallSQL:
    """Every function of the wall belongs to the keeper; the app role may call all but the inner ones."""
    inner = ", ".join(f"'{name}'" for name in INNER)
    return WallSQL(OWN_FUNCTIONS.replace("INNER", inner), WallSQL.noop)


def serve(
    table: str, *, app: str = "", aside: str = "", sealer: str = "", report: str = "", jobs: str = ""
) -> WallSQL:
    """Grant each role just what it needs on a table; the keeper has everything."""
    grants = {"app": app, "aside": aside, "sealer": sealer, "report": report, "jobs": jobs}
    up = [f"revoke all on {table} from public", f"grant all on {table} to {{keeper}}"]
    up += [f"grant {what} on {table} to {{{who}}}" for who, what in grants.items() if what]
    down = [
        f"revoke all on {table} from {{{who}}}" for who in ("keeper", *[w for w, g in grants.items() if g])
    ]
    return WallSQL("; ".join(up), "; ".join(down))


def wall_off(table: str, *, read: str, write: str | None = None, insert: str | None = None) -> WallSQL:
    """Enable and force row security: the keeper sees all rows, the app role those that `read` admits.

    `write` guards update and delete (both the row found and the row left), `insert` new rows; each
    defaults to the one before it.
    """
    write = write or read
    insert = insert or write
    up = [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"create policy keeper on {table} to {{keeper}} using (true) with check (true)",
        f"create policy reading on {table} for select to {{app}} using ({read})",
        f"create policy adding on {table} for insert to {{app}} with check ({insert})",
        f"create policy changing on {table} for update to {{app}} using ({write}) with check ({write})",
        f"create policy removing on {table} for delete to {{app}} using ({write})",
    ]
    names = ("keeper", "reading", "adding", "changing", "removing")
    down = [f"drop policy {name} on {table}" for name in names]
    down += [
        f"alter table {table} no force row level security",
        f"alter table {table} disable row level security",
    ]
    return WallSQL("; ".join(up), "; ".join(down))


OWN_AGENCY = "agency_id = (select wall.agency())"


def in_drawer(drawer: str, *, writing: bool) -> str:
    """The row belongs to a client whose drawer is open to whoever asks. The array is made once a statement."""
    return (
        f"{OWN_AGENCY} and subject_id = any(coalesce("
        f"(select wall.open_subjects('{drawer}', {'true' if writing else 'false'})), '{{}}'))"
    )


def in_either_drawer(drawers: Sequence[str], *, writing: bool) -> str:
    """The same for a table whose column `drawer` says which drawer each row lies in."""
    parts = [f"(drawer = '{drawer}' and {in_drawer(drawer, writing=writing)})" for drawer in drawers]
    return " or ".join(parts)


ON_THE_LINE = f"{OWN_AGENCY} and (select wall.on_the_line())"


def wall_off_line(table: str, *, coded: Sequence[str] = ()) -> list[WallSQL]:
    """The whole wall of a table about calls: the agency's on-call team, while its trainings hold."""
    operations = [
        serve(table, app="select, insert, update, delete"),
        wall_off(table, read=ON_THE_LINE),
        bind_to_subject(table),
    ]
    if coded:
        operations.append(count_only(table, coded))
    return operations


def wall_off_call_or_drawer(table: str, *drawers: str, coded: Sequence[str] = ()) -> list[WallSQL]:
    """A table whose column `drawer` says whether a row lies in a call or in a client's drawer."""
    on_call = f"(drawer = 'call' and {ON_THE_LINE})"
    read, write = (f"{on_call} or {in_either_drawer(drawers, writing=w)}" for w in (False, True))
    operations = [
        serve(table, app="select, insert, update, delete"),
        wall_off(table, read=read, write=write),
        bind_to_subject(table),
    ]
    if coded:
        operations.append(count_only(table, coded))
    return operations


def wall_off_agency(table: str, *, app: str = "select, insert, update, delete") -> list[WallSQL]:
    """A table of the agency's own work (shifts, words to use) that says nothing about a client."""
    return [serve(table, app=app), wall_off(table, read=OWN_AGENCY)]


def wall_off_drawer(table: str, *drawers: str, coded: Sequence[str] = ()) -> list[WallSQL]:
    """The whole wall of a client's table: grants, policies, the composite key to the client, coded columns."""
    if len(drawers) == 1:
        read, write = (in_drawer(drawers[0], writing=w) for w in (False, True))
    else:
        read, write = (in_either_drawer(drawers, writing=w) for w in (False, True))
    operations = [
        serve(table, app="select, insert, update, delete"),
        wall_off(table, read=read, write=write),
        bind_to_subject(table),
    ]
    if coded:
        operations.append(count_only(table, coded))
    return operations


def bind_to_subject(table: str) -> WallSQL:
    """A composite foreign key: a row can only hang on a client of its own agency."""
    name = f"{table}_same_agency"
    return WallSQL(
        f"alter table {table} add constraint {name} foreign key (agency_id, subject_id) "
        "references vault_subject (agency_id, id) deferrable initially deferred",
        f"alter table {table} drop constraint {name}",
    )


def same_agency(table: str, column: str, target: str) -> WallSQL:
    """A composite foreign key from (agency_id, column) to (agency_id, id) of another table."""
    name = f"{table}_{column}_same_agency"
    return WallSQL(
        f"alter table {table} add constraint {name} foreign key (agency_id, {column}) "
        f"references {target} (agency_id, id) deferrable initially deferred",
        f"alter table {table} drop constraint {name}",
    )


def in_house_time(*functions: str) -> WallSQL:
    """These functions ask for today by the calendar of the house and not by UTC, which is a day ahead each evening.

    Name each with its arguments. One that is replaced later loses this and is named again.
    """
    zone = settings.TIME_ZONE.replace("'", "''")
    return WallSQL(
        "; ".join(f"alter function {name} set timezone to '{zone}'" for name in functions),
        "; ".join(f"alter function {name} reset timezone" for name in functions),
    )


def count_only(table: str, columns: Sequence[str]) -> WallSQL:
    """The reporting role may read these coded columns of its context's agency, and nothing else."""
    listed = ", ".join(columns)
    return WallSQL(
        [
            f"grant select ({listed}) on {table} to {{report}}",
            f"create policy counting on {table} for select to {{report}} using ({OWN_AGENCY})",
        ],
        [f"drop policy counting on {table}", f"revoke select ({listed}) on {table} from {{report}}"],
    )


# -- a coalition's tables: whoever belongs reads, its organizers write (coalition/migrations/sql/0002_members.sql) ----

# The coalitions of whoever asks: her own, and those her agency has joined. Made once a statement.
BELONGS = "agency_id = any(coalesce((select wall.coalitions()), '{}'))"
ORGANISES = "(agency_id = (select wall.agency()) and (select wall.organises()))"
# A row that somebody who takes part wrote herself.
HERS = f"({BELONGS} and made_by_id = (select wall.actor_id()))"
# A row that belongs to her own organization's part, written by whoever leads there.
SPEAKS = "(" + BELONGS + " and for_agency_id = (select wall.agency()) and (select wall.leads_here()))"


def wall_off_coalition(
    table: str, *, read: str = BELONGS, write: str = ORGANISES, insert: str | None = None
) -> list[WallSQL]:
    """The whole wall of a coalition's table: members read, organizers write, unless told otherwise.

    Give `write` as e.g. f"{ORGANISES} or {HERS}" where members add and change what is theirs. A table with answers that
    nobody may read row by row is not walled off with this.
    """
    return [
        serve(table, app="select, insert, update, delete"),
        wall_off(table, read=read, write=write, insert=insert),
    ]
