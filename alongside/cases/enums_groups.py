"""The vocabulary of groups and of what people say about the agency."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GroupKind(models.TextChoices):
    """What a group is for (S4-163 to S4-167)."""

    PEERS = "peers", _("Peer group")
    AFTER_CRISIS = "after_crisis", _("After the first days")
    EDUCATION = "education", _("Learning together")
    PARENTS = "parents", _("Parents")
    FAMILY = "family", _("Family and friends")


class Topic(models.TextChoices):
    """What a group may talk about; its members choose (S4-164)."""

    EXPLOITATION = "exploitation", _("How exploitation works")
    RELATIONSHIPS = "relationships", _("Relationships")
    CHILDHOOD = "childhood", _("What happened in childhood")
    SADNESS = "sadness", _("When everything is heavy")
    SELF_WORTH = "self_worth", _("What I am worth")
    HOPE = "hope", _("Finding hope")
    ANGER = "anger", _("Anger")
    THINKING = "thinking", _("Thoughts and how to turn them")
    BODY = "body", _("Sleep, body, calm")
    SAFETY = "safety", _("Staying safe")
    RIGHTS = "rights", _("Rights and money")
    PARENTING = "parenting", _("Being a parent")


class ItemState(models.TextChoices):
    """The life of something a member wants to talk about."""

    PROPOSED = "proposed", _("Proposed")
    DONE = "done", _("Talked about")
    LET_GO = "let_go", _("Let go")


class Said(models.TextChoices):
    """An answer of the evaluation. None chosen means left open."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class Theme(models.TextChoices):
    """What people spoke of."""

    SAFETY = "safety", _("Feeling safe here")
    RESPECT = "respect", _("Respect")
    LANGUAGE = "language", _("Language and interpreters")
    CULTURE = "culture", _("Culture and faith")
    CHOICE = "choice", _("Deciding for oneself")
    WAITING = "waiting", _("Waiting and opening hours")
    PLACE = "place", _("The rooms")
    CHILDREN = "children", _("Children")
    TRANSPORT = "transport", _("Getting here")
    KNOWING = "knowing", _("Knowing what there is")
    PRIVACY = "privacy", _("Privacy")
    OTHER = "other", _("Something else")
