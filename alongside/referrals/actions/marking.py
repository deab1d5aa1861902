"""What waits too long is marked, and who has looked: no referral is forgotten.

Belongs here: the one verb that the worker calls. Not here: counting days (due), the rule (wall.mark_referrals).
"""

from django.db import connection

from alongside.vault import wall


def mark_late() -> int:
    """Mark what is late; how many there were. It opens nothing and says nothing of anyone."""
    with wall.nobody(read_only=False), connection.cursor() as cursor:
        cursor.execute("select wall.mark_referrals()")
        return int(cursor.fetchone()[0])
