"""Attack 2: raw SQL as each of our roles, without a context. Nothing is found, nothing can be called.

The door is off (no Python policy runs) and the seal does not matter: rows must not even be counted.
"""

import psycopg
import pytest
from django.conf import settings

from tests.attacks.ground import (
    ASIDE_ONLY,
    BEFORE_CONTEXT,
    OF_A_CLIENT,
    ask,
    known_to_all,
    logged_in_as,
    refused,
    tables_of_people,
)

SERVING = ("app", "aside", "sealer", "jobs", "report")
# What a role may read without a context, beyond nothing: each with its reason.
MAY_READ = {
    "app": BEFORE_CONTEXT,
    "aside": {"people_account", *ASIDE_ONLY},  # whose web session it is
    "sealer": {"ledger_line"},  # opaque ids, to make leaves of them
    "jobs": set(),
    "report": set(),
}


def rows_seen(session, table):
    try:
        return session.execute(f"select count(*) from public.{table}").fetchone()[0]
    except psycopg.errors.InsufficientPrivilege:
        return 0


@pytest.mark.parametrize("part", SERVING)
def test_without_a_context_a_role_finds_no_row_that_points_at_anyone(transactional_db, esther, part):
    tables = tables_of_people()
    assert {model._meta.db_table for model in OF_A_CLIENT} <= set(tables)
    with logged_in_as(part) as session:
        seen = {table for table in tables if rows_seen(session, table)}
    assert seen <= MAY_READ[part]


def test_the_same_tables_are_full_for_the_keeper(transactional_db, esther):
    empty = {
        table for table in tables_of_people() if not ask(f"select 1 from {table} limit 1", using="owner")
    }
    assert not empty & {model._meta.db_table for model in OF_A_CLIENT}
    assert not empty & {
        "keys_drawerkey",
        "keys_teamkey",
        "vault_subject",
        "vault_accessentry",
        "vault_blindtoken",
    }


def test_every_table_that_points_at_someone_has_forced_row_security_or_a_single_role(cast):
    rows = ask(
        """
        select c.relname, c.relrowsecurity and c.relforcerowsecurity, array(
                 select r from unnest(%s::text[]) r
                  where pg_catalog.has_table_privilege(r, c.oid, 'select, insert, update, delete')
                     or pg_catalog.has_any_column_privilege(r, c.oid, 'select, insert, update'))
          from pg_catalog.pg_class c where c.relname = any(%s)
        """,
        [[settings.ROLES[part] for part in SERVING], tables_of_people()],
    )
    open_to_more = {name for name, forced, roles in rows if not forced and len(roles) > 1}
    assert not open_to_more
    unforced = {name for name, forced, _ in rows if not forced}
    assert unforced <= ASIDE_ONLY


def test_every_policy_of_the_app_role_asks_for_the_context(cast):
    """A rule that asks nobody is a listed reading before context, or admits nothing at all."""
    rows = ask(
        """
        select tablename, policyname, concat_ws(' ', qual, with_check) from pg_catalog.pg_policies
         where %s::name = any(roles) or 'public' = any(roles)
        """,
        [settings.ROLES["app"]],
    )
    silent = [
        (table, name) for table, name, rule in rows if "wall." not in rule and set(rule.split()) != {"false"}
    ]
    assert {name for _, name in silent} == {"reading"}
    assert {table for table, _ in silent} == {*BEFORE_CONTEXT, "people_agency", *known_to_all()}


def test_what_is_known_to_all_points_at_nobody_and_is_written_by_those_who_keep_it(cast):
    """The directory is public; a table of it that names an agency or a person is not (POINTS_AT_SOMEONE)."""
    assert "directory_service" in known_to_all()
    assert not known_to_all() & set(tables_of_people())
    written = ask(
        """
        select tablename, coalesce(qual, with_check) from pg_catalog.pg_policies
         where tablename = any(%s) and %s::name = any(roles) and cmd <> 'SELECT'
        """,
        [sorted(known_to_all()), settings.ROLES["app"]],
    )
    assert {table for table, _ in written} == known_to_all()
    assert all("wall." in rule or rule == "false" for _, rule in written)


def test_every_view_runs_with_the_rights_of_who_asks(cast):
    views = ask(
        """
        select c.relname from pg_catalog.pg_class c where c.relnamespace = 'public'::regnamespace
          and (c.relkind = 'm' or (c.relkind = 'v'
               and not coalesce('security_invoker=true' = any(c.reloptions), false)
               and not coalesce('security_invoker=on' = any(c.reloptions), false)))
        """
    )
    assert views == []


