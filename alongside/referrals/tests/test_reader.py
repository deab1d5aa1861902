"""A referral that is not sent yet goes to someone else; a sent one does not, not even by SQL."""

import pytest
from django.urls import reverse

from alongside.referrals.actions.readdressing import To, change_reader
from alongside.referrals.actions.referring import send
from alongside.referrals.errors import NoReaderThere, NotThisMove, PermissionMissing
from alongside.referrals.selectors.referrals import link_of, referral_for
from alongside.referrals.tests.ground import a_permission, to_millrace, written
from alongside.releases.actions.giving import Reader
from alongside.vault.errors import NotFound, Refused
from tests.attacks.ground import ask, refused

BY_LINK = To(way="link", do_not_contact=True, to_name="Pastor Lund")
OUTSIDE = Reader("link", "other", "Pastor Lund")


@pytest.fixture
def draft(cast, as_person, esther, intake):
    with as_person(cast.amira) as actor:
        return written(actor, cast, esther.subject_id)


def change(actor, row, to=BY_LINK, version=1):
    return change_reader(actor=actor, referral_id=row.id, to=to, version=version)


def test_it_goes_to_the_new_reader_under_a_permission_for_just_that_one(cast, as_person, esther, draft):
    with as_person(cast.amira) as actor:
        former = a_permission(actor, esther.subject_id, to_millrace(cast)).release
        assert change(actor, draft).leaves_permission
        row = referral_for(actor, draft.id)
        assert (row.way, row.to_agency_id, row.do_not_contact, row.version) == ("link", None, True, 2)
        assert link_of(actor, row).to_name == "Pastor Lund"
        with pytest.raises(PermissionMissing):
            send(actor=actor, referral_id=row.id, release_id=former.id)
        new = a_permission(actor, esther.subject_id, OUTSIDE).release
        assert send(actor=actor, referral_id=row.id, release_id=new.id).state == "requested"
    with as_person(cast.ben) as actor, pytest.raises(NotFound):
        referral_for(actor, draft.id)


def test_sent_twice_it_is_changed_once_and_an_old_page_changes_nothing(cast, as_person, draft):
    with as_person(cast.amira) as actor:
        change(actor, draft)
        assert change(actor, draft).row.version == 2
        with pytest.raises(NotThisMove):
            change(actor, draft, To(way="self", do_not_contact=True, to_name="Food shelf"))


@pytest.mark.parametrize("to", [To("agency", False), To("link", False), To("self", True, to_name=" ")])
def test_nobody_is_no_reader(cast, as_person, draft, to):
    with as_person(cast.amira) as actor, pytest.raises(NoReaderThere):
        change(actor, draft, to)


def test_one_that_was_sent_keeps_its_reader(cast, as_person, esther, draft):
    with as_person(cast.amira) as actor:
        release = a_permission(actor, esther.subject_id, to_millrace(cast)).release
        send(actor=actor, referral_id=draft.id, release_id=release.id)
        with pytest.raises(NotThisMove):
            change(actor, draft, version=2)
        assert "reader_kept" in refused("update referrals_referral set way = 'self', to_agency_id = null")
    with as_person(cast.ben):
        assert "reader_kept" in refused("update referrals_referral set answer_days = 90")


def test_the_reader_is_not_changed_in_the_statement_that_sends_it(cast, as_person, esther, draft):
    """Under a permission for the reader that stood there before."""
    with as_person(cast.amira) as actor:
        release = a_permission(actor, esther.subject_id, to_millrace(cast)).release
        ask("update referrals_link set release_id = %s", [release.id])
        sends = "update referrals_referral set to_agency_id = %s, state = 'requested'"
        assert "reader_kept" in refused(sends, [cast.coalition.id])
        assert "refused" not in str(ask(sends + " returning state", [cast.millrace.id]))


@pytest.mark.parametrize("who", ["dev", "ben", "ida"])
def test_who_does_not_write_for_the_client_changes_nothing(cast, as_person, draft, who):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        change(actor, draft)


def test_the_page_asks_all_anew_and_leads_to_a_new_permission(cast, as_person, browser, esther, draft):
    here, amira = reverse("referrals:change_reader", args=[draft.id]), browser(cast.amira)
    page = amira.get(here).content.decode()
    assert "Now it is for Millrace Legal Aid." in page
    assert 'name="calls" value="yes" checked' not in page
    lacks = amira.post(here, {"version": "1", "way": "link", "to_name": "Pastor Lund"})
    assert lacks.status_code == 422
    sent = {"version": "1", "way": "link", "to_name": "Pastor Lund", "calls": "no"}
    after = amira.post(here, sent, follow=True).content.decode()
    assert "Changed. Nothing is sent yet." in after
    assert "Pastor Lund" in after
    assert "Make a permission together" in after
    assert "reader=Pastor+Lund" in after
    assert browser(cast.dev).get(here).status_code == 404
    with as_person(cast.amira) as actor:
        new = a_permission(actor, esther.subject_id, OUTSIDE).release
        send(actor=actor, referral_id=draft.id, release_id=new.id)
    assert "somewhere else by now" in amira.get(here, follow=True).content.decode()
