"""A training that somebody had elsewhere, counted in her own agency."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import alongside.vault.ids


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0111_training_file_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="TakenOver",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("line", models.UUIDField(help_text="of the curriculum in which it counts")),
                ("topic", models.CharField(help_text="the topic's key", max_length=40)),
                ("giver", models.CharField(max_length=200)),
                ("code", models.CharField(max_length=24)),
                ("on", models.DateField(help_text="when she finished it there")),
                ("hours", models.DecimalField(decimal_places=2, max_digits=5)),
                ("taken_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "account",
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
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.certificate"
                    ),
                ),
                (
                    "from_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["account", "line"], name="people_takenover_hers")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("certificate",),
                        name="people_takenover_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hours__gt", 0)), name="people_takenover_some_hours"
                    ),
                ],
            },
        ),
    ]
