"""Short ways to say "Esther's referral to Millrace", made by the same actions as in life."""

from alongside.referrals.actions.referring import Ask, refer, send
from alongside.releases.tests.ground import a_permission, staff_intake, to_millrace

__all__ = ["a_permission", "ask", "sent", "staff_intake", "to_millrace", "written"]
WHY = "She wants her papers in order, says Canary."


def ask(cast, **more):
    """What Amira asks of Millrace."""
    said = {
        "way": "agency",
        "to_agency_id": cast.millrace.id,
        "area": "immigration",
        "priority": "routine",
        "do_not_contact": False,
        "for_whom": "self",
        "why": WHY,
    }
    return Ask(**(said | more))


def written(actor, cast, subject_id, **more):
    """A draft."""
    return refer(actor=actor, subject_id=subject_id, ask=ask(cast, **more))


def sent(actor, cast, subject_id, *, permission=None, **more):
    """One that was sent, under a permission that was just given."""
    permission = permission or a_permission(actor, subject_id, to_millrace(cast)).release
    row = written(actor, cast, subject_id, **more)
    return send(actor=actor, referral_id=row.id, release_id=permission.id)
