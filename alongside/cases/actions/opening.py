"""Opening the work with a client: a chosen name is enough.

Belongs here: the new client's reference, access list, keys, and the first rows. Not here: later changes.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from alongside.cases import policies
from alongside.cases.enums import TeamPart
from alongside.cases.errors import NameMissing
from alongside.cases.models import CareTeamMember, Case, Identity
from alongside.people.enums import TeamKind
from alongside.people.models import Account
from alongside.vault import ledger
from alongside.vault.actions import keys
from alongside.vault.actions.access import admit
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, Reason, What
from alongside.vault.ids import uuid7
from alongside.vault.models import Holder
from alongside.vault.selectors import holder_of, team_holders


def open_client(
    *,
    actor: Actor,
    chosen_name: str,
    opened_on: date,
    pronouns: str = "",
    language: str = "",
    case_id: UUID | None = None,
) -> Case:
    """Open a client's record with its lead, its supervisor, and two living holders for every drawer.

    A form brings `case_id` along, so that one sent twice opens one client (actions.once).
    """
    require(policies.may_open_client(actor))
    if not chosen_name.strip():
        raise NameMissing
    subject = keys.make_subject(actor=actor)
    supervisor = _supervisor_of(actor)
    _write_access_list(actor, subject.id, supervisor)
    keys.make_drawers(actor=actor, subject_id=subject.id, holders=_first_holders(actor, supervisor))
    case = Case(
        id=case_id or uuid7(),
        agency_id=actor.agency_id,
        subject_id=subject.id,
        lead_id=actor.account_id,
        opened_on=opened_on,
    )
    case.save(force_insert=True)
    _write_identity(actor, subject.id, chosen_name, pronouns, language)
    _write_team(actor, subject.id, supervisor)
    ledger.add(actor, What.CASE_OPENED, subject.id)
    return case


def _write_access_list(actor: Actor, subject_id: UUID, supervisor: Account | None) -> None:
    drawers = policies.drawers_for(TeamPart.LEAD, actor.role)
    admit(
        actor=actor,
        subject_id=subject_id,
        account_id=actor.account_id,
        reason=Reason.CARE_TEAM,
        drawers=drawers,
    )
    if supervisor is not None:
        allowed = policies.drawers_of_supervisor(supervisor.role)
        admit(
            actor=actor,
            subject_id=subject_id,
            account_id=supervisor.id,
            reason=Reason.SUPERVISION,
            drawers=allowed,
        )


def _first_holders(actor: Actor, supervisor: Account | None) -> dict[str, Sequence[Holder]]:
    """Who holds what at birth (the table of walls.md). Counselling is made when a counsellor joins."""
    teams = team_holders(actor.agency_id)
    people = [holder_of(actor.account_id), holder_of(supervisor.id) if supervisor else None]
    known = [holder for holder in people if holder is not None]
    custodians, on_call = teams[TeamKind.CUSTODIANS], teams[TeamKind.ON_CALL]
    return {
        Drawer.IDENTITY: [*known, custodians, on_call],
        Drawer.PLAN: [*known, custodians, on_call],
        Drawer.NOTES: [*known, custodians],
    }


def _write_identity(actor: Actor, subject_id: UUID, name: str, pronouns: str, language: str) -> None:
    identity = Identity(agency_id=actor.agency_id, subject_id=subject_id)
    identity.chosen_name, identity.pronouns, identity.language = (
        name.strip(),
        pronouns.strip(),
        language.strip(),
    )
    identity.save(force_insert=True)


def _write_team(actor: Actor, subject_id: UUID, supervisor: Account | None) -> None:
    rows = [
        CareTeamMember(
            agency_id=actor.agency_id, subject_id=subject_id, account_id=actor.account_id, part=TeamPart.LEAD
        )
    ]
    if supervisor is not None:
        rows.append(
            CareTeamMember(
                agency_id=actor.agency_id,
                subject_id=subject_id,
                account_id=supervisor.id,
                part=TeamPart.SUPERVISOR,
            )
        )
    CareTeamMember.objects.bulk_create(rows)


def _supervisor_of(actor: Actor) -> Account | None:
    account = Account.objects.select_related("supervisor").get(id=actor.account_id)
    supervisor = account.supervisor
    return supervisor if supervisor is not None and supervisor.left_at is None else None
