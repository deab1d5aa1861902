"""Consultations made by hand: versions of their words, what was changed; and indexes for large ones."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import alongside.vault.ids


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0020_services_training"),
        ("plan_room", "0041_following_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("facts", "What it is about"),
                            ("days", "Its days"),
                            ("question", "A question"),
                            ("draft", "A draft to adapt"),
                            ("letter", "A letter to sign"),
                            ("briefing", "A briefing"),
                        ],
                        max_length=8,
                    ),
                ),
                ("about", models.UUIDField(help_text="the row of this part")),
                ("number", models.PositiveIntegerField(help_text="the version that it made")),
                ("was", models.JSONField(null=True)),
                ("now", models.JSONField(null=True)),
                ("why", models.CharField(blank=True, max_length=500)),
                (
                    "shown",
                    models.BooleanField(help_text="whether everyone could read the consultation by then"),
                ),
                ("changed_by", models.UUIDField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.RemoveIndex(
            model_name="contribution",
            name="plan_room_commented",
        ),
        migrations.AddField(
            model_name="briefing",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="campaign",
            name="prompt",
            field=models.CharField(blank=True, help_text="what to think of while answering", max_length=2000),
        ),
        migrations.AddField(
            model_name="campaign",
            name="prompt_es",
            field=models.CharField(blank=True, max_length=2000),
        ),
        migrations.AddField(
            model_name="campaign",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="consultation",
            name="changed_by",
            field=models.UUIDField(
                help_text="the account that wrote last: another person opens it to all", null=True
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="plan_version",
            field=models.ForeignKey(
                help_text="the words that it is about",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="plan_room.planversion",
            ),
        ),
        migrations.AddField(
            model_name="contribution",
            name="derived_version",
            field=models.PositiveIntegerField(help_text="of the draft's words as they then were", null=True),
        ),
        migrations.AddField(
            model_name="draft",
            name="author",
            field=models.CharField(
                blank=True, help_text="where not everyone's of this consultation", max_length=200
            ),
        ),
        migrations.AddField(
            model_name="draft",
            name="version",
            field=models.PositiveIntegerField(
                default=1, help_text="of its words; earlier ones stand in Revision"
            ),
        ),
        migrations.AddField(
            model_name="grouping",
            name="asked_by",
            field=models.ForeignKey(
                help_text="in whose name the worker acts",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.account",
            ),
        ),
        migrations.AddField(
            model_name="grouping",
            name="moved_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, help_text="one that is silent is begun again"
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="closes_at",
            field=models.DateTimeField(help_text="counted from the day, the time and the zone", null=True),
        ),
        migrations.AddField(
            model_name="letter",
            name="closes_on",
            field=models.DateField(
                help_text="the last day for signing, in the consultation's zone", null=True
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="closes_time",
            field=models.TimeField(null=True),
        ),
        migrations.AddField(
            model_name="letter",
            name="version",
            field=models.PositiveIntegerField(default=1, help_text="what a link in a mail signs"),
        ),
        migrations.AddField(
            model_name="likeness",
            name="judged",
            field=models.CharField(
                blank=True,
                choices=[("same", "It says the same"), ("apart", "It stands alone")],
                help_text="what a person said of it",
                max_length=5,
            ),
        ),
        migrations.AddField(
            model_name="likeness",
            name="own_words",
            field=models.PositiveIntegerField(default=0, help_text="how many words only this one has"),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["about", "state", "sent_at", "id"], name="plan_room_commented"),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(
                condition=models.Q(("kind", "idea"), ("state", "published")),
                fields=["consultation", "sent_at", "id"],
                name="plan_room_ideas",
            ),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(
                condition=models.Q(("kind", "idea"), ("state", "published")),
                fields=["campaign", "sent_at", "id"],
                name="plan_room_answers",
            ),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(
                condition=models.Q(("state", "waiting")), fields=["sent_at", "id"], name="plan_room_waits"
            ),
        ),
        migrations.AddIndex(
            model_name="decided",
            index=models.Index(fields=["consultation", "on", "id"], name="plan_room_decided_on"),
        ),
        migrations.AddField(
            model_name="revision",
            name="consultation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plan_room.consultation"
            ),
        ),
        migrations.AddIndex(
            model_name="revision",
            index=models.Index(fields=["consultation", "at"], name="plan_room_revised"),
        ),
    ]
