"""A paper is told two weeks before by the day of the house."""

from django.db import migrations

from alongside.vault.operations import in_house_time


class Migration(migrations.Migration):
    dependencies = [("people", "0020_services_training")]

    operations = [in_house_time("wall.notices_here()")]