def test_every_function_of_the_wall_runs_as_the_keeper_on_a_fixed_path(cast):
    functions = ask(
        """
        select p.proname, p.prosecdef, pg_catalog.pg_get_userbyid(p.proowner), p.proconfig
          from pg_catalog.pg_proc p where p.pronamespace = 'wall'::regnamespace
        """
    )
    assert functions
    path = "search_path=pg_catalog, pg_temp"
    allowed = ([path], [path, f"TimeZone={settings.TIME_ZONE}"])  # some ask which day it is here
    keeper = settings.ROLES["keeper"]
    assert {
        name: (secdef, owner, told)
        for name, secdef, owner, told in functions
        if not (secdef and owner == keeper and told in allowed)
    } == {}


A_DAY_EITHER_WAY = {
    "check_service",
    "agrees_now",
    "answer_invitation",
}  # they ask for no more than that, on purpose


def test_a_function_that_asks_for_today_means_the_day_of_the_house(cast):
    """By UTC a legal hold would end, and a card die, each evening at six or seven. This fails at any hour."""
    asking = ask(
        """
        select p.proname, coalesce(%s = any(p.proconfig), false) from pg_catalog.pg_proc p
         where p.pronamespace = 'wall'::regnamespace
           and p.prosrc ~* '(statement_timestamp|now|clock_timestamp)\\(\\)::date|current_date'
        """,
        [f"TimeZone={settings.TIME_ZONE}"],
    )
    assert {"destroy", "drop_removed_documents", "keep_evaluation", "notices_here"} <= {
        name for name, _ in asking
    }
    assert {name for name, here in asking if not here} == A_DAY_EITHER_WAY
    rules = "coalesce(qual, '') || coalesce(with_check, '')"
    assert ask(f"select policyname from pg_catalog.pg_policies where {rules} ~* 'current_date|::date'") == []


def test_no_other_function_runs_with_someone_elses_rights(cast):
    strangers = ask(
        """
        select p.oid::regprocedure::text from pg_catalog.pg_proc p
         where p.prosecdef and p.pronamespace not in ('wall'::regnamespace, 'pg_catalog'::regnamespace)
        """
    )
    assert strangers == []


INNER = [
    "wall.has_conflict(gen_random_uuid(), gen_random_uuid())",
    "wall.must_be_someone()",
    "wall.refuse('x')",
    "wall.hold_ledger()",
    "wall.stands_already(gen_random_uuid(), gen_random_uuid(), '{}')",
    "wall.take_back_lent(gen_random_uuid(), gen_random_uuid())",
    "wall.on_duty_until(gen_random_uuid(), gen_random_uuid(), now())",
    "wall.held_until(gen_random_uuid(), gen_random_uuid(), now(), now())",
    "wall.wants_notice(gen_random_uuid(), gen_random_uuid(), 'paper', now())",
    "wall.belongs_to(gen_random_uuid(), gen_random_uuid())",
]


@pytest.mark.parametrize("call", INNER)
def test_the_inner_functions_cannot_be_called_from_outside(cast, call):
    assert "permission denied" in refused(f"select {call}")


def test_nobody_but_the_app_and_those_listed_may_call_into_the_wall(cast):
    listed = {"report": {"actor", "agency"}, "sealer": {"hold_ledger"}, "aside": set(), "jobs": set()}
    for part, names in listed.items():
        rows = ask(
            """
            select p.proname from pg_catalog.pg_proc p where p.pronamespace = 'wall'::regnamespace
               and pg_catalog.has_function_privilege(%s, p.oid, 'execute')
            """,
            [settings.ROLES[part]],
        )
        assert {row[0] for row in rows} == names


def test_no_role_of_ours_is_mighty(cast):
    ours = list(settings.ROLES.values())
    rows = ask(
        """
        select rolname from pg_catalog.pg_roles where rolname = any(%s)
           and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
        """,
        [ours],
    )
    assert rows == []
    assert ask(
        "select rolcanlogin from pg_catalog.pg_roles where rolname = %s", [settings.ROLES["keeper"]]
    ) == [(False,)]


def test_no_serving_role_is_a_member_of_another_or_owns_anything(cast):
    serving = [settings.ROLES[part] for part in SERVING]
    member = ask(
        "select 1 from pg_catalog.pg_auth_members m join pg_catalog.pg_roles r on "
        "r.oid = m.member where r.rolname = any(%s)",
        [serving],
    )
    owned = ask(
        "select relname from pg_catalog.pg_class where pg_catalog.pg_get_userbyid(relowner) = any(%s)",
        [serving],
    )
    assert (member, owned) == ([], [])


MIGHTIER = [
    (part, other) for part in SERVING for other in ("owner", "keeper", "sealer", "app") if part != other
]


