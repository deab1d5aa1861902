"""Loading dumps into the tables, as the owner, in one transaction.

Belongs here: the SQL around the rows. `COPY` is refused where row security is on, so within the
transaction it is switched off table by table and on again before the commit; nobody else ever sees it off.
"""

import os
import tarfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import IO

from alongside.vault.tombstones import Tombstone
from config import backup_tools

BEGIN = """\\set ON_ERROR_STOP on
begin;
set client_min_messages = warning;
create temporary table walled on commit drop as
  select quote_ident(c.relname) as name, c.relrowsecurity as walled from pg_catalog.pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
     and c.relname <> 'django_migrations' and c.relname not like 'procrastinate%';
do $$ declare t record; begin
  for t in select * from walled loop
    if t.walled then execute format('alter table public.%s disable row level security', t.name); end if;
    execute format('alter table public.%s disable trigger user', t.name);
  end loop;
  execute (select 'truncate ' || string_agg('public.' || name, ', ') from walled);
end $$;
set constraints all deferred;
"""

# Pending checks would refuse the change of a table, so they are made first.
AGAIN_GONE = """
set row_security = on;
delete from public.keys_drawerkey k using public.vault_subject s
 where s.id = k.subject_id and s.destroyed_at is not null;
"""
END = """
set constraints all immediate;
do $$ declare t record; begin
  for t in select * from pg_temp.walled loop
    if t.walled then execute format('alter table public.%s enable row level security', t.name); end if;
    execute format('alter table public.%s enable trigger user', t.name);
  end loop;
end $$;
commit;
"""

# A backup made before numbers were given on the call's screen has no such tables.
SUBJECT_GONE = """
do $$ begin
  if to_regclass('public.crisis_line_numbergiven') is null then return; end if;
  delete from public.crisis_line_numbergiven where subject_id = '{id}';
  delete from public.crisis_line_bedasked where subject_id = '{id}';
end $$;
update public.vault_subject set destroyed_at = '{at}', keys_gone_on = '{gone}'
 where id = '{id}' and destroyed_at is null;
delete from public.keys_drawerkey where subject_id = '{id}';
delete from public.vault_blindtoken where subject_id = '{id}';
delete from public.screening_screeningconversation where subject_id = '{id}' and drawer = 'call';
delete from public.clocks_clock where subject_id = '{id}' and drawer = 'call';
delete from public.crisis_line_sendingstep where subject_id = '{id}';
delete from public.crisis_line_sending where subject_id = '{id}';
delete from public.crisis_line_warmhandoff where subject_id = '{id}';
delete from public.crisis_line_call where subject_id = '{id}';
update public.vault_breakglass set reason_sealed = '' where subject_id = '{id}';
update public.vault_accessentry set ends_at = greatest(starts_at, '{at}')
 where subject_id = '{id}' and (ends_at is null or ends_at > '{at}');
"""
ACCOUNT_GONE = """
update public.people_account set left_at = '{at}' where id = '{id}' and left_at is null;
delete from public.keys_teamkey where member_holder_id in
 (select id from public.keys_holder where owner_id = '{id}');
delete from public.keys_drawerkey where holder_id in
 (select id from public.keys_holder where owner_id = '{id}');
update public.keys_holder set retired_at = '{at}' where owner_id = '{id}' and retired_at is null;
update public.vault_accessentry set ends_at = greatest(starts_at, '{at}')
 where actor_id = '{id}' and reason <> 'conflict' and (ends_at is null or ends_at > '{at}');
"""
# A permission that was taken back, by its own number or by that of its packet. A backup made before there were any
# has no such tables.
RELEASE_GONE = """
do $$ begin
  if to_regclass('public.releases_release') is null then return; end if;
  update public.releases_release set ended_at = '{at}', end_why = 'in_person'
   where (id = '{id}' or packet_id = '{id}') and ended_at is null;
end $$;
"""
# Whatever has ended, and whatever belonged to a client who is gone, is gone with key and copy.
RELEASES_AGAIN_GONE = """
do $$ begin
  if to_regclass('public.releases_release') is null then return; end if;
  update public.releases_release r set ended_at = s.destroyed_at, end_why = 'destroyed'
    from public.vault_subject s where s.id = r.subject_id and s.destroyed_at is not null and r.ended_at is null;
  update public.releases_packet p set ended_at = r.ended_at, end_why = r.end_why
    from public.releases_release r where r.packet_id = p.id and r.ended_at is not null and p.ended_at is null;
  delete from public.keys_packetkey k using public.releases_packet p
   where p.id = k.packet_id and p.ended_at is not null;
  delete from public.releases_packetbody b using public.releases_packet p
   where p.id = b.packet_id and p.ended_at is not null;
  if to_regclass('public.releases_packetfile') is null then return; end if;
  update public.releases_packetfile f set removed_at = p.ended_at
    from public.releases_packet p where p.id = f.packet_id and p.ended_at is not null and f.removed_at is null;
end $$;
"""
GONE = {"subject": SUBJECT_GONE, "account": ACCOUNT_GONE, "release": RELEASE_GONE}
# A dump of a newer program sets what an older server does not know.
NOT_EVERYWHERE = (b"SET transaction_timeout = 0;\n",)


