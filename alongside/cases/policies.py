"""Who may do what with a client's record.

Belongs here: decisions. Not here: writes, HTTP, wording for the screen. `readable` (lists) and `may_read`
(one record) must agree; a test runs both over the whole cast.
"""

from uuid import UUID

from django.db.models import Q

from alongside.cases.enums import CaseState, TeamPart
from alongside.cases.models import Case, Document, Note
from alongside.people.enums import Role
from alongside.people.models import Account
from alongside.people.policies import COUNSELS, LEADS, NEVER_OPENS_A_DRAWER
from alongside.vault.actors import Actor, Decision, allow, deny
from alongside.vault.enums import Drawer

SHARED = (Drawer.IDENTITY, Drawer.PLAN)
WORKING = (Drawer.IDENTITY, Drawer.PLAN, Drawer.NOTES)

# Need-to-know by drawer: each part on a care team opens only what it needs (walls.md, "Drawers").
DRAWERS_OF_PART: dict[str, tuple[str, ...]] = {
    TeamPart.LEAD: (*WORKING, Drawer.COUNSELLING),
    TeamPart.BACKUP: WORKING,
    TeamPart.ADVOCATE: WORKING,
    TeamPart.MEDICAL: WORKING,
    TeamPart.LEGAL: WORKING,
    TeamPart.COUNSELLOR: (*WORKING, Drawer.COUNSELLING),
    TeamPart.SUPERVISOR: WORKING,
}


def readable(actor: Actor) -> Q:
    """The cases this person may open, as a filter: her agency's, and only those on her access list."""
    return Q(agency_id=actor.agency_id, subject_id__anyof=actor.subjects_with(Drawer.IDENTITY))


def may_read(actor: Actor, case: Case) -> Decision:
    """One case: the access list decides, and a conflict or a lapsed training has already emptied it."""
    if case.agency_id != actor.agency_id:
        return deny("other_agency")
    if actor.may_open(case.subject_id, Drawer.IDENTITY):
        return allow("access_list")
    return deny("not_assigned")


def may_write(actor: Actor, subject_id: UUID, drawer: str) -> Decision:
    """Writing in one drawer. Break-glass reads only."""
    return allow("access_list") if actor.may_open(subject_id, drawer, writing=True) else deny("read_only")


def may_open_client(actor: Actor) -> Decision:
    """Open a new client: anyone whose trainings are in force and whose work is with clients."""
    if actor.role in NEVER_OPENS_A_DRAWER:
        return deny("role")
    return allow("cleared") if actor.standing.cleared else deny("not_cleared")


def may_read_note(actor: Actor, note: Note) -> Decision:
    """Its drawer must be open to her."""
    return allow("drawer") if actor.may_open(note.subject_id, note.drawer) else deny("drawer_closed")


def may_correct_note(actor: Actor, note: Note) -> Decision:
    """Its author corrects it, while the drawer is open to her."""
    if note.author_id != actor.account_id:
        return deny("not_author")
    return may_write(actor, note.subject_id, note.drawer)


def may_remove_document(actor: Actor, document: Document) -> Decision:
    """Whoever may write in its drawer."""
    return may_write(actor, document.subject_id, document.drawer)


def may_change_team(actor: Actor, case: Case) -> Decision:
    """The lead, the supervisor, whoever writes in the plan: the care team is theirs to keep small."""
    return may_write(actor, case.subject_id, Drawer.PLAN)


def may_join_team(account: Account, *, cleared: bool) -> Decision:
    """Who can be put on a care team at all."""
    if account.left_at is not None:
        return deny("left")
    if account.role in NEVER_OPENS_A_DRAWER:
        return deny("role")
    return allow("cleared") if cleared else deny("not_cleared")


def drawers_for(part: str, role: str) -> tuple[str, ...]:
    """The drawers a part opens for someone in this role; counselling only for those who counsel."""
    drawers = DRAWERS_OF_PART[part]
    if role not in COUNSELS:
        return tuple(drawer for drawer in drawers if drawer != Drawer.COUNSELLING)
    return drawers


def drawers_of_supervisor(role: str) -> tuple[str, ...]:
    """A supervisor reads identity, plan and notes; a clinical supervisor also counselling."""
    return (*WORKING, Drawer.COUNSELLING) if role == Role.CLINICAL_SUPERVISOR else WORKING


def may_close(actor: Actor, case: Case) -> Decision:
    """Whoever may write, while it is open."""
    if case.state == CaseState.CLOSED:
        return deny("closed")
    return may_write(actor, case.subject_id, Drawer.PLAN)


def may_reopen(actor: Actor, case: Case) -> Decision:
    """At any time, by whoever may write."""
    if case.state == CaseState.OPEN:
        return deny("open")
    return may_write(actor, case.subject_id, Drawer.PLAN)


def may_hold(actor: Actor, case: Case) -> Decision:
    """A legal hold, and looking at what destroying would mean: someone who leads and works with the client."""
    access = actor.access.get(case.subject_id)
    if access is not None and access.through_glass:
        return deny("break_glass")
    if actor.role not in LEADS:
        return deny("role")
    return may_write(actor, case.subject_id, Drawer.PLAN)


def may_destroy(actor: Actor, case: Case) -> Decision:
    """The same people, once the work is closed: nobody is lost by a slip while someone works with her."""
    decision = may_hold(actor, case)
    if decision and case.state != CaseState.CLOSED:
        return deny("open")
    return decision


def may_ask_glass(actor: Actor) -> Decision:
    """Anyone who works with clients and is cleared may ask; someone else decides."""
    return may_open_client(actor)


def may_export(actor: Actor, case: Case) -> Decision:
    """Print and export: never through a broken glass."""
    access = actor.access.get(case.subject_id)
    if access is None:
        return deny("not_assigned")
    return deny("break_glass") if access.through_glass else allow("access_list")
