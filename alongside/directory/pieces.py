"""What hangs on a service, a place or an organization and is kept in the same way: one row of this table a kind.

Belongs here: which kinds there are, on what they hang, their fields, and what a confidential place leaves of them. Not
here: fields of forms (forms_pieces), reading (selectors.pieces), writing (actions.pieces). Numbers and hours of a
service have screens of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import NotFound

SERVICE, ORGANIZATION, LOCATION = "service", "organization", "location"
OWNERS = (SERVICE, ORGANIZATION, LOCATION)


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the standard's tables. `line`: the fields that name a row; `one_of`: at least one of them is said.

    `hidden`: for an owner that must not be found, the fields that may stand there; an owner that is not named has
    none of this kind.
    """

    table: str
    title: Any
    add: Any
    change: Any
    owners: tuple[str, ...]
    fields: tuple[str, ...]
    one_of: tuple[str, ...]
    line: tuple[str, ...]
    hidden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def allowed(self, owner: str, *, hidden: bool) -> tuple[str, ...]:
        """The fields that may stand there; empty where nothing of this kind may."""
        return self.hidden.get(owner, ()) if hidden else self.fields


_COST = ("option", "amount", "currency", "amount_description", "valid_from", "valid_to")
_PROGRAM = ("name", "alternate_name", "description")
_LANGUAGE = ("code", "name", "note")
_TERM = ("term", "value", "label")

KINDS = (
    Kind(
        "contact", _("Contacts"), _("Add a contact"), _("Change a contact"), OWNERS,
        ("name", "title", "department", "email"), ("name", "title", "department", "email"),
        ("name", "title", "department", "email"),
    ),
    Kind(
        "phone", _("Numbers"), _("Add a number"), _("Change a number"), (ORGANIZATION, LOCATION),
        ("number", "extension", "description", "central"), ("number",), ("number", "extension", "description"),
        {ORGANIZATION: ("number", "extension", "description", "central")},
    ),
    Kind(
        "program", _("Programs"), _("Add a program"), _("Change a program"), (ORGANIZATION,),
        _PROGRAM, ("name",), ("name", "description"), {ORGANIZATION: _PROGRAM},
    ),
    Kind(
        "cost_option", _("What it costs"), _("Add a cost"), _("Change a cost"), (SERVICE,),
        _COST, ("option", "amount", "amount_description"), ("option", "amount", "amount_description"),
        {SERVICE: _COST},
    ),
    Kind(
        "required_document", _("What to show"), _("Add a document to show"), _("Change a document to show"), (SERVICE,),
        ("document", "uri"), ("document",), ("document", "uri"), {SERVICE: ("document",)},
    ),
    Kind(
        "language", _("Languages"), _("Add a language"), _("Change a language"), (SERVICE, LOCATION),
        _LANGUAGE, ("code", "name"), ("name", "note"), {SERVICE: _LANGUAGE, LOCATION: ("code", "name")},
    ),
    Kind(
        "service_area", _("For people from"), _("Add an area"), _("Change an area"), (SERVICE,),
        ("name", "description", "extent", "extent_type", "uri"), ("name", "description"), ("name", "description"),
        {SERVICE: ("name", "description")},
    ),
    Kind(
        "funding", _("Who pays for it"), _("Add a funder"), _("Change a funder"), (SERVICE, ORGANIZATION),
        ("source",), ("source",), ("source",), {SERVICE: ("source",), ORGANIZATION: ("source",)},
    ),
    Kind(
        "url", _("Further websites"), _("Add a website"), _("Change a website"), (SERVICE, ORGANIZATION),
        ("label", "url"), ("url",), ("label", "url"),
    ),
    Kind(
        "accessibility", _("Getting in"), _("Say how one gets in"), _("Change how one gets in"), (LOCATION,),
        ("description", "details", "url"), ("description", "details"), ("description", "details"),
    ),
    Kind(
        "schedule", _("Hours of the place"), _("Add hours"), _("Change hours"), (LOCATION,),
        ("freq", "byday", "opens_at", "closes_at", "notes"), ("byday",), ("byday", "opens_at", "closes_at", "notes"),
    ),
    Kind(
        "organization_identifier", _("Known elsewhere as"), _("Add a number of a register"),
        _("Change a number of a register"), (ORGANIZATION,),
        ("identifier_type", "identifier", "identifier_scheme"), ("identifier",), ("identifier_type", "identifier"),
    ),
    Kind(
        "attribute", _("Words it is found by"), _("Add a word"), _("Change a word"), OWNERS,
        _TERM, ("term",), ("term", "label", "value"),
        {SERVICE: _TERM, ORGANIZATION: _TERM, LOCATION: ("term",)},
    ),
)  # fmt: skip
BY_TABLE = {kind.table: kind for kind in KINDS}
# What a service's own page says anyway: there it is listed for those only who keep it.
ON_THE_SHEET = frozenset({"phone", "cost_option", "required_document", "language"})


def kind_of(table: str, owner: str = "") -> Kind:
    """A kind by its table, if such an owner can have it. Raises NotFound."""
    kind = BY_TABLE.get(table)
    if kind is None or (owner and owner not in kind.owners):
        raise NotFound("kind")
    return kind


def kinds_of(owner: str) -> tuple[Kind, ...]:
    """Everything of this table that such an owner can have."""
    return tuple(kind for kind in KINDS if owner in kind.owners)
