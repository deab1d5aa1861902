"""A training that counts for a time says until when, and the certificate before it stays beside the one that renews it."""

from django.db import migrations, models

ONCE = "people_certificate_once"


class Migration(migrations.Migration):
    dependencies = [("people", "0121_taken_over_rows")]

    operations = [
        migrations.AddField(
            model_name="certificate",
            name="ends_on",
            field=models.DateField(
                help_text="the first day it does not count; empty: it does not lapse", null=True
            ),
        ),
        migrations.AddField(
            model_name="certificate", name="renewed_at", field=models.DateTimeField(null=True)
        ),
        migrations.RemoveConstraint(model_name="certificate", name=ONCE),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("renewed_at", None), ("withdrawn_at", None)),
                fields=("account", "line"),
                name=ONCE,
            ),
        ),
    ]
