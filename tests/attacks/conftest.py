"""Fixtures of the attacks: Esther's full record, led by Amira."""

import functools
from collections.abc import Callable
from typing import Any

import pytest
from django.utils.translation import get_language

from alongside.foundation import errors
from tests.attacks.ground import Record, full_record
from tests.standing_ready import ready


@pytest.fixture
@ready
def esther(cast: Any, as_person: Any) -> Record:
    """Amira's client, with a row in every table that can hold something about her."""
    with as_person(cast.amira) as actor:
        return full_record(actor)


@pytest.fixture
def refusals_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal says the same to everyone, but for the request's id: it is drawn once for all that differs."""
    monkeypatch.setattr(errors, "render_to_string", _drawn_once(errors.render_to_string))


def _drawn_once(draw: Callable[..., str]) -> Callable[..., str]:
    @functools.cache
    def drawn(template: str, language: str, said: frozenset[tuple[str, Any]]) -> str:
        return draw(template, {**dict(said), "request_id": THE_ID})

    def answer(template: str, context: dict[str, Any]) -> str:
        said = frozenset((name, value) for name, value in context.items() if name != "request_id")
        return drawn(template, str(get_language()), said).replace(THE_ID, str(context["request_id"]))

    return answer


THE_ID = "the-id-of-the-request"
