"""The vocabulary of the line. Codes are stored and counted; labels are shown.

Belongs here: what stands open for counting. Not here: the questions of the sheet (sheet), shifts.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Caller(models.TextChoices):
    """Who is on the phone."""

    SELF = "self", _("The person")
    NEAR = "near", _("Family or friend")
    PROVIDER = "provider", _("A service")
    HOSPITAL = "hospital", _("A hospital")
    POLICE = "police", _("Police")
    TIP = "tip", _("Someone who noticed something")


class Channel(models.TextChoices):
    """How they came."""

    PHONE = "phone", _("By phone")
    PERSON = "person", _("In person")
    MESSAGE = "message", _("By message")


class YesNo(models.TextChoices):
    """An answer of hers; empty is not asked."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class Known(models.TextChoices):
    """What is known; empty is not asked."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class Setting(models.TextChoices):
    """Where they are, as far as it may be counted."""

    HOME = "home", _("Where they live")
    WORK = "work", _("At work")
    STREET = "street", _("On the street")
    PUBLIC = "public", _("A shop, a station, a library")
    HOTEL = "hotel", _("A hotel or motel")
    HOSPITAL = "hospital", _("A hospital or clinic")
    POLICE = "police", _("A police station or court")
    SHELTER = "shelter", _("A shelter")
    SCHOOL = "school", _("A school")
    OTHER = "other", _("Somewhere else")


class Language(models.TextChoices):
    """The language spoken."""

    EN = "en", _("English")
    ES = "es", _("Spanish")
    PL = "pl", _("Polish")
    ZH = "zh", _("Chinese")
    AR = "ar", _("Arabic")
    TL = "tl", _("Tagalog")
    UK = "uk", _("Ukrainian")
    FR = "fr", _("French")
    SIGN = "sign", _("Sign language")
    OTHER = "other", _("Another language")


class Given(models.TextChoices):
    """What the worker gave (S4-076)."""

    LISTENING = "listening", _("Listening")
    SUPPORT = "support", _("Support")
    VALIDATION = "validation", _("Belief and respect")
    SOLVING = "solving", _("Thinking it through")
    INFORMATION = "information", _("Information, a referral")
    ADVOCACY = "advocacy", _("Speaking up for them")
    ENGAGEMENT = "engagement", _("Staying in touch")


class Disposition(models.TextChoices):
    """How a call ended. Several can be true."""

    SUPPORT_ONLY = "support_only", _("Support only")
    INFORMATION = "information", _("Information")
    REFERRAL = "referral", _("Referral given")
    HANDED = "handed", _("A partner took over on the line")
    HAND_TRIED = "hand_tried", _("A partner was called, nobody came")
    HAND_NOT_WANTED = "hand_not_wanted", _("A partner was offered, not wanted")
    SENT = "sent", _("An advocate was sent")
    BED = "bed", _("A bed was found")
    BED_LIST = "bed_list", _("On a waiting list for a bed")
    NO_BED = "no_bed", _("No bed was found")
    APPOINTMENT = "appointment", _("Appointment made")
    CALLED_911 = "called_911", _("911, because they asked")
    DANGER_911 = "danger_911", _("911, because a life was at risk")
    CHILD_REPORT = "child_report", _("Child abuse report made")
    TRANSFERRED = "transferred", _("Put through to another line")
    DROPPED = "dropped", _("The line dropped")
    NOT_FOR_US = "not_for_us", _("Wrong number, or not for us")


class Keep(models.TextChoices):
    """What she lets us keep. Empty is not asked."""

    NOTHING = "nothing", _("Nothing")
    CALL = "call", _("This call, without a name")
    PAGE = "page", _("Open a page for them, with their yes")


class LineKind(models.TextChoices):
    """The two lists that an agency keeps for its line."""

    WORDS = "words", _("Words you can use")
    NUMBERS = "numbers", _("Numbers to call")
