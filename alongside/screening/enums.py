"""The vocabulary of screening."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Place(models.TextChoices):
    """Whose conversation it is: of a call, or in the notes of a client."""

    CALL = "call", _("Call")
    NOTES = "notes", _("Notes")
