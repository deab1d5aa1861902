"""A member that was taken from the directory keeps the way to its entry there."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("coalition", "0092_step_onto_the_list")]

    operations = [
        migrations.AddField(
            model_name="member",
            name="organization_id",
            field=models.UUIDField(help_text="its entry in the directory", null=True),
        ),
        migrations.AddField(
            model_name="member", name="organization_mark", field=models.BinaryField(null=True)
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.UniqueConstraint(
                condition=~Q(organization_id=None),
                fields=("agency", "organization_id"),
                name="coalition_member_entry_once",
            ),
        ),
    ]
