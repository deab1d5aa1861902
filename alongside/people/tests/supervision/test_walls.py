"""Supervision and check-ins attacked, each time with a wall switched off: nobody but the two finds anything."""

import pytest
from django.urls import reverse

from alongside.people.actions import own_pages as own
from alongside.people.actions.supervision import share_session
from alongside.people.models import OwnPage, PageKey, Supervision
from alongside.people.selectors import own_pages as reads
from alongside.people.selectors.own_pages import CHECK_IN, GOAL
from alongside.people.selectors.pages import key_place, open_pages
from alongside.people.selectors.supervision import session_for, sitting_of
from alongside.people.tests.supervision.ground import CANARY, checked_in, goal, held, under
from alongside.vault import keyring, ledger
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.crypto.grants import unwrap
from alongside.vault.errors import NotFound
from tests.attacks.ground import ask, refused
from tests.browse import sign_in

TABLES = ("people_cadence", "people_supervision", "people_ownpage", "keys_pagekey")
OTHERS = ("rosa", "ida", "vera", "dev", "noor", "ben", "ruth", "fay")


@pytest.fixture
def written(cast, as_person):
    """A sitting of Amira and Chloe, a check-in that Amira kept for herself, a goal."""
    with as_person(cast.amira) as amira:
        page, aim = checked_in(amira), goal(amira)
    with as_person(cast.chloe) as chloe:
        return held(chloe, cast.amira.id), page, aim


@pytest.mark.parametrize("name", OTHERS)
def test_with_the_door_off_the_row_shows_them_nothing(name, written, cast, as_person):
    with as_person(getattr(cast, name)):
        for table in TABLES:
            assert ask(f"select count(*) from {table} where true") == [(0,)]


@pytest.mark.parametrize("name", ["rosa", "ida", "dev", "chloe"])
def test_with_the_row_off_no_key_of_the_agency_opens_a_check_in(name, written, cast, as_person):
    """The rows as a database administrator has them, and every key this person can reach: custodians as well."""
    _, page, _ = written
    with as_person(getattr(cast, name)) as actor:
        row = OwnPage(id=page.id, agency_id=page.agency_id, account_id=page.account_id, box=bytes(page.box))
        assert open_pages(actor, [row]) == {}
        privates = [keyring.opened().private_of(one) for one in keyring.opened().reach()]
    with as_person(cast.amira):
        blobs = [bytes(one.sealed_key) for one in PageKey.objects.filter(page_id=page.id)]
    assert len(blobs) == 1
    assert not [key for key in privates if _opens(blobs[0], key, page, cast)]


def _opens(blob, private, page, cast):
    try:
        unwrap(blob, private=private, ad=key_place(page.agency_id, page.id, cast.amira.holder_id))
    except SealBroken:
        return False
    return True


def test_with_the_seal_off_the_row_still_gives_a_check_in_to_nobody_else(written, cast, as_person):
    """Somebody who had every key in her hand finds no row to open."""
    _, page, _ = written
    for name in (*OTHERS, "chloe"):
        with as_person(getattr(cast, name)) as actor:
            assert not OwnPage.objects.filter(id=page.id).exists()
            assert not PageKey.objects.filter(page_id=page.id).exists()
            with pytest.raises(NotFound):
                reads.page_for(actor, page.id, CHECK_IN)


def test_a_dump_holds_no_word_no_day_and_no_kind_of_a_check_in(transactional_db, written, cast):
    """All of the tables as their owner's keeper reads them."""
    for table in TABLES:
        rows = ask(f"select t::text from {table} t", using="owner")
        assert rows or table == "people_cadence"
        for (row,) in rows:
            assert CANARY not in row
            assert CANARY.encode().hex() not in row
    columns = {field.name for field in OwnPage._meta.fields}
    assert columns == {"id", "agency", "account", "box", "version"}
    assert OwnPage._meta.pk.default().version == 4
    assert written[1].id.version == 4


def test_a_check_in_leaves_no_line_in_the_ledger(cast, as_person, monkeypatch):
    lines = []
    monkeypatch.setattr(ledger, "add", lambda *args, **more: lines.append(args))
    with as_person(cast.amira) as amira:
        page = checked_in(amira, share=True)
        own.share_check_in(actor=amira, page_id=page.id, back=True)
        reads.page_for(amira, page.id, CHECK_IN)
        own.drop_page(actor=amira, page_id=page.id)
    assert lines == []


