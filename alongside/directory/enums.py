"""The vocabulary of the directory: what HSDS fixes, and our own plain facts beside it.

Belongs here: codes and their labels. Not here: the areas of help (taxonomy terms, data/areas.json), any client.
Every fact about a service is one of yes, no and not known: what nobody has asked is never shown as a no.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ServiceStatus(models.TextChoices):
    """HSDS `service.status`."""

    ACTIVE = "active", _("Open to people")
    INACTIVE = "inactive", _("Not offered now")
    DEFUNCT = "defunct", _("Ended for good")
    TEMPORARILY_CLOSED = "temporarily closed", _("Closed for a while")


class LocationType(models.TextChoices):
    """HSDS `location.location_type`."""

    PHYSICAL = "physical", _("A place to go to")
    POSTAL = "postal", _("A postal address")
    VIRTUAL = "virtual", _("By phone or online")


class AddressType(models.TextChoices):
    """HSDS `address.address_type`."""

    PHYSICAL = "physical", _("A place to go to")
    POSTAL = "postal", _("Letters only")
    VIRTUAL = "virtual", _("Online")


class Frequency(models.TextChoices):
    """HSDS `schedule.freq`."""

    WEEKLY = "WEEKLY", _("Every week")
    MONTHLY = "MONTHLY", _("Every month")


class Weekday(models.TextChoices):
    """HSDS `schedule.wkst` and the parts of `byday`."""

    MO = "MO", _("Monday")
    TU = "TU", _("Tuesday")
    WE = "WE", _("Wednesday")
    TH = "TH", _("Thursday")
    FR = "FR", _("Friday")
    SA = "SA", _("Saturday")
    SU = "SU", _("Sunday")


class SourceKind(models.TextChoices):
    """How a row came here."""

    BY_HAND = "by_hand", _("Written here")
    HSDS_JSON = "hsds_json", _("HSDS, JSON")
    HSDS_TABULAR = "hsds_tabular", _("HSDS, tables")
    CSV = "csv", _("A table of someone's own")
    NATIONAL = "national", _("National lines")
    DEMO = "demo", _("Invented for the demonstration")


class Coverage(models.TextChoices):
    """How far a service reaches. By county: the codes stand beside it."""

    COUNTIES = "counties", _("These counties")
    STATE = "state", _("The whole state")
    COUNTRY = "country", _("The whole country")
    NOT_KNOWN = "not_known", _("Not known")


class Competence(models.TextChoices):
    """Whom a provider has experience with (S4-079, S4-176)."""

    TRAFFICKING = "trafficking", _("People who were trafficked")
    INDIGENOUS = "indigenous", _("Indigenous people")
    FOREIGN_NATIONAL = "foreign_national", _("People from other countries")
    LIMITED_ENGLISH = "limited_english", _("People who speak little English")
    LGBTQ = "lgbtq", _("LGBTQ+ people")
    MEN_AND_BOYS = "men_and_boys", _("Men and boys")
    FORMERLY_INCARCERATED = "formerly_incarcerated", _("People who were in jail or prison")
    MINORS = "minors", _("Children and teenagers")
    DISABILITY = "disability", _("People with a disability")


class Barrier(models.TextChoices):
    """What a service asks that keeps people away (practice.md, "Beds"). A plain fact, never a judgement."""

    SOBRIETY = "sobriety", _("Must be sober")
    ID = "id", _("Must show ID")
    BACKGROUND_CHECK = "background_check", _("Background check")
    MANDATORY_PROGRAM = "mandatory_program", _("Must take part in a program")
    POLICE_CONTACT = "police_contact", _("Must talk with the police")
    CURFEW = "curfew", _("Has a curfew")
    PHONE_TAKEN = "phone_taken", _("Takes phones away")
    FAITH_ACTIVITY = "faith_activity", _("Must join faith activities")
    MEDICAL_CLEARANCE = "medical_clearance", _("Must be seen by a doctor first")
    MAT_REFUSED = "mat_refused", _("No methadone or buprenorphine")
    JOB_RULE = "job_rule", _("Must work or look for work")


# The same where a service does not ask for it: what a person wants to read.
NOT_ASKED = {
    Barrier.SOBRIETY: _("No sobriety rule"),
    Barrier.ID: _("No ID needed"),
    Barrier.BACKGROUND_CHECK: _("No background check"),
    Barrier.MANDATORY_PROGRAM: _("No required program"),
    Barrier.POLICE_CONTACT: _("No police"),
    Barrier.CURFEW: _("No curfew"),
    Barrier.PHONE_TAKEN: _("Your phone stays with you"),
    Barrier.FAITH_ACTIVITY: _("No faith activities"),
    Barrier.MEDICAL_CLEARANCE: _("No doctor's paper needed"),
    Barrier.MAT_REFUSED: _("Methadone and buprenorphine are fine"),
    Barrier.JOB_RULE: _("No work rule"),
}


class Accepts(models.TextChoices):
    """Whom and what a service takes in. Said only where somebody has said so."""

    WOMEN = "women", _("Women")
    MEN = "men", _("Men")
    TRANS = "trans", _("Trans people")
    NON_BINARY = "non_binary", _("Non-binary people")
    FAMILIES = "families", _("Families with children")
    MINORS_ALONE = "minors_alone", _("Minors on their own")
    COUPLES = "couples", _("Couples")
    PREGNANT = "pregnant", _("Pregnant people")
    FOREIGN_NATIONALS = "foreign_nationals", _("People without papers")
    LABOR_TRAFFICKING = "labor_trafficking", _("People trafficked for work")
    OUT_OF_AREA = "out_of_area", _("People from elsewhere")
    PETS = "pets", _("Pets")
    SERVICE_ANIMALS = "service_animals", _("Service animals")
    WHEELCHAIR = "wheelchair", _("People who use a wheelchair")


class Known(models.TextChoices):
    """The three values of a fact."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_KNOWN = "not_known", _("Not known")


