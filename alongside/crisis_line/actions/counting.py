"""A call that ended is a service entry of its worker, so that nobody writes the hours twice.

Belongs here: which entry a call becomes. Not here: entries themselves (service_entries). The entry is about nobody: it
holds the code, the day, the quarter hours, language and way, and shares the id of the call. What it says is
corrected on the worker's day sheet; ended again, the call says it anew.
"""

from contextlib import suppress
from typing import Any

from django.utils import timezone

from alongside.crisis_line.enums import Channel as CallChannel
from alongside.crisis_line.enums import Disposition
from alongside.crisis_line.enums import Language as CallLanguage
from alongside.crisis_line.models import Call
from alongside.service_entries.actions.entering import correct_entry, enter_service
from alongside.service_entries.enums import Channel, Service, Tongue
from alongside.service_entries.errors import EntryNotKept
from alongside.service_entries.selectors import entry_already_made
from alongside.vault.actors import Actor

CHANNELS = {
    CallChannel.PHONE: Channel.PHONE,
    CallChannel.PERSON: Channel.IN_PERSON,
    CallChannel.MESSAGE: Channel.TEXT,
}
TONGUES = {CallLanguage.SIGN: Tongue.SIGN}


def count_call(actor: Actor, call: Call) -> None:
    """Enter the call, or put its entry right. A wrong number is no service; a day that is full stays as it is."""
    if Disposition.NOT_FOR_US in call.dispositions:
        return
    earlier = entry_already_made(actor, call.id)
    with suppress(EntryNotKept):
        if earlier is None:
            enter_service(actor, entry_id=call.id, **_said(call))
        elif earlier.worker_id == actor.account_id:
            correct_entry(actor, entry_id=call.id, version=earlier.version, **_said(call))


def _said(call: Call) -> dict[str, Any]:
    in_person = call.channel == CallChannel.PERSON
    return {
        "code": Service.CRISIS if in_person else Service.HOTLINE,
        "on": timezone.localdate(call.started_at),
        "quarters": min(call.quarters or 1, 96),
        "language": TONGUES.get(CallLanguage(call.language), call.language) if call.language else "",
        "channel": CHANNELS.get(CallChannel(call.channel), "") if call.channel else "",
    }
