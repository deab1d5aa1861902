"""The library changes: a form comes, rests, comes back, was looked at again.

Belongs here: those verbs, for those who lead. Not here: reading files (loading). No verb edits a form: a new
version stands beside the old one, and old answers stay tied to the version that was asked.
"""

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.screening import policies
from alongside.screening.errors import KnownAlready, RestsAlready
from alongside.screening.loading import shipped, stored
from alongside.screening.models import ScreeningDefinition
from alongside.screening.selectors.library import Shelved, definition_row, shelved_for
from alongside.screening.shapes import Definition
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What

A_YEAR = timedelta(days=365)


def import_definition(*, actor: Actor, definition: Definition) -> Shelved:
    """Put a form on the shelf. KnownAlready where its four words stand there, unless it is the same form."""
    require(policies.may_import(actor))
    source = stored(definition)
    if definition.key in shipped():
        raise KnownAlready
    row = definition_row(actor, definition.key)
    if row is None:
        row = _add(actor, definition.key, definition.review_by, source)
        ledger.add(actor, What.RULES_CHANGED, about=row.id)
    if bytes(row.source or b"") != source:
        raise KnownAlready
    return shelved_for(actor, definition.key)


def _add(actor: Actor, key: UUID, review_by: date, source: bytes | None) -> ScreeningDefinition:
    row = ScreeningDefinition(
        agency_id=actor.agency_id,
        key=key,
        source=source,
        imported_by_id=actor.account_id,
        review_by=review_by,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        found = definition_row(actor, key)
        if found is None:
            raise
        return found
    return row


def retire_definition(*, actor: Actor, key: UUID) -> Shelved:
    """Nobody is offered it any more. Whatever was answered stays readable."""
    return _rest(actor, key, resting=True)


def use_definition_again(*, actor: Actor, key: UUID) -> Shelved:
    """It is offered again."""
    return _rest(actor, key, resting=False)


def _rest(actor: Actor, key: UUID, *, resting: bool) -> Shelved:
    row = _row_to_change(actor, key)
    if (row.retired_at is not None) == resting:
        raise RestsAlready
    row.retired_at = timezone.now() if resting else None
    row.save(update_fields=["retired_at"])
    ledger.add(actor, What.RULES_CHANGED, about=row.id)
    return shelved_for(actor, key)


def review_definition(*, actor: Actor, key: UUID) -> Shelved:
    """Someone looked at it and it stays as it is: the next look is due in a year."""
    row = _row_to_change(actor, key)
    row.review_by = timezone.localdate() + A_YEAR
    row.save(update_fields=["review_by"])
    ledger.add(actor, What.RULES_CHANGED, about=row.id)
    return shelved_for(actor, key)


def _row_to_change(actor: Actor, key: UUID) -> ScreeningDefinition:
    """The agency's row about a definition; about a shipped one it is made when first needed."""
    shelved = shelved_for(actor, key)
    require(policies.may_import(actor))
    row = definition_row(actor, key, lock=True)
    return row or _add(actor, key, shelved.review_by, None)
