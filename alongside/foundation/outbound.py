"""The one door by which the product asks an address of the internet.

Belongs here: from an address to an answer, and to what became of it. Not here: which addresses are refused
(outbound_judging), who wants to know (the rooms). tests/architecture lets no other module ask out.

A name is resolved once, every number of the answer is judged, and the connection is made to exactly the number that
was judged: a name that answers differently a moment later leads nowhere. Redirects are followed by hand, each judged
anew. No proxy, no cookie, no word about who asks or why; nothing of a page is read. What is asked, how long it may
take and how much may come back is bounded as a whole.
"""

import io
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPConnection, HTTPException
from threading import Thread
from typing import Any, TypeVar
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from alongside.foundation.outbound_judging import NotAsked, Target, is_public, target_of

WHOLE_SECONDS, STEP_SECONDS = 20.0, 6.0
MOST_BYTES = 64 * 1024  # of status line and headers: a page itself is never read
MOST_REDIRECTS = 3
MOST_NUMBERS = 3
USER_AGENT = "Mozilla/5.0 (compatible; link check)"
FOR_GOOD, FOR_NOW = {301, 308}, {302, 303, 307}
GONE = {404, 410}
REST_SECONDS = 1.0  # between two questions to the same place
T = TypeVar("T")


class Became(TextChoices):
    """What became of asking an address."""

    WORKS = "works", _("It answers")
    MOVED = "moved", _("Has moved")
    GONE = "gone", _("The page is gone")
    NOT_REACHED = "not_reached", _("Does not answer")
    NOT_ASKED = "not_asked", _("Not asked: this is no public address")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it. `moved_to`: where it is now for good."""

    code: Became
    moved_to: str = ""

    @property
    def answered(self) -> bool:
        """Somebody was there: the network is."""
        return self.code in (Became.WORKS, Became.MOVED, Became.GONE)


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of an answer: its status, and where it sends one."""

    status: int
    location: str


