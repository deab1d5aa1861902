"""Where the database is and how each role reaches it.

Belongs here: the connections of settings.DATABASES, for the embedded cluster and for DATABASE_URL.
Not here: making roles (roles), starting the cluster (cluster). Each role has a login and a connection of
its own: with one login and SET ROLE, an injected RESET ROLE undoes the wall (walls.md, "The row").
"""

import json
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from config import env, paths
from config.cluster import Cluster

PARTS = ("owner", "app", "aside", "sealer", "report", "jobs")
READ_ONLY = "-c default_transaction_read_only=on"
# Values travel beside a statement, never in its text; asked for the third time, it is prepared (decision 0028).
BESIDE = {"server_side_binding": True, "prepare_threshold": 3}


def server_url() -> str:
    """The administrator's address of a server, or nothing for the embedded cluster."""
    return env.text("DATABASE_URL")


def database_name() -> str:
    """The database's name: from the address, else ours."""
    if url := server_url():
        return unquote(urlsplit(url).path.lstrip("/")) or "alongside"
    return env.text("ALONGSIDE_DATABASE", "alongside")


def role_names() -> dict[str, str]:
    """The names of our roles. On a shared server they carry the database's name, so that two never share one."""
    prefix = env.text("ALONGSIDE_ROLES") or (database_name() if server_url() else "alongside")
    return {part: f"{prefix}_{part}" for part in (*PARTS, "keeper")}


def cluster() -> Cluster:
    """The embedded PostgreSQL of this installation."""
    return Cluster(paths.cluster_dir())


def admin_dsn(dbname: str) -> dict[str, Any]:
    """How the administrator reaches a database; only `migrate`, `doctor` and the tests use it."""
    if url := server_url():
        return {**_from_url(url), "dbname": dbname}
    return cluster().dsn("alongside_admin", dbname)


def dsn(part: str, dbname: str | None = None) -> dict[str, Any]:
    """How one of our roles reaches the database."""
    name, role = dbname or database_name(), role_names()[part]
    if url := server_url():
        return {**_from_url(url), "user": role, "password": stored_secrets().get(role, ""), "dbname": name}
    return cluster().dsn(role, name)


def stored_secrets() -> dict[str, str]:
    """Passwords of the serving roles on a server; `migrate` made them. Empty before that."""
    path = paths.secrets_dir() / "roles.json"
    return json.loads(path.read_text()) if path.exists() else {}


def settings_for(*, read_only_by_default: bool = True) -> dict[str, dict[str, Any]]:
    """settings.DATABASES. `default` serves; `aside` writes ledger and sessions; `owner` migrates, never serves."""
    return {
        "default": _entry("app", {"options": READ_ONLY} if read_only_by_default else {}),
        "aside": _entry("aside"),
        "sealer": _entry("sealer"),
        "jobs": _entry("jobs"),
        "owner": _entry("owner", keep=False),
    }


def _entry(part: str, options: dict[str, Any] | None = None, *, keep: bool = True) -> dict[str, Any]:
    where = dsn(part)
    return {
        "ENGINE": "config.postgres",
        "NAME": where["dbname"],
        "USER": where["user"],
        "PASSWORD": where.get("password", ""),
        "HOST": str(where.get("host", "")),
        "PORT": str(where.get("port", "")),
        "CONN_MAX_AGE": None if keep else 0,
        "CONN_HEALTH_CHECKS": keep,
        "OPTIONS": {
            **(options or {}),
            **(BESIDE if keep else {}),
            **{key: where[key] for key in ("requirepeer", "sslmode") if key in where},
        },
        "TEST": {"MIRROR": None if part == "owner" else "owner"},
    }


def _from_url(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise env.BadSetting("DATABASE_URL must begin with postgresql://")
    found: dict[str, Any] = {"host": parts.hostname or "", "port": parts.port or 5432}
    found |= {"user": unquote(parts.username or ""), "password": unquote(parts.password or "")}
    query = dict(parse_qsl(parts.query))
    if "host" in query:
        found["host"] = query["host"]
    if "sslmode" in query:
        found["sslmode"] = query["sslmode"]
    return found
