"""Who gets in where in the directory: everyone reads, everyone on the staff checks, those who keep it write it.

A message about a mistake is written by anyone and read by those who can mend it. Chloe keeps the directory here.
"""

from typing import Any

from django.utils import timezone

from alongside.directory.actions import checking, pieces
from alongside.directory.models import LinkAnswer, PieceChange, Schedule
from alongside.directory.tests import ground
from alongside.people.models import Account
from alongside.people.selectors import actor_of
from alongside.vault import wall
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7
from alongside.vault.models import Holder

EVERYONE = {"anonymous", "amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}
SIGNED_IN = EVERYONE - {"anonymous"}
KEEPS = {"chloe", "rosa", "vera", "ruth", "fay"}

GROUPS: list[tuple[set[str], str]] = [
    (EVERYONE, "find:tell_wrong"),
    (
        SIGNED_IN,
        """directory:services directory:service directory:service_print directory:organization directory:location
        directory:to_call directory:to_call_file directory:gaps directory:check directory:undo_check""",
    ),  # a check that is not one's own to take back is said on its page
    (
        KEEPS,
        """directory:new_service directory:edit_service directory:edit_facts directory:edit_organization
        directory:add_phone directory:remove_phone directory:add_hours directory:remove_hours directory:add_place
        directory:edit_place directory:hide_place directory:show_place directory:hide_organization
        directory:show_organization directory:reports directory:settle_report directory:terms directory:add_piece
        directory:change_piece directory:remove_piece directory:undo_piece directory:take_link directory:undo_link""",
    ),
]
OLD = "https://old.example.org/"
MODELS: list[type[Any]] = []  # no client is in here


def keeper_at(actor: Actor) -> Actor:
    """Somebody of the same agency who keeps the directory."""
    account = (
        Account.objects.select_related("agency").filter(agency_id=actor.agency_id, role="supervisor").first()
    )
    account = account or Account.objects.select_related("agency").get(
        agency_id=actor.agency_id, role="director"
    )
    holder = Holder.objects.filter(owner_id=account.id).first()
    return actor_of(account, {"holder": str(holder.id)})


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A service with a place, a number, hours; a check of it; a message about it."""
    keeper = keeper_at(actor)
    with wall.acting_as(keeper):
        service = ground.service(url=OLD)
        place = ground.place(service, with_parts=False)
        phone = ground.phone(service)
        hours = Schedule(service=service, freq="WEEKLY", byday="MO", opens_at="09:00", closes_at="17:00")
        hours.save(force_insert=True)
        its = {"actor": keeper, "owner": "service", "owner_id": service.id, "table": "contact"}
        piece = pieces.add_piece(row_id=uuid7(), facts={"name": "Intake"}, **its)
        change = PieceChange.objects.get(row_id=piece.id)
    check_id, wrong_id = uuid7(), uuid7()
    checking.check_today(actor=actor, check_id=check_id, service_id=service.id, on=timezone.localdate())
    checking.tell_wrong(report_id=wrong_id, service_id=service.id, wrong="hours", text="Open later.")
    ground.answered("service", service.id, OLD, "moved", "https://new.example.org/")
    return {
        "service_id": service.id,
        "link_id": LinkAnswer.objects.get(service=service).id,
        "organization_id": service.organization_id,
        "location_id": place.id,
        "phone_id": phone.id,
        "schedule_id": hours.id,
        "check_id": check_id,
        "wrong_id": wrong_id,
        "piece_owner": "service",
        "piece_owner_id": service.id,
        "piece_kind": "contact",
        "piece_id": piece.id,
        "piece_change_id": change.id,
    }
