"""A question for a bed ends with the call on which it was asked; who was asked is never told why it ended."""

from pathlib import Path

from django.db import migrations, models

from alongside.vault.operations import WallSQL, own_functions

HERE = Path(__file__).parent / "sql"
FUNCTION = (HERE / "0049_bed_over.sql").read_text(encoding="utf-8")
BEFORE = (HERE / "0049_bed_over_before.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("directory", "0048_links")]

    operations = [
        WallSQL(FUNCTION, BEFORE),
        own_functions(),
        migrations.AlterField(
            model_name="bedtally",
            name="what",
            field=models.CharField(
                choices=[
                    ("asked", "Asked for a bed"),
                    ("taken", "A bed was taken"),
                    ("elsewhere", "A place was found another way"),
                    ("not_wanted", "They did not want one any more"),
                    ("over", "The call ended before one was found"),
                    ("unmet", "No bed was found"),
                    ("people", "People for whom no bed was found"),
                    ("said_yes", "Shelters that said yes"),
                    ("said_maybe", "Shelters that said maybe"),
                    ("said_no", "Shelters that said no"),
                    ("silent", "Shelters that did not answer"),
                    ("asked_us", "Others asked us"),
                    ("we_yes", "We said yes"),
                    ("we_maybe", "We said maybe"),
                    ("we_no", "We said no"),
                    ("we_silent", "We did not answer"),
                    ("left", "Left the shelter"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="bedword",
            name="became",
            field=models.CharField(
                choices=[
                    ("taken", "A bed was taken"),
                    ("elsewhere", "A place was found another way"),
                    ("not_wanted", "They do not want one any more"),
                    ("over", "No longer needed"),
                    ("passed", "The time passed without a bed"),
                ],
                max_length=10,
            ),
        ),
    ]
