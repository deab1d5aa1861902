"""The library is read by all and written by those who keep the directory; an agency's page by that agency alone."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions, serve, wall_off

FUNCTION = (Path(__file__).parent / "sql" / "0002_links.sql").read_text(encoding="utf-8")
KEEPS = "(select wall.keeps_directory())"
OURS = "agency_id = (select wall.agency())"


class Migration(migrations.Migration):
    dependencies = [("public_site", "0001_library"), ("directory", "0050_import_orphans")]

    operations = [
        WallSQL(FUNCTION, "drop function wall.note_resource_link(uuid, text, date, text, text)"),
        own_functions(),
        serve("public_site_resource", app="select, insert, update"),
        wall_off("public_site_resource", read="true", write=KEEPS),
        serve("public_site_agencypage", app="select, insert, update"),
        wall_off("public_site_agencypage", read=f"is_shown or {OURS}", write=f"{KEEPS} and {OURS}"),
    ]
