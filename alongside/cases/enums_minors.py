"""The vocabulary of the work with a minor. Codes are stored; labels are shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Known(models.TextChoices):
    """Yes, no, or not known. None of them stored means: not asked."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class Relation(models.TextChoices):
    """Who an adult is to a minor. It says nothing about what that adult did."""

    PARENT = "parent", _("Parent")
    STEP_PARENT = "step_parent", _("Step-parent or a parent’s partner")
    RELATIVE = "relative", _("Grandparent or other relative")
    GUARDIAN = "guardian", _("Guardian named by a court")
    FOSTER = "foster", _("Foster parent")
    AGENCY = "agency", _("Child-welfare worker")
    OTHER = "other", _("Another adult")


class Purpose(models.TextChoices):
    """What an adult would be asked for."""

    CONSENT = "consent", _("To ask for consent")
    SIGN = "sign", _("To sign a permission")
    TELL = "tell", _("To tell them something")
    CARE = "care", _("To fetch or look after the minor")


class Involved(models.TextChoices):
    """Could this adult be involved? Only a plain no lets anyone get in touch."""

    NO = "no", _("No")
    UNSURE = "unsure", _("We are not sure")
    YES = "yes", _("Yes, or perhaps")


class Office(models.TextChoices):
    """Where a report was made."""

    HOTLINE = "hotline", _("Child-abuse hotline, 1-800-252-2873")
    POLICE = "police", _("Police")
    OTHER = "other", _("Another office")


class Told(models.TextChoices):
    """What was passed on in a report: the least that it takes."""

    NAME = "name", _("Name")
    AGE = "age", _("Age")
    WHERE = "where", _("Where they can be found")
    HARM = "harm", _("What kind of harm")
    WHO = "who", _("Who is suspected")
    OTHER_CHILDREN = "other_children", _("Other children in danger")
    OUR_NAME = "our_name", _("Name and number of the worker")
