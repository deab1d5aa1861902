"""The vocabulary of the rules that members keep: kinds, questions, harmful rules, decisions, what an agency learned.

Belongs here: closed lists in our own words. Not here: the local system (enums_system). No answer is a grade: nothing
here is ever added up over organizations.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PolicyKind(models.TextChoices):
    """What a policy is about."""

    COMING_IN = "coming_in", _("Who can come, and how")
    STAYING = "staying", _("Staying with us")
    PRIVACY = "privacy", _("Privacy and records")
    SAFETY = "safety", _("Safety")
    POLICE = "police", _("Police and courts")
    CHILDREN = "children", _("Children and young people")
    HEALTH = "health", _("Health and substance use")
    LANGUAGE = "language", _("Language and access")
    OUTREACH = "outreach", _("Outreach")
    STAFF = "staff", _("Staff and training")
    OTHER = "other", _("Something else")


class Sharing(models.TextChoices):
    """Who reads it beside the organization itself."""

    PRIVATE = "private", _("Only our organization")
    SHARED = "shared", _("Our organization and the coalition")


class PolicyState(models.TextChoices):
    """Where a policy stands."""

    DRAFT = "draft", _("Being written")
    IN_FORCE = "in_force", _("In force")
    REMOVED = "removed", _("Removed")


class Question(models.TextChoices):
    """What we ask of a policy: does it support the person it is for, and does it know what trauma does (S4-041)."""

    SAFE = "safe", _("Does it keep people safe, by their own measure of safe?")
    CHOICE = "choice", _("Does it leave the choice to them, and can they change their mind?")
    PRIVATE = "private", _("Does it ask only for what is needed, and keep it private?")
    OPEN = "open", _("Does it hold for everyone, whatever they use, do or believe, with papers or without?")
    TRAUMA = "trauma", _("Does it expect what trauma does, and answer it without a punishment?")
    LANGUAGE = "language", _("Do they hear it in their language, in easy words?")
    BACK = "back", _("Can they always come back, and complain without losing help?")
    HEARD = "heard", _("Were people with lived experience heard when it was written, and paid for it?")


class Answer(models.TextChoices):
    """What somebody found when she looked."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
    NOT_LOOKED = "not_looked", _("Not looked at")


class HarmfulRule(models.TextChoices):
    """Rules that keep people away or hurt them (S4-017, S4-039, S4-047)."""

    SUBSTANCE = "substance", _("Turns people away for using substances")
    PAST = "past", _("Turns people away for selling sex, or for having gone back")
    NO_DECLINE = "no_decline", _("Nothing says that nobody is turned away for who they are")
    POLICE = "police", _("Asks for contact with the police, or a report, before help")
    PUNISH = "punish", _("Has people arrested, searched or punished for what was done to them")
    PHONE = "phone", _("Takes phones away")
    PAPERS = "papers", _("Asks for an ID or papers before help")
    FAITH = "faith", _("Asks to take part in a faith activity")
    MEDICINE = "medicine", _("Takes medicine away, or turns people away for taking it")
    GENDER = "gender", _("Turns people away for their gender, or goes against what they say of themselves")
    CHILDREN = "children", _("Turns away parents with children, or boys from an age on")
    STORY = "story", _("Asks to tell the whole story before help")
    TREATMENT = "treatment", _("Asks for therapy, work or a program as the price of a bed")
    EXPELS = "expels", _("Puts people out for breaking a house rule, at once and for good")
    CURFEW = "curfew", _("Locks people in, or counts a late evening against them")
    SHARES = "shares", _("Tells others what someone said without asking them")
    OTHER = "other", _("Another rule that does harm")


class Decided(models.TextChoices):
    """What was decided about a policy."""

    ADOPTED = "adopted", _("Adopted")
    REVISED = "revised", _("Revised")
    REMOVED = "removed", _("Removed")
    KEPT = "kept", _("Looked at and kept as it is")


COUNTED = (Decided.ADOPTED, Decided.REVISED, Decided.REMOVED)


class Heard(models.TextChoices):
    """How survivors were heard before it was decided. Never who they are."""

    HEARD = "heard", _("Asked, and they answered")
    ASKED = "asked", _("Asked, no answer came")
    NOT_ASKED = "not_asked", _("Not asked")


class LearnedKind(models.TextChoices):
    """What an organization wrote down about itself (S4-037, S4-042, S4-043)."""

    STRENGTH = "strength", _("What works well")
    WEAKNESS = "weakness", _("What does not work yet")
    STAFF = "staff", _("People we need")
    TRAINING = "training", _("Training we need")
    PART = "part", _("Our part in the network")


# What a "no" or "partly" points to: a training that an organization may then say it needs (S4-042).
POINTS_TO = {
    Question.SAFE: _("Planning for safety together"),
    Question.CHOICE: _("Support that leaves the choice to them"),
    Question.PRIVATE: _("What to ask, what to write down, what to keep private"),
    Question.OPEN: _("Turning nobody away: substances, papers, faith, gender"),
    Question.TRAUMA: _("What trauma does, and what helps then"),
    Question.LANGUAGE: _("Working with interpreters, and easy words"),
    Question.BACK: _("Complaints and coming back"),
    Question.HEARD: _("Working with people with lived experience, paid and as equals"),
}
