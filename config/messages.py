"""`python -m config.messages update|check`: what is to be translated, gathered and looked over.

Belongs here: finding every sentence and saying which the Spanish catalogue lacks. Not here: compiling
(config.cli.prepare), the sentences themselves. Babel does the work, so that no system program is needed;
templates are first turned into what its Python extractor reads, as Django's own tools do.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from config import paths

SOURCES = ("alongside", "config", "demo")
NOT_HERE = {"tests", "migrations", "node_modules", "__pycache__"}
TEMPLATES = (".html", ".txt")
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
CATALOG = paths.CHECKOUT / "locale" / "es" / "LC_MESSAGES" / "django.po"
# Our own, because Babel's names the moment of writing: an update that changes no sentence changes no line.
HEADER = r"""# What the house says, in Spanish. `make messages` keeps it in step with the code.
msgid ""
msgstr ""
"Language: es\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def gather(root: Path = paths.CHECKOUT) -> Catalog:
    """Every sentence of the house that is to be translated."""
    found = Catalog(project="Alongside", charset="utf-8")
    for path in _sources(root):
        for line, sentence, comments, context in extract(
            "python", _as_python(path), keywords=KEYWORDS, comment_tags=("Translators:",)
        ):
            place = [(str(path.relative_to(root)), line)]
            found.add(sentence, None, place, auto_comments=comments, context=context)
    return found


def _sources(root: Path) -> Iterator[Path]:
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*")):
            if not NOT_HERE & set(path.relative_to(root).parts) and _speaks(path):
                yield path


def _speaks(path: Path) -> bool:
    return path.suffix == ".py" or (path.suffix in TEMPLATES and "templates" in path.parts)


def _as_python(path: Path) -> BytesIO:
    """A template becomes calls among blanked words; each line begins at its margin, or it is no Python."""
    text = path.read_text(encoding="utf-8")
    if path.suffix in TEMPLATES:
        text = "\n".join(line.strip() for line in templatize(text).split("\n"))
    return BytesIO(text.encode())


def faults(wanted: Catalog, translated: Catalog) -> list[str]:
    """What is missing, doubtful, left over or broken, one sentence each."""
    found = [fault for message in wanted if message.id for fault in _faults_of(message, translated)]
    known = {_key(message) for message in wanted}
    left_over = [message for message in translated if message.id and _key(message) not in known]
    return found + [f"no longer said anywhere: {_short(message)}" for message in left_over]


def _faults_of(message: Message, translated: Catalog) -> Iterator[str]:
    answer = translated.get(message.id, message.context)
    where = f"{message.locations[0][0]}:{message.locations[0][1]}"
    if answer is None or not _is_whole(answer.string):
        yield f"not translated: {_short(message)} ({where})"
        return
    if answer.fuzzy:
        yield f"doubtful (fuzzy): {_short(message)} ({where})"
    answer.flags |= message.flags
    for problem in answer.check(translated):
        yield f"{problem}: {_short(message)} ({where})"
    if not _keeps_places(message.id, answer.string):
        yield f"other placeholders: {_short(message)} ({where})"


def _is_whole(string: Any) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


def _keeps_places(said: Any, translated: Any) -> bool:
    """The last form keeps every placeholder; the singular may leave one out ("one file"), never add one."""
    said, translated = _forms(said), _forms(translated)
    kept = [set(PLACE.findall(form)) for form in translated]
    return kept[-1] == set(PLACE.findall(said[-1])) and all(one <= kept[-1] for one in kept)


def _forms(string: Any) -> list[str]:
    return list(string) if isinstance(string, list | tuple) else [string]


def _key(message: Message) -> tuple[Any, Any]:
    sentence = message.id[0] if isinstance(message.id, list | tuple) else message.id
    return sentence, message.context


def _short(message: Message) -> str:
    words = " ".join(str(_key(message)[0]).split())
    return f"“{words[:70]}…”" if len(words) > 70 else f"“{words}”"


def _read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale="es", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale="es")


def update(path: Path = CATALOG) -> list[str]:
    """Bring the catalogue in step with the code: new sentences wait, old ones go. Nothing is guessed."""
    wanted, translated = gather(), _read(path)
    translated.update(wanted, no_fuzzy_matching=True)
    translated.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(HEADER.encode())
        write_po(file, translated, width=100, sort_by_file=True, include_lineno=False, omit_header=True)
    return faults(wanted, translated)


def check(path: Path = CATALOG) -> list[str]:
    """What is wrong with the catalogue as it is."""
    return faults(gather(), _read(path))


def main(arguments: list[str]) -> int:
    """Say what is wrong; exit code 1 when something is."""
    if arguments not in (["update"], ["check"]):
        click.echo("python -m config.messages update|check", err=True)
        return 2
    found = update() if arguments == ["update"] else check()
    for sentence in found:
        click.echo(sentence)
    click.echo(f"{len(found)} to do." if found else "Spanish is complete.")
    return 1 if found and arguments == ["check"] else 0


if __name__ == "__main__":
    from django.conf import settings

    settings.configure(USE_I18N=False)
    sys.exit(main(sys.argv[1:]))
