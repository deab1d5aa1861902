"""Who may write the search's tables, and that they never say where a confidential place is.

Whoever keeps the directory writes them with it. A place that becomes confidential leaves the search's table in the
same statement, without its words; whoever marked it indexes it anew.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, serve, wall_off

SQL = Path(__file__).parent / "sql"
KEEPS = "(select wall.keeps_directory())"
TABLES = ("directory_found", "directory_word")
NO_GUARDS = """
drop trigger directory_location_leave_found on directory_location;
drop trigger directory_organization_leave_found on directory_organization;
drop trigger directory_found_guard_insert on directory_found;
drop trigger directory_found_guard_update on directory_found;
drop function directory_leave_found();
drop function directory_organization_leave_found();
drop function directory_guard_found();
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0020_finding")]

    operations = [
        *[serve(table, app="select, insert, update, delete") for table in TABLES],
        *[wall_off(table, read="true", write=KEEPS) for table in TABLES],
        WallSQL((SQL / "0021_finding_guards.sql").read_text(encoding="utf-8"), NO_GUARDS),
    ]