def resolve(host: str, port: int) -> list[str]:
    """The numbers of a name, as the machine's own resolver has them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def connect(number: str, port: int, seconds: float) -> socket.socket:
    """A connection to a number. No name is looked up here."""
    made = socket.socket(socket.AF_INET6 if ":" in number else socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.settimeout(seconds)
        made.connect((number, port))
    except BaseException:
        made.close()
        raise
    return made


def is_this_machine(number: str) -> bool:
    """Whether a number is one of our own: then we would speak to it from itself. Nothing is sent for that."""
    with closing(
        socket.socket(socket.AF_INET6 if ":" in number else socket.AF_INET, socket.SOCK_DGRAM)
    ) as asked:
        try:
            asked.connect((number, 80))
        except OSError:
            return False
        return bool(asked.getsockname()[0] == number)


def own_names() -> frozenset[str]:
    """The hosts of this installation: where it is reached, and its database."""
    names = [*settings.ALLOWED_HOSTS, *settings.NAMED_HOSTS, *_database_hosts()]
    return frozenset(name.strip("[].").lower() for name in names if name and not name.startswith(("/", "*")))


def _database_hosts() -> list[str]:
    return [host for one in settings.DATABASES.values() for host in str(one.get("HOST") or "").split(",")]


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


@dataclass(frozen=True)
class Door:
    """How one goes out. Only tests hand in ways of their own; the judgement is the same for all."""

    resolve: Callable[[str, int], list[str]] = resolve
    connect: Callable[[str, int, float], socket.socket] = connect
    is_this_machine: Callable[[str], bool] = is_this_machine
    own_names: Callable[[], Iterable[str]] = own_names
    trusted: Callable[[], ssl.SSLContext] = _trusted
    rest: Callable[[float], None] = time.sleep
    whole_seconds: float = WHOLE_SECONDS
    step_seconds: float = STEP_SECONDS
    _own_numbers: dict[str, list[str]] = field(default_factory=dict)

    def judged(self, target: Target, until: float) -> list[str]:
        """The numbers of a name, each of which may be connected to: every one was judged, or none is given."""
        own = frozenset(self.own_names())
        if any(target.host == name or target.host.endswith(f".{name}") for name in own):
            raise NotAsked("ours")
        numbers = self._numbers(target.host, target.port, until)
        if not numbers:
            raise OSError("no number")
        if not all(is_public(number) for number in numbers):
            raise NotAsked("not_public")
        ours = {number for name in own for number in self._numbers_of_ours(name, until)}
        if ours & set(numbers) or any(self.is_this_machine(number) for number in numbers):
            raise NotAsked("ours")
        return numbers[:MOST_NUMBERS]

    def _numbers(self, host: str, port: int, until: float) -> list[str]:
        if ":" in host or host.replace(".", "").isdigit():
            return [host]
        return _within(min(self.step_seconds, until - time.monotonic()), self.resolve, host, port)

    def _numbers_of_ours(self, name: str, until: float) -> list[str]:
        """Looked up once a door. A name that nobody knows has none; where nobody answers, nothing is asked."""
        if name not in self._own_numbers:
            try:
                self._own_numbers[name] = self._numbers(name, 443, until)
            except (socket.gaierror, UnicodeError):
                self._own_numbers[name] = []
        return self._own_numbers[name]

    def _connected(self, numbers: list[str], port: int, until: float) -> socket.socket:
        """To the first of the judged numbers that takes it: half of the world has an IPv6 that leads nowhere."""
        for number in numbers[:-1]:
            with suppress(OSError):
                return self.connect(number, port, _left(self.step_seconds / 2, until))
        return self.connect(numbers[-1], port, _left(self.step_seconds, until))

    def ask(self, method: str, target: Target, until: float) -> Answer:
        """One question. OSError, HTTPException: no answer came of it; NotAsked: none was put."""
        with closing(self._connected(self.judged(target, until), target.port, until)) as plain:
            if target.scheme == "https":
                plain.settimeout(_left(self.step_seconds, until))
                sealed = self.trusted().wrap_socket(plain, server_hostname=target.host)
                with closing(sealed):
                    return _speak(method, target, _Bounded(sealed, self.step_seconds, until))
            return _speak(method, target, _Bounded(plain, self.step_seconds, until))


def check_address(address: str, door: Door | None = None) -> Outcome:
    """Ask an address whether it is still there. Nothing of what it says is kept."""
    door = door or Door()
    until = time.monotonic() + door.whole_seconds
    try:
        return _follow(address, door, until)
    except NotAsked:
        return Outcome(Became.NOT_ASKED)
    except (OSError, HTTPException, ValueError):  # a broken head is no answer
        return Outcome(Became.NOT_REACHED)


def _follow(address: str, door: Door, until: float) -> Outcome:
    """Along its redirects. Where the first of them are for good, the last of those is where it is now."""
    target = first = target_of(address)
    for_good, now_at = True, first
    for _hop in range(MOST_REDIRECTS + 1):
        answer = _ask_gently(target, door, until)
        if answer.status not in FOR_GOOD | FOR_NOW or not answer.location:
            return _became(answer.status, first, now_at)
        door.rest(REST_SECONDS)
        target = target_of(urljoin(target.address, answer.location).partition("#")[0])
        for_good = for_good and answer.status in FOR_GOOD
        now_at = target if for_good else now_at
    return Outcome(Became.NOT_REACHED)


def _ask_gently(target: Target, door: Door, until: float) -> Answer:
    """By HEAD; where a server does not know that, by GET, of which the head alone is read."""
    try:
        answer = door.ask("HEAD", target, until)
    except (ConnectionError, HTTPException):
        answer = Answer(400, "")
    if answer.status < 400:
        return answer
    door.rest(REST_SECONDS)
    return door.ask("GET", target, until)


def _became(status: int, first: Target, now_at: Target) -> Outcome:
    if status in GONE:
        return Outcome(Became.GONE)
    if status >= 500 or status < 200:
        return Outcome(Became.NOT_REACHED)
    less_safe = first.scheme == "https" and now_at.scheme == "http"
    if now_at != first and not less_safe:
        return Outcome(Became.MOVED, now_at.address)
    return Outcome(Became.WORKS)  # one that asks who we are (401, 403, 429) is there


def _left(step: float, until: float) -> float:
    left = min(step, until - time.monotonic())
    if left <= 0:
        raise TimeoutError
    return left


def _within(seconds: float, work: Callable[..., T], *given: Any) -> T:
    """The machine's resolver knows no time limit of ours: it is waited for so long and no longer."""
    told: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            told.append(work(*given))
        except Exception as problem:
            failed.append(problem)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(max(seconds, 0))
    if failed:
        raise failed[0]
    if not told:
        raise TimeoutError
    return told[0]


def _speak(method: str, target: Target, line: "_Bounded") -> Answer:
    """The question and the head of the answer, over a connection that is made already."""
    asked = HTTPConnection(target.host, target.port)
    asked.sock = line  # it has what http.client asks of one
    asked.auto_open = 0  # never a connection of its own
    asked.putrequest(method, target.path, skip_host=True, skip_accept_encoding=True)
    asked.putheader("Host", f"[{target.host}]" if ":" in target.host else target.host)
    asked.putheader("User-Agent", USER_AGENT)
    asked.putheader("Accept", "*/*")
    asked.putheader("Connection", "close")
    asked.endheaders()
    answer = asked.getresponse()
    return Answer(answer.status, _utf8(answer.getheader("Location") or "").strip())


def _utf8(header: str) -> str:
    """http.client reads headers as Latin-1; many servers write UTF-8."""
    return header.encode("latin-1", "replace").decode("utf-8", "replace")


class _Bounded:
    """A connection on which all reading together has an end: in time, and in bytes."""

    def __init__(self, line: socket.socket, step: float, until: float) -> None:
        self._line, self._step, self._until = line, step, until

    def sendall(self, told: Any) -> None:
        self._line.settimeout(_left(self._step, self._until))
        self._line.sendall(told)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reading(self._line, self._step, self._until), 4096)

    def close(self) -> None:
        """Whoever made it closes it."""


class _Reading(io.RawIOBase):
    def __init__(self, line: socket.socket, step: float, until: float) -> None:
        self._line, self._step, self._until = line, step, until
        self._left = MOST_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, space: Any) -> int:
        if self._left <= 0:
            raise OSError("too much")
        self._line.settimeout(_left(self._step, self._until))
        came = self._line.recv_into(memoryview(space)[: self._left])
        self._left -= came
        return came
