"""What is due in the plans is found by its day."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("cases", "0060_report_papers")]

    operations = [
        migrations.AddIndex(
            model_name="step",
            index=models.Index(
                condition=Q(done_on=None, dropped_on=None, due_on__isnull=False),
                fields=["agency", "due_on"],
                name="cases_step_due",
            ),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=Q(review_on__isnull=False), fields=["agency", "review_on"], name="cases_need_review"
            ),
        ),
    ]
