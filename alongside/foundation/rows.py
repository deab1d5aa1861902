"""A long list: the markup of a row is drawn once, then filled for every row.

Belongs here: `{% eachrow %}`, `{% slot %}` and `{% rowif %}`. Not here: any list (each room's templates). A list of
fifty asks a template for more than a thousand words, and each costs more than opening a sealed name (decision 0028).
What stands between the slots, words and addresses, is the same in every row and is looked up once.

    {% eachrow lines %}<tr><th>{% slot "name" %}</th><td>{% rowif "note" %}({% slot "note" %}){% endrowif %}</td></tr>
    {% endeachrow %}
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

# Signs of Unicode's private use: no word and no address of ours holds one, and a row's own text is never read for them.
SLOT, IF, THEN, END = "\ue000", "\ue001", "\ue002", "\ue003"
SIGN = re.compile(f"{SLOT}([a-z_]+){SLOT}|{IF}([a-z_]+){THEN}([a-z_]*){THEN}|{END}")


@dataclass(frozen=True, slots=True)
class Slot:
    """Here stands what the row calls by this name, escaped."""

    name: str

    def fill(self, row: Any) -> str:
        value = getattr(row, self.name)
        return escape(value) if type(value) is str else conditional_escape(value)


@dataclass(frozen=True, slots=True)
class Part:
    """These pieces, where the row has something (or just this word) by that name."""

    name: str
    word: str
    pieces: "tuple[Piece, ...]"

    def fill(self, row: Any) -> str:
        found = getattr(row, self.name)
        return filled(self.pieces, row) if (found == self.word if self.word else found) else ""


Piece = str | Slot | Part


def slot(name: str) -> SafeString:
    """The place of one of the row's own values; also as a word within another tag: `{% slot "x" as x %}`."""
    return mark_safe(f"{SLOT}{name}{SLOT}")  # noqa: S308  (a name of our own)


def pieces_of(drawn: str) -> tuple[Piece, ...]:
    """The row's markup apart. Raises TemplateSyntaxError where a part is not closed."""
    open_parts: list[tuple[str, str]] = []
    levels: list[list[Piece]] = [[]]
    at = 0
    for sign in SIGN.finditer(drawn):
        levels[-1].append(drawn[at : sign.start()])
        at = sign.end()
        if sign[1]:
            levels[-1].append(Slot(sign[1]))
        elif sign[2]:
            open_parts.append((sign[2], sign[3]))
            levels.append([])
        elif open_parts:
            pieces = tuple(levels.pop())
            levels[-1].append(Part(*open_parts.pop(), pieces))
    if open_parts:
        raise template.TemplateSyntaxError("a rowif within eachrow is not closed")
    return (*levels[0], drawn[at:])


def filled(pieces: Sequence[Piece], row: Any) -> str:
    """One row."""
    return "".join([piece if isinstance(piece, str) else piece.fill(row) for piece in pieces])


class EachRow(template.Node):
    """Draw the body once, fill it for every row."""

    def __init__(self, rows: template.base.FilterExpression, nodelist: template.NodeList) -> None:
        self.rows, self.nodelist = rows, nodelist

    def render(self, context: template.Context) -> SafeString:
        rows: Iterable[Any] = self.rows.resolve(context)
        pieces = pieces_of(self.nodelist.render(context))
        return mark_safe("".join([filled(pieces, row) for row in rows]))  # noqa: S308  (escaped in each Slot)


class RowIf(template.Node):
    """The sign of a part: which rows show it."""

    def __init__(self, name: str, word: str, nodelist: template.NodeList) -> None:
        self.name, self.word, self.nodelist = name, word, nodelist

    def render(self, context: template.Context) -> SafeString:
        body = self.nodelist.render(context)
        return mark_safe(f"{IF}{self.name}{THEN}{self.word}{THEN}{body}{END}")  # noqa: S308  (drawn by a template)


def parse_each_row(parser: template.base.Parser, token: template.base.Token) -> EachRow:
    """`{% eachrow lines %}…{% endeachrow %}`: lines have attributes by the names of the slots."""
    _tag, rows = token.split_contents()
    nodelist = parser.parse(("endeachrow",))
    parser.delete_first_token()
    return EachRow(parser.compile_filter(rows), nodelist)


def parse_row_if(parser: template.base.Parser, token: template.base.Token) -> RowIf:
    """`{% rowif "pronouns" %}…{% endrowif %}`, or with the word it must be: `{% rowif "state" "quiet" %}`."""
    name, *word = (part.strip("\"'") for part in token.split_contents()[1:])
    nodelist = parser.parse(("endrowif",))
    parser.delete_first_token()
    return RowIf(name, word[0] if word else "", nodelist)
