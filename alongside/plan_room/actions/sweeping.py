"""What goes by itself in the night. Nothing here is about a person."""

from django.db import connection

from alongside.vault import wall


def forget_stirring() -> None:
    """Lines older than a day; a new one keeps any earlier state from coming again (selectors.remembering)."""
    with wall.nobody(read_only=False), connection.cursor() as cursor:
        cursor.execute("select wall.forget_stirring()")
