"""Who gets in where on the line: calls are the on-call team's, the numbers and a blank sheet are everyone's."""

from typing import Any

from alongside.crisis_line.actions.calls import take_call
from alongside.crisis_line.actions.debriefs import change_wish
from alongside.crisis_line.actions.ending import end_call
from alongside.crisis_line.actions.writing import save_step
from alongside.crisis_line.models import NumberGiven
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

SIGNED_IN = {"amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}
ON_THE_LINE = {"amira", "dev", "chloe", "rosa"}  # who founds an agency is in all of its teams
ELSEWHERE = {"ben", "ruth"}  # on the line of another agency

GROUPS: list[tuple[set[str], str]] = [
    (SIGNED_IN, "crisis_line:line crisis_line:numbers crisis_line:blank"),
    ({*ON_THE_LINE, *ELSEWHERE}, "crisis_line:take crisis_line:call_backs"),
    (
        ON_THE_LINE,
        """crisis_line:call crisis_line:save_step crisis_line:changes crisis_line:report
    crisis_line:answer crisis_line:hand_over_call crisis_line:become_client
        crisis_line:reopen crisis_line:called_back crisis_line:call_again crisis_line:end
        crisis_line:find_help crisis_line:find_bed crisis_line:bed_answers crisis_line:give_number
        crisis_line:take_number_back crisis_line:take_found_bed""",
    ),
    ({"amira", "chloe", "rosa"}, "crisis_line:stop"),  # who took it, or leads
    ({*ON_THE_LINE, *ELSEWHERE, "vera"}, "crisis_line:lines"),
    ({"chloe", "rosa", "vera", "ruth"}, "crisis_line:debriefs"),
    ({"chloe", "rosa", "vera"}, "crisis_line:debrief_done"),
]
FORMS = {"crisis_line:save_step": {"field": "note", "value": "words", "version": "9"}}


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A call of Amira's that has ended, with a yes to being called back; her wish to talk."""
    call = take_call(actor=actor)
    for name, value in {
        "call_back": "yes",
        "reach.number": "217-555-0142",
        "reach.code_word": "umbrella",
    }.items():
        save_step(actor=actor, call_id=call.id, name=name, value=value, version=1)
    given = NumberGiven(
        agency_id=actor.agency_id, subject_id=call.subject_id, service_id=uuid7(), given_by_id=actor.account_id,
    )  # fmt: skip
    given.words = '{"name": "Prairie Help"}'
    given.save(force_insert=True)
    end_call(actor=actor, call_id=call.id)
    wish = change_wish(actor=actor, debrief_id=None, wanted=True)
    return {"call_id": call.id, "debrief_id": wish, "list_kind": "words", "given_id": given.id}
