"""The vocabulary of the plan that is written together with a client.

Belongs here: the codes that are counted or drawn. Not here: any word about one client (sealed in the plan). None of
these codes blames or diagnoses, and none says that someone went back: there is no such code (S4-016).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NeedArea(models.TextChoices):
    """What a need is about: the basics first, then the thirteen areas of referral (S4-177)."""

    SAFETY = "safety", _("Safety today")
    FOOD = "food", _("Food")
    CLOTHING = "clothing", _("Clothing")
    PHONE = "phone", _("Phone")
    TRANSPORT = "transport", _("Getting there")
    CHILDCARE = "childcare", _("Children and childcare")
    INCOME = "income", _("Money to live on")
    ID_PAPERS = "id_papers", _("Identity papers")
    ANIMALS = "animals", _("Animals")
    HEALTH = "health", _("Health care")
    EMERGENCY_HOUSING = "emergency_housing", _("A bed for now")
    MENTAL_HEALTH = "mental_health", _("Mental health")
    SUBSTANCE = "substance", _("Alcohol and drugs")
    ELIGIBILITY = "eligibility", _("Immigration and what one may claim")
    LEGAL = "legal", _("Custody, deportation, charges")
    TRANSITIONAL_HOUSING = "transitional_housing", _("A home for a while")
    LONG_TERM_HOUSING = "long_term_housing", _("A home to stay")
    GED = "ged", _("School certificate")
    ENGLISH = "english", _("English")
    VOCATIONAL = "vocational", _("Learning a trade, finding work")
    LIFE_SKILLS = "life_skills", _("Everyday skills")
    REINTEGRATION = "reintegration", _("Among people again")
    OTHER = "other", _("Something else")


class Urgency(models.TextChoices):
    """How soon, as they say it. Empty means not asked."""

    TODAY = "today", _("Today")
    SOON = "soon", _("Soon")
    CAN_WAIT = "can_wait", _("Can wait")


class NeedStatus(models.TextChoices):
    """How it stands. None of these judges."""

    UNMET = "unmet", _("Not started")
    WORKING = "working", _("Working on it")
    MET = "met", _("Met")
    CHOSE_NOT = "chose_not", _("Chose not to")
    NOT_AVAILABLE = "not_available", _("Not to be had here")


class CompanionKind(models.TextChoices):
    """Who comes along."""

    CHILD = "child", _("Child")
    ADULT = "adult", _("Another adult")
    ANIMAL = "animal", _("Animal")


class StepOwner(models.TextChoices):
    """Whose step it is."""

    CLIENT = "client", _("Theirs")
    WORKER = "worker", _("A colleague's")
    PARTNER = "partner", _("A partner's")


class Stage(models.TextChoices):
    """Six paths that run side by side (S4-219). They are no ladder."""

    CRISIS = "crisis", _("Safety, first days")
    TREATMENT = "treatment", _("Health, counseling")
    HOUSING = "housing", _("A home")
    EDUCATION = "education", _("Learning")
    EMPLOYMENT = "employment", _("Work")
    REINTEGRATION = "reintegration", _("People of their own")


class StageState(models.TextChoices):
    """Where someone is on a path. "Not yet" is no state: a path that has begun never becomes one that has not."""

    RESTING = "resting", _("Resting")
    GOING_ON = "going_on", _("Going on")
    REACHED = "reached", _("Reached")


class SafetyPhase(models.TextChoices):
    """When a step is for; `SIGNS` is what helps at any time."""

    SIGNS = "signs", _("At any time")
    CONSIDERING = "considering", _("While thinking about it")
    DURING = "during", _("While it is dangerous")
    PREPARING = "preparing", _("Getting ready")
    LEAVING = "leaving", _("On the way out")
    AFTER = "after", _("Afterwards")


class PrintKind(models.TextChoices):
    """What is taken along on paper."""

    CARD = "card", _("A card for a pocket")
    SHEET = "sheet", _("A sheet")
    PLAN = "plan", _("Needs and goals")


class PrintLanguage(models.TextChoices):
    """In which language the few words of ours on the paper stand."""

    ENGLISH = "en", "English"
    SPANISH = "es", "Español"


class ContactWish(models.TextChoices):
    """What they asked of us about being in touch. Empty: they asked for nothing in particular."""

    AS_AGREED = "as_agreed", _("Get in touch as we agreed")
    WAIT = "wait", _("Wait until they call")
    NOT_BEFORE = "not_before", _("Not before a day they named")
    PAUSE = "pause", _("Pause the work until they say so")


class PeerReadiness(models.TextChoices):
    """Peer groups and mentoring: when, is theirs to say (S4-226)."""

    NOT_NOW = "not_now", _("Not now")
    CURIOUS = "curious", _("Curious")
    READY = "ready", _("Ready")
    THERE = "there", _("There already")


class SayingKind(models.TextChoices):
    """What someone said about themselves that the work is built on."""

    STRENGTH = "strength", _("A strength")
    COPING = "coping", _("How body and mind get through")
    HELPED = "helped", _("What helped")
    CHANGE = "change", _("A small step that counts")
    CHOICE = "choice", _("A choice they made")
    STAYING = "staying", _("A reason to stay")
    BARRIER = "barrier", _("What makes leaving hard")
    PERSON = "person", _("Someone they trust")
    CULTURE = "culture", _("Culture, family, where they are at home")
    SPIRIT = "spirit", _("Faith and spirit")
    ALTERNATIVE = "alternative", _("Art, movement, music, being outdoors")
    COMMUNITY = "community", _("A place or group of their own")
    RIGHTS = "rights", _("What they are entitled to")
    ROLE = "role", _("A part they want to play")


class ReadingKind(models.TextChoices):
    """What was gone through together."""

    RIGHTS = "rights", _("Their rights")
    PLAN = "plan", _("Needs and goals")
    SAFETY = "safety", _("The safety plan")


class ReadingHow(models.TextChoices):
    """How they said that it is theirs."""

    TOGETHER = "together", _("We read it together")
    SIGNED = "signed", _("They signed it")
    SPOKEN = "spoken", _("They said yes aloud")
    KEPT = "kept", _("They took it along to read")
    CHOSE_NOT = "chose_not", _("They chose not to look at it now")
