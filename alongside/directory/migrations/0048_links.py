"""What became of asking the addresses of the directory, and its wall: read by all, written by the worker alone.

Whoever keeps the directory says when a new address was taken; what is confidential is refused and forgotten.
"""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import alongside.vault.ids
from alongside.vault.operations import WallSQL, own_functions, serve, wall_off

FUNCTIONS = (Path(__file__).parent / "sql" / "0048_links.sql").read_text(encoding="utf-8")
DROP = """
drop trigger directory_service_forget_links on directory_service;
drop trigger directory_serviceatlocation_forget_links_update on directory_serviceatlocation;
drop trigger directory_serviceatlocation_forget_links_insert on directory_serviceatlocation;
drop trigger directory_organization_forget_links on directory_organization;
drop trigger directory_location_forget_links on directory_location;
drop function directory_forget_links_of_service();
drop function directory_forget_links_of_organization();
drop function directory_forget_links_of_place();
drop function wall.note_link(uuid, text, uuid, text, date, text, text);
drop function wall.link_is_hidden(text, uuid);
"""
KEEPS = "(select wall.keeps_directory())"


def _of(model: str) -> models.OneToOneField:
    return models.OneToOneField(
        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to=f"directory.{model}"
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0047_no_place")]

    operations = [
        migrations.CreateModel(
            name="LinkAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.vault.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("address", models.TextField(help_text="as it stood when it was asked")),
                ("asked_on", models.DateField()),
                (
                    "became",
                    models.CharField(
                        choices=[
                            ("works", "It answers"),
                            ("moved", "Has moved"),
                            ("gone", "The page is gone"),
                            ("not_reached", "Does not answer"),
                            ("not_asked", "Not asked: this is no public address"),
                        ],
                        max_length=11,
                    ),
                ),
                ("moved_to", models.TextField(blank=True)),
                (
                    "in_a_row",
                    models.PositiveSmallIntegerField(default=1, help_text="how many times it was the same"),
                ),
                ("taken_at", models.DateTimeField(help_text="when somebody took the new address", null=True)),
                ("service", _of("service")),
                ("organization", _of("organization")),
                ("location", _of("location")),
            ],
            options={
                "indexes": [models.Index(fields=["became"], name="directory_linkanswer_became")],
                "constraints": [
                    models.CheckConstraint(
                        name="directory_linkanswer_is_of_one",
                        condition=models.Q(
                            ("location", None), ("organization", None), ("service__isnull", False)
                        )
                        | models.Q(("location", None), ("organization__isnull", False), ("service", None))
                        | models.Q(("location__isnull", False), ("organization", None), ("service", None)),
                    ),
                    models.CheckConstraint(
                        name="directory_linkanswer_moved_somewhere",
                        condition=models.Q(("became", "moved")) & ~models.Q(("moved_to", ""))
                        | ~models.Q(("became", "moved")) & models.Q(("moved_to", "")),
                    ),
                ],
            },
        ),
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
        serve("directory_linkanswer", app="select, update (taken_at), delete"),
        wall_off("directory_linkanswer", read="true", write=KEEPS),
    ]
