"""That something of the plan room changed: a line a statement, and nothing about what.

Belongs here: what tells remembered counts that they are old (selectors.remembering). Not here: who changed what
(versions, reports). A trigger writes it (migrations/0058_stirring); nobody else may.
"""

from django.db import models


class Stirring(models.Model):
    """One statement that changed something counted."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()

    class Care:
        linking = {"id"}
        operational = {"at"}
