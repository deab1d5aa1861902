"""Places that must not be found, closer: no area with a figure in its name, no county that is an address."""

from pathlib import Path

from django.db import migrations, models

from alongside.vault.operations import WallSQL

SQL = Path(__file__).parent / "sql" / "0003_hidden_words.sql"
COUNTY = models.Q(
    ("confidential", False), models.Q(("county_name__regex", "[0-9]"), _negated=True), _connector="OR"
)


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_hsds_rows")]

    operations = [
        migrations.AddConstraint(
            model_name="location",
            constraint=models.CheckConstraint(
                condition=COUNTY, name="directory_location_confidential_county_is_a_name"
            ),
        ),
        WallSQL(SQL.read_text(encoding="utf-8"), WallSQL.noop),  # the functions themselves go with 0002
    ]
