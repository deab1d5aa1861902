"""What meetings leave beside themselves: a calendar's address, corrections of approved minutes; and a meeting that is called off."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import alongside.vault.ids


class Migration(migrations.Migration):
    dependencies = [
        ("coalition", "0096_prevention_linked"),
        ("people", "0041_supervision_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="MeetingFeed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("token_hash", models.BinaryField(unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="MinutesAddendum",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", models.TextField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.AddField(
            model_name="meeting",
            name="off_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="off_why",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name="meeting",
            name="state",
            field=models.CharField(
                choices=[
                    ("planned", "Planned"),
                    ("noticed", "Notice sent"),
                    ("going", "Going on"),
                    ("closed", "Closed"),
                    ("off", "Called off"),
                ],
                default="planned",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("off_at__isnull", False), ("state", "off")),
                    models.Q(models.Q(("state", "off"), _negated=True), ("off_at", None), ("off_why", "")),
                    _connector="OR",
                ),
                name="coalition_meeting_off_at_iff_off",
            ),
        ),
        migrations.AddField(
            model_name="meetingfeed",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
            ),
        ),
        migrations.AddField(
            model_name="meetingfeed",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
            ),
        ),
        migrations.AddField(
            model_name="minutesaddendum",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
            ),
        ),
        migrations.AddField(
            model_name="minutesaddendum",
            name="agreed_in",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.meeting"
            ),
        ),
        migrations.AddField(
            model_name="minutesaddendum",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
            ),
        ),
        migrations.AddField(
            model_name="minutesaddendum",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.meeting"
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingfeed",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("agency", "made_by"),
                name="coalition_meetingfeed_one",
            ),
        ),
        migrations.AddIndex(
            model_name="minutesaddendum",
            index=models.Index(fields=["meeting", "made_at"], name="coalition_addendum_meeting"),
        ),
        migrations.AddConstraint(
            model_name="minutesaddendum",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="coalition_addendum_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="minutesaddendum",
            constraint=models.CheckConstraint(
                condition=models.Q(("agreed_in", models.F("meeting")), _negated=True),
                name="coalition_addendum_agreed_elsewhere",
            ),
        ),
    ]
