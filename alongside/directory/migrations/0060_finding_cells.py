"""What lies near is found by squares, which join with the areas in one look at the indexes."""

from django.db import migrations, models

CELL = "(floor(latitude * 4)::int * 10000 + floor(longitude * 4)::int)"


class Migration(migrations.Migration):
    dependencies = [("directory", "0050_import_orphans")]

    operations = [
        migrations.AddIndex(
            model_name="found",
            index=models.Index(
                models.Func(models.F("latitude"), models.F("longitude"), template=CELL),
                condition=models.Q(("kind", 1)),
                name="directory_found_cells",
            ),
        ),
        migrations.RemoveIndex(model_name="found", name="directory_found_point"),
    ]
