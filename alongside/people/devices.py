"""Where a request comes from, in as few words as will do.

Belongs here: browser and system in two words, an address as a place. Not here: requests (views), counting
(actions.attempts). Neither the address nor the browser's full name is ever stored.
"""

import ipaddress

from alongside.people.marks import marked

# The first that is found counts: almost every browser also calls itself by its neighbours' names.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def device_of(user_agent: str) -> str:
    """ "Firefox, Windows"; empty where it does not say."""
    found = (_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent))
    return ", ".join(word for word in found if word)


def place_of(address: str) -> bytes:
    """A keyed mark of an address. IPv6 counts by its /64: one household has millions of the rest."""
    try:
        known = ipaddress.ip_address(address.strip())
    except ValueError:
        return marked("place", "unknown")
    if isinstance(known, ipaddress.IPv6Address):
        known = known.ipv4_mapped or ipaddress.ip_network((known, 64), strict=False).network_address
    return marked("place", str(known))


def _first(words: tuple[tuple[str, str], ...], said: str) -> str:
    return next((name for sign, name in words if sign in said), "")
