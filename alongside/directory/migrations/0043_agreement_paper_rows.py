"""The row wall of a signed agreement's file: read by both sides, added and taken away by who brought it.

Its file is known to the sweep through cases/0080_files_of_others: a file without a row goes after a day.
"""

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, same_agency, serve, wall_off

OF_OURS = "(select wall.agency()) is not null and agreement_id in (select a.id from directory_agreement a)"
BROUGHT_BY_US = f"{OWN_AGENCY} and agreement_id in (select a.id from directory_agreement a)"


class Migration(migrations.Migration):
    dependencies = [("directory", "0042_agreement_paper")]

    operations = [
        serve("directory_agreementpaper", app="select, insert, delete"),
        wall_off("directory_agreementpaper", read=OF_OURS, write=BROUGHT_BY_US),
        same_agency("directory_agreementpaper", "added_by_id", "people_account"),
    ]
