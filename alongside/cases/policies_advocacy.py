"""Who may do what when standing beside a client.

Belongs here: decisions about contacts on their behalf, harm by police, counselling. Not here: notes and lists, which
follow their drawer (policies). `harm_readable` (lists) and `may_read_harm` (one) must agree, and the row wall
(migrations/0021_advocacy_rows) says the same.
"""

from django.db.models import Q

from alongside.cases import policies
from alongside.cases.enums_advocacy import ContactWith, TheirWord, Yes
from alongside.cases.models import AdvocacyContact, Case, CounsellingSession, HospitalVisit, PoliceHarm
from alongside.people.policies import LEADS
from alongside.vault.actors import Actor, Decision, allow, deny
from alongside.vault.enums import Drawer

# With whom nothing is said, not even without a name, before the client has said yes to this one contact (S4-083).
ONLY_WITH_A_YES = {ContactWith.POLICE, ContactWith.PROSECUTOR, ContactWith.IMMIGRATION}


def may_speak(with_whom: str, their_word: str, *, danger: bool, supervisor_told: bool) -> Decision:
    """One contact on a client's behalf: with their yes, or where nothing that points to them is said.

    Danger to life stands above it, marked as such and with a supervisor told.
    """
    if their_word == TheirWord.YES:
        return allow("their_yes")
    if danger:
        return allow("danger_to_life") if supervisor_told else deny("supervisor_not_told")
    if with_whom in ONLY_WITH_A_YES:
        return deny("needs_their_yes")
    return allow("nameless") if their_word == TheirWord.NAMELESS else deny("ask_first")


def may_change_contact(actor: Actor, contact: AdvocacyContact) -> Decision:
    """Whoever writes in the notes: outcome and next step are the team's."""
    return policies.may_write(actor, contact.subject_id, Drawer.NOTES)


def may_change_visit(actor: Actor, visit: HospitalVisit) -> Decision:
    """Whoever writes in the notes: an advocate may be relieved during the night."""
    return policies.may_write(actor, visit.subject_id, Drawer.NOTES)


def may_open_harm_log(actor: Actor, case: Case) -> Decision:
    """Whoever may write a note may tell of harm by police here. Never through a broken glass."""
    return policies.may_write(actor, case.subject_id, Drawer.NOTES)


def harm_readable(actor: Actor, case: Case) -> Q:
    """What of this client's log this person may read: her own, or all where she leads."""
    if not may_open_harm_log(actor, case):
        return Q(pk__in=[])
    hers = Q(agency_id=actor.agency_id, subject_id=case.subject_id)
    return hers if _leads(actor, case) else hers & Q(author_id=actor.account_id)


def may_read_harm(actor: Actor, case: Case, harm: PoliceHarm) -> Decision:
    """One entry: its author, the one who leads the work, those who lead and work with the client."""
    if harm.subject_id != case.subject_id or not may_open_harm_log(actor, case):
        return deny("not_assigned")
    if harm.author_id == actor.account_id:
        return allow("author")
    return allow("leads") if _leads(actor, case) else deny("not_author")


def may_correct_harm(actor: Actor, case: Case, harm: PoliceHarm) -> Decision:
    """Its author alone."""
    if harm.author_id != actor.account_id:
        return deny("not_author")
    return may_open_harm_log(actor, case)


def may_keep_harm(agreed: str) -> Decision:
    """Nothing is kept before the client has said that it may be."""
    return allow("their_yes") if agreed == Yes.YES else deny("needs_their_yes")


def may_open_counselling(actor: Actor, case: Case) -> Decision:
    """Whoever holds the counselling drawer: counsellors of this client and their clinical supervisor."""
    return allow("drawer") if actor.may_open(case.subject_id, Drawer.COUNSELLING) else deny("drawer_closed")


def may_correct_session(actor: Actor, session: CounsellingSession) -> Decision:
    """Its author, while the drawer is open to her."""
    if session.author_id != actor.account_id:
        return deny("not_author")
    return policies.may_write(actor, session.subject_id, Drawer.COUNSELLING)


def _leads(actor: Actor, case: Case) -> bool:
    return case.lead_id == actor.account_id or actor.role in LEADS
