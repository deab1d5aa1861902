"""The process that opens a document from elsewhere: bytes come in, lines of text or one word of refusal go out.

Belongs here: the order of things. Not here: the limits themselves, what each kind of document is (kinds).
"""

import importlib
import json
import sys

# Whatever reading may need stands in memory before the limits fall: afterwards no file can be opened.
BEFOREHAND = (
    "encodings.ascii encodings.cp1252 encodings.latin_1 encodings.mac_roman encodings.utf_16 encodings.utf_16_be "
    "encodings.utf_16_le encodings.utf_8 encodings.utf_8_sig encodings.charmap encodings.cp437 html.parser zipfile "
    "zlib bz2 lzma xml.parsers.expat pyexpat stringprep unicodedata traceback"
)


def main() -> None:
    """Read standard input within the limits; write one line of JSON."""
    from alongside.plan_room.reader import kinds, limits

    for name in BEFOREHAND.split():
        importlib.import_module(name)
    kinds.get_ready()
    data = sys.stdin.buffer.read(limits.MOST_BYTES + 1)
    limits.hold()
    try:
        kind, lines = kinds.read(data, sys.argv[2] if len(sys.argv) > 2 else "")
        told = json.dumps({"kind": kind, "lines": lines})
    except kinds.Unreadable as refused:
        told = json.dumps({"refused": refused.code})
    except MemoryError:
        told = '{"refused": "too_much"}'
    except (RecursionError, Exception):  # whatever a library stumbles over, the document is the reason
        told = '{"refused": "broken"}'
    sys.stdout.write(told)
