"""The first step of a partner puts it on the list: before it there was nothing."""

from django.db import migrations, models

STATES = [
    ("wanted", "To be asked"),
    ("asked", "Asked"),
    ("joined", "Member"),
    ("declined", "Not now"),
    ("left", "Left"),
]


class Migration(migrations.Migration):
    dependencies = [("coalition", "0090_agreed_by")]

    operations = [
        migrations.AlterField(
            model_name="step",
            name="was",
            field=models.CharField(
                blank=True, choices=STATES, help_text="nothing: it came onto the list", max_length=8
            ),
        ),
    ]
