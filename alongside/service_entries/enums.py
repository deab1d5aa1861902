"""The vocabulary of what was done. The codes are ours; what each counts as elsewhere stands in crosswalk.json."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Service(models.TextChoices):
    """One kind of help. The order is the order of the numbers in crosswalk.json."""

    HOTLINE = "hotline", _("Talk on the crisis line")
    CRISIS = "crisis", _("Crisis support, face to face")
    ON_SCENE = "on_scene", _("Support where it happened")
    SAFETY_PLAN = "safety_plan", _("Safety planning")
    COUNSELLING = "counselling", _("Counseling, one to one")
    THERAPY = "therapy", _("Art, movement or another therapy")
    GROUP = "group", _("Group")
    PEER = "peer", _("Peer support, one to one")
    EMERGENCY_ROOM = "emergency_room", _("With them at the emergency room")
    FORENSIC_EXAM = "forensic_exam", _("With them at a forensic exam")
    EXAM_DONE = "exam_done", _("Forensic exam or evidence collected")
    POLICE = "police", _("With them at a police interview")
    PROSECUTOR = "prosecutor", _("With them at a prosecutor's interview")
    COURT = "court", _("With them in court")
    RIGHTS = "rights", _("Explained rights and how a court works")
    NOTICES = "notices", _("Told them about hearings and releases")
    STATEMENT = "statement", _("Help with an impact statement")
    COMPENSATION = "compensation", _("Help with compensation or restitution")
    PROTECTIVE_ORDER = "protective_order", _("Help with a protective order")
    FAMILY_LAW = "family_law", _("Help with custody or family law")
    IMMIGRATION = "immigration", _("Help with immigration papers")
    RECORD = "record", _("Help to clear old charges")
    OTHER_LAW = "other_law", _("Other help with the law")
    ADVOCACY = "advocacy", _("Spoke up for them with an office")
    BENEFITS = "benefits", _("Help with public benefits")
    EMPLOYER = "employer", _("Spoke with an employer, landlord or school")
    CHILDREN = "children", _("Child care")
    TRANSPORT = "transport", _("A ride or the fare")
    INTERPRETING = "interpreting", _("Interpreting")
    MONEY = "money", _("Emergency money")
    DAILY_NEEDS = "daily_needs", _("Food, clothing, things for the day")
    SHELTER = "shelter", _("Shelter or a safe house")
    TRANSITIONAL = "transitional", _("Transitional housing")
    MOVING = "moving", _("Help to find a home or to move")
    REFERRAL = "referral", _("Referral to another service")
    COORDINATION = "coordination", _("Worked with other agencies for them")
    OUTREACH = "outreach", _("Outreach")
    PREVENTION = "prevention", _("Talk or class in the community")
    TRAINING = "training", _("Training for other professionals")


class Place(models.TextChoices):
    """What kind of place: never which one."""

    OFFICE = "office", _("Our office")
    HOSPITAL = "hospital", _("Hospital or clinic")
    COURT = "court", _("Court")
    POLICE = "police", _("Police station")
    SHELTER = "shelter", _("Shelter")
    SCHOOL = "school", _("School")
    JAIL = "jail", _("Jail or detention")
    HOME = "home", _("Where they live")
    COMMUNITY = "community", _("Somewhere in the community")
    OWN_PLACE = "own_place", _("Where the worker was")


class Channel(models.TextChoices):
    """How the two were in touch."""

    IN_PERSON = "in_person", _("In person")
    PHONE = "phone", _("Phone")
    VIDEO = "video", _("Video")
    TEXT = "text", _("Text or chat")


class Tongue(models.TextChoices):
    """The language it was done in."""

    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")
    POLISH = "pl", _("Polish")
    ARABIC = "ar", _("Arabic")
    CHINESE = "zh", _("Chinese")
    FRENCH = "fr", _("French")
    TAGALOG = "tl", _("Tagalog")
    UKRAINIAN = "uk", _("Ukrainian")
    SIGN = "sgn", _("Sign language")
    OTHER = "other", _("Another language")


class Funder(models.TextChoices):
    """Where the money for the hours comes from. Kinds of money, so that an agency's own grants fit."""

    VOCA = "voca", _("VOCA assistance")
    VAWA = "vawa", _("VAWA and STOP grants")
    SASP = "sasp", _("Sexual assault services (SASP)")
    FVPSA = "fvpsa", _("Family violence services (FVPSA)")
    OVC = "ovc", _("Federal trafficking grant")
    STATE = "state", _("State money")
    LOCAL = "local", _("County or city")
    FOUNDATION = "foundation", _("Foundation")
    GIFTS = "gifts", _("Gifts and our own money")
