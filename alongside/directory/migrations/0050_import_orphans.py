"""Whether an import takes services whose organization is nowhere."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0049_bed_over")]

    operations = [
        migrations.AddField(
            model_name="import",
            name="keep_orphans",
            field=models.BooleanField(
                default=True,
                help_text="services whose organization is nowhere come in under one made for them",
            ),
        ),
    ]
