"""An agency may page as well as ring: by a gateway that makes texts of mails."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("crisis_line", "0023_days")]

    operations = [
        migrations.AddField(
            "linerules",
            "text_gateway",
            models.CharField(
                blank=True, default="", help_text="a mail to NUMBER@it becomes a text", max_length=120
            ),
            preserve_default=False,
        ),
    ]
