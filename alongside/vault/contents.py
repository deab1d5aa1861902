"""What kind of file an upload is, as its bytes say: the name it came with and what the browser calls it say nothing.

Belongs here: looking at the beginning of a file, and into the list of parts of an office document. Not here: receiving
it (uploads), which kinds a room takes. An office document with a program in it is of no kind that is known here.
"""

import io
import re
import zipfile

from alongside.vault import files
from alongside.vault.uploads import SealedUpload

BEGINS = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
PACKAGE = b"PK\x03\x04"
HEART = {"word/document.xml": "docx", "ppt/presentation.xml": "pptx"}
PROGRAM = re.compile(r"(^|/)(vbaproject\.bin$|activex/|embeddings/.*\.bin$)")
MOST_PARTS = 5000


def ending_of(upload: SealedUpload) -> str:
    """pdf, png, jpg, docx or pptx; nothing for anything else."""
    for begin, ending in BEGINS.items():
        if upload.head.startswith(begin):
            return ending
    return _in_package(upload) if upload.head.startswith(PACKAGE) else ""


def _in_package(upload: SealedUpload) -> str:
    """An office document is known by its parts. Only their list is read: nothing is unpacked."""
    body = io.BytesIO(b"".join(files.read(upload.stored_as, upload.key)))
    try:
        with zipfile.ZipFile(body) as package:
            names = [one.lower() for one in package.namelist()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, UnicodeDecodeError):
        return ""
    if len(names) > MOST_PARTS or any(PROGRAM.search(name) for name in names):
        return ""
    return next((ending for heart, ending in HEART.items() if heart in names), "")
