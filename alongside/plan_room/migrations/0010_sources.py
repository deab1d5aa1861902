"""Documents put beside plans, and their passages."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import alongside.vault.ids


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_notices"),
        ("plan_room", "0002_plans_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="SourceDocument",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "covers",
                    models.CharField(
                        choices=[("action", "A promise"), ("draft", "A draft to adapt")], max_length=8
                    ),
                ),
                ("key", models.CharField(help_text="of the plan, or of the consultation", max_length=60)),
                ("file_name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("txt", "Text"),
                            ("html", "Web page"),
                            ("docx", "Word document"),
                            ("pdf", "PDF"),
                        ],
                        max_length=4,
                    ),
                ),
                (
                    "numbered",
                    models.CharField(
                        choices=[("line", "line"), ("paragraph", "paragraph"), ("page", "page")], max_length=9
                    ),
                ),
                ("sha256", models.CharField(help_text="of the file", max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("wanted", models.PositiveIntegerField(help_text="how many sentences were looked for")),
                ("found", models.PositiveIntegerField()),
                (
                    "repeated",
                    models.JSONField(
                        default=list, help_text="where a sentence stands word for word once more"
                    ),
                ),
                ("attached_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "attached_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.agency",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="plan_room.plan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SourcePassage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("action", "A promise"), ("draft", "A draft to adapt")], max_length=8
                    ),
                ),
                ("key", models.CharField(help_text="of the promise, or of the draft", max_length=60)),
                ("number", models.PositiveIntegerField(help_text="its line, paragraph or page")),
                ("text", models.TextField()),
                ("before", models.TextField(blank=True)),
                ("after", models.TextField(blank=True)),
                ("sha256", models.CharField(help_text="of the text, when it was stored", max_length=64)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="plan_room.sourcedocument",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="plan_room.plan",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="sourcedocument",
            constraint=models.UniqueConstraint(fields=("covers", "key"), name="plan_room_source_one_each"),
        ),
        migrations.AddConstraint(
            model_name="sourcedocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("covers", "action"), ("plan__isnull", False)),
                    models.Q(("covers", "draft"), ("plan", None)),
                    _connector="OR",
                ),
                name="plan_room_source_of_a_plan",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcedocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("found__lte", models.F("wanted"))), name="plan_room_source_found"
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcepassage",
            constraint=models.UniqueConstraint(fields=("kind", "key"), name="plan_room_passage_one_each"),
        ),
    ]
