"""Tags are written by hand as the other parts are: each knows its version."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plan_room", "0059_forgetting")]

    operations = [
        migrations.AddField("tag", "version", models.PositiveIntegerField(default=1)),
        migrations.AlterField(
            "revision",
            "part",
            models.CharField(
                choices=[
                    ("facts", "What it is about"),
                    ("days", "Its days"),
                    ("question", "A question"),
                    ("draft", "A draft to adapt"),
                    ("letter", "A letter to sign"),
                    ("briefing", "A briefing"),
                    ("tag", "A tag"),
                ],
                max_length=8,
            ),
        ),
    ]
