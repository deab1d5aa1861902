"""A file, a folder or a zip as named texts, opened so that nothing in it can do harm.

Belongs here: limits, encodings, names inside an archive. Not here: what the texts mean. Nothing is unpacked on the
disk, so that no name inside an archive can point anywhere.
"""

import io
import re
import stat
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from alongside.directory.exchange.rows import NOTED, Finding, Unreadable

MOST_BYTES = 2 * 1024**3  # unpacked; a hundred thousand services as JSON are a fifth of it
MOST_TIMES = 200  # a text shrinks to a twentieth; what shrinks more is there to fill a disk
MOST_FILES = 500
READ = (".csv", ".tsv", ".txt", ".json", ".ndjson", ".jsonl")
MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
LIKE_JSON = re.compile(r"\s*(\[\s*)*\{\s*[\"}]|\s*\[\s*\]")


@dataclass
class Package:
    """What was given: texts by name, in the order they came."""

    name: str
    texts: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def ending(self, *ends: str) -> dict[str, str]:
        return {name: text for name, text in self.texts.items() if name.lower().endswith(ends)}


def open_bytes(name: str, data: bytes, *, most: int = MOST_BYTES) -> Package:
    """A file that came over the web."""
    package = Package(name)
    if data[:4] == b"PK\x03\x04" or zipfile.is_zipfile(io.BytesIO(data)):
        _unzip(package, io.BytesIO(data), most)
    else:
        _bounded(package, len(data), most)
        _add(
            package,
            name if name.lower().endswith(READ) or not _begins_like_json(data) else f"{name}.json",
            data,
        )
    return _not_empty(package)


def open_path(path: Path, *, most: int = MOST_BYTES) -> Package:
    """A file or a folder on this machine."""
    package, total = Package(_sayable(path.name)), 0
    if not path.is_dir():
        _bounded(package, path.stat().st_size, most)
        return open_bytes(package.name, path.read_bytes(), most=most)
    for one in sorted(path.rglob("*")):
        name = _sayable(one.relative_to(path).as_posix())
        if not one.is_file() or one.is_symlink():
            continue
        if not name.lower().endswith(READ) or _is_hidden(name):
            package.findings.append(Finding(NOTED, "not_read", name[:120]))
            continue
        total += one.stat().st_size
        _bounded(package, total, most)
        if len(package.texts) >= MOST_FILES:
            raise Unreadable("too_many_files", package.name, most=MOST_FILES)
        _add(package, name, one.read_bytes())
    return _not_empty(package)


def _bounded(package: Package, size: int, most: int) -> None:
    if size > most:
        raise Unreadable("too_large", package.name, most=most // 1024**2)


def _sayable(name: str) -> str:
    """A file's name as text that can be written down, whatever bytes it has on the disk."""
    return name.encode("utf-8", "replace").decode()


def _is_hidden(name: str) -> bool:
    """What other programs leave beside the files: it is never what was meant."""
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or any(
        part.startswith((".", "~$")) and part not in (".", "..") for part in parts
    )


def _begins_like_json(data: bytes) -> bool:
    return LIKE_JSON.match(decode(data[:4096])[0]) is not None


def _not_empty(package: Package) -> Package:
    for name, text in package.texts.items():
        if not text.strip() and len(package.texts) > 1:
            package.findings.append(Finding(NOTED, "empty_file", name))
    if not any(text.strip() for text in package.texts.values()):
        raise Unreadable("nothing_there", package.name)
    return package


def _unzip(package: Package, data: io.BytesIO, most: int) -> None:
    try:
        with zipfile.ZipFile(data) as archive:
            _look_at(package, archive.infolist(), most, len(data.getbuffer()))
            for one in archive.infolist():
                name = _sayable(one.filename)
                if one.is_dir():
                    continue
                if name.lower().endswith(READ) and not _is_hidden(name):
                    _add(package, _safe_name(one), _inflate(archive, one, most))
                else:
                    package.findings.append(Finding(NOTED, "not_read", name[:120]))
            if not package.texts and package.findings:
                inner = any(one.file.lower().endswith(".zip") for one in package.findings)
                raise Unreadable("zip_in_zip" if inner else "not_known", package.name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as problem:
        raise Unreadable("bad_zip", package.name) from problem


def _look_at(package: Package, entries: list[zipfile.ZipInfo], most: int, packed: int) -> None:
    unpacked = sum(one.file_size for one in entries)
    if len(entries) > MOST_FILES:
        raise Unreadable("too_many_files", package.name, most=MOST_FILES)
    if unpacked > most or (unpacked > 10 * 1024**2 and unpacked > packed * MOST_TIMES):
        raise Unreadable("zip_bomb", package.name)
    if any(one.flag_bits & 1 for one in entries):
        raise Unreadable("locked_zip", package.name)


def _safe_name(entry: zipfile.ZipInfo) -> str:
    name = _sayable(entry.filename).replace("\\", "/")
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts or ":" in name or stat.S_ISLNK(entry.external_attr >> 16):
        raise Unreadable("name_points_out", name[:120])
    return name


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """What an entry says of its size may be a lie: no more than that is read."""
    with archive.open(entry) as inside:
        data = inside.read(min(most, entry.file_size) + 1)
    if len(data) > entry.file_size:
        raise Unreadable("zip_bomb", entry.filename[:120])
    return data


def _add(package: Package, name: str, data: bytes) -> None:
    text, encoding = decode(data)
    if encoding == "cp1252":
        package.findings.append(Finding(NOTED, "old_encoding", name))
    if "\x00" in text:
        text = text.replace("\x00", "")
        package.findings.append(Finding(NOTED, "had_zeros", name))
    package.texts[name] = text


def decode(data: bytes) -> tuple[str, str]:
    """Bytes as text: UTF-8, else what its mark says, else the old Western code page, which reads any byte."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                break
    if encoding := _without_mark(data[:4096]):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "cp1252"


def _without_mark(start: bytes) -> str:
    """UTF-16 that does not say so: every other byte of plain letters is a zero."""
    zeros = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if half >= 8 and max(zeros) > half * 0.7 and min(zeros) < half * 0.1:
        return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"
    return ""
