"""How often someone searched the agency. Her own rows only; they cannot be taken back within the hour."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import alongside.vault.ids
from alongside.vault.operations import OWN_AGENCY, same_agency, serve, wall_off

MINE = f"{OWN_AGENCY} and account_id = (select wall.actor_id())"
LAST_HOUR = "statement_timestamp() - interval '1 hour'"


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_rows"), ("people", "0002_rows")]

    operations = [
        migrations.CreateModel(
            name="Search",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
            ],
            options={"indexes": [models.Index(fields=["account", "at"], name="cases_search_recent")]},
        ),
        serve("cases_search", app="select, insert, delete"),
        wall_off(
            "cases_search",
            read=MINE,
            write=f"{MINE} and at < {LAST_HOUR}",
            insert=f"{MINE} and at > {LAST_HOUR}",
        ),
        same_agency("cases_search", "account_id", "people_account"),
    ]
