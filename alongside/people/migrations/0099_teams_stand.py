"""An agency's teams stand as they were founded: no query of a colleague adds, renames or removes one.

Whoever could turn one team's kind into "custodians" would make custodians of everybody in it. The owner makes the
teams when an agency is founded (actions/founding.py); nothing else writes them.
"""

from django.db import migrations

from alongside.vault.operations import WallSQL


class Migration(migrations.Migration):
    dependencies = [("people", "0098_coalition_notices")]

    operations = [
        WallSQL(
            "revoke insert, update, delete on people_team from {app}",
            "grant insert, update, delete on people_team to {app}",
        ),
    ]
