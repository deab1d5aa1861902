"""Material of a training as a file."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import alongside.vault.ids


class Migration(migrations.Migration):
    dependencies = [("people", "0099_teams_stand")]

    operations = [
        migrations.CreateModel(
            name="TrainingFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("stored_as", models.UUIDField(unique=True)),
                ("key", models.BinaryField()),
                (
                    "ending",
                    models.CharField(help_text="what kind of file it is, as we looked at it", max_length=4),
                ),
                ("size", models.PositiveIntegerField()),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "curriculum",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.curriculum",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.trainingsession",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("curriculum__isnull", False),
                            ("session", None),
                        )
                        | models.Q(("curriculum", None), ("session__isnull", False)),
                        name="people_trainingfile_of_one",
                    )
                ],
            },
        ),
    ]
