"""Reading forms and tags out of a page, as a browser would.

Belongs here: parsing. Not here: what is typed into the forms, what is asserted.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Field:
    """One thing that a form sends."""

    name: str
    kind: str
    value: str = ""
    longest: int = 0
    options: list[str] = field(default_factory=list)


@dataclass
class Form:
    """A form of a page: where it goes and what it sends."""

    action: str
    method: str
    fields: list[Field] = field(default_factory=list)


class Page(HTMLParser):
    """The forms of a page and all its tags with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.tags.append((tag, said))
        if tag == "form":
            self.forms.append(Form(said.get("action", ""), said.get("method", "get").lower()))
        elif self.forms and said.get("name") and tag in ("input", "textarea", "select", "button"):
            kind = said.get("type", "text") if tag == "input" else tag
            longest = int(said.get("maxlength") or 0)
            self.forms[-1].fields.append(Field(said["name"], kind, said.get("value", ""), longest))
        elif tag == "option" and self.forms and self.forms[-1].fields:
            self.forms[-1].fields[-1].options.append(said.get("value", ""))

    def posts(self) -> list[Form]:
        return [form for form in self.forms if form.method == "post"]
