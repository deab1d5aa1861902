"""One test for many things: a rule that is asked of each of them, and names all that break it.

Belongs here: `of_every`. Not here: any rule. A thousand tests of a line each take a hundred times as long to begin
and to report as to run; so what needs no database is asked in a loop, and still every failure is named.
"""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any


def of_every(
    things: Iterable[Any], *, ids: Callable[[Any], str] = str
) -> Callable[[Callable[[Any], None]], Callable[[], None]]:
    """The function below is a rule about one thing; the test asks it of all of them (and of one at least)."""
    asked = list(things)

    def decorate(rule: Callable[[Any], None]) -> Callable[[], None]:
        @functools.wraps(rule)
        def test() -> None:
            assert asked, f"{rule.__name__} is asked of nothing"
            broken = {ids(thing): said for thing in asked if (said := what_breaks(rule, thing))}
            assert not broken, "\n\n".join(f"{name}\n{said}" for name, said in broken.items())

        test.__signature__ = inspect.Signature()  # type: ignore[attr-defined]
        return test

    return decorate


def what_breaks(rule: Callable[[Any], None], thing: Any) -> str:
    """What the rule says against it, or nothing."""
    try:
        rule(thing)
    except Exception as problem:
        return str(problem) or repr(problem)
    return ""
