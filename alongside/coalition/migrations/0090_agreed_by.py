"""Each action keeps which decision of a meeting agreed it: drafts that come later are agreed by a later one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coalition", "0080_training_rows")]

    operations = [
        migrations.AddField(
            model_name="planaction",
            name="decision_id",
            field=models.UUIDField(help_text="the decision of a meeting that agreed it", null=True),
        )
    ]
