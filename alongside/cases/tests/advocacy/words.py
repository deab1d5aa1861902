"""What the tests of advocacy write down.

Belongs here: short ways to say a contact, a visit, an entry. Not here: assertions.
"""

from datetime import date
from typing import Any

from django.utils import timezone


def a_word(**more: Any) -> dict[str, Any]:
    """What is written down about one line of a list."""
    return {
        "answer": "wanted",
        "words": "They would like it.",
        "next_step": "Amira calls.",
        "happened_on": date(2026, 5, 12),
        **more,
    }


def a_contact(**more: Any) -> dict[str, Any]:
    """A contact to which she said yes."""
    return {
        "with_whom": "landlord",
        "how": "phone",
        "happened_at": timezone.now(),
        "their_word": "yes",
        "danger": False,
        "supervisor_told_id": None,
        "place": "Elm Street 4",
        "person": "Mr. Otto",
        "may_be_said": "That rent comes.",
        "outcome": "He waits.",
        "next_step": "Amira calls again.",
        "next_on": None,
        **more,
    }


def sent_contact(**more: Any) -> dict[str, Any]:
    """The same as a form sends it."""
    return {
        "with_whom": "landlord",
        "how": "phone",
        "happened_at": "2026-05-12T14:10",
        "their_word": "yes",
        "place": "Elm Street 4",
        "outcome": "He waits.",
        **more,
    }


def harm(**more: Any) -> dict[str, Any]:
    """Harm by police, as told."""
    return {
        "agreed_to_keep": "yes",
        "kinds": ["took"],
        "wish": "keep",
        "happened_on": None,
        "when_told": "last winter",
        "what_happened": "He took all of it.",
        "officer": "the tall one",
        "next_step": "",
        **more,
    }


def a_session(**more: Any) -> dict[str, Any]:
    """A counselling session."""
    return {
        "happened_at": timezone.now(),
        "aims": '["safety"]',
        "needs": "To sleep.",
        "strengths": "Sings.",
        "done": "We listened to songs.",
        "adjuncts": '["music"]',
        "culture": "",
        "goals": "",
        "review": "",
        "link": "",
        "referral": "",
        **more,
    }
