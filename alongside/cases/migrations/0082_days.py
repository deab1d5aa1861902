"""Holds and cards end with the day of the house."""

from django.db import migrations

from alongside.vault.operations import in_house_time


class Migration(migrations.Migration):
    dependencies = [("cases", "0081_packet_files")]

    operations = [
        in_house_time(
            "wall.drop_removed_documents()",
            "wall.evaluation_agency(bytea)",
            "wall.keep_evaluation(bytea, uuid, date, text, text[], bytea, bytea)",
        )
    ]
