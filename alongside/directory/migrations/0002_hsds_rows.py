"""Who may write the directory, and what a confidential place may not have, said by the database.

Reading is open: the directory is public knowledge. Writing asks for whoever keeps it. The rules about places that
must not be found are in sql/0002_hidden.sql; nothing in Python can forget them.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, WallSQL, own_functions, serve, wall_off

SQL = Path(__file__).parent / "sql"
KNOWN_TO_ALL = (
    "source",
    "organization",
    "program",
    "service",
    "location",
    "serviceatlocation",
    "address",
    "contact",
    "phone",
    "schedule",
    "servicearea",
    "language",
    "accessibility",
    "funding",
    "costoption",
    "requireddocument",
    "organizationidentifier",
    "unit",
    "servicecapacity",
    "url",
    "taxonomy",
    "taxonomyterm",
    "attribute",
    "metadata",
    "metatabledescription",
    "serviceprofile",
)
KEEPS = "(select wall.keeps_directory())"
NOTHING_LEFT = """
drop function wall.tell_wrong(uuid, uuid, text, text);
drop function wall.undo_check(uuid);
drop function wall.check_service(uuid, uuid, date);
drop function wall.works_here();
drop function wall.keeps_directory();
"""
NOTHING_HIDDEN = """
do $$ declare f record; begin
  for f in select p.oid::regprocedure as name from pg_proc p
            where p.pronamespace = 'public'::regnamespace and p.proname like 'directory\\_%' loop
    execute format('drop function %s cascade', f.name);
  end loop;
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_hsds"), ("people", "0004_standing"), ("vault", "0010_calls_first")]

    operations = [
        WallSQL((SQL / "0002_keeping.sql").read_text(encoding="utf-8"), NOTHING_LEFT),
        own_functions(),
        *[serve(f"directory_{table}", app="select, insert, update, delete") for table in KNOWN_TO_ALL],
        *[wall_off(f"directory_{table}", read="true", write=KEEPS) for table in KNOWN_TO_ALL],
        serve("directory_check", app="select, delete"),
        wall_off("directory_check", read=OWN_AGENCY, write=KEEPS, insert="false"),
        serve("directory_errorreport", app="select, update, delete"),
        wall_off("directory_errorreport", read=KEEPS, insert="false"),
        WallSQL((SQL / "0002_hidden.sql").read_text(encoding="utf-8"), NOTHING_HIDDEN),
    ]
