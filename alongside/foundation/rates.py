"""How often someone may ask: counted in this process's memory and nowhere else.

Belongs here: a count by origin that forgets. Not here: what happens to who asks too often (the view). An address is
kept as a keyed mark of this process alone, for a minute or so, so that no list of visitors comes about.
"""

import hashlib
import os
import time
from collections import OrderedDict
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

MOST_KEPT = 20_000
SALT = os.urandom(16)


def origin_of(request: HttpRequest) -> bytes:
    """A mark for the address that asks; it means nothing outside this process."""
    header = settings.CLIENT_ADDRESS_HEADER  # believed only where a setting names it
    said = request.headers.get(header, "") if header else request.META.get("REMOTE_ADDR", "")
    return hashlib.blake2b(said.rsplit(",", 1)[-1].strip().encode(), key=SALT, digest_size=12).digest()


class Meter:
    """So many a span of time for each origin: a bucket that fills again evenly."""

    def __init__(self, most: int, *, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self._left: OrderedDict[bytes, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, origin: bytes, weight: float = 1) -> int:
        """0 where there is room (and it is taken); else how many seconds until there is."""
        now = time.monotonic()
        with self._lock:
            left, at = self._left.pop(origin, (float(self.most), now))
            left = min(self.most, left + (now - at) * self.most / self.seconds)
            taken = left >= weight
            self._left[origin] = (left - weight if taken else left, now)
            while len(self._left) > MOST_KEPT:
                self._left.popitem(last=False)
        return 0 if taken else int((weight - left) * self.seconds / self.most) + 1
