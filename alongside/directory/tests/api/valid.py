"""The standard's own schemas, as strict as they can be read, for answers of the interface.

Belongs here: schemas of ../shared with their references. Not here: a test. Formats count, and a name that the standard
does not have is wrong, unless it begins with x_.
"""

import json
from functools import cache

import jsonschema_rs

from alongside.directory.tests.imports.files import shared

# What the standard's API (openapi.json) and its examples have in an answer beyond the object's own schema.
IN_ANSWERS = {
    "organization": {"services": {"type": "array", "items": {"$ref": "service.json"}}},
    "service_at_location": {"service": {"$ref": "service.json"}},
}
BASE = "https://standard.example/"


@cache
def _registry() -> jsonschema_rs.Registry:
    folder = shared("hsds", "3.1")
    schemas = {path.name: json.loads(path.read_text()) for path in folder.glob("*.json")}
    strict = [(BASE + name, _strict(schema)) for name, schema in schemas.items() if "properties" in schema]
    return jsonschema_rs.Registry(strict, draft=jsonschema_rs.Draft202012)


def _strict(schema: dict) -> dict:
    own = schema["properties"] | IN_ANSWERS.get(schema["name"], {})
    return schema | {"properties": own, "additionalProperties": False, "patternProperties": {"^x_": {}}}


@cache
def _validator(table: str) -> jsonschema_rs.Draft202012Validator:
    schema = {"$ref": f"{BASE}{table}.json"}
    return jsonschema_rs.Draft202012Validator(schema, registry=_registry(), validate_formats=True)


def wrong(table: str, found: dict) -> list[str]:
    """What the standard would not take."""
    return [
        f"{table} {list(one.instance_path)}: {one.message}" for one in _validator(table).iter_errors(found)
    ]
