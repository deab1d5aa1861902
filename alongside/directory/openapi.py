"""The description of the interface in OpenAPI 3.1, made from the tables of the standard.

Belongs here: paths, parameters, shapes of answers. Not here: the views it describes (views.api). Our words, the
names the standard's.
"""

from functools import lru_cache
from typing import Any

from alongside.directory.exchange.shapes import TABLES, Table
from alongside.directory.forms_api import FARTHEST, MOST, NEAR

Json = dict[str, Any]

TYPES: dict[str, Json] = {
    "id": {"type": "string", "format": "uuid"},
    "key": {"type": "string", "format": "uuid"},
    "text": {"type": "string"},
    "uri": {"type": "string"},
    "email": {"type": "string"},
    "number": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
    "time": {"type": "string"},
}
UUID_TEXT = {"type": "string", "format": "uuid"}
TYPED: Json = {"type": "string", "pattern": "^[^\\u0000]*$"}  # what somebody types
YES = {"type": "string", "enum": ["true", "false"]}
PARAMETERS: dict[str, tuple[Json, str]] = {
    "search": (
        TYPED | {"maxLength": 200},
        "Words that must all stand in what is said about it. Of services and places, those that are offered.",
    ),
    "page": ({"type": "integer", "minimum": 1, "maximum": 10_000_000}, "Which page."),
    "per_page": ({"type": "integer", "minimum": 1, "maximum": MOST}, "How many on a page."),
    "format": ({"type": "string", "enum": ["json", "ndjson"]}, "ndjson: everything, one object a line."),
    "taxonomy_term_id": (UUID_TEXT, "About this term."),
    "taxonomy_id": (UUID_TEXT, "About any term of this taxonomy."),
    "organization_id": (UUID_TEXT, "Of this organization."),
    "modified_after": ({"type": "string", "format": "date-time"}, "Changed at this moment or later."),
    "minimal": (YES, "Only the id and the day of change."),
    "full": (YES, "With everything that hangs on it."),
    "full_service": (YES, "Organizations with their services."),
    "postcode": (
        TYPED | {"maxLength": 20},
        "A ZIP; the distance is from its middle. Better sent as a form.",
    ),
    "proximity": (
        {"type": "number", "minimum": 0, "maximum": FARTHEST},
        f"At most so many metres away; {NEAR} where a postcode is said alone.",
    ),
    "top_only": (YES, "Only terms that stand under no other."),
    "parent_id": (UUID_TEXT, "Terms under this one."),
}
LIST = ("search", "page", "per_page", "format")
LISTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "services": (
        "service",
        (*LIST, "taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after", "minimal", "full"),
    ),
    "organizations": ("organization", (*LIST, "taxonomy_term_id", "taxonomy_id", "full", "full_service")),
    "service_at_locations": (
        "service_at_location",
        (
            *LIST,
            "taxonomy_term_id",
            "taxonomy_id",
            "organization_id",
            "modified_after",
            "full",
            "postcode",
            "proximity",
        ),
    ),
    "taxonomies": ("taxonomy", LIST),
    "taxonomy_terms": ("taxonomy_term", (*LIST, "taxonomy_id", "top_only", "parent_id")),
}
PAGE: Json = {
    "total_items": {"type": "integer", "minimum": 0},
    "total_pages": {"type": "integer", "minimum": 1},
    "page_number": {"type": "integer", "minimum": 1},
    "size": {"type": "integer", "minimum": 0},
    "first_page": {"type": "boolean"},
    "last_page": {"type": "boolean"},
    "empty": {"type": "boolean"},
}
BASE: Json = {
    "type": "object",
    "required": ["version", "profile", "openapi_url"],
    "properties": {
        "version": {"type": "string"},
        "profile": {"type": "string", "format": "uri"},
        "openapi_url": {"type": "string", "format": "uri"},
    },
}
PROFILE: Json = {
    "name": "Alongside",
    "version": "3.1",
    "differs": [
        {
            "object": "location",
            "what": "A confidential place is never given out: no row of it, of its link to a service, of its address, "
            "its numbers or its hours. Its service is listed with a county as service area and a central number.",
        },
        {"object": "service_capacity", "what": "Beds are not given out."},
        {
            "object": "service",
            "what": "Its organization comes without the list of all its locations, which the organization itself has.",
        },
        {
            "object": "taxonomy",
            "what": "Its terms are in /taxonomy_terms?taxonomy_id=, not in it.",
        },
        {
            "object": "any",
            "what": "A value that the standard's type forbids stands under x_ and the field's name.",
        },
        {"object": "metadata", "what": "updated_by is staff or source, never a person."},
    ],
}


