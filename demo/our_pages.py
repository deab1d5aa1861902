"""What each agency of the demonstration tells everyone about itself, in two languages: its page, and with it its cards.

Belongs here: who saves it. Not here: the words (our_pages.json), the services in the directory (places). Each says
what it does, in which languages, what it never asks; a hidden place says no address.
"""

import json
from pathlib import Path
from typing import Any

from alongside.public_site.actions.our_page import save_our_page
from demo.entering import Cast, acting
from demo.staff import BY_KEY, HOUSE_BY_KEY

PAGES: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))


def tell(cast: Cast) -> None:
    """Every agency's page, shown, by whoever leads there."""
    for who, told in PAGES.items():
        facts: dict[str, Any] = {
            "phone": HOUSE_BY_KEY[BY_KEY[who].house].phone, "address": "", "turns_nobody_away": False,
            "hides_place": False, "is_shown": True, **told,
        }  # fmt: skip
        with acting(cast[who]) as actor:
            save_our_page(actor=actor, version=0, facts=facts)
