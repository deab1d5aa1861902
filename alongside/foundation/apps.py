"""Tell Django about the room. Nothing else belongs here."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """No models, so no default key type."""

    name = "alongside.foundation"
    label = "foundation"
