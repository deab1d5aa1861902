"""The note that a letter went by mail: read by organizers, written once by whoever sends it, and never changed."""

from django.db import migrations

from alongside.vault.operations import ORGANISES, same_agency, serve, wall_off

TABLE = "coalition_lettermail"
SENDS = f"{ORGANISES} and sent_by_id = (select wall.actor_id())"


class Migration(migrations.Migration):
    dependencies = [("coalition", "0130_letter_mail")]

    operations = [
        serve(TABLE, app="select, insert"),
        wall_off(TABLE, read=ORGANISES, write="false", insert=SENDS),
        same_agency(TABLE, "letter_id", "coalition_letter"),
        same_agency(TABLE, "sent_by_id", "people_account"),
    ]
