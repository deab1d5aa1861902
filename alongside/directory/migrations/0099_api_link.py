from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("directory", "0010_imports"), ("directory", "0021_finding_guards")]
    operations = []
