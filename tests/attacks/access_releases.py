"""Permissions and packets: who gets in where, and one of each.

Belongs here: this area's part of the table (tests/areas.py). Not here: an attack. These tables stand in no list of
MODELS: no role may change or delete a row of them, which test_releases_* asks for by itself.
"""

from datetime import date
from typing import Any
from unittest.mock import patch

from alongside.people.models import Account
from alongside.releases.actions.disclosing import Compelled, note_disclosure
from alongside.releases.actions.giving import Explained, Reader, Signed, give
from alongside.releases.enclosing import Source
from alongside.releases.items import Item
from alongside.vault import files
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

ON_THE_CARE_TEAM = {"amira", "chloe"}
SIGNED_IN = {"amira", "dev", "chloe", "vera", "rosa", "ida", "noor", "ben", "ruth", "fay"}
EVERYONE = {*SIGNED_IN, "anonymous"}
GROUPS = [
    (
        ON_THE_CARE_TEAM,
        """cases:permissions cases:permission cases:permission_new cases:take_back cases:permission_paper
        cases:compelled referrals:change_reader""",
    ),
    (SIGNED_IN, "releases:packets"),
    ({"ben"}, "releases:packet releases:packet_file releases:still releases:hand_back"),  # the one it is for
    ({"chloe", "rosa", "vera", "ruth"}, "releases:rules"),
    # They ask for word and code, also where there is no such link.
    (EVERYONE, "releases:open_link releases:link_file"),
    (set(), "cases:permission_yes"),  # the clinical supervisor is not on this care team
]
WORD = "Zelenograd Quill"


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A permission for one person at the other agency, and what a court asked for."""
    other = "amira@linden.example" if _is(actor, "ben") else "ben@millrace.example"
    to = Account.objects.select_related("agency").get(login=other)
    document, file_id, stored_as = uuid7(), uuid7(), uuid7()
    with patch("alongside.releases.enclosing.uuid7", side_effect=[file_id, stored_as]):
        handed = give(
            actor=actor, subject_id=record.subject_id, purpose="a birth certificate", reason=f"{WORD} asked for it",
            reader=Reader("packet", "helper", "Someone there", to_agency_id=to.agency_id, to_account_id=to.id),
            items=[Item("words", "A paper with my name on it"), Item("document", "paper.txt", document)], days=30,
            explained=Explained("other", "interpreted", True, True, language_words=f"{WORD}ish", documents_told=True),
            signed=Signed("spoken", f"yes, said {WORD}", witness=f"{WORD}'s sister"),
            sources={document: Source("txt", lambda: iter([b"A paper."]))},
        )  # fmt: skip
    files.remove(stored_as)  # whoever may have it gets a page that says so, not a stream of bytes
    said = Compelled("subpoena", date(2026, 5, 12), f"about {WORD}", "told", f"{WORD} knows", f"{WORD} moved")
    note_disclosure(actor=actor, subject_id=record.subject_id, said=said)
    return {
        "release_id": handed.release.id,
        "packet_id": handed.release.packet_id,
        "file_id": file_id,
        "link_id": uuid7(),
    }


def _is(actor: Actor, name: str) -> bool:
    return Account.objects.get(id=actor.account_id).login.startswith(f"{name}@")
