"""The topics that curricula begin with, in our own words. An agency changes them, adds its own, takes some out.

Belongs here: shipped words (S4-059 to S4-064, S4-069 to S4-072, S4-237, S4-238, S4-250 to S4-257). Not here: what an
agency wrote (the table Topic). A topic whose title stays empty there is shown in these words.
"""

from decimal import Decimal
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.people.enums import CredentialKind
from alongside.people.enums_training import CurriculumKind as Kind
from alongside.people.enums_training import TopicTag as Tag

CULTURE, TRAUMA, HARM = Tag.CULTURE.value, Tag.TRAUMA.value, Tag.HARM.value


class Shipped(NamedTuple):
    """One topic as it is shipped."""

    key: str
    title: str | Promise
    about: str | Promise
    tags: tuple[str, ...] = ()


FOUNDATION = (
    Shipped("trade", _("How the sex industry works"), _("Its forms, its places, who earns and who pays.")),
    Shipped(
        "living",
        _("What people live through in it"),
        _("In the words of those who say it themselves."),
        (TRAUMA,),
    ),
    Shipped(
        "vulnerable",
        _("Who is drawn in, and why"),
        _("What makes somebody easy to reach: age, money, home, papers."),
    ),
    Shipped(
        "recruiters", _("How recruiters work"), _("Promises, gifts, debts, threats, and how each begins.")
    ),
    Shipped("impact", _("What it does to a person"), _("Body, mind, ties to others, trust."), (TRAUMA,)),
    Shipped(
        "path_out",
        _("The way back, with its turns"),
        _("Small steps, coming back, her own pace."),
        (TRAUMA, HARM),
    ),
    Shipped(
        "safety", _("Safety first"), _("Planning with her, not for her; what helps tonight."), (TRAUMA, HARM)
    ),
    Shipped(
        "approaches",
        _("Ways of helping"),
        _("What kinds of support there are, and how they differ."),
        (TRAUMA,),
    ),
    Shipped(
        "beside_it",
        _("What often comes with it"),
        _("Trauma, substance use, distress, poverty, illness."),
        (TRAUMA, HARM),
    ),
    Shipped(
        "cultures",
        _("Many cultures, many languages"),
        _("Working with people born elsewhere; interpreters."),
        (CULTURE,),
    ),
    Shipped("empowerment", _("She decides"), _("Empowerment and harm reduction in every step."), (HARM,)),
    Shipped(
        "systems",
        _("How systems treat both sides"),
        _("Police, courts, hospitals: towards her, towards who exploits."),
        (TRAUMA,),
    ),
    Shipped("resources", _("Medical and legal help"), _("What there is here, and how one gets there.")),
    Shipped(
        "efforts",
        _("What is done against it, and what is missing"),
        _("Near here, in the state, in the country."),
    ),
    Shipped(
        "state_law",
        _("State law and where to call"),
        _("Looked at again every year: laws and numbers change."),
    ),
    Shipped(
        "clues",
        _("Signs that somebody may be exploited"),
        _("A list to learn from. It gives no points and decides nothing."),
        (TRAUMA, CULTURE),
    ),
)
COUNSELLING = (
    Shipped(
        "trauma_work", _("Counseling after trauma"), _("Steadiness first, memory later, or never."), (TRAUMA,)
    ),
    Shipped(
        "coping",
        _("Substance use as coping"),
        _("Talking about it without asking her to stop first."),
        (TRAUMA, HARM),
    ),
    Shipped(
        "distress",
        _("Distress, dissociation, suicide"),
        _("Seeing it, asking about it, staying with her."),
        (TRAUMA,),
    ),
    Shipped("groups", _("Groups"), _("How one begins, what keeps it safe, how one ends.")),
    Shipped(
        "identity",
        _("Culture, faith, gender, disability"),
        _("What helps whom, and who says so."),
        (CULTURE,),
    ),
    Shipped("own_load", _("What the work does to you"), _("Vicarious trauma: expecting it, speaking of it.")),
    Shipped(
        "privilege",
        _("What stays between you"),
        _("What the law protects, what it does not, and how to write notes."),
    ),
)
CROSS = (
    Shipped(
        "mental_health",
        _("Mental health"),
        _("What providers there do, and what they need to know of this."),
        (TRAUMA,),
    ),
    Shipped("substance_use", _("Substance use"), _("Treatment, coping, and doors that stay open."), (HARM,)),
    Shipped(
        "dynamics",
        _("How exploitation works"),
        _(
            "Control without chains: being cut off from others, debts that grow, threats to her and to those she "
            "loves, papers and money kept by someone else, fear of being deported, being watched, drugs, violence, "
            "kindness in between. Why leaving takes time."
        ),
        (TRAUMA,),
    ),
    Shipped("demand", _("Demand"), _("Who buys, what is done about it, what follows.")),
    Shipped(
        "sexual_trauma",
        _("Sexual trauma"),
        _("What it looks like in an emergency room, a cell, a classroom."),
        (TRAUMA,),
    ),
    Shipped("harm_reduction", _("Harm reduction"), _("Meeting people where they are."), (HARM,)),
    Shipped(
        "law",
        _("State law, penalties, remedies"),
        _("What is a crime, whose, and what a survivor can ask for."),
    ),
    Shipped("referrals", _("Resources and referrals"), _("Who does what near here, and how to ask there.")),
)

SHIPPED = {Kind.FOUNDATION.value: FOUNDATION, Kind.COUNSELLING.value: COUNSELLING, Kind.CROSS.value: CROSS}
HOURS = {
    Kind.FOUNDATION.value: Decimal(40),
    Kind.COUNSELLING.value: Decimal(20),
    Kind.CROSS.value: Decimal(16),
}
CREDENTIALS = {
    Kind.FOUNDATION.value: CredentialKind.FOUNDATION.value,
    Kind.COUNSELLING.value: CredentialKind.COUNSELLING.value,
}
BY_KEY = {one.key: one for topics in SHIPPED.values() for one in topics}
CROSS_KEYS = tuple(one.key for one in CROSS)


def title_of(key: str, own: str = "") -> str:
    """What a topic is called: the agency's own words, or the shipped ones, or its key."""
    return own or (str(BY_KEY[key].title) if key in BY_KEY else key)


def about_of(key: str, own: str = "") -> str:
    """The same for what it is about."""
    return own or (str(BY_KEY[key].about) if key in BY_KEY else "")
