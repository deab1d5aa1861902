"""The job queue has a role of its own, which reaches the queue's tables and nothing else."""

from django.db import migrations

from alongside.vault.operations import WallSQL

GRANT = """
do $$ declare t regclass; begin
  for t in select c.oid::regclass from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relname like 'procrastinate%' and c.relkind in ('r', 'S') loop
    execute format('grant all on %s to {jobs}', t);
  end loop;
end $$;
grant select on django_migrations to {app}, {jobs};
"""

REVOKE = """
do $$ declare t regclass; begin
  for t in select c.oid::regclass from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relname like 'procrastinate%' and c.relkind in ('r', 'S') loop
    execute format('revoke all on %s from {jobs}', t);
  end loop;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("vault", "0002_wall"), ("procrastinate", "0041_post_retry_failed_job")]

    operations = [WallSQL(GRANT, REVOKE)]
