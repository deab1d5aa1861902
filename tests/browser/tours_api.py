"""The interface for other programs has no page for a person."""

from typing import Any

PAGES: dict[str, str] = {}
ON_THE_WAY = ""
NO_PAGE = """hsds:base hsds:described hsds:profile hsds:services hsds:service hsds:organizations hsds:organization
    hsds:service_at_locations hsds:service_at_location hsds:taxonomies hsds:taxonomy hsds:taxonomy_terms
    hsds:taxonomy_term"""
TOURS: dict[str, Any] = {}
