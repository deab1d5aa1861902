"""A survivor's answer is no row any more: counts by question, and words by question.

Nothing is carried over: no release had this table, and an answer that lies together cannot be taken apart without the
organizers' keys. Backwards, the old table comes back empty, with the wall it had.
"""

import uuid
from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from alongside.vault.operations import ORGANISES, WallSQL, own_functions, same_agency, serve, wall_off

FUNCTIONS = (Path(__file__).parent / "sql" / "0031_needs.sql").read_text(encoding="utf-8")
ANSWERS = "coalition_communityanswer"
GONE = """
drop function wall.needs_coded(uuid);
drop function wall.keep_need(bytea, uuid, text[], bytea, bytea);
drop function wall.need_asked(bytea);
"""
BACK = ";".join(
    operation.sql
    for operation in (
        serve(ANSWERS, app="select"),
        wall_off(ANSWERS, read=ORGANISES, write="false"),
        same_agency(ANSWERS, "round_id", "coalition_needsround"),
        WallSQL(FUNCTIONS),
        own_functions(),
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("coalition", "0099_meeting_papers_rows"),
        ("people", "0041_supervision_rows"),
    ]

    operations = [
        WallSQL(GONE, BACK),
        migrations.AddField(
            model_name="answercard",
            name="is_sent",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.CreateModel(
            name="HeardCount",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "question",
                    models.CharField(
                        choices=[
                            ("police", "How was it with the police?"),
                            ("medical", "How was it with doctors and hospitals?"),
                            ("mental", "How was it with mental health care?"),
                            ("others", "How was it with others who help?"),
                            (
                                "justice",
                                "How was it in the criminal justice system: police, prosecutors, courts?",
                            ),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "said",
                    models.CharField(
                        blank=True, help_text="Experience or Justice; empty: left open", max_length=8
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coalition.needsround",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HeardWords",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("question", models.CharField(max_length=10)),
                ("words_box", models.BinaryField()),
                ("key_box", models.BinaryField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coalition.needsround",
                    ),
                ),
            ],
        ),
        migrations.DeleteModel(
            name="CommunityAnswer",
        ),
        migrations.AddConstraint(
            model_name="heardcount",
            constraint=models.UniqueConstraint(
                fields=("round", "question", "said"), name="coalition_heardcount_once"
            ),
        ),
    ]
