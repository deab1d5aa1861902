"""A topic knows how often its words changed, so that two who edit it at once see each other."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0051_training_sums_rows")]

    operations = [
        migrations.AddField(model_name="topic", name="version", field=models.PositiveIntegerField(default=1)),
    ]