@pytest.mark.parametrize(("part", "other"), MIGHTIER)
def test_no_serving_role_becomes_another(cast, part, other):
    role = settings.ROLES[other]
    with logged_in_as(part) as session:
        for attempt in (
            f'set role "{role}"',
            f'set session authorization "{role}"',
            f'set local role "{role}"',
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                session.execute(attempt)
        session.execute("reset role")
        session.execute("reset session authorization")
        assert session.execute("select current_user").fetchone()[0] == settings.ROLES[part]


FORBIDDEN = [
    "select * from wall.secret",
    "update wall.secret set inner_pad = inner_pad",
    "create table public.mine (a int)",
    "create schema mine",
    "create temporary table vault_accessentry (a int)",
    "create temporary view text as select 1",
    "create or replace function wall.agency() returns uuid language sql as 'select gen_random_uuid()'",
    "create function public.now() returns timestamptz language sql as 'select null::timestamptz'",
    "alter table cases_case disable row level security",
    "alter table cases_case no force row level security",
    "drop policy reading on cases_case",
    "create policy mine on cases_case using (true)",
    "alter function wall.agency() security invoker",
    "truncate cases_case",
    "truncate ledger_line",
    "insert into vault_accessentry select * from vault_accessentry",
    "update vault_accessentry set ends_at = null",
    "delete from vault_accessentry",
    "update vault_breakglass set state = 'open'",
    "delete from vault_breakglass",
    "select * from ledger_line",
    "insert into ledger_line (at, what, subjects, drawer, why) values (now(), 'x', '{}', '', '')",
    "update ledger_line set why = ''",
    "delete from ledger_line",
    "insert into ledger_batch select 1, 1, '', '', '', now()",
    "update keys_holder set public_key = public_key",
    "update keys_holder set office = 'custodians'",
    "update keys_holder set owner_id = owner_id",
    "update keys_teamkey set member_holder_id = member_holder_id",
    "update keys_drawerkey set holder_id = holder_id",
    "update vault_subject set opened_by_id = opened_by_id",
    "update vault_subject set destroyed_at = now()",
    "update people_invitation set starts_over = true",
    "delete from people_account",
    "insert into people_agency select * from people_agency",
    "select * from people_websession",
    "delete from procrastinate_jobs",
    "select * from procrastinate_jobs",
    "copy cases_case to program 'cat'",
    "copy cases_case to '/tmp/stolen'",
    "copy (select pg_read_file('/etc/passwd')) to stdout",
    "select pg_read_file('/etc/passwd')",
    "select pg_ls_dir('.')",
    "select lo_import('/etc/passwd')",
    "alter system set log_statement = 'all'",
    "set session_replication_role = 'replica'",
    "set log_statement = 'all'",
    "create extension plpython3u",
    "do language plpython3u 'pass'",
    "vacuum full cases_case",
    "create role mine",
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_the_app_role_is_refused(cast, as_person, sql):
    with as_person(cast.chloe):  # a custodian and supervisor: the most that a context can give
        refused(sql)


ASIDE_FORBIDDEN = [
    "update ledger_line set why = ''",
    "delete from ledger_line",
    "select * from ledger_line",
    "insert into ledger_line (id, at, what, subjects, drawer, why) values (99999999999, now(), 'x', '{}', '', '')",
    "select setval('ledger_line_id_seq', 99999999999)",
    "update people_account set role = 'director'",
    "select * from keys_holder",
    "select * from people_totp",
    "create temporary table mine (a int)",
]


@pytest.mark.parametrize("sql", ASIDE_FORBIDDEN)
def test_the_aside_role_only_appends(cast, sql):
    refused(sql, using="aside")


@pytest.mark.parametrize(
    "sql", ["update ledger_line set why = ''", "delete from ledger_batch", "update ledger_batch set size = 0"]
)
def test_the_sealer_changes_nothing(cast, sql):
    refused(sql, using="sealer")


def test_statistics_of_confidential_tables_are_not_shown(cast, as_person):
    with as_person(cast.amira):
        assert ask(
            "select count(*) from pg_catalog.pg_stats where tablename = any(%s)", [tables_of_people()]
        ) == [(0,)]


def test_row_security_switched_off_for_a_session_is_an_error_not_an_opening(cast, as_person, esther):
    with as_person(cast.dev):
        ask("set local row_security = off")
        assert "row-level security" in refused("select * from cases_case")


def test_reporting_sees_coded_columns_only(cast):
    rows = ask(
        """
        select c.relname, a.attname from pg_catalog.pg_class c
          join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
           and pg_catalog.has_column_privilege(%s, c.oid, a.attnum, 'select')
        """,
        [settings.ROLES["report"]],
    )
    assert rows
    names = {column for _, column in rows}
    assert not {
        name
        for name in names
        if name.endswith("_sealed") or name in ("subject_id", "lead_id", "account_id", "author_id")
    }
