"""A legal hold ends with the day of the house, not with the day of London."""

from django.db import migrations

from alongside.vault.operations import in_house_time


class Migration(migrations.Migration):
    dependencies = [("vault", "0013_packets")]

    operations = [in_house_time("wall.destroy(uuid, date)")]
