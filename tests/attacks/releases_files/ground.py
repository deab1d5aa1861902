"""What the attacks on documents in packets share: giving one, reading one, ending it.

Belongs here: helpers of both tests. Not here: fixtures (conftest), the attacks themselves.
"""

from contextlib import contextmanager

from django.conf import settings
from django.test import Client
from django.urls import reverse

from alongside.cases.actions.permissions import give_permission
from alongside.releases.actions.giving import Explained, Reader
from alongside.releases.actions.links import open_link
from alongside.releases.actions.withdrawing import withdraw
from alongside.releases.tests import ground
from alongside.vault import ledger, wall
from tests.attacks.ground import ask

BODY = b"%PDF Zelenograd Quill was born on a Tuesday. " * 4000
NAME = "birth certificate of Zelenograd.pdf"
TOLD = Explained("en", "alone", help_told=True, law_told=True, documents_told=True)
OUTSIDE = Reader("link", "other", "Pastor Lund")
SITE = {"sec-fetch-site": "same-origin"}


def allow(actor, esther, reader, papers, **more):
    its = {
        "explained": TOLD,
        "signed": ground.SIGNED,
        "purpose": "her papers",
        "reason": "She asked",
        "days": 30,
    }
    keys = ["name", *(f"document:{one.id}" for one in papers)]
    return give_permission(actor=actor, case_id=esther.id, reader=reader, keys=keys, **(its | more))


def row_of(release):
    [(file_id, stored_as)] = ask(
        "select id, stored_as from releases_packetfile where packet_id = %s",
        [release.packet_id],
        using="owner",
    )
    return file_id, stored_as


def at(release, file_id=None):
    return reverse("releases:packet_file", args=[release.packet_id, file_id or row_of(release)[0]])


def read(opened):
    return b"".join(opened.pieces)


def ends_in(given, seconds):
    """As if it had been given so that it ends then: over the owner's connection, whom no wall stops."""
    moment = f"statement_timestamp() + interval '{seconds} seconds'"
    ask(
        f"update releases_release set ends_at = {moment}, starts_at = {moment} - interval '1 day'",
        using="owner",
    )
    for table in ("releases_packet", "keys_packetkey"):
        ask(f"update {table} set ends_at = (select ends_at from releases_release)", using="owner")


def take_back(cast, as_person, release):
    with as_person(cast.amira) as actor:
        withdraw(actor=actor, subject_id=release.subject_id, release_id=release.id, how="phone")


def on_disk():
    return {path.name for path in settings.FILES_DIR.rglob("*") if path.is_file()}


@contextmanager
def nobody():
    with wall.nobody(read_only=False), ledger.writing():
        yield


def opened(link):
    with nobody():
        return open_link(link_id=link.link_id, word=link.secret.word, code=link.secret.code, place=b"here")


def fetch(link, file_id, ticket, link_id=None):
    here = reverse("releases:link_file", args=[link_id or link.link_id, file_id])
    return Client(raise_request_exception=False).post(here, {"ticket": ticket}, headers=SITE)
