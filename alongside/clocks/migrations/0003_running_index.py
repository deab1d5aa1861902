"""An index for what runs at an agency, soonest first: Today reads the first few of thousands."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("clocks", "0002_rows"), ("people", "0005_notices")]

    operations = [
        migrations.AddIndex(
            "clock",
            models.Index(
                fields=["agency", "look_on", "id"],
                name="clocks_clock_running",
                condition=Q(done_at=None, stopped_at=None),
            ),
        ),
    ]
