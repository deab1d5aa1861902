"""Doctor: the row wall. Roles, policies, functions and the signature, all found by introspection.

Belongs here: what must hold for every table, also for one that a later room adds. Not here: what a policy
says (the rooms' migrations), tests of the wall (alongside/vault/tests).
"""

from django.conf import settings

from config import schema
from config.databases import PARTS
from config.doctor import Check, listed, ok, one, rows

WALLS = 'docs/operations.md, "Roles and rules", says who may do what.'

ROLES = """
    select rolname, rolsuper or rolbypassrls or rolcreaterole or rolreplication or rolcreatedb, rolcanlogin
      from pg_roles where rolname = any(%s)
"""
MEMBERSHIPS = """
    select m.rolname || ' in ' || r.rolname from pg_auth_members a
      join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid
     where m.rolname = any(%s)
"""
WRONG_OWNERS = """
    select c.oid::regclass::text from pg_class c
     where c.relnamespace in ('public'::regnamespace, 'wall'::regnamespace)
       and c.relkind in ('r', 'p', 'v', 'S')
       and pg_get_userbyid(c.relowner) <> %s
"""
# A table that says whose it is must have its wall up, whoever may ask.
UNWALLED = """
    select c.relname from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and exists (select from pg_attribute a
                    where a.attrelid = c.oid and not a.attisdropped
                      and a.attname in ('agency_id', 'subject_id'))
       and not (c.relrowsecurity and c.relforcerowsecurity
                and exists (select from pg_policy p where p.polrelid = c.oid))
     order by 1
"""
# Whatever a serving role may read without a wall has to be on a list of names, or it was forgotten.
OPEN_TO_SERVING = """
    select c.relname from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm')
       and not c.relrowsecurity and c.relname <> all(%s)
       and (has_any_column_privilege(%s, c.oid, 'select')
            or has_any_column_privilege(%s, c.oid, 'select'))
     order by 1
"""
NO_WALL_NEEDED = ["django_migrations"]
LOOSE_VIEWS = """
    select c.relname from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
       and not coalesce(array_to_string(c.reloptions, ',') ~ 'security_invoker=(true|on|1)', false)
"""
ALL_ROWS = """
    select p.polrelid::regclass::text from pg_policy p
     where p.polname = 'keeper' and not (select oid from pg_roles where rolname = %s) = any(p.polroles)
"""
LOOSE_FUNCTIONS = """
    select p.oid::regprocedure::text from pg_proc p
     where p.pronamespace = 'wall'::regnamespace
       and (pg_get_userbyid(p.proowner) <> %s
            or (p.prosecdef
                and not coalesce(array_to_string(p.proconfig, ',') like '%%search_path=%%', false))
            or has_function_privilege('public', p.oid, 'execute'))
     order by 1
"""


def roles() -> Check:
    names = settings.ROLES
    found = {name: (powerful, logs_in) for name, powerful, logs_in in rows(ROLES, [list(names.values())])}
    if missing := [name for name in names.values() if name not in found]:
        return Check("bad", "Roles", f"{listed(missing)} do not exist", "Run `alongside migrate`.")
    if powerful := [name for name, (too_much, _) in found.items() if too_much]:
        return Check(
            "bad",
            "Roles",
            f"{listed(powerful)} may pass by every rule",
            "alter role … nosuperuser nobypassrls; " + WALLS,
        )
    if found[names["keeper"]][1]:
        return Check("bad", "Roles", "the keeper can sign in", f"alter role {names['keeper']} nologin;")
    return ok("Roles", f"{len(found)} of ours, none of them passes by a rule")


def memberships() -> Check:
    """A serving role that is a member of another has that one's rights too."""
    serving = [settings.ROLES[part] for part in PARTS if part != "owner"]
    if found := [row[0] for row in rows(MEMBERSHIPS, [serving])]:
        return Check(
            "bad", "Memberships", listed(found), "Revoke them: serving roles have no rights but their own."
        )
    return ok("Memberships", "no serving role has another's rights")


def ownership() -> Check:
    if found := [row[0] for row in rows(WRONG_OWNERS, [settings.ROLES["owner"]])]:
        return Check(
            "bad",
            "Ownership",
            f"not the owner's: {listed(found)}",
            "Who owns a table can take its rules away: " + WALLS,
        )
    return ok("Ownership", "every table is the owner's, who never serves")


def row_rules() -> Check:
    if found := [row[0] for row in rows(UNWALLED)]:
        return Check(
            "bad",
            "Row rules",
            f"missing on {listed(found)}",
            "Nobody should work here: run `alongside migrate`, or restore.",
        )
    return ok("Row rules", "on and forced for every table that says whose it is")


def open_tables() -> Check:
    names = settings.ROLES
    found = [row[0] for row in rows(OPEN_TO_SERVING, [NO_WALL_NEEDED, names["app"], names["report"]])]
    if found:
        return Check("bad", "Open tables", f"{listed(found)} can be read without a rule", WALLS)
    return ok("Open tables", "none")


def views() -> Check:
    if found := [row[0] for row in rows(LOOSE_VIEWS)]:
        return Check(
            "bad", "Views", f"{listed(found)} show what their owner may see", "Make them security_invoker."
        )
    return ok("Views", "none that shows more than its reader may see")


def functions() -> Check:
    if not one("select to_regnamespace('wall') is not null"):
        return Check("bad", "Wall functions", "missing", "Run `alongside migrate`.")
    if found := [row[0] for row in rows(LOOSE_FUNCTIONS, [settings.ROLES["keeper"]])]:
        return Check(
            "bad",
            "Wall functions",
            f"not the keeper's, without a search path, or open to everyone: {listed(found)}",
            "Run `alongside migrate`; if it stays, restore: somebody changed them.",
        )
    return ok("Wall functions", "are the keeper's")


def keeper_rules() -> Check:
    if found := [row[0] for row in rows(ALL_ROWS, [settings.ROLES["keeper"]])]:
        return Check("bad", "Keeper", f"another role has the keeper's rule on {listed(found)}", WALLS)
    return ok("Keeper", "alone sees all rows")


def signature() -> Check:
    if not schema.pads_match():
        return Check(
            "bad",
            "Context key",
            "the database checks another key than this installation signs with: nobody sees a row",
            "Run `alongside migrate`, which gives it ours.",
        )
    return ok("Context key", "application and database have the same")


CHECKS = (roles, memberships, ownership, row_rules, open_tables, views, functions, keeper_rules, signature)
