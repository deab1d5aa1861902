"""Kinds of what stands in the library.

Belongs here: choices. Not here: what they lead to.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Audience(TextChoices):
    """For whom something was made."""

    ANYONE = "anyone", _("Anyone")
    PEOPLE = "people", _("People who need help")
    HEALTH = "health", _("Health care")
    SCHOOLS = "schools", _("Schools and youth work")
    POLICE = "police", _("Police and courts")
    HOSPITALITY = "hospitality", _("Hotels and restaurants")
    TRANSPORT = "transport", _("Transport")
    SERVICES = "services", _("Shelters, advocates and other services")


class Owner(TextChoices):
    """What kind of body stands behind it."""

    GOVERNMENT = "government", _("Government")
    INTERNATIONAL = "international", _("International body")
    ORGANIZATION = "organization", _("Organization")


class Form(TextChoices):
    """What one gets."""

    SITE = "site", _("Website")
    MATERIAL = "material", _("Material")
    TRAINING = "training", _("Training")


class Languages(TextChoices):
    """In which language it is."""

    ENGLISH = "en", _("English")
    BOTH = "en_es", _("English and Spanish")
    MANY = "many", _("Several languages")
    NOT_KNOWN = "", _("Nobody has looked")


class Evaluated(TextChoices):
    """Whether somebody found out if it does what it is for."""

    NOT_ASKED = "", _("Nobody has looked")
    NONE_FOUND = "none_found", _("We looked and found no evaluation")
    FOUND = "found", _("There is an evaluation")
