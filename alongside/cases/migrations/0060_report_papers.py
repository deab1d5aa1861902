"""Documents that belong to a report about a child."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0051_told_rows")]

    operations = [
        migrations.AddField(
            model_name="childreport",
            name="documents",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(),
                default=list,
                help_text="papers of the record that belong to it",
                size=None,
            ),
        ),
    ]
