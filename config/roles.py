"""Makes the database, the serving roles and their secrets. Safe to run again; run by `migrate`.

Belongs here: what only an administrator of the server can do. Not here: what each role may do with a
table (the migrations, vault.operations).
"""

import json
import os
import secrets
from typing import Any

import psycopg
from psycopg import sql

from config import databases, paths

LOGIN = ("owner", "app", "aside", "sealer", "report", "jobs")


def prepare(dbname: str | None = None) -> None:
    """Create roles and database where they are missing, and set who may connect."""
    name, roles = dbname or databases.database_name(), databases.role_names()
    with _admin("postgres") as server:
        _make_roles(server, roles)
        _make_database(server, name, roles["owner"])
    with _admin(name) as database:
        _close_public(database, name, roles)


def drop_database(name: str) -> None:
    """Drop a database, disconnecting whoever is there. Used by `reset` and the tests."""
    with _admin("postgres") as server:
        server.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def _admin(dbname: str) -> "psycopg.Connection[Any]":
    return psycopg.connect(**databases.admin_dsn(dbname), autocommit=True, connect_timeout=10)


def _make_roles(server: "psycopg.Connection[Any]", roles: dict[str, str]) -> None:
    known = databases.stored_secrets()
    for part in LOGIN:
        role = roles[part]
        if not _exists(server, role):
            server.execute(sql.SQL("create role {} login").format(sql.Identifier(role)))
        if databases.server_url():
            _set_password(server, role, known)
    if not _exists(server, roles["keeper"]):
        server.execute(sql.SQL("create role {} nologin").format(sql.Identifier(roles["keeper"])))
    give = sql.SQL("grant {} to {}")
    server.execute(give.format(sql.Identifier(roles["keeper"]), sql.Identifier(roles["owner"])))
    _admin_joins_owner(server, roles["owner"])
    _store(known)


def _set_password(server: "psycopg.Connection[Any]", role: str, known: dict[str, str]) -> None:
    if role not in known:
        known[role] = secrets.token_urlsafe(32)
        statement = sql.SQL("alter role {} password {}")
        server.execute(statement.format(sql.Identifier(role), sql.Literal(known[role])))


def _admin_joins_owner(server: "psycopg.Connection[Any]", owner: str) -> None:
    """An administrator who is no superuser must be a member of the owner to give it a database."""
    superuser = server.execute("select rolsuper from pg_roles where rolname = current_user").fetchone()
    if superuser and not superuser[0]:
        server.execute(sql.SQL("grant {} to current_user").format(sql.Identifier(owner)))


def _make_database(server: "psycopg.Connection[Any]", name: str, owner: str) -> None:
    if not server.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
        statement = sql.SQL("create database {} owner {} encoding 'UTF8' template template0")
        server.execute(statement.format(sql.Identifier(name), sql.Identifier(owner)))
    else:
        server.execute(
            sql.SQL("alter database {} owner to {}").format(sql.Identifier(name), sql.Identifier(owner))
        )


def _close_public(database: "psycopg.Connection[Any]", name: str, roles: dict[str, str]) -> None:
    """Nobody comes in by default: our login roles may connect and look, the owner may build."""
    run, this = database.execute, sql.Identifier(name)
    run(sql.SQL("revoke all on database {} from public").format(this))
    run(sql.SQL("revoke all on schema public from public"))
    run(sql.SQL("alter schema public owner to {}").format(sql.Identifier(roles["owner"])))
    for part in LOGIN:
        run(sql.SQL("grant connect on database {} to {}").format(this, sql.Identifier(roles[part])))
    for part in (*LOGIN, "keeper"):
        run(sql.SQL("grant usage on schema public to {}").format(sql.Identifier(roles[part])))


def _exists(server: "psycopg.Connection[Any]", role: str) -> bool:
    return server.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone() is not None


def _store(known: dict[str, str]) -> None:
    """Written whole to a new file, then renamed: a crash leaves the old secrets, never half of them."""
    if not known:
        return
    path = paths.secrets_dir() / "roles.json"
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(known, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
