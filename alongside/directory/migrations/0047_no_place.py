"""What has no point on a map is found by its areas without looking through every place that has one."""

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0046_own_facts")]

    operations = [
        migrations.AddIndex(
            model_name="found",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("kind__in", (2, 3))),
                fields=["areas"],
                name="directory_found_no_place",
            ),
        ),
    ]
