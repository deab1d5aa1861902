"""What a month of a coalition's trainings added up to."""

import django.db.models.deletion
from django.db import migrations, models

import alongside.vault.ids


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0041_supervision_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="TrainingSum",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("month", models.DateField(help_text="its first day")),
                ("topic", models.CharField(blank=True, max_length=40)),
                ("hours", models.DecimalField(decimal_places=2, max_digits=12)),
                ("people", models.IntegerField(help_text="how often somebody came")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "from_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "month", "from_agency", "topic"),
                        include=("hours", "people"),
                        name="people_trainingsum_once",
                    )
                ],
            },
        ),
    ]
