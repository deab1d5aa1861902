"""Tell Django about the room. Nothing else belongs here."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """No models, so no default key type."""

    name = "alongside.foundation"
    label = "foundation"

    def ready(self) -> None:
        from alongside.foundation.framework_words import speak_as_the_house

        speak_as_the_house()
