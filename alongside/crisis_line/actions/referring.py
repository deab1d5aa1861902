"""A place noted during a call: whoever calls goes by themselves, or is put through with everyone on the line.

Belongs here: the one verb. Not here: referrals themselves (referrals), the steps on the line (handoffs). From a call
nothing is sent: a permission lies in a client's plan, where it can be taken back (docs/rooms/crisis_line).
"""

from uuid import UUID

from alongside.crisis_line.actions.calls import call_to_write
from alongside.crisis_line.actions.handoffs import begin_handoff
from alongside.crisis_line.models import WarmHandoff
from alongside.referrals.actions.of_calls import refer_from_call
from alongside.referrals.actions.referring import Ask
from alongside.vault.actors import Actor


def note_place(
    *, actor: Actor, call_id: UUID, ask: Ask, name: str, referral_id: UUID | None = None
) -> WarmHandoff | None:
    """Note it; where it is rung together, begin that and return it. CallEnded where the call is over.

    SavedBefore where a form sent earlier noted it: then nothing is begun a second time.
    """
    call = call_to_write(actor, call_id)
    row = refer_from_call(actor=actor, call_subject_id=call.subject_id, ask=ask, referral_id=referral_id)
    if not ask.warm:
        return None
    return begin_handoff(actor=actor, call_subject_id=call.subject_id, partner=name, referral_id=row.id)
