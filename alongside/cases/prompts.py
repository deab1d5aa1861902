"""Words of ours for the plan: the parts of a safety plan, sentences to take or leave.

Belongs here: content, in our own words, translated like any other sentence. Not here: any word about one client.
A prompt speaks as the client would, because what is taken stands in their plan from then on, as theirs to change.
"""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from alongside.cases.enums_plan import SafetyPhase

DOMAINS = {
    "body": _("Body"),
    "feelings": _("Feelings"),
    "phone": _("Phone and accounts"),
    "children": _("Children"),
    "animals": _("Animals"),
    "work": _("Work or school"),
    "papers": _("Papers and money"),
    "harm_reduction": _("Staying safer with what goes on"),
}
SIGNS = {
    "danger_words": _("Words that mean: I am in danger"),
    "signal": _("A sign without words"),
    "helpers": _("Who helps, and how to reach them"),
    "places": _("Places to go at any hour"),
}
PROMPTS = {
    "danger_words": (
        _("If I say this on the phone, call for help and do not ask me why."),
        _("If I ask about the weather twice, I cannot talk."),
    ),
    "signal": (
        _("A curtain, a light or a picture that I change when I need someone."),
        _("One empty message means: come."),
    ),
    "helpers": (
        _("Someone who may come at night."),
        _("Someone who only needs to know that I am alive."),
    ),
    "places": (
        _("A shop or a waiting room that is open all night."),
        _("A door that opens for me without questions."),
    ),
    "body": (
        _("I know which rooms have two ways out and nothing heavy to throw."),
        _("I go to be seen by a nurse when I am hurt, also when it is small."),
        _("I eat and sleep when I can, before anything else."),
    ),
    "feelings": (
        _("What calms me when fear comes: breathing, cold water, a song."),
        _("I may miss someone and still stay safe."),
        _("I call someone before a night that I dread."),
    ),
    "phone": (
        _("A phone that nobody else knows, charged and silent."),
        _("New passwords, made on a device that nobody else touches."),
        _("I look who can see where my phone is, and decide when to change that."),
    ),
    "children": (
        _("The children know a word that means: go to the neighbor now."),
        _("The school knows who may pick them up."),
    ),
    "animals": (
        _("Someone who takes the animal in for a while."),
        _("Food, leash and vaccination papers lie together."),
    ),
    "work": (
        _("One person at work or school knows what to say when somebody asks for me."),
        _("I change the way I go, and the hour."),
    ),
    "papers": (
        _("Papers, or pictures of them, with someone I trust."),
        _("A little money that nobody counts."),
        _("Keys, medicine and a change of clothes in one bag."),
    ),
    "harm_reduction": (
        _("Someone knows where I am, with whom, and when I should be back."),
        _("I do not use alone, and someone near me has naloxone."),
        _("I keep condoms and clean supplies where I can reach them."),
        _("I park and sit so that I can leave first."),
    ),
}
MORE = {
    SafetyPhase.LEAVING: {
        "body": (_("The day and hour when leaving draws the least attention."),),
        "phone": (_("The old phone stays behind, or stays off."),),
    },
    SafetyPhase.AFTER: {
        "phone": (_("I look again who can see where I am, also through the children's things."),),
        "feelings": (_("Going back to someone, or thinking of it, closes no door here."),),
    },
}


def domains_of(phase: str) -> dict[str, object]:
    """The parts of one phase, with their names."""
    return dict(SIGNS if phase == SafetyPhase.SIGNS else DOMAINS)


def prompts_of(phase: str, domain: str) -> Sequence[object]:
    """The sentences that may be taken or left there."""
    more = MORE.get(SafetyPhase(phase), {}).get(domain, ())
    return (*more, *PROMPTS.get(domain, ()))
