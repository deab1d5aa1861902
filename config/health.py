"""GET /healthz: is it up, and if not, what is down. Says nothing else to anyone."""

from django.db import DatabaseError, InterfaceError, connections
from django.http import HttpRequest, JsonResponse

from alongside.people.middleware import outside_the_wall, public

WORKER_SILENT_AFTER = 45
WORKER_SEEN = "select max(last_heartbeat) > now() - make_interval(secs => %s) from procrastinate_workers"


@public
@outside_the_wall
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when web, database and worker are up; else 503 with the reason in a word."""
    reason = _database() or _ledger() or _worker()
    if reason:
        return JsonResponse({"status": "down", "reason": reason}, status=503)
    return JsonResponse({"status": "ok"})


def _database() -> str:
    return "" if _asks("default", "select 1") else "database"


def _ledger() -> str:
    return "" if _asks("aside", "select 1") else "ledger"


def _worker() -> str:
    return "" if _asks("jobs", WORKER_SEEN, [WORKER_SILENT_AFTER]) else "worker"


def _asks(alias: str, sql: str, params: list[int] | None = None) -> bool:
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute(sql, params)
            row = cursor.fetchone()
            return bool(row and row[0])
    except (DatabaseError, InterfaceError):
        return False
