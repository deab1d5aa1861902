"""The areas of help that we ship, put beside whatever terms an agency or a source has.

Belongs here: loading them, again and again without harm, and terms of an agency's own. Not here: which services
are about them (actions.services).
"""

import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.utils import translation
from django.utils.text import slugify

from alongside.directory import policies
from alongside.directory.exchange import own_facts
from alongside.directory.models import Taxonomy, TaxonomyTerm
from alongside.directory.selectors.areas import OURS, OWN, area_id
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What

DATA = Path(__file__).parents[1] / "data" / "areas.json"
LOADED = (
    "code",
    "name",
    "name_es",
    "description",
    "open_eligibility",
    "taxonomy",
    "taxonomy_detail",
    "language",
)


def load_areas(*, using: str = "owner") -> int:
    """Bring our areas up to date; how many there are. Terms of agencies and sources stay as they are."""
    told = json.loads(DATA.read_text(encoding="utf-8"))
    for key, name in ((OURS, told["taxonomy"]["name"]), (OWN, "Terms of our own")):
        Taxonomy.objects.using(using).update_or_create(
            id=key, defaults={"name": name, "description": told["taxonomy"]["description"], "version": "1"}
        )
    rows = [_term(told["taxonomy"]["name"], term) for term in told["terms"]]
    rows += _facts(using)
    TaxonomyTerm.objects.using(using).bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=list(LOADED)
    )
    return len(rows)


def _term(taxonomy: str, term: dict[str, Any]) -> TaxonomyTerm:
    return TaxonomyTerm(
        id=area_id(term["code"]),
        code=term["code"],
        name=term["name"],
        name_es=term["name_es"],
        description=term["description"],
        open_eligibility=term["open_eligibility"],
        taxonomy=taxonomy,
        taxonomy_detail_id=OURS,
        language="en",
        extra={"group": term["group"]},
    )


def _facts(using: str) -> list[TaxonomyTerm]:
    """The terms under which our own facts leave and come back."""
    told = {"name": own_facts.NAME, "description": "What the standard has no field for.", "version": "1"}
    Taxonomy.objects.using(using).update_or_create(id=own_facts.SCHEME, defaults=told)
    names = {code: _in_both(code) for code in own_facts.CODES}
    return [
        TaxonomyTerm(
            id=own_facts.term_id(code), code=code, name=english, name_es=spanish, description=english,
            taxonomy=own_facts.NAME, taxonomy_detail_id=own_facts.SCHEME, language="en",
        )
        for code, (english, spanish) in names.items()
    ]  # fmt: skip


def _in_both(code: str) -> tuple[str, str]:
    name, _dot, one = code.partition(".")
    if name not in own_facts.LISTS:
        return own_facts.OTHERS[code]
    label = own_facts.LISTS[name](one).label
    with translation.override("en"):
        english = str(label)
    with translation.override("es"):
        return english, str(label)


def add_term(*, actor: Actor, name: str, name_es: str = "") -> TaxonomyTerm:
    """A term of one's own. The same name twice is one term."""
    require(policies.may_keep(actor))
    code = slugify(name)[:40] or "term"
    key: UUID = uuid5(OWN, code)
    term, made = TaxonomyTerm.objects.get_or_create(
        id=key, defaults={"code": code, "name": name, "name_es": name_es, "taxonomy_detail_id": OWN}
    )
    if made:
        ledger.add(actor, What.RULES_CHANGED, why="directory.term", about=term.id)
    return term
