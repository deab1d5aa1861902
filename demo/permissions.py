"""What Esther allowed others to see: one permission that runs, with a document, and is read; one that she took back.

Belongs here: these two. Not here: the rest of her life (lives, work).
"""

from dataclasses import replace
from uuid import UUID

from alongside.cases.actions.permissions import give_permission, take_back
from alongside.cases.models import Case
from alongside.cases.selectors.permissions import things_of
from alongside.people.models import Account
from alongside.releases.actions.giving import Explained, Reader, Signed
from alongside.releases.selectors.packets import OpenedPacket, file_for_recipient, packet_for_recipient
from alongside.vault.actors import Actor
from demo.entering import Cast, acting

ORDER = "no-contact order.pdf"
ASKS = "Quiero firmar mi nombre y no tenerle miedo. / I want to sign my name and not be afraid of it."
SAID = Explained("es", "interpreted", help_told=True, law_told=True)


def write_permissions(cast: Cast, esther: Case) -> None:
    """For the legal aid office, which has read it; and for a hospital by a link, taken back by phone."""
    with acting(cast["amira"]) as actor:
        packet = _to_legal_aid(actor, esther, cast["ben"].account)
        _to_hospital(actor, esther)
    with acting(cast["ben"]) as actor:
        opened = packet_for_recipient(actor, packet)
        assert isinstance(opened, OpenedPacket)
        for file_id in opened.contents.enclosed:
            file_for_recipient(actor, packet, file_id)


def _to_legal_aid(actor: Actor, esther: Case, ben: Account) -> UUID:
    handed = give_permission(
        actor=actor, case_id=esther.id, purpose="help with her birth certificate and passport",
        reason="The letter has to be written by a lawyer.", words=ASKS,
        keys=["name", "language", "words", *_her_order(actor, esther)],
        reader=Reader("packet", "helper", "Millrace Legal Aid", to_agency_id=ben.agency_id),
        explained=replace(SAID, documents_told=True), signed=Signed("typed", "Esther"), days=14,
    )  # fmt: skip
    return UUID(str(handed.release.packet_id))


def _her_order(actor: Actor, esther: Case) -> list[str]:
    """The document that she wants the lawyer to have, as a permission names it."""
    found = [thing for thing in things_of(actor, esther) if thing.item.text == ORDER]
    return [thing.key for thing in found]


def _to_hospital(actor: Actor, esther: Case) -> None:
    handed = give_permission(
        actor=actor, case_id=esther.id, purpose="an appointment for her hand",
        reason="She wanted somebody to know before she comes.", keys=["name", "language"],
        reader=Reader("link", "hospital", "Bend County Hospital, front desk"),
        explained=SAID, signed=Signed("spoken", "Sí, eso sí.", witness="Interpreter 4417"), days=7,
    )  # fmt: skip
    take_back(actor=actor, case_id=esther.id, release_id=handed.release.id, how="phone")