@lru_cache(maxsize=8)
def document(server: str) -> Json:
    """The whole description; `server` is where it stands."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Directory of services",
            "version": "3.1",
            "description": "Services, organizations and places after HSDS 3.1. Confidential places are not in it.",
            "license": {"name": "As each source says", "identifier": "CC-BY-SA-4.0"},
        },
        "servers": [{"url": server.rstrip("/")}],
        "paths": _paths(),
        "components": {
            "schemas": {name: _schema(table) for name, table in TABLES.items()} | {"Problem": _problem()},
        },
    }


def _paths() -> Json:
    paths: Json = {
        "/": {"get": _answer("base", "Which version this is.", BASE, ())},
        "/openapi.json": {"get": _answer("described", "This description.", {"type": "object"}, ())},
        "/profile": {
            "get": _answer("profile", "In what we differ from the standard.", {"type": "object"}, ())
        },
    }
    for name, (table, parameters) in LISTS.items():
        item = {"$ref": f"#/components/schemas/{table}"}
        paths[f"/{name}"] = {
            "get": _answer(f"list_{name}", f"A page of {name}.", _page(item), parameters),
            "post": _posted(f"ask_{name}", "The same, asked as a form.", item, parameters),
        }
        paths[f"/{name}/{{id}}"] = {"get": _single(table, item)}
    return paths


def _answer(name: str, about: str, schema: Json, parameters: tuple[str, ...]) -> Json:
    return {
        "operationId": name,
        "summary": about,
        "parameters": [
            {"name": one, "in": "query", "description": PARAMETERS[one][1], "schema": PARAMETERS[one][0]}
            for one in parameters
        ],
        "responses": _responses(schema, parameters),
    }


def _posted(name: str, about: str, item: Json, parameters: tuple[str, ...]) -> Json:
    body = {"type": "object", "properties": {one: PARAMETERS[one][0] for one in parameters}}
    return {
        "operationId": name,
        "summary": about,
        "requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": body}}},
        "responses": _responses(_page(item), parameters) | {"415": _refusal("Not sent as a form.")},
    }


def _single(table: str, item: Json) -> Json:
    found = _answer(f"one_{table}", "One object with everything that hangs on it.", item, ())
    path = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "Its id.",
        "schema": {"type": "string"},
    }
    found["parameters"] = [path]
    if table == "organization":
        schema, about = PARAMETERS["full_service"]
        found["parameters"].append(
            {"name": "full_service", "in": "query", "description": about, "schema": schema}
        )
    found["responses"]["404"] = _refusal("Nothing under this id.")
    return found


def _responses(schema: Json, parameters: tuple[str, ...]) -> Json:
    content: Json = {"application/json": {"schema": schema}}
    if "format" in parameters:
        content["application/x-ndjson"] = {"schema": {"type": "string"}}
    return {
        "200": {"description": "What was asked for.", "content": content},
        "400": _refusal("A parameter is wrong; which, and why."),
        "429": _refusal("Too many questions at once."),
    }


def _refusal(about: str) -> Json:
    return {
        "description": about,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _page(item: Json) -> Json:
    return {
        "type": "object",
        "required": [*PAGE, "contents"],
        "properties": PAGE | {"contents": {"type": "array", "items": {"anyOf": [item, _minimal()]}}},
    }


def _minimal() -> Json:
    properties = {"id": UUID_TEXT, "modified_date": {"type": "string", "format": "date-time"}}
    return {"type": "object", "required": ["id"], "properties": properties, "additionalProperties": False}


def _problem() -> Json:
    return {
        "type": "object",
        "required": ["status", "errors"],
        "properties": {"status": {"type": "integer"}, "errors": {"type": "object"}},
    }


def _schema(table: Table) -> Json:
    """One object. Nested parts are those of the standard; what is empty is left out."""
    properties = {name: _typed(table, name, kind) for name, kind in table.fields.items()}
    for name, part in table.lists.items():
        properties[name] = {"type": "array", "items": {"$ref": f"#/components/schemas/{part}"}}
    for name, part in table.single.items():
        properties[name] = {"$ref": f"#/components/schemas/{part}"}
    return {"type": "object", "required": list(table.needed), "properties": properties}


def _typed(table: Table, name: str, kind: str) -> Json:
    among = table.among.get(name)
    return {"type": "string", "enum": list(among)} if among else TYPES[kind]
