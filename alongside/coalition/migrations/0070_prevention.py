import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import alongside.vault.ids


class Migration(migrations.Migration):
    dependencies = [
        ("coalition", "0061_outreach_rows"),
        ("people", "0041_supervision_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="PreventionAction",
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
                        choices=[
                            ("rule", "A rule or law that harms"),
                            ("demand", "Demand"),
                            ("account", "Holding exploiters accountable"),
                        ],
                        max_length=7,
                    ),
                ),
                ("what", models.CharField(max_length=300)),
                ("ask", models.TextField(blank=True)),
                ("to_whom", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("idea", "Idea"),
                            ("asked", "Asked"),
                            ("moving", "Moving"),
                            ("won", "Changed"),
                            ("stopped", "Stopped"),
                        ],
                        default="idea",
                        max_length=7,
                    ),
                ),
                (
                    "plan_step",
                    models.CharField(
                        blank=True, help_text="which action of the plan it belongs to", max_length=200
                    ),
                ),
                ("look_on", models.DateField(null=True)),
                ("gone_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "for_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PreventionCurriculum",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("owner", models.CharField(max_length=200)),
                ("licence", models.CharField(blank=True, max_length=200)),
                (
                    "tier",
                    models.CharField(
                        choices=[
                            ("everyone", "Any young people"),
                            ("support", "Young people who could use more support"),
                            ("after", "Young people who have lived through it"),
                        ],
                        max_length=8,
                    ),
                ),
                ("sessions", models.PositiveSmallIntegerField(null=True)),
                ("languages", models.CharField(blank=True, max_length=120)),
                ("gone_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "for_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PreventionGroup",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                (
                    "tier",
                    models.CharField(
                        choices=[
                            ("everyone", "Any young people"),
                            ("support", "Young people who could use more support"),
                            ("after", "Young people who have lived through it"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("myths", "Myths and what is true"),
                                ("tactics", "How people are drawn in"),
                                ("health", "Sexual health and consent"),
                                ("drugs", "Drugs and alcohol"),
                                ("paths", "Where to find help, and ways out"),
                                ("self", "What I am worth"),
                                ("online", "Being online"),
                                ("other", "Something else"),
                            ],
                            max_length=7,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("county", models.CharField(blank=True, max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Planned"), ("running", "Running"), ("ended", "Ended")],
                        default="planned",
                        max_length=7,
                    ),
                ),
                ("gone_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                        to="coalition.preventioncurriculum",
                    ),
                ),
                (
                    "for_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PreventionPlace",
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
                        choices=[
                            ("mall", "Malls and shops"),
                            ("school", "Schools"),
                            ("station", "Bus and train stations"),
                            ("club", "Clubs and bars"),
                            ("home", "Group homes"),
                            ("online", "Online"),
                            ("street", "Streets and parks"),
                            ("work", "Places of work"),
                            ("other", "Another kind"),
                        ],
                        max_length=8,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120)),
                ("county", models.CharField(max_length=60)),
                ("done", models.TextField(blank=True)),
                ("gone_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "for_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PreventionQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.CharField(max_length=200)),
                ("gone_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "for_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coalition.preventiongroup",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PreventionSession",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("myths", "Myths and what is true"),
                                ("tactics", "How people are drawn in"),
                                ("health", "Sexual health and consent"),
                                ("drugs", "Drugs and alcohol"),
                                ("paths", "Where to find help, and ways out"),
                                ("self", "What I am worth"),
                                ("online", "Being online"),
                                ("other", "Something else"),
                            ],
                            max_length=7,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("people", models.PositiveSmallIntegerField(null=True)),
                (
                    "few",
                    models.BooleanField(default=False, help_text="one to four came; the number is not kept"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "for_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coalition.preventiongroup",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PreventionTally",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "moment",
                    models.CharField(choices=[("before", "Before"), ("after", "After")], max_length=6),
                ),
                ("yes", models.PositiveSmallIntegerField(default=0)),
                ("unsure", models.PositiveSmallIntegerField(default=0)),
                ("no", models.PositiveSmallIntegerField(default=0)),
                ("skipped", models.PositiveSmallIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "for_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coalition.preventionquestion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PreventionTeaching",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("er", "Emergency rooms and clinics"),
                            ("police", "Police"),
                            ("probation", "Probation and parole"),
                            ("schools", "Schools"),
                            ("welfare", "Child welfare"),
                            ("hotels", "Hotels and transport"),
                            ("community", "The community"),
                            ("other", "Others"),
                        ],
                        max_length=9,
                    ),
                ),
                ("about", models.CharField(max_length=200)),
                ("on", models.DateField(default=django.utils.timezone.localdate)),
                ("hours", models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                ("people", models.PositiveSmallIntegerField(null=True)),
                ("few", models.BooleanField(default=False)),
                ("gone_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "for_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="preventiongroup",
            index=models.Index(fields=["agency", "tier"], name="coalition_prevgroup_tier"),
        ),
        migrations.AddConstraint(
            model_name="preventiongroup",
            constraint=models.UniqueConstraint(fields=("agency", "id"), name="coalition_prevgroup_agency_id"),
        ),
        migrations.AddIndex(
            model_name="preventionplace",
            index=models.Index(fields=["agency", "county"], name="coalition_prevplace_county"),
        ),
        migrations.AddIndex(
            model_name="preventionsession",
            index=models.Index(fields=["group", "on"], name="coalition_prevsession_days"),
        ),
        migrations.AddConstraint(
            model_name="preventionsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("few", True), ("people", None)),
                    models.Q(
                        ("few", False),
                        models.Q(("people", 0), ("people__gte", 5), ("people", None), _connector="OR"),
                    ),
                    _connector="OR",
                ),
                name="coalition_prevsession_few",
            ),
        ),
        migrations.AddConstraint(
            model_name="preventiontally",
            constraint=models.UniqueConstraint(
                fields=("question", "moment"), name="coalition_prevtally_once"
            ),
        ),
        migrations.AddIndex(
            model_name="preventionteaching",
            index=models.Index(fields=["agency", "on"], name="coalition_prevteaching_days"),
        ),
        migrations.AddConstraint(
            model_name="preventionteaching",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("few", True), ("people", None)),
                    models.Q(
                        ("few", False),
                        models.Q(("people", 0), ("people__gte", 5), ("people", None), _connector="OR"),
                    ),
                    _connector="OR",
                ),
                name="coalition_prevteaching_few",
            ),
        ),
    ]
