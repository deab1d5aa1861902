"""`run`: from nothing to a page that answers, and cleanly back.

Belongs here: the order of a start and of an end, and what the terminal says. How processes are kept alive
belongs to `supervisor`, what must be up to date to `prepare`.
"""

import contextlib
import http.client
import signal
import socket
import time
from collections.abc import Callable, Iterator

import click

from config import databases, env, paths
from config.cli import ground, prepare
from config.cli.ground import Progress, Refusal
from config.cli.supervisor import Supervisor

ANSWERS_WITHIN = 60.0
GIVES_UP_AFTER = 3
CODES_CHANGE = "Codes change every 30 seconds; the sign-in page shows the current ones too."


def run(progress: Progress) -> int:
    """Serve until asked to stop. Returns the exit code."""
    refuse_taken_port()
    ground.pin_data_folder()
    with interrupted_by_signals():
        try:
            return _run(progress)
        except KeyboardInterrupt:
            progress("Stopped before it was ready.")
            return 0


def _run(progress: Progress) -> int:
    with ground.database(progress):
        ground.ready_django()
        prepare.bring_up_to_date(progress)
        ground.close_connections()
        supervisor = Supervisor(progress, _keeper_of_database(progress))
        handlers = [(number, signal.signal(number, supervisor.asked_to_stop)) for number in STOPS]
        try:
            progress("Starting web and worker")
            return _serve(supervisor, progress)
        finally:
            progress("Stopping: running work is finished first")
            supervisor.stop()
            for number, handler in handlers:
                signal.signal(number, handler)
            progress("Stopped.")


def _serve(supervisor: Supervisor, progress: Progress) -> int:
    supervisor.start()
    web = supervisor.children[0]
    deadline = time.monotonic() + ANSWERS_WITHIN

    def settled() -> bool:
        return answer() is not None or web.failures >= GIVES_UP_AFTER or time.monotonic() > deadline

    if not supervisor.watch(until=settled):
        return 0
    if answer() is None:
        progress(f"The pages do not answer. Its last words ({web.log.path}):")
        click.echo("\n".join(web.last), err=True)
        return 1
    _greet(progress)
    supervisor.watch()
    return 0


def _greet(progress: Progress) -> None:
    progress("Ready")
    paths.port_file().write_text(str(port()))
    click.echo(f"\n  http://localhost:{port()}\n")
    if cast := prepare.printed_cast():
        click.echo(f"{cast}\n\n  {CODES_CHANGE}\n")
    click.echo("  Ctrl-C stops it.\n")
    ground.close_connections()


def answer() -> int | None:
    """The status of /healthz; None while nothing answers."""
    from django.conf import settings

    host = next((name for name in settings.ALLOWED_HOSTS if "*" not in name), "localhost")
    headers = {"Host": f"{host.lstrip('.')}:{port()}", "X-Forwarded-Proto": "https"}
    connection = http.client.HTTPConnection(_reach(), port(), timeout=2)
    try:
        connection.request("GET", "/healthz", headers=headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def port() -> int:
    """The port, from PORT."""
    number = env.number("PORT", 8000)
    if not 1 <= number <= 65535:
        raise env.BadSetting(f"PORT is {number}. Choose a number from 1 to 65535.")
    return number


def served_port() -> int:
    """Where the pages of this data folder answer: PORT, else where they answered last, else the usual one."""
    if env.text("PORT"):
        return port()
    try:
        return int(paths.port_file().read_text())
    except (OSError, ValueError):
        return port()


def refuse_taken_port() -> None:
    """Find out before anything is started that the port is taken or forbidden."""
    family = socket.AF_INET6 if ":" in _host() else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_host(), port()))
        except PermissionError:
            raise Refusal(f"Port {port()} needs more rights. Choose one above 1023: PORT=8001.") from None
        except OSError as problem:
            raise Refusal(_why_not(problem)) from None


def _why_not(problem: OSError) -> str:
    import errno

    if problem.errno == errno.EADDRINUSE:
        return (
            f"Port {port()} is taken by another program. Stop that one, or choose another: PORT={port() + 1}."
        )
    return f"HOST is {_host()!r}, and this machine cannot serve there: {problem.strerror}."


def _host() -> str:
    return env.text("HOST", "127.0.0.1")


def _reach() -> str:
    """The address under which this machine reaches itself."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(_host(), _host())  # noqa: S104


def _keeper_of_database(progress: Progress) -> Callable[[], None]:
    """Starts the embedded database again when it ended. A server of one's own is not ours to start."""
    if databases.server_url():
        return lambda: None
    cluster = databases.cluster()

    def keep() -> None:
        if not cluster.is_up():
            progress("The database ended. Starting it again.")
            cluster.start(progress)

    return keep


STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextlib.contextmanager
def interrupted_by_signals() -> Iterator[None]:
    """Until the supervisor listens, being asked to stop interrupts like Ctrl-C."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = [(number, signal.signal(number, interrupt)) for number in STOPS]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
