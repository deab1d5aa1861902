"""The vocabulary of outreach: places, rounds, what is counted.

Belongs here: codes and their words. Not here: clue lists and control techniques, which are taught (people, training)
and never filled in about someone. Nothing here describes a person: a count has a place, a part of the day, and what.
"""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlaceKind(models.TextChoices):
    """Where people are or look for help (S4-235), and other kinds of work in which people are held (S4-239)."""

    CLUB = "club", _("Club or bar")
    STREET = "street", _("Street or park")
    FOOD = "food", _("Food program")
    SHELTER = "shelter", _("Shelter for people without a home")
    ER = "er", _("Emergency room")
    CLINIC = "clinic", _("Clinic")
    JAIL = "jail", _("Jail")
    TRUCK_STOP = "truck_stop", _("Truck stop or bus station")
    SCHOOL = "school", _("School or college")
    LAUNDRY = "laundry", _("Laundromat, store, salon")
    FAITH = "faith", _("Place of worship")
    HOTEL = "hotel", _("Hotel or motel")
    RESTAURANT = "restaurant", _("Restaurant kitchen")
    FARM = "farm", _("Farm or camp for workers")
    FACTORY = "factory", _("Factory or workshop")
    FISHERY = "fishery", _("Fishing and packing")
    CLEANING = "cleaning", _("Cleaning and janitorial work")
    HOUSEHOLD = "household", _("Work in private homes")
    BEGGING = "begging", _("Selling or begging crews")
    ONLINE = "online", _("Online")
    OTHER = "other", _("Another kind")


class Seen(models.TextChoices):
    """An answer to a question about a place."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNSURE = "unsure", _("Not sure")


class RoundState(models.TextChoices):
    """Where a round stands."""

    PLANNED = "planned", _("Planned")
    OUT = "out", _("Out now")
    BACK = "back", pgettext_lazy("a round", "Back")
    OFF = "off", _("Called off")


class HeardHow(models.TextChoices):
    """How the two were heard of."""

    SAID = "said", _("They said so")
    CALLED = "called", _("Reached by phone")


class Band(models.IntegerChoices):
    """A part of the day: as close as a count ever comes to a moment."""

    MORNING = 1, _("Morning, 5 to 12")
    AFTERNOON = 2, _("Afternoon, 12 to 5")
    EVENING = 3, _("Evening, 5 to 9")
    NIGHT = 4, _("Night, 9 to 1")
    LATE = 5, _("Late night, 1 to 5")


class Group(models.TextChoices):
    """The four things a round counts. Each is counted by itself: nothing ties one to another."""

    MET = "met", _("We met")
    GIVEN = "given", _("We gave")
    ASKED = "asked", _("Asked for")
    SPOKEN = "spoken", _("Language")


class Counted(models.IntegerChoices):
    """What is counted. On a phone and on its way it is this number."""

    HELLO = 11, _("A greeting")
    TALK = 12, _("A talk")
    LONG_TALK = 13, _("A long talk")
    CAME_ALONG = 14, _("Came along for help")
    NOT_NOW = 15, _("Not now")
    CARD = 21, _("Card")
    COFFEE = 22, _("Coffee or water")
    SNACK = 23, _("Snack")
    TOILETRIES = 24, _("Toiletries")
    CONDOMS = 25, _("Condoms")
    CLOTHES = 26, _("Socks or clothes")
    FIRST_AID = 27, _("First aid")
    OTHER_GIVEN = 29, _("Something else")
    BED = 31, _("A bed")
    FOOD = 32, _("Food")
    HEALTH = 33, _("A doctor")
    SOMEONE = 34, _("Someone to talk to")
    LAWYER = 35, _("A lawyer")
    PAPERS = 36, _("Papers")
    WORK = 37, _("Work or school")
    RECOVERY = 38, _("Help with drugs or alcohol")
    OTHER_ASKED = 39, _("Another wish")
    ENGLISH = 41, _("English")
    SPANISH = 42, _("Spanish")
    OTHER_LANGUAGE = 43, _("Another language")
    INTERPRETER = 44, _("Interpreter with us")
    LANGUAGE_LINE = 45, _("Language line")


class SupplyKind(models.TextChoices):
    """What is packed."""

    CARDS = "cards", _("Cards")
    COFFEE = "coffee", _("Coffee or water")
    SNACKS = "snacks", _("Snacks")
    TOILETRIES = "toiletries", _("Toiletries")
    CONDOMS = "condoms", _("Condoms")
    CLOTHES = "clothes", _("Socks or clothes")
    FIRST_AID = "first_aid", _("First aid")
    OTHER = "other", _("Something else")


class MoveWhy(models.TextChoices):
    """Why a stock changed."""

    BOUGHT = "bought", _("Bought")
    GIVEN_US = "given_us", _("Given to us")
    ROUND = "round", _("Taken on a round")
    BROUGHT_BACK = "back", _("Brought back")
    SPOILED = "spoiled", _("Spoiled or out of date")
    COUNTED = "counted", _("Counted anew")


GROUP_OF_TENS = {1: Group.MET, 2: Group.GIVEN, 3: Group.ASKED, 4: Group.SPOKEN}
GAINS = {MoveWhy.BOUGHT, MoveWhy.GIVEN_US, MoveWhy.BROUGHT_BACK}
BAND_STARTS = (
    (time(5), Band.MORNING),
    (time(12), Band.AFTERNOON),
    (time(17), Band.EVENING),
    (time(21), Band.NIGHT),
)


def group_of(code: int) -> Group:
    """To which of the four a count belongs."""
    return GROUP_OF_TENS[code // 10]


def counted_in(group: Group) -> list[Counted]:
    """What is counted in one of the four, in its order."""
    return [code for code in Counted if group_of(code.value) == group]