def bury(stones: Iterable[Tombstone], keys_live: timedelta) -> bytes:
    """The SQL that destroys again what the list names. Ids and times are parsed values: safe as text."""
    parts = []
    for stone in stones:
        sql = GONE[stone.kind]
        gone = (stone.at + keys_live).date()
        parts.append(sql.format(id=stone.id, at=stone.at.isoformat(), gone=gone.isoformat()))
    return "".join([*parts, RELEASES_AGAIN_GONE]).encode()


@contextmanager
def transaction() -> Iterator[IO[bytes]]:
    """A pipe into one transaction. It commits when the block ends well; otherwise nothing was ever there."""
    read_end, write_end = os.pipe()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(_psql, read_end)
        pipe = os.fdopen(write_end, "wb")
        try:
            pipe.write(BEGIN.encode())
            yield pipe
            pipe.write((AGAIN_GONE + END).encode())
            pipe.close()
        except BaseException as problem:
            with suppress(BrokenPipeError):
                pipe.close()
            if isinstance(problem, BrokenPipeError):
                running.result()  # psql gave up first, and knows why
            raise
        running.result()


def _psql(read_end: int) -> None:
    try:
        backup_tools.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"], stdin=read_end)
    finally:
        os.close(read_end)


def feed(load: IO[bytes], tar: tarfile.TarFile, prefix: str) -> tarfile.TarInfo | None:
    """Load the dump whose pieces follow in the archive; return the first member that is something else."""
    dump_out, dump_in = os.pipe()
    sql_out, sql_in = os.pipe()
    with ThreadPoolExecutor(2) as pool:
        restoring = pool.submit(_pg_restore, dump_out, sql_in)
        copying = pool.submit(_copy_sql, sql_out, load)
        try:
            with os.fdopen(dump_in, "wb") as pieces:
                after = _copy_pieces(tar, prefix, pieces)
        except BrokenPipeError:
            after = None
        copying.result()
        restoring.result()
    return after


def _copy_pieces(tar: tarfile.TarFile, prefix: str, pieces: IO[bytes]) -> tarfile.TarInfo | None:
    while (member := tar.next()) is not None and member.name.startswith(prefix):
        content = tar.extractfile(member)
        if content is not None:
            pieces.write(content.read())
    return member


def _pg_restore(dump_out: int, sql_in: int) -> None:
    try:
        backup_tools.run(
            ["pg_restore", "--data-only", "--exit-on-error", "-f", "-"], stdin=dump_out, stdout=sql_in
        )
    finally:
        os.close(dump_out)
        os.close(sql_in)


def _copy_sql(sql_out: int, load: IO[bytes]) -> None:
    """The rows as they are; only before the first of them is a line left out."""
    with os.fdopen(sql_out, "rb") as source:
        for line in source:
            if line.startswith(b"COPY "):
                load.write(line)
                break
            if line not in NOT_EVERYWHERE:
                load.write(line)
        while chunk := source.read(1 << 16):
            load.write(chunk)
