"""What each part of the house adds to the tests of the whole house: who gets in where, and how its pages are reached.

Belongs here: gathering `tests/attacks/access_<area>.py` and `tests/browser/tours_<area>.py`, so that a new part adds a
file and edits none. Not here: any part's own list.

An access file holds GROUPS (as tests/attacks/access.py) and may hold FORMS (what must be in a form before its
address asks who sends it), MODELS (tables about a client that its `parts` fill) and `parts(actor, record)`, which
makes rows about the client of `record` and returns {part of an address: id}.
A tours file holds PAGES, ON_THE_WAY, NO_PAGE and TOURS (as tests/browser/tours.py) and may hold `scene(cast, case)`,
which does the same for Esther in the browser.
"""

from importlib import import_module
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent


def access_files() -> list[ModuleType]:
    """Each area's table of who gets in where."""
    return [import_module(f"tests.attacks.{path.stem}") for path in sorted(HERE.glob("attacks/access_*.py"))]


def tour_files() -> list[ModuleType]:
    """Each area's ways to its pages."""
    return [import_module(f"tests.browser.{path.stem}") for path in sorted(HERE.glob("browser/tours_*.py"))]
