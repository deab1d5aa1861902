"""That a letter went by mail."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import alongside.vault.ids


class Migration(migrations.Migration):
    dependencies = [("coalition", "0101_needs_apart_rows"), ("people", "0111_training_file_rows")]

    operations = [
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(fields=("agency", "id"), name="coalition_letter_agency_id"),
        ),
        migrations.CreateModel(
            name="LetterMail",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("to_name", models.CharField(max_length=120)),
                ("address", models.CharField(max_length=200)),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.letter"
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("letter",), name="coalition_lettermail_once")
                ],
            },
        ),
    ]
