"""Documents made in memory, and the sources that lie beside the project, where they do.

Belongs here: making files of four kinds. Not here: any printed sentence; tests of this room bring invented ones.
"""

import html
import io
import os
import zipfile
import zlib
from pathlib import Path

import pytest

HERE = Path(__file__).resolve()
PLACES = [
    Path(os.environ.get("ALONGSIDE_SOURCES", "/nowhere")),
    *(up.parent / "shared" / "sources" for up in HERE.parents),
]
OF = {
    "FSAP13": "002_af5c15abc5df4c66.txt", "NAP20": "001_aa865736fd05f46b.txt", "HHS20": "003_520c283f595cc33c.txt",
    "FSAP13-draft": "000_108340a62273d3c8.txt",
}  # fmt: skip


def source(key: str) -> Path:
    """The text that a plan was read from; the test is skipped aloud where it is not there."""
    for place in PLACES:
        if (place / OF[key]).is_file():
            return place / OF[key]
    pytest.skip(f"{OF[key]} is not beside this project (../shared/sources, or ALONGSIDE_SOURCES)")


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def as_html(lines: list[str]) -> bytes:
    words = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
    return f"<!doctype html><html><head><style>p{{}}</style></head><body>{words}</body></html>".encode()


def document_xml(lines: list[str]) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    words = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{html.escape(line)}</w:t></w:r></w:p>' for line in lines
    )
    return f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{words}</w:body></w:document>'


def zipped(parts: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, told in parts.items():
            archive.writestr(name, told)
    return out.getvalue()


def as_docx(lines: list[str], **more: bytes | str) -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document_xml(lines), **more})


def as_pdf(lines: list[str], *, wide: int = 95) -> bytes:
    """A plain PDF in the Western code page, its lines broken as a page breaks them."""
    rows = [row for line in lines for row in (_wrapped(line, wide) or [""])]
    pages = [rows[at : at + 60] for at in range(0, len(rows), 60)]
    return pdf([_page(page) for page in pages])


def _wrapped(line: str, wide: int) -> list[str]:
    rows: list[str] = []
    for word in line.replace("\xa0", " ").split():
        if rows and len(rows[-1]) + len(word) < wide:
            rows[-1] += " " + word
        else:
            rows.append(word)
    return rows


def _page(rows: list[str]) -> bytes:
    shown = b" T* ".join(b"(" + _escaped(row) + b") Tj" for row in rows)
    return b"BT /F1 9 Tf 12 TL 40 780 Td " + shown + b" ET"


def _escaped(row: str) -> bytes:
    told = (
        row.replace("•", "\x95").encode("cp1252", errors="replace")
        if "•" not in row
        else row.encode("cp1252")
    )
    return told.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def pdf(contents: list[bytes], extra: bytes = b"", *, packed: bool = True) -> bytes:
    """A PDF of these pages' streams."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(contents), kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, told in enumerate(contents):
        data = zlib.compress(told) if packed else told
        filters = b"/Filter /FlateDecode " if packed else b""
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * at)
        )
        objects.append(b"<< %s/Length %d >> stream\n%s\nendstream" % (filters, len(data), data))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, told in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, told)
    begin = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        extra,
        begin,
    )
    return bytes(out)
