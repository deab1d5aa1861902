"""The lines of the directory's tables meet again."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0021_finding_guards"),
        ("directory", "0041_agreements_rows"),
    ]

    operations = []
