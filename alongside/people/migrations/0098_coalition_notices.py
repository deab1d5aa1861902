"""Two more things of which someone may be told by mail: a meeting, and a task, of a coalition."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0053_certificate_ends"),
    ]

    operations = [
        migrations.AlterField(
            model_name="noticesent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("paper", "A training or paper lapses"),
                    ("swap", "A colleague asks you to take a shift"),
                    ("request", "A request from outside waits"),
                    ("review", "A break-glass waits for a decision or a review"),
                    ("hand_over", "A hand-over waits for your shift"),
                    ("meeting", "Your coalition tells of a meeting, or it is tomorrow"),
                    ("task", "A task of yours in a coalition is new or due"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="noticewish",
            name="kinds",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("paper", "A training or paper lapses"),
                        ("swap", "A colleague asks you to take a shift"),
                        ("request", "A request from outside waits"),
                        ("review", "A break-glass waits for a decision or a review"),
                        ("hand_over", "A hand-over waits for your shift"),
                        ("meeting", "Your coalition tells of a meeting, or it is tomorrow"),
                        ("task", "A task of yours in a coalition is new or due"),
                    ],
                    max_length=10,
                ),
                default=list,
                size=None,
            ),
        ),
    ]
