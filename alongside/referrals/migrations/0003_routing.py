"""Who takes what comes in: the rules of the agency that is asked, and their wall.

Read by the agency itself, written by who leads there, and only under an agreement that is in force. They open nothing:
no policy of a referral or a packet asks them.
"""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import alongside.vault.ids
from alongside.vault.operations import OWN_AGENCY, WallSQL, own_functions, same_agency, serve, wall_off

FUNCTIONS = (Path(__file__).parent / "sql" / "0003_routing.sql").read_text(encoding="utf-8")
DROP = "drop function wall.agrees_now(uuid)"
LEADS = "(select wall.works_as('{director,supervisor,clinical_supervisor}'))"
WRITES = f"{OWN_AGENCY} and {LEADS}"
TEAMS = [
    ("everyone", "Everyone here"),
    ("on_call", "On-call team"),
    ("intake", "Intake team"),
    ("counselling", "Counseling team"),
    ("custodians", "Custodians"),
]


def _id() -> models.UUIDField:
    return models.UUIDField(
        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
    )


def _to(model: str, **more: object) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=f"people.{model}", **more
    )


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0002_referrals_rows"),
        ("directory", "0041_agreements_rows"),
        ("people", "0004_standing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Routing",
            fields=[
                ("id", _id()),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        default=list,
                        help_text="codes; none: every kind",
                        size=None,
                    ),
                ),
                (
                    "team",
                    models.CharField(
                        blank=True, choices=TEAMS, help_text="none: people by name", max_length=20
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                ("agency", _to("agency", help_text="who is asked")),
                ("made_by", _to("account")),
                ("partner", _to("agency", null=True, help_text="none: every partner")),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "ended_at"], name="referrals_routing_of")],
                "constraints": [
                    models.UniqueConstraint(fields=["agency", "id"], name="referrals_routing_agency_id"),
                    models.CheckConstraint(
                        name="referrals_routing_not_from_oneself",
                        condition=models.Q(("partner", None))
                        | models.Q(("partner", models.F("agency")), _negated=True),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoutedTo",
            fields=[
                ("id", _id()),
                ("account", _to("account")),
                ("agency", _to("agency")),
                (
                    "routing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="referrals.routing",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["routing", "account"], name="referrals_routed_once")
                ],
            },
        ),
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
        serve("referrals_routing", app="select, insert, update (ended_at)"),
        wall_off(
            "referrals_routing",
            read=OWN_AGENCY,
            write=WRITES,
            insert=f"{WRITES} and made_by_id = (select wall.actor_id()) and wall.agrees_now(partner_id)",
        ),
        same_agency("referrals_routing", "made_by_id", "people_account"),
        serve("referrals_routedto", app="select, insert"),
        wall_off("referrals_routedto", read=OWN_AGENCY, write=WRITES),
        same_agency("referrals_routedto", "routing_id", "referrals_routing"),
        same_agency("referrals_routedto", "account_id", "people_account"),
    ]
