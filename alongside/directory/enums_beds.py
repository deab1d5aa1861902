"""The vocabulary of beds: kinds, who comes, what they need, answers, the life of a hold. Codes stored, labels shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BedType(models.TextChoices):
    """What a bed is."""

    EMERGENCY = "emergency", _("Emergency bed")
    FAMILY = "family", _("Family room")
    CRIB = "crib", _("Crib")
    SAFE_HOME = "safe_home", _("Safe home")
    HOTEL = "hotel", _("Hotel room")
    RESIDENTIAL = "residential", _("Residential program")
    TRANSITIONAL = "transitional", _("Transitional housing")
    REHOUSING = "rehousing", _("Rapid rehousing")
    DETOX = "detox", _("Detox bed")
    MINORS = "minors", _("Bed licensed for minors")


class AgeBand(models.TextChoices):
    """How old someone is, as roughly as a shelter can do with."""

    BABY = "baby", _("Under 2")
    CHILD = "child", _("2 to 11")
    TEEN = "teen", _("12 to 17")
    YOUNG = "young", _("18 to 24")
    ADULT = "adult", _("25 to 59")
    OLDER = "older", _("60 or older")


class BedNeed(models.TextChoices):
    """What must fit tonight. A closed list, so that a request can carry no story."""

    STEP_FREE = "step_free", _("No stairs")
    ANIMAL = "animal", _("An animal comes along")
    OWN_ROOM = "own_room", _("A room of their own")
    INTERPRETER = "interpreter", _("An interpreter")
    RIDE = "ride", _("A ride there")
    LATE = "late", _("Arrives late at night")
    MEN = "men", _("Takes men or teenage boys")
    TRANS = "trans", _("Safe for trans people")
    NO_ID = "no_id", _("Has no ID")
    NOT_SOBER = "not_sober", _("No rule about being sober")
    MEDICINE = "medicine", _("Takes methadone or buprenorphine")


class YesHow(models.TextChoices):
    """How they said yes to being asked for."""

    SPOKEN = "spoken", _("Out loud, to me")
    PHONE = "phone", _("On the phone")
    WRITTEN = "written", _("In writing")
    INTERPRETED = "interpreted", _("Through an interpreter")


class Reply(models.TextChoices):
    """What a shelter answers."""

    YES = "yes", _("Yes")
    MAYBE = "maybe", _("Maybe")
    NO = "no", _("No")


class NoReason(models.TextChoices):
    """Why a shelter says no. Counted, so that what is missing can be seen."""

    FULL = "full", _("We are full")
    SIZE = "size", _("No room of this size")
    GROUP = "group", _("We are not set up for these people")
    NEEDS = "needs", _("We cannot meet what they need")
    HOUR = "hour", _("Nobody can let them in at this hour")
    SAFETY = "safety", _("It would not be safe for them here")
    OTHER = "other", _("Another reason")


class HoldState(models.TextChoices):
    """The life of a bed that is kept for someone."""

    HELD = "held", _("Held")
    CONFIRMED = "confirmed", _("They are coming")
    ARRIVED = "arrived", _("Arrived")
    LEFT = "left", _("Left")
    LET_GO = "let_go", _("Let go")
    RAN_OUT = "ran_out", _("The time ran out")
    NOT_COME = "not_come", _("Did not come")


class Side(models.TextChoices):
    """Who does something to a hold: who asked, the shelter, or the clock."""

    ASKER = "asker", _("who asked")
    SHELTER = "shelter", _("the shelter")
    CLOCK = "clock", _("the clock")


class NextPlace(models.TextChoices):
    """Where someone went from a shelter, as they say it themselves."""

    OWN = "own", _("A home of their own")
    FRIENDS = "friends", _("Family or friends")
    SHELTER = "shelter", _("Another shelter")
    LONGER = "longer", _("Longer-term housing")
    CARE = "care", _("Hospital or treatment")
    OTHER = "other", _("Somewhere else")
    NOT_SAID = "not_said", _("They did not say")


class Ending(models.TextChoices):
    """How a request ended."""

    TAKEN = "taken", _("A bed was taken")
    ELSEWHERE = "elsewhere", _("A place was found another way")
    NOT_WANTED = "not_wanted", _("They do not want one any more")
    OVER = "over", _("No longer needed")
    PASSED = "passed", _("The time passed without a bed")


class Counted(models.TextChoices):
    """What is counted when a request ends: nothing of the request itself stays."""

    ASKED = "asked", _("Asked for a bed")
    TAKEN = "taken", _("A bed was taken")
    ELSEWHERE = "elsewhere", _("A place was found another way")
    NOT_WANTED = "not_wanted", _("They did not want one any more")
    OVER = "over", _("The call ended before one was found")
    UNMET = "unmet", _("No bed was found")
    PEOPLE = "people", _("People for whom no bed was found")
    SAID_YES = "said_yes", _("Shelters that said yes")
    SAID_MAYBE = "said_maybe", _("Shelters that said maybe")
    SAID_NO = "said_no", _("Shelters that said no")
    SILENT = "silent", _("Shelters that did not answer")
    ASKED_US = "asked_us", _("Others asked us")
    WE_YES = "we_yes", _("We said yes")
    WE_MAYBE = "we_maybe", _("We said maybe")
    WE_NO = "we_no", _("We said no")
    WE_SILENT = "we_silent", _("We did not answer")
    LEFT = "left", _("Left the shelter")
