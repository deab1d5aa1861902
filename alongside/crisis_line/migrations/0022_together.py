"""A hand-off knows what it is for: a place that was noted on the same call."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("crisis_line", "0021_help_rows")]

    operations = [
        migrations.AddField(
            model_name="warmhandoff",
            name="referral_id",
            field=models.UUIDField(
                help_text="what it is for, as long as that is noted on this call", null=True
            ),
        ),
    ]
