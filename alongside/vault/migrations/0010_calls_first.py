"""A call's key is read by the rule of the line before the access list is asked.

PostgreSQL tries the policies of a table from the last name to the first and stops at the first that admits a row:
under its old name the rule of the line came after the reading of everyone's access list. What is admitted is the same.
"""

from django.db import migrations

from alongside.vault.operations import WallSQL


class Migration(migrations.Migration):
    dependencies = [("vault", "0009_call_drawer")]

    operations = [
        WallSQL(
            "alter policy line_reading on keys_drawerkey rename to when_on_the_line",
            "alter policy when_on_the_line on keys_drawerkey rename to line_reading",
        )
    ]
