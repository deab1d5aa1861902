"""`python -m config.cli.child web|worker`: one of the two processes that serve.

Belongs here: how each is started, and that it ends with who started it. Keeping them alive belongs to
`supervisor`.
"""

import ctypes
import os
import signal
import sys

from config import env

PR_SET_PDEATHSIG = 1
FINISH_JOBS_WITHIN = 8.0


def end_with_parent() -> None:
    """Ask the kernel to end this process when its parent ends, however that ends (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def web() -> None:
    """Serve. One process by default: 4 threads keep two cores busy, and each process costs its own memory."""
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces

    Granian(
        "config.cli.served:application",
        address=env.text("HOST", "127.0.0.1"),
        port=env.number("PORT", 8000),
        interface=Interfaces.WSGI,
        workers=env.number("WEB_WORKERS", 1),
        blocking_threads=env.number("WEB_THREADS", 4),
        http=HTTPModes.http1,
        websockets=False,
        log_access=False,  # addresses name clients by their ids
        respawn_failed_workers=True,
        workers_kill_timeout=5,
    ).serve()


def worker() -> None:
    """Do the jobs. Finished ones are deleted: the queue is no second log."""
    import django

    django.setup()
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector
    from procrastinate.jobs import DeleteJobCondition

    connector: DjangoConnector = app.connector  # type: ignore[assignment]  # set by procrastinate's AppConfig
    with app.replace_connector(connector.get_worker_connector()) as jobs:
        jobs.run_worker(
            name="worker",
            shutdown_graceful_timeout=FINISH_JOBS_WITHIN,
            delete_jobs=DeleteJobCondition.SUCCESSFUL,
        )


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    end_with_parent()
    if str(os.getppid()) != os.environ.get("ALONGSIDE_SUPERVISOR", str(os.getppid())):
        return 0  # it ended before we could ask
    {"web": web, "worker": worker}[sys.argv[1]]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
