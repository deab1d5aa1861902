"""Pieces of work that do not wait for each other, two at a time, each in a transaction of its own.

Belongs here: that. Not here: what the work is. While the database works on one piece, the other is made ready; with
two processors both are. Inside a transaction that somebody else opened they go one after another: another connection
would not see what stands there.
"""

from collections.abc import Callable, Iterator, Sequence
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import Generic, TypeVar

from django.db import connection, connections

from alongside.vault import wall
from alongside.vault.actors import Actor

AT_ONCE = 2
T = TypeVar("T")


def abreast(actor: Actor, works: Sequence[Callable[[], T]]) -> Iterator[T]:
    """What came of each, as it comes. The first that fails ends the others, and is raised."""
    if connection.in_atomic_block or len(works) < AT_ONCE:
        for work in works:
            with wall.acting_as(actor):
                found = work()
            yield found
        return
    yield from _Abreast(actor, works).run()


class _Abreast(Generic[T]):
    def __init__(self, actor: Actor, works: Sequence[Callable[[], T]]) -> None:
        self.actor, self.waiting = actor, iter(works)
        self.done: SimpleQueue[tuple[T | None, BaseException | None] | None] = SimpleQueue()
        self.one_takes, self.stop = Lock(), Event()

    def run(self) -> Iterator[T]:
        threads = [Thread(target=self._go_on, daemon=True) for _ in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        failed: BaseException | None = None
        try:
            left = len(threads)
            while left:
                came = self.done.get()
                if came is None:
                    left -= 1
                elif came[1] is not None:
                    failed = failed or came[1]
                elif failed is None:
                    yield came[0]  # type: ignore[misc]  # it is what the work gave back
        finally:
            self.stop.set()
            for thread in threads:
                thread.join()
        if failed is not None:
            raise failed

    def _go_on(self) -> None:
        try:
            while not self.stop.is_set():
                with self.one_takes:
                    work = next(self.waiting, None)
                if work is None:
                    break
                with wall.acting_as(self.actor):
                    found = work()
                self.done.put((found, None))
        except BaseException as problem:
            self.stop.set()
            self.done.put((None, problem))
        finally:
            connections.close_all()
            self.done.put(None)
