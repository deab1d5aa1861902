"""What is held stays through its whole day, by the calendar of the house."""

from django.db import migrations

from alongside.vault.operations import in_house_time


class Migration(migrations.Migration):
    dependencies = [("crisis_line", "0022_together")]

    operations = [in_house_time("wall.drop_old_line_words(date)")]
