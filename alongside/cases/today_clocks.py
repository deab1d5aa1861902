"""What clocks add to Today.

Belongs here: the part of the page. Not here: which clocks (selectors.clocks). Nothing is shown where none runs.
"""

from typing import cast

from alongside.cases.selectors.clocks import first_clocks
from alongside.cases.views.asking import StaffRequest
from alongside.foundation.types import HouseRequest, Part

FIRST = 7


def parts(request: HouseRequest) -> list[Part]:
    """The first few clocks of everyone she works with."""
    named = first_clocks(cast(StaffRequest, request).actor, FIRST)
    return [Part("cases/_today_clocks.html", {"named": named})] if named else []
