"""Names of files that came from somewhere else.

Belongs here: making such a name harmless to store, to show and to send. Not here: what may be uploaded.
"""

import unicodedata
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from alongside.foundation.http import SAFE_TYPES

LONGEST = 150


def safe_file_name(given: str) -> str:
    """One line of visible signs: no folders, no control or direction signs, not endlessly long.

    A name that turns its own ending around (U+202E) is a known way to dress a program as a picture.
    """
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    tidy = " ".join(visible.split()).strip(". ")
    return _shortened(tidy) or _("document")


def ending_of(name: str) -> str:
    """The ending in small letters, without its dot."""
    return PurePosixPath(name).suffix.lstrip(".").lower()


def media_type_of(name: str) -> str:
    """What to call a file on its way out. What the browser claimed when it was sent is not believed."""
    return SAFE_TYPES.get(ending_of(name), "application/octet-stream")


def attachment(name: str) -> str:
    """Content-Disposition: a word of ours and a known ending. The stored name would stay on her device."""
    ending = ending_of(name)
    return f'attachment; filename="document{"." + ending if ending in SAFE_TYPES else ""}"'


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    ending = PurePosixPath(name).suffix
    if len(ending) > 12:
        ending = ""
    return name[: LONGEST - len(ending)].rstrip() + ending
