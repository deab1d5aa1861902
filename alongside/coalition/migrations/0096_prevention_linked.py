"""What is pressed for belongs to an action of the plan; a session of a group can be taken back and put back."""

import django.db.models.deletion
from django.db import migrations, models

from alongside.vault.operations import same_agency


class Migration(migrations.Migration):
    dependencies = [("coalition", "0095_outreach_changed")]

    operations = [
        migrations.AddField(
            "preventionsession",
            "gone_at",
            models.DateTimeField(null=True, help_text="written down by mistake"),
        ),
        migrations.AddField(
            "preventionaction",
            "plan_action",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="coalition.planaction",
            ),
        ),
        migrations.AlterField(
            "preventionaction",
            "plan_step",
            models.CharField(max_length=200, blank=True, help_text="in words, where no plan here has it"),
        ),
        same_agency("coalition_preventionaction", "plan_action_id", "coalition_planaction"),
    ]
