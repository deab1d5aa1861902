"""Text, html, docx and pdf as numbered lines of text, read so that nothing in them can do harm.

Belongs here: what a document is, by its bytes, and its words. Not here: limits of the process (limits), finding a
sentence (finding). Nothing in a document is followed, run or unpacked on the disk. A line of a text is a line of its
file; of html and docx, a paragraph that has words; of a pdf, a line of a page, numbered by its page.
"""

import importlib
import io
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from types import ModuleType
from typing import Any
from xml.parsers import expat

from alongside.plan_room.reader import limits

Lines = list[tuple[int, str]]
TEXT, HTML, DOCX, PDF = "txt", "html", "docx", "pdf"
ENDINGS = {
    "txt": TEXT, "text": TEXT, "md": TEXT, "htm": HTML, "html": HTML, "xhtml": HTML, "docx": DOCX, "docm": DOCX,
    "pdf": PDF,
}  # fmt: skip
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


class Unreadable(Exception):
    """Not taken; `code` says why."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def get_ready() -> None:
    """Bring into memory what is needed later, when nothing can be opened any more."""
    _pdf_library()
    zipfile.ZipFile(io.BytesIO(b"PK\x05\x06" + bytes(18))).close()


def read(data: bytes, name: str = "") -> tuple[str, Lines]:
    """Which kind it is, and its numbered lines."""
    if len(data) > limits.MOST_BYTES:
        raise Unreadable("too_large")
    if not data.strip():
        raise Unreadable("empty")
    kind = kind_of(data)
    said = ENDINGS.get(name.rpartition(".")[2].lower()) if "." in name else None
    if said is not None and said != kind:
        raise Unreadable("other_kind")
    lines = READERS[kind](data)
    if not any(text.strip() for _number, text in lines):
        raise Unreadable("no_words")
    if sum(len(text) for _number, text in lines) > limits.MOST_TEXT:
        raise Unreadable("too_much")
    return kind, lines


def kind_of(data: bytes) -> str:
    """By its first bytes. What is two kinds at once is none."""
    head = data[:1024]
    if head.startswith(b"PK\x03\x04"):
        if b"%PDF-" in head or b"<html" in head.lower():
            raise Unreadable("two_kinds")
        return DOCX
    if b"%PDF-" in head:
        if not head.startswith(b"%PDF-") or b"PK\x05\x06" in data[-66_000:]:
            raise Unreadable("two_kinds")
        return PDF
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("old_word")
    if zipfile.is_zipfile(io.BytesIO(data)):
        raise Unreadable("two_kinds")
    start = decoded(data[:4096], cut=True).lstrip("\ufeff \t\r\n").lower()
    if start.startswith("{\\rtf"):
        raise Unreadable("no_kind")
    if start.startswith(("<!doctype html", "<html", "<head", "<body")) or re.search(r"<html[\s>]", start):
        return HTML
    if start.startswith("<?xml"):
        raise Unreadable("no_kind")
    return TEXT


def decoded(data: bytes, *, cut: bool = False) -> str:
    """UTF-8, UTF-16 with its mark, else the Western code page. What has control signs is no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data[: len(data) // 2 * 2].decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            late = cut and problem.start > len(data) - 4
            text = (
                data[: problem.start].decode("utf-8-sig") if late else data.decode("cp1252", errors="replace")
            )
    if CONTROL.search(text.replace("\x0c", "\n")):
        raise Unreadable("no_kind")
    return text


# -- text and html -----------------------------------------------------------------------------------


def _text(data: bytes) -> Lines:
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    return list(enumerate(text.split("\n"), start=1))


class _Words(HTMLParser):
    """The words of a page by paragraph. Scripts, styles and what is not shown stay out."""

    _APART = (
        "p div li ul ol h1 h2 h3 h4 h5 h6 tr td th table section article header footer br "
        "blockquote pre dl dt dd figcaption body main nav aside form hr"
    )
    APART = frozenset(_APART.split())
    _HIDDEN = "script style template noscript title svg math iframe object"
    HIDDEN = frozenset(_HIDDEN.split())

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: Lines = []
        self.now: list[str] = []
        self.hidden = 0
        self.tags = 0

    def handle_starttag(self, tag: str, _attrs: Any) -> None:
        self.tags += 1
        if self.tags > limits.MOST_TAGS:
            raise Unreadable("too_much")
        if tag in self.HIDDEN:
            self.hidden += 1
        if tag in self.APART:
            self.end()

    def handle_endtag(self, tag: str) -> None:
        if tag in self.HIDDEN and self.hidden:
            self.hidden -= 1
        if tag in self.APART:
            self.end()

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.now.append(data)

    def end(self) -> None:
        text = " ".join("".join(self.now).split())
        self.now = []
        if text:
            self.lines.append((len(self.lines) + 1, text))


def _html(data: bytes) -> Lines:
    reader = _Words()
    reader.feed(decoded(data))
    reader.close()
    reader.end()
    return reader.lines


# -- docx --------------------------------------------------------------------------------------------

PART = "word/document.xml"
MACROS = ("vbaproject.bin", "vbadata.xml")


def _docx(data: bytes) -> Lines:
    """The paragraphs of the document's one main part. Templates, links and embedded things are never opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Paragraphs().read(_main_part(archive))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zipfile.LargeZipFile, KeyError) as problem:
        raise Unreadable("broken") from problem


def _main_part(archive: zipfile.ZipFile) -> bytes:
    entries = archive.infolist()
    if len(entries) > limits.MOST_PARTS:
        raise Unreadable("bomb")
    if any(one.filename.lower().endswith(MACROS) for one in entries):
        raise Unreadable("macros")
    found = [one for one in entries if one.filename == PART]
    if not found:
        raise Unreadable("no_kind")
    if len(found) > 1:
        raise Unreadable("two_kinds")
    if found[0].flag_bits & 0x1:
        raise Unreadable("locked")
    with archive.open(found[0]) as part:
        told = part.read(limits.MOST_UNPACKED + 1)
    if len(told) > limits.MOST_UNPACKED or len(told) > limits.MOST_TIMES * max(found[0].compress_size, 1024):
        raise Unreadable("bomb")
    return told


class _Paragraphs:
    """Words of a docx, paragraph by paragraph. What was deleted in it, and what stands twice, is left out."""

    W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
    STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
    SPACE = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}

    def __init__(self) -> None:
        self.lines: Lines = []
        self.open: list[list[str]] = []
        self.depth = self.tags = self.skip = 0
        self.in_words = False

    def read(self, xml: bytes) -> Lines:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartDoctypeDeclHandler = self._no_doctype
        parser.EntityDeclHandler = self._no_doctype
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._words
        try:
            parser.Parse(xml, True)
        except expat.ExpatError as problem:
            raise Unreadable("broken") from problem
        return self.lines

    def _no_doctype(self, *_told: Any) -> None:
        raise Unreadable("entities")

    def _name(self, name: str) -> str:
        return name.removeprefix(self.W).removeprefix(self.STRICT)

    def _start(self, name: str, _attributes: Any) -> None:
        self.depth, self.tags = self.depth + 1, self.tags + 1
        if self.depth > limits.MOST_DEPTH or self.tags > limits.MOST_TAGS * 4:
            raise Unreadable("too_much")
        tag = self._name(name)
        if self.skip or tag == "del" or name.endswith(" Fallback"):
            self.skip += 1
        elif tag == "p":
            self.open.append([])
        elif self.open and tag in self.SPACE:
            self.open[-1].append(self.SPACE[tag])
        self.in_words = not self.skip and tag == "t"

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.in_words = False
        if self.skip:
            self.skip -= 1
        elif self._name(name) == "p" and self.open:
            text = " ".join("".join(self.open.pop()).split())
            if text:
                self.lines.append((len(self.lines) + 1, text))

    def _words(self, words: str) -> None:
        if self.in_words and self.open:
            self.open[-1].append(words)


# -- pdf ---------------------------------------------------------------------------------------------


def _pdf_library() -> ModuleType | None:
    try:
        importlib.import_module("pypdf.filters")
        importlib.import_module("pypdf.generic")
        return importlib.import_module("pypdf")
    except ImportError:  # everything but a pdf can still be read
        return None


def _pdf(data: bytes) -> Lines:
    library = _pdf_library()
    if library is None:
        raise Unreadable("no_library")
    document = library.PdfReader(io.BytesIO(data), strict=False)
    if document.is_encrypted:
        raise Unreadable("locked")
    if len(document.pages) > limits.MOST_PAGES:
        raise Unreadable("too_many_pages")
    lines: Lines = []
    size = 0
    for number, page in enumerate(document.pages, start=1):
        text = page.extract_text() or ""
        size += len(text)
        if size > limits.MOST_TEXT:
            raise Unreadable("too_much")
        lines += [(number, line) for line in CONTROL.sub(" ", text).splitlines()]
    return lines


READERS: dict[str, Callable[[bytes], Lines]] = {TEXT: _text, HTML: _html, DOCX: _docx, PDF: _pdf}
