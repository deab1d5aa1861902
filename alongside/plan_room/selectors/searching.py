"""Looking for a promise by its words, its key, or who owes it.

Belongs here: the search. Not here: the printed text of the sources. Each word may be the beginning of one; all must
be there. Accents may be left out or put in: who types on a phone often does. What is asked is not kept.
"""

import re
import unicodedata
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from alongside.plan_room import shown
from alongside.plan_room.enums import Publication
from alongside.plan_room.models import Action, ActionAgency, Plan, PlanAgency
from alongside.plan_room.selectors.plans import public_plans

WORD = re.compile(r"\w+")
MOST_WORDS = 12
MOST_LETTERS = 20
ACCENTED = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "úü", "n": "ñ"}
WORDS = RawSQL("plan_room_action.words", [], output_field=SearchVectorField())  # kept by the database (0055)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was found: promises as a query, plans and bodies as short lists."""

    promises: "QuerySet[Action]"
    plans: list[Plan]
    bodies: list[tuple[str, shown.Words]]


def search(asked: str) -> Asked:
    """Everything published in which all these words begin a word."""
    words = WORD.findall(asked.casefold())[:MOST_WORDS]
    if not words:
        return Asked(Action.objects.none(), [], [])
    here = Action.objects.filter(plan__state=Publication.PUBLISHED, dropped_in=None)
    by_words = Q(found=_query(words))
    by_key = Q(key__istartswith=asked.strip()[:60])
    bodies = _bodies(words)
    owed = ActionAgency.objects.filter(body_id__in=[row.id for row in bodies]).values("action_id")
    found = here.alias(found=WORDS).filter(by_words | by_key | Q(pk__in=owed))
    return Asked(
        found.select_related("plan").order_by("plan__position", "position"),
        _plans(words),
        [(row.code, shown.named(row)) for row in bodies],
    )


def key_written(asked: str) -> str:
    """The key of the promise that was written as its key, in whatever letters; empty where there is none."""
    rows = Action.objects.filter(key__iexact=asked.strip()[:60]).values_list("key", flat=True)
    return (rows.first() or "") if asked.strip() else ""


def promise_said(key: str) -> str:
    """A promise for a list of facts: its key and its title; the key alone where it is not there any more."""
    row = Action.objects.filter(key=key).first() if key else None
    return f"{key}: {shown.titled(row).text}" if row else key


def _query(words: list[str]) -> SearchQuery:
    """Letters and digits alone are in it, so that nothing of it is an operator."""
    asked = " & ".join(f"({' | '.join(f'{one}:*' for one in spellings(word))})" for word in words)
    return SearchQuery(asked, search_type="raw", config="simple")


def spellings(word: str) -> list[str]:
    """The word as it was typed, without accents, and with one accent in each place: Spanish has at most one in a word.

    So the words of the index stay as they are written, and each spelling is looked up in it.
    """
    decomposed = unicodedata.normalize("NFD", word)
    plain = (
        "".join(WORD.findall("".join(sign for sign in decomposed if not unicodedata.combining(sign)))) or word
    )
    accented = [
        plain[:place] + other + plain[place + 1 :]
        for place, sign in enumerate(plain[:MOST_LETTERS]) for other in ACCENTED.get(sign, "")
    ]  # fmt: skip
    return list(dict.fromkeys([word, plain, *accented]))


def _bodies(words: list[str]) -> list[PlanAgency]:
    rows = PlanAgency.objects.annotate(found=SearchVector("name", "name_es", "code", config="simple"))
    return list(rows.filter(found=_query(words)).order_by("position")[:10])


def _plans(words: list[str]) -> list[Plan]:
    rows = public_plans().annotate(found=SearchVector("title", "title_es", "key", config="simple"))
    return list(rows.filter(found=_query(words))[:10])
