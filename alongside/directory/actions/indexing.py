"""The search's table is written anew for services that changed.

Belongs here: from gathered services to rows of the search. Not here: searching (selectors.finding), what is gathered
(selectors.indexed). Every action that changes a service calls `index` with it; an import calls it with all it
brought; `index_all` makes the whole table.
"""

import json
from collections.abc import Callable, Collection, Sequence
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from alongside.directory.models import Service, ServiceAtLocation
from alongside.directory.selectors.indexed import search_rows
from alongside.directory.understanding.spelling import without_one
from alongside.directory.understanding.words import words_of

AT_ONCE = 1000
SHORTEST_NAME = 3
COLUMNS = (
    "service_id", "location_id", "kind", "latitude", "longitude", "town", "postal_code", "county", "reach",
    "counties", "name", "areas", "accepts", "not_accepts", "barriers", "no_barriers", "competences", "languages",
    "cost", "minimum_age", "maximum_age", "week", "dates", "time_zone",
)  # fmt: skip
INSERT = f"""
    insert into directory_found ({", ".join(COLUMNS)}, words)
    select {", ".join(COLUMNS)},
           setweight(to_tsvector('english', own_words) || to_tsvector('simple', own_words), 'A')
           || setweight(to_tsvector('english', more_words), 'B')
      from json_to_recordset(%s::json) as row(
           service_id uuid, location_id uuid, kind smallint, latitude float8, longitude float8, town text,
           postal_code text, county text, reach text, counties text[], name text, areas text[], accepts text[],
           not_accepts text[], barriers text[], no_barriers text[], competences text[], languages text[],
           cost text, minimum_age float8, maximum_age float8, week int4multirange, dates tstzmultirange,
           time_zone text, own_words text, more_words text)
"""
KEEP_WORDS = """
    insert into directory_word (word, forms)
    select word, forms from json_to_recordset(%s::json) as row(word text, forms text[]) on conflict do nothing
"""
Say = Callable[[int], Any]


def index(services: Collection[UUID], *, using: str = "default") -> int:
    """Write these services anew; how many rows they have. One that is not offered has none."""
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            asked = [str(one) for one in services]
            cursor.execute("delete from directory_found where service_id = any(%s::uuid[])", [asked])
        rows = list(search_rows(services, using=using))
        if rows:
            _insert(rows, using)
            _keep_words(rows, using)
    return len(rows)


def index_place(location_id: UUID) -> int:
    """Everything that is offered at a place."""
    links = ServiceAtLocation.objects.filter(location_id=location_id)
    return index(list(links.values_list("service_id", flat=True)))


def index_organization(organization_id: UUID) -> int:
    """Everything that an organization offers."""
    return index(list(Service.objects.filter(organization_id=organization_id).values_list("id", flat=True)))


def index_all(*, using: str = "owner", say: Say = lambda done: None) -> int:
    """The whole table anew, some services at a time."""
    every = list(Service.objects.using(using).order_by("id").values_list("id", flat=True))
    rows = 0
    for start in range(0, len(every), AT_ONCE):
        rows += index(every[start : start + AT_ONCE], using=using)
        say(min(start + AT_ONCE, len(every)))
    return rows


def _insert(rows: Sequence[dict[str, Any]], using: str) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute(INSERT, [json.dumps(list(rows))])


def _keep_words(rows: Sequence[dict[str, Any]], using: str) -> None:
    """The words of names and towns, so that one with a slip in it is found too."""
    texts = {text for row in rows for text in (row["own_words"], row["town"])}
    words = {
        word for text in texts for word in words_of(text) if len(word) >= SHORTEST_NAME and not word.isdigit()
    }
    with connections[using].cursor() as cursor:
        cursor.execute("select word from directory_word where word = any(%s)", [sorted(words)])
        new = words - {row[0] for row in cursor.fetchall()}
        told = [{"word": word, "forms": sorted(without_one(word))} for word in sorted(new)]
        if told:
            cursor.execute(KEEP_WORDS, [json.dumps(told)])
