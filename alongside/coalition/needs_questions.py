"""The two instruments in our own words, as every new round begins with them.

Belongs here: keys (stable, so that rounds can be compared) and first wordings, which the organizers change for a round.
Not here: answers. S4-045 to 051 ask an agency, S4-201 to 204 the community; `own` is the question that survivors put
themselves (S4-227), empty until they do.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.coalition.enums_needs import Heard

AGENCY: Mapping[str, str] = {
    "viable": "Do people who were trafficked or exploited see your organization as a place that can help? "
    "If not, why not?",
    "served": "Have you helped someone who was trafficked or exploited in the past two years? "
    "How did it go, for them and for you?",
    "policy": "Do you have a policy for this work? Say who is ever turned away, how you reach people, "
    "and whether your mission names it.",
    "training": "What training has your staff had for this work?",
    "providers": "Do you talk regularly with the other organizations people here turn to?",
    "resources": "What do you have to offer, and what else is there in the community?",
    "police": "How do the police respond? Is there a way by which someone who wants support is noticed and asked?",
}
COMMUNITY: Mapping[str, Mapping[str, str]] = {
    "know": {
        "en": "When someone comes to people whose work is to help: how do they know what to do?",
        "es": "Cuando alguien acude a quienes trabajan para ayudar, ¿cómo saben qué hacer?",
    },
    "happens": {
        "en": "What happens here when somebody looks for help?",
        "es": "¿Qué pasa aquí cuando alguien busca ayuda?",
    },
    "trust": {
        "en": "To whom do people turn? Whom do they trust, and whom not?",
        "es": "¿A quién acude la gente? ¿En quién confía y en quién no?",
    },
    "went": {
        "en": "How was it with the police, with doctors, with mental health care, with others?",
        "es": "¿Cómo fue con la policía, con los médicos, con la atención de salud mental, con otros?",
    },
    "own": {"en": "", "es": ""},
}
# What an agency can say in one word beside its own words, under the question it belongs to.
CODED: Mapping[str, tuple[tuple[str, Any], ...]] = {
    "viable": (("viable", _("They see us as a place that can help")),),
    "served": (("served", _("We have, in the past two years")),),
    "policy": (
        ("policy", _("We have a policy for this work")),
        ("no_decline", _("Nobody is turned away (no decline)")),
        ("outreach", _("We have a policy on reaching people")),
        ("mission", _("Our mission names it")),
    ),
    "training": (("training", _("Our staff is trained for it")),),
    "providers": (("providers", _("We talk regularly")),),
    "resources": (("resources", _("There is enough to offer")),),
    "police": (("police", _("There is such a way")),),
}
CODES = tuple(name for group in CODED.values() for name, _label in group)
# What the community can say in one word.
JUSTICE = Heard.JUSTICE.label
EXPERIENCES: Mapping[str, Any] = {name: label for name, label in Heard.choices if name != Heard.JUSTICE}
COMMUNITY_CODES = (*EXPERIENCES, "justice")


def first_words() -> dict[str, Any]:
    """What a new round begins with."""
    return {"agency": dict(AGENCY), "community": {key: dict(words) for key, words in COMMUNITY.items()}}


def asked_of_agencies(questions: Mapping[str, Any]) -> dict[str, str]:
    """The questions of a round, in order; one without words is left out."""
    said = questions.get("agency", {})
    return {key: said[key] for key in AGENCY if said.get(key)}


def asked_of_community(questions: Mapping[str, Any], language: str) -> dict[str, str]:
    """The same for the community, in a language, or in the other where it was not written in this one."""
    said = questions.get("community", {})
    other = "es" if language == "en" else "en"
    found = {key: said.get(key, {}).get(language) or said.get(key, {}).get(other) or "" for key in COMMUNITY}
    return {key: words for key, words in found.items() if words}
