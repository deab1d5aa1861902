"""Letters and invitations: many in one go, frozen when sent, read and answered by who was asked."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions import founding_letters as acts
from alongside.coalition.actions.invitations import answer_invitation
from alongside.coalition.actions.members import add_member
from alongside.coalition.enums import PartnerType
from alongside.coalition.errors_founding import NotOpenAnyMore, Stands
from alongside.coalition.letter_words import TEXTS
from alongside.coalition.models import Letter, Member, Step
from alongside.coalition.selectors.invitations import invitations
from alongside.vault.errors import Refused, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.browse import sign_in

TODAY = timezone.localdate
SAID = acts.Words("en", "To {organization}: come to {coalition}.", "Fay", None)


def url(cast, name, *more):
    return reverse(f"coalition:{name}", args=[cast.coalition.id, *more])


def listed(fay, cast):
    """Millrace, which works in this house, and Oak House, which does not."""
    told = {"actor": fay, "coalition_id": fay.agency_id}
    here = add_member(name="Millrace", partner_type=PartnerType.LEGAL_AID, member_id=cast.millrace.id, **told)
    return here, add_member(name="Oak House", partner_type=PartnerType.HOUSING, **told)


def written(fay, cast, row_id=None):
    return acts.write_letters(
        actor=fay, coalition_id=fay.agency_id, coalition="Our Coalition", row_id=row_id or uuid7(),
        partner_ids=[one.id for one in listed(fay, cast)], said=SAID,
    )  # fmt: skip


def test_many_letters_are_written_in_one_go_each_with_its_name(cast, client, as_person):
    with as_person(cast.fay) as fay:
        partners = listed(fay, cast)
    sign_in(client, cast.fay)
    form = client.get(url(cast, "write_letters") + "?language=es").text
    assert "En nuestro condado" in form
    sent = {
        "row_id": uuid7(), "partners": [one.id for one in partners], "language": "en", "words": TEXTS["en"],
        "signed": "Fay",
    }  # fmt: skip
    for _ in range(2):
        answer = client.post(url(cast, "write_letters"), sent, follow=True)
    assert "Oak House" in answer.text
    with as_person(cast.fay):
        words = list(Letter.objects.order_by("partner__name").values_list("words", flat=True))
    assert len(words) == 2
    assert "To those who lead Millrace" in words[0]
    assert cast.coalition.name in words[0]
    paper = client.get(url(cast, "letters_paper"))
    assert paper.content[:5] == b"%PDF-"
    with_none = client.post(url(cast, "write_letters"), sent | {"partners": []})
    assert with_none.status_code == 422


def test_a_letter_that_was_sent_stands_and_its_organization_is_asked(cast, client, as_person):
    with as_person(cast.fay) as fay:
        letters = written(fay, cast)
        told = {"actor": fay, "coalition_id": fay.agency_id}
        ids = [one.id for one in letters]
        assert acts.send_letters(letter_ids=ids, on=TODAY(), **told) == 2
        assert acts.send_letters(letter_ids=ids, on=TODAY(), **told) == 0
        assert set(Member.objects.values_list("state", flat=True)) == {"asked"}
        with pytest.raises(Stands):
            acts.change_letter(letter_id=ids[0], version=1, said=SAID, **told)
        with pytest.raises(Stands):
            acts.throw_letter_away(letter_id=ids[0], **told)
    with as_person(cast.fay), pytest.raises(Exception, match="stands"):
        Letter.objects.update(words="Something else")
    sign_in(client, cast.fay)
    assert "Its words stand." in client.get(url(cast, "letter", ids[0])).text
    assert "Oak House" in client.get(url(cast, "letters")).text


def test_a_draft_is_changed_and_thrown_away(cast, client, as_person):
    with as_person(cast.fay) as fay:
        one, other = written(fay, cast)
        told = {"actor": fay, "coalition_id": fay.agency_id, "letter_id": one.id}
        acts.change_letter(version=1, said=SAID, **told)
        with pytest.raises(SomeoneElseWasFaster):
            acts.change_letter(version=1, said=SAID, **told)
    sign_in(client, cast.fay)
    sent = {"version": 1, "language": "en", "words": "Ours."}
    assert client.post(url(cast, "change_letter", one.id), sent).status_code == 409
    assert "Ours." in client.post(url(cast, "change_letter", other.id), sent, follow=True).text
    assert "The draft is gone." in client.post(url(cast, "throw_letter_away", other.id), follow=True).text
    assert "is sent" in client.post(url(cast, "send_letters"), {"letter": one.id}, follow=True).text
    assert "Choose at least one" in client.post(url(cast, "send_letters"), follow=True).text


def test_members_read_no_letter(cast, client, as_person):
    from alongside.coalition.tests import ground

    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
        one = written(fay, cast)[0]
    with as_person(cast.rosa):
        assert not Letter.objects.exists()
    sign_in(client, cast.rosa)
    for name in ("letters", "write_letters", "letters_paper"):
        assert client.get(url(cast, name)).status_code == 403
    assert client.get(url(cast, "letter", one.id)).status_code in (403, 404)


def asked(as_person, cast):
    with as_person(cast.fay) as fay:
        letters = written(fay, cast)
        acts.send_letters(
            actor=fay, coalition_id=fay.agency_id, letter_ids=[one.id for one in letters], on=TODAY()
        )
        return Member.objects.get(member_id=cast.millrace.id).id


def test_an_asked_agency_reads_its_letter_and_says_yes(cast, client, as_person):
    partner_id = asked(as_person, cast)
    sign_in(client, cast.ruth)
    assert "invites your agency to join" in client.get(reverse("coalition:coalitions")).text
    there = reverse("coalition:invitation", args=[partner_id])
    assert "To Millrace: come to Our Coalition." in client.get(there).text
    assert "Choose an answer." in client.post(there, {}).text
    sent = {"answer": "yes", "row_id": uuid7()}
    for _ in range(2):
        answer = client.post(there, sent, follow=True)
    assert cast.coalition.name in answer.text
    with as_person(cast.ruth):
        assert Member.objects.get(id=partner_id).state == "joined"
    with as_person(cast.fay):
        assert Step.objects.filter(answered_here=True).count() == 1


def test_not_now_leaves_the_agency_outside_and_tells_the_organizers_when_to_ask_again(
    cast, client, as_person
):
    partner_id = asked(as_person, cast)
    sign_in(client, cast.ruth)
    sent = {
        "answer": "not_now",
        "reason": "After the audit.",
        "ask_again_on": "2027-03-01",
        "row_id": uuid7(),
    }
    client.post(reverse("coalition:invitation", args=[partner_id]), sent)
    with as_person(cast.ruth):
        assert not Member.objects.exists()
        assert not invitations(None)
    with as_person(cast.fay):
        last = Step.objects.get(answered_here=True)
        assert (last.now, last.reason, str(last.ask_again_on)) == (
            "declined",
            "After the audit.",
            "2027-03-01",
        )


def test_nobody_else_sees_or_answers_an_invitation(cast, client, as_person):
    partner_id = asked(as_person, cast)
    there = reverse("coalition:invitation", args=[partner_id])
    for name in ("ben", "rosa", "amira"):
        sign_in(client, getattr(cast, name))
        assert client.get(there).status_code == 404
        assert "invites" not in client.get(reverse("coalition:coalitions")).text
    told = {"partner_id": partner_id, "row_id": uuid7(), "yes": True, "on": TODAY()}
    with as_person(cast.rosa) as rosa, pytest.raises(NotOpenAnyMore):
        answer_invitation(actor=rosa, **told)
    with as_person(cast.ben) as ben, pytest.raises(Refused):
        answer_invitation(actor=ben, **told)
    with as_person(cast.fay):
        assert Member.objects.get(id=partner_id).state == "asked"


def test_a_draft_invites_nobody(cast, as_person):
    with as_person(cast.fay) as fay:
        written(fay, cast)
    with as_person(cast.ruth) as ruth:
        assert invitations(ruth) == []
