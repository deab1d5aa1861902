"""The agency's own lists: words to use in each language, numbers to call.

Belongs here: changing them. Not here: reading them, and the numbers of the nation (selectors.lines). They say
nothing about anyone.
"""

from collections.abc import Sequence

from django.utils import timezone

from alongside.crisis_line import policies
from alongside.crisis_line.enums import Language, LineKind
from alongside.crisis_line.errors import LinesStale
from alongside.crisis_line.models import AgencyLines
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What


def change_lines(
    *, actor: Actor, kind: LineKind, language: Language, lines: Sequence[str], version: int
) -> AgencyLines:
    """Save one list. LinesStale where it changed since `version` was read (0: there was none)."""
    require(policies.may_change_lines(actor))
    rows = AgencyLines.objects.select_for_update().filter(agency_id=actor.agency_id)
    row = rows.filter(kind=kind, language=language).first()
    known = row.version if row else 0
    if row is not None and row.lines == list(lines):
        return row
    if known != version:
        raise LinesStale
    if row is None:
        row = AgencyLines(agency_id=actor.agency_id, kind=kind, language=language, version=0)
    row.lines, row.version = list(lines), row.version + 1
    row.changed_by_id, row.changed_at = actor.account_id, timezone.now()
    if known:
        row.save(update_fields=["lines", "version", "changed_by", "changed_at"])
    else:
        row.save(force_insert=True)
    ledger.add(actor, What.LINE_CHANGED, why=str(kind))
    return row