class Cost(models.TextChoices):
    """What it costs, as one word to filter by; HSDS `cost_option` holds the rest."""

    FREE = "free", _("Free")
    SLIDING = "sliding", _("By income")
    INSURANCE = "insurance", _("Insurance or Medicaid")
    FEE = "fee", _("Costs money")
    NOT_KNOWN = "not_known", _("Not known")


class Wrong(models.TextChoices):
    """What somebody found to be wrong about a service."""

    PHONE = "phone", _("The phone number does not work")
    HOURS = "hours", _("The hours are wrong")
    ADDRESS = "address", _("The address is wrong")
    CLOSED = "closed", _("It has closed")
    NOT_OFFERED = "not_offered", _("They do not offer this")
    RULES = "rules", _("They ask for something that is not listed")
    LANGUAGE = "language", _("They do not speak the language listed")
    UNSAFE = "unsafe", _("Something that should not be public stands here")
    OTHER = "other", _("Something else")


class ReportState(models.TextChoices):
    """What became of a report."""

    NEW = "new", _("New")
    MENDED = "mended", _("Mended")
    WAS_RIGHT = "was_right", _("It was right")


class KeptOut(models.TextChoices):
    """What was not stored about a confidential place, counted by kind. The thing itself is nowhere."""

    ADDRESS = "address", _("Addresses")
    COORDINATES = "coordinates", _("Coordinates")
    PHONE = "phone", _("Phone numbers")
    LINK = "link", _("Links")
    HOURS = "hours", _("Hours")
    AREA = "area", _("Areas smaller than a county")
    CONTACT = "contact", _("Contacts")
    TEXT = "text", _("Words about where it is")
    OTHER = "other", _("Other details")


class ImportState(models.TextChoices):
    """How far an import is."""

    WAITING = "waiting", _("Not started")
    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked, not brought in")
    BRINGING = "bringing", _("Being brought in")
    UNDOING = "undoing", _("Being taken back")
    DONE = "done", _("Brought in")
    REFUSED = "refused", _("Not taken")
    FAILED = "failed", _("Broken off")
    UNDONE = "undone", _("Taken back")
    DROPPED = "dropped", _("Left out")


class ChangeKind(models.TextChoices):
    """What an import did with a row that stood there. New ones are known by their origin."""

    CHANGED = "changed", pgettext_lazy("one of them", "Changed")
    HIDDEN = "hidden", _("Hidden")  # there is no way back: what found it is not kept anywhere


class Did(models.TextChoices):
    """What was done by hand to something that hangs on a service, a place or an organization."""

    ADDED = "added", _("Added")
    CHANGED = "changed", pgettext_lazy("one of them", "Changed")
    REMOVED = "removed", _("Taken away")