def test_nobody_gives_herself_a_key_or_a_row(written, cast, as_person):
    """Raw statements, past every door: the row asks by itself."""
    sitting, page, _ = written
    for name in ("rosa", "dev", "chloe"):
        person = getattr(cast, name)
        with as_person(person) as actor:
            own = f"'{person.id}', '{person.holder_id}', '\\x00'"
            values = f"(gen_random_uuid(), '{actor.agency_id}', '{page.id}', '{cast.amira.id}', {own})"
            refused(
                "insert into keys_pagekey (id, agency_id, page_id, owner_id, reader_id, holder_id, sealed_key) "
                f"values {values}"
            )
    with as_person(cast.rosa) as rosa:
        refused(
            'insert into people_supervision (id, agency_id, account_id, supervisor_id, kind, state, "on", version) '
            f"values (gen_random_uuid(), '{rosa.agency_id}', '{cast.amira.id}', '{cast.rosa.id}', 'session', "
            "'planned', current_date, 1)"
        )
    with as_person(cast.dev):
        assert not Supervision.objects.filter(id=sitting.id).update(minutes=1)
        assert not OwnPage.objects.all().delete()[0]


def test_a_worker_does_not_close_the_notes_to_the_one_who_wrote_them(written, cast, as_person):
    sitting, _, _ = written
    with as_person(cast.amira):
        assert PageKey.objects.filter(page_id=sitting.id).delete()[0] == 0
    with as_person(cast.chloe) as chloe:
        assert CANARY in sitting_of(chloe, session_for(chloe, sitting.id)).words["notes"]


def test_a_new_supervisor_reads_old_notes_only_when_the_worker_shares_them(written, cast, as_person):
    sitting, _, aim = written
    with as_person(cast.rosa) as rosa:
        under(rosa, cast.amira.id, cast.vera.id)
    with as_person(cast.vera) as vera:
        with pytest.raises(NotFound):
            session_for(vera, sitting.id)
        with pytest.raises(NotFound):
            reads.page_for(vera, aim.id, GOAL)
    with as_person(cast.amira) as amira:
        share_session(actor=amira, supervision_id=sitting.id)
        own.share_growth(actor=amira)
    with as_person(cast.vera) as vera:
        assert CANARY in sitting_of(vera, session_for(vera, sitting.id)).words["notes"]
        assert CANARY in reads.page_for(vera, aim.id, GOAL).words["goal"]
    with as_person(cast.amira) as amira:
        share_session(actor=amira, supervision_id=sitting.id, back=True)
    with as_person(cast.vera) as vera, pytest.raises(NotFound):
        session_for(vera, sitting.id)


def test_her_own_pages_close_to_a_former_supervisor_at_once(cast, as_person):
    with as_person(cast.amira) as amira:
        page, aim = checked_in(amira, share=True), goal(amira)
    with as_person(cast.chloe) as chloe:
        assert CANARY in reads.page_for(chloe, page.id, CHECK_IN).words["words"]
    with as_person(cast.rosa) as rosa:
        under(rosa, cast.amira.id, cast.vera.id)
    with as_person(cast.chloe) as chloe:
        for one, kind in ((page, CHECK_IN), (aim, GOAL)):
            with pytest.raises(NotFound):
                reads.page_for(chloe, one.id, kind)


def test_who_leaves_takes_her_pages_and_her_key_along(transactional_db, written, cast, as_person):
    _leaves(cast.amira.id)
    assert ask("select count(*) from people_ownpage", using="owner") == [(0,)]
    assert ask("select reader_id from keys_pagekey", using="owner") == [(cast.chloe.id,)]
    _leaves(cast.chloe.id)
    assert ask("select count(*) from keys_pagekey", using="owner") == [(0,)]
    assert ask("select box is null, minutes from people_supervision", using="owner") == [(True, 45)]


def _leaves(account_id):
    ask("update people_account set left_at = now() where id = %s", [account_id], using="owner")


def test_everyone_else_is_told_that_there_is_no_such_page(written, cast, client):
    sitting, page, aim = written
    addresses = [
        reverse("people:supervision_session", args=[sitting.id]),
        reverse("people:check_in", args=[page.id]),
        reverse("people:change_goal", args=[aim.id]),
        reverse("people:supervision_of", args=[cast.amira.id]),
        reverse("people:growth_of", args=[cast.amira.id]),
    ]
    for name in OTHERS:
        sign_in(client, getattr(cast, name))
        for address in addresses:
            assert client.get(address).status_code == 404
        assert CANARY not in client.get(reverse("people:supervision")).text
    sign_in(client, cast.chloe)
    assert client.get(addresses[1]).status_code == 404  # she supervises, and it was not shared
