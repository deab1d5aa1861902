"""The ledger in plain words: "Amira, advocate, read a note."

Belongs here: turning one line into a sentence. Not here: reading lines (selectors.log).
"""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.people.models import Account
from alongside.releases.enums import EndWhy
from alongside.vault.enums import Drawer, GlassReason, Reason, What
from alongside.vault.selectors import LogLine

# Lines whose sentence is about the person meant, not about the one who did it.
DONE_TO = {
    What.ACCESS_GIVEN,
    What.ACCESS_ENDED,
    What.CONFLICT_SET,
    What.CONFLICT_ENDED,
    What.KEY_GRANTED,
    What.KEY_REMOVED,
    What.GLASS_OPENED,
}
ABOUT_ANOTHER = {What.GLASS_DECLINED, What.GLASS_ENDED, What.GLASS_REVIEWED}

CODES = {
    "read_only": gettext_lazy("It was open for reading only."),
    "break_glass": gettext_lazy("Nothing is printed or taken out through a broken glass."),
    "locked": gettext_lazy("This person holds no key to that part."),
    "last_one": gettext_lazy("Someone must stay."),
    "alone": gettext_lazy("Alone on shift: a supervisor was told at once."),
    "right": gettext_lazy("It was found right."),
    "wrong": gettext_lazy("It was found not right."),
    "hand_over": gettext_lazy("The work was handed over."),
    "hold": gettext_lazy("A legal hold was set."),
    "hold_ended": gettext_lazy("A legal hold was ended."),
    "open": gettext_lazy("The work had to rest first."),
    "legal_hold": gettext_lazy("A legal hold keeps it."),
    "may_exist": gettext_lazy("The answer was: there may be a record."),
    "link": gettext_lazy("With the link and the code."),
    "file": gettext_lazy("One of its documents."),
    "link.file": gettext_lazy("One of its documents, with the link and the code."),
    "shared": gettext_lazy("To share it under a permission."),
    "packet_over": gettext_lazy("It had ended: nothing was shown."),
    Reason.CARE_TEAM.value: gettext_lazy("For the care team."),
    Reason.SUPERVISION.value: gettext_lazy("For supervision."),
    Reason.BREAK_GLASS.value: gettext_lazy("Through a broken glass."),
}


def sentence(line: LogLine, *, actor: Account | None, about: Account | None, home: UUID | None = None) -> str:
    """Who did what, without the time. `home` is the agency whose log it is: others are named."""
    subject = about if line.what in DONE_TO and about is not None else actor
    said = {"who": who(subject, home), "did": did(line.what)}
    return _("%(who)s %(did)s") % said


def did(what: str) -> str:
    """The verb of a line; a kind that this version does not know is still told."""
    return str(What(what).label) if what in What.values else _("did something")


def who(account: Account | None, home: UUID | None = None) -> str:
    """Staff by working name and role; of another agency also where they work."""
    if account is None:
        return _("Someone")
    said = {"name": account.working_name, "role": account.get_role_display().lower()}
    if home is not None and account.agency_id != home:
        return _("%(name)s, %(role)s at %(agency)s,") % {**said, "agency": account.agency.name}
    return _("%(name)s, %(role)s,") % said


def details(line: LogLine, *, actor: Account | None, about: Account | None) -> list[str]:
    """The drawer, who else, why."""
    found = []
    if line.drawer in Drawer.values:
        found.append(_("In: %(drawer)s.") % {"drawer": Drawer(line.drawer).label})
    if line.what in DONE_TO and about is not None and actor is not None and actor != about:
        found.append(_("By %(who)s") % {"who": _closed(actor)})
    if line.what in ABOUT_ANOTHER and about is not None and about != actor:
        found.append(_("It was asked for by %(who)s") % {"who": _closed(about)})
    if line.what == What.GLASS_ASKED and line.why in GlassReason.values:
        found.append(_("Why: %(reason)s.") % {"reason": GlassReason(line.why).label})
    elif line.what == What.RELEASE_ENDED and (why := line.why.removeprefix("end.")) in EndWhy.values:
        found.append(f"{EndWhy(why).label}.")
    elif line.why in CODES:
        found.append(str(CODES[line.why]))
    return found


def glass_reason(reason: str | None) -> str:
    """Why the glass was to be broken, where the reader holds the key to the reason."""
    if reason is None:
        return _("The reason is kept with the custodians. Ask them to read it to you.")
    return _("The reason given: %(reason)s") % {"reason": reason}


def _closed(account: Account) -> str:
    return who(account).rstrip(",") + "."
