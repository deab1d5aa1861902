"""The tables of referrals."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import alongside.vault.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0004_standing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Referral",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("agency", "We send it to an agency that works here"),
                            ("link", "A link and a spoken code, for a service without an account"),
                            ("letter", "A printed letter that goes along"),
                            ("self", "They go by themselves, and we send nothing"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "to_account_id",
                    models.UUIDField(help_text="a named person there, as the permission says", null=True),
                ),
                ("service_id", models.UUIDField(help_text="a service of the directory", null=True)),
                ("area", models.CharField(help_text="the code of an area of help", max_length=40)),
                (
                    "priority",
                    models.CharField(
                        choices=[("routine", "In the usual time"), ("urgent", "Soon, please")], max_length=7
                    ),
                ),
                ("do_not_contact", models.BooleanField(help_text="they call; nobody calls them")),
                ("warm", models.BooleanField(default=False, help_text="the first step is made together")),
                ("warm_at", models.DateTimeField(help_text="when it was", null=True)),
                ("transport", models.BooleanField(default=False)),
                ("interpreter", models.CharField(blank=True, help_text="a code of language", max_length=12)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Not sent yet"),
                            ("requested", "Sent, waiting for an answer"),
                            ("accepted", "Accepted"),
                            ("in-progress", "Help has begun"),
                            ("on-hold", "Waiting"),
                            ("completed", "Closed, with an outcome"),
                            ("rejected", "They cannot help"),
                            ("cancelled", "Called off"),
                            ("failed", "It did not work out"),
                            ("entered-in-error", "Written by mistake"),
                        ],
                        default="draft",
                        max_length=16,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no-capacity", "There is no place"),
                            ("waitlist", "There is a waiting list"),
                            ("additional-assessment", "Something must be found out first"),
                            ("not-our-help", "It is not what the service does"),
                            ("out-of-area", "It is outside of the area"),
                            ("not-eligible", "The service’s rules do not allow it"),
                            ("language", "Nobody there speaks the language"),
                            ("safety", "It would not be safe there"),
                            ("conflict", "Someone there has a conflict of interest"),
                            ("chose-other", "They chose something else"),
                            ("found-elsewhere", "Help was found elsewhere"),
                            ("not-reached", "They could not be reached safely"),
                            ("moved", "They live elsewhere now"),
                            ("permission-ended", "The permission has ended"),
                            ("other", "Another reason"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("helped", "They got what they needed"),
                            ("enrolled", "They get help there now"),
                            ("partly", "They got a part of it"),
                            ("not-enrolled-on-waitlist", "They are on the waiting list"),
                            ("not-enrolled", "They did not get this help"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "packet_id",
                    models.UUIDField(
                        help_text="what the reader may see, while the permission runs", null=True
                    ),
                ),
                ("open_until", models.DateTimeField(help_text="the end of the permission", null=True)),
                (
                    "keeps_permission",
                    models.BooleanField(default=False, help_text="they want it to go on after the referral"),
                ),
                (
                    "reply_key",
                    models.BinaryField(
                        help_text="answers are sealed to it; its other half lies with the sender"
                    ),
                ),
                ("answer_days", models.PositiveSmallIntegerField()),
                ("outcome_days", models.PositiveSmallIntegerField()),
                (
                    "no_decline",
                    models.BooleanField(
                        default=False, help_text="the agreement: nobody is turned down without a reason"
                    ),
                ),
                ("without_agreement", models.BooleanField(default=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("asked_at", models.DateTimeField(null=True)),
                ("seen_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("appointment_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("answer_due_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField(null=True)),
                ("late_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        help_text="who asks",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.agency",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
                    ),
                ),
                (
                    "to_agency",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.agency",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "was",
                    models.CharField(
                        choices=[
                            ("draft", "Not sent yet"),
                            ("requested", "Sent, waiting for an answer"),
                            ("accepted", "Accepted"),
                            ("in-progress", "Help has begun"),
                            ("on-hold", "Waiting"),
                            ("completed", "Closed, with an outcome"),
                            ("rejected", "They cannot help"),
                            ("cancelled", "Called off"),
                            ("failed", "It did not work out"),
                            ("entered-in-error", "Written by mistake"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "became",
                    models.CharField(
                        choices=[
                            ("draft", "Not sent yet"),
                            ("requested", "Sent, waiting for an answer"),
                            ("accepted", "Accepted"),
                            ("in-progress", "Help has begun"),
                            ("on-hold", "Waiting"),
                            ("completed", "Closed, with an outcome"),
                            ("rejected", "They cannot help"),
                            ("cancelled", "Called off"),
                            ("failed", "It did not work out"),
                            ("entered-in-error", "Written by mistake"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no-capacity", "There is no place"),
                            ("waitlist", "There is a waiting list"),
                            ("additional-assessment", "Something must be found out first"),
                            ("not-our-help", "It is not what the service does"),
                            ("out-of-area", "It is outside of the area"),
                            ("not-eligible", "The service’s rules do not allow it"),
                            ("language", "Nobody there speaks the language"),
                            ("safety", "It would not be safe there"),
                            ("conflict", "Someone there has a conflict of interest"),
                            ("chose-other", "They chose something else"),
                            ("found-elsewhere", "Help was found elsewhere"),
                            ("not-reached", "They could not be reached safely"),
                            ("moved", "They live elsewhere now"),
                            ("permission-ended", "The permission has ended"),
                            ("other", "Another reason"),
                        ],
                        max_length=24,
                    ),
                ),
                ("by_account_id", models.UUIDField()),
                (
                    "by_role",
                    models.CharField(
                        choices=[
                            ("advocate", "Advocate"),
                            ("counsellor", "Counselor"),
                            ("supervisor", "Supervisor"),
                            ("clinical_supervisor", "Clinical supervisor"),
                            ("director", "Director"),
                            ("administrator", "Administrator"),
                            ("interpreter", "Interpreter"),
                            ("organiser", "Coalition organizer"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "agency",
                    models.ForeignKey(
                        help_text="who asks",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.agency",
                    ),
                ),
                (
                    "by_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="referrals.referral"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("subject_id", models.UUIDField()),
                ("drawer", models.CharField(choices=[("plan", "Plan"), ("call", "Call")], max_length=11)),
                (
                    "release_id",
                    models.UUIDField(help_text="the permission under which it was sent", null=True),
                ),
                (
                    "for_whom",
                    models.CharField(
                        choices=[
                            ("self", "For themselves"),
                            ("child", "For a child of theirs"),
                            ("parent", "For a parent or guardian who does no harm"),
                            ("close", "For someone close who does no harm"),
                        ],
                        max_length=6,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("to_name_sealed", models.BinaryField(null=True)),
                ("why_sealed", models.BinaryField(null=True)),
                ("note_sealed", models.BinaryField(null=True)),
                ("reply_private_sealed", models.BinaryField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "referral",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("by_account_id", models.UUIDField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("key_box", models.BinaryField()),
                ("words_box", models.BinaryField()),
                (
                    "agency",
                    models.ForeignKey(
                        help_text="who asks",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.agency",
                    ),
                ),
                (
                    "by_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="referrals.referral"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("subject_id", models.UUIDField()),
                ("drawer", models.CharField(choices=[("plan", "Plan"), ("call", "Call")], max_length=11)),
                ("hold_id", models.UUIDField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "Held"),
                            ("confirmed", "They are coming"),
                            ("arrived", "Arrived"),
                            ("left", "Left"),
                            ("let_go", "Let go"),
                            ("ran_out", "The time ran out"),
                            ("not_come", "Did not come"),
                        ],
                        help_text="as it was last seen: the hold may be gone by then",
                        max_length=9,
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "agency",
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
            options={
                "indexes": [models.Index(fields=["subject_id", "-made_at"], name="referrals_placement_list")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "hold_id"), name="referrals_placement_one_a_hold"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(fields=["agency", "state", "-made_at"], name="referrals_sent"),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(
                condition=models.Q(
                    ("state__in", ("requested", "accepted", "in-progress", "on-hold")), ("way", "agency")
                ),
                fields=["to_agency", "asked_at"],
                name="referrals_inbox",
            ),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(
                condition=models.Q(("late_at", None)), fields=["due_at"], name="referrals_due"
            ),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(
                condition=models.Q(("packet_id__isnull", False)),
                fields=["packet_id"],
                name="referrals_by_packet",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(fields=("agency", "id"), name="referrals_referral_agency_id"),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("to_agency__isnull", False), ("way", "agency")),
                    models.Q(models.Q(("way", "agency"), _negated=True), ("to_agency", None)),
                    _connector="OR",
                ),
                name="referrals_referral_one_reader",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("to_agency", None),
                    models.Q(("to_agency", models.F("agency")), _negated=True),
                    _connector="OR",
                ),
                name="referrals_referral_not_to_oneself",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("rejected", "cancelled", "on-hold", "failed")), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="referrals_referral_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "completed"), _negated=True),
                    models.Q(("outcome", ""), _negated=True),
                    _connector="OR",
                ),
                name="referrals_referral_says_what_came_of_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("way__in", ["agency", "link"]), _negated=True),
                    ("state__in", ["draft", "entered-in-error"]),
                    models.Q(("open_until__isnull", False), ("packet_id__isnull", False)),
                    _connector="OR",
                ),
                name="referrals_referral_nothing_crosses_unallowed",
            ),
        ),
        migrations.AddIndex(
            model_name="move",
            index=models.Index(fields=["referral", "at"], name="referrals_move_list"),
        ),
        migrations.AddIndex(
            model_name="link",
            index=models.Index(fields=["subject_id"], name="referrals_link_subject"),
        ),
        migrations.AddIndex(
            model_name="reply",
            index=models.Index(fields=["referral", "at"], name="referrals_reply_list"),
        ),
    ]
