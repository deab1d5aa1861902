"""The screens of colleagues and keys: who gets in, what they say, what they keep when something is wrong."""

from datetime import date, timedelta

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from alongside.cases.actions.opening import open_client
from alongside.people.actions import clearance, staffing
from alongside.people.actions.staffing import Place
from alongside.people.enums import CredentialKind, Role
from alongside.people.models import Account, Credential
from alongside.people.tests.staffing.test_keys import starts_over
from tests.browse import sign_in

TODAY = timezone.localdate()
EVERYONE = {"amira", "dev", "chloe", "rosa", "vera", "noor", "ida"}
GETS_IN = {
    "people:today": EVERYONE | {"ben", "fay"},
    "people:staff": EVERYONE | {"ben", "fay"},
    "people:invite": {"chloe", "rosa", "vera", "ida", "ruth", "fay"},
    "people:lapses": {"chloe", "rosa", "vera", "ida", "ruth", "fay"},
    "people:keys": {"chloe", "rosa", "vera", "ben", "ruth", "fay"},
    "people:recover": {"chloe", "rosa", "vera", "ben", "ruth", "fay"},
    "people:agency": {"rosa", "ida", "ruth"},
    "people:ledger": {"chloe", "rosa", "ben", "ruth", "fay"},
}


@pytest.mark.parametrize("name", GETS_IN)
def test_who_gets_in(name, client, cast):
    for who, person in cast.people.items():
        if who == "ruth" and "ruth" not in GETS_IN[name]:
            continue
        client.cookies.clear()
        sign_in(client, person)
        expected = 200 if who in GETS_IN[name] else 403
        assert client.get(reverse(name)).status_code == expected, who


@pytest.mark.parametrize("name", [*GETS_IN, "people:colleague"])
def test_nobody_gets_in_without_signing_in(name, client, cast):
    args = [cast.dev.id] if name == "people:colleague" else []
    assert client.get(reverse(name, args=args)).status_code == 302


def test_another_agency_s_colleague_is_not_there(client, cast):
    sign_in(client, cast.ruth)
    for name in ("people:colleague", "cases:leaving"):
        assert client.get(reverse(name, args=[cast.dev.id])).status_code == 404
    for name in ("people:change_colleague", "people:teams", "people:start_over", "people:record_credential"):
        assert client.post(reverse(name, args=[cast.dev.id]), {"team": "intake"}).status_code == 404


def page(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def test_a_colleague_sees_place_and_teams_but_not_papers(client, cast):
    sign_in(client, cast.amira)
    said = page(client, "people:colleague", cast.dev.id)
    assert "Dev" in said
    assert "Trainings and papers" not in said
    assert "Record another" not in said
    assert "Trainings and papers" in page(client, "people:colleague", cast.amira.id)


def test_a_paper_is_recorded_and_taken_back_on_the_page(client, cast, as_person):
    sign_in(client, cast.chloe)
    paper = {"paper-kind": "orientation", "paper-earned_on": "2026-01-05", "paper-hours": "6"}
    assert client.post(reverse("people:record_credential", args=[cast.dev.id]), paper).status_code == 303
    assert "Agency’s own training, 6 hours" in page(client, "people:colleague", cast.dev.id).replace(
        "&#x27;", "’"
    )
    recorded = recorded_papers(cast, as_person, "orientation")[0]
    taken = client.post(reverse("people:withdraw_credential", args=[cast.dev.id, recorded]))
    assert taken.status_code == 303
    assert recorded_papers(cast, as_person, "orientation") == []


def recorded_papers(cast, as_person, kind):
    with as_person(cast.chloe):
        rows = Credential.objects.filter(account_id=cast.dev.id, kind=kind, withdrawn_at=None)
        return list(rows.values_list("id", flat=True))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"paper-kind": "foundation", "paper-earned_on": "3999-01-01"}, "has not come yet"),
        (
            {"paper-kind": "foundation", "paper-earned_on": "2026-01-02", "paper-expires_on": "2026-01-01"},
            "would end before it began",
        ),
    ],
)
def test_a_wrong_paper_says_why_and_keeps_what_was_typed(typed, sentence, client, cast):
    sign_in(client, cast.chloe)
    answer = client.post(reverse("people:record_credential", args=[cast.dev.id]), typed)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert typed["paper-earned_on"] in answer.content.decode()


def test_the_invitation_link_is_shown_once_and_leads_to_the_join_page(client, cast):
    sign_in(client, cast.rosa)
    typed = {"working_name": "Sol", "login": "sol@linden.example", "role": "advocate", "teams": ["on_call"]}
    typed["supervisor"] = str(cast.chloe.id)
    answer = client.post(reverse("people:invite"), typed)
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "/join/" in said
    link = said.split('id="link">')[1].split("<")[0]
    assert client.get(link.removeprefix("http://testserver")).status_code == 200
    assert "Invited, not here yet" in page(client, "people:staff")


def test_an_invitation_that_cannot_be_keeps_what_was_typed(client, cast):
    sign_in(client, cast.rosa)
    typed = {
        "working_name": "Sol",
        "login": "amira@linden.example",
        "role": "advocate",
        "supervisor": str(cast.chloe.id),
    }
    answer = client.post(reverse("people:invite"), typed)
    assert answer.status_code == 422
    assert 'value="Sol"' in answer.content.decode()
    assert "signs in with this already" in answer.content.decode()


def test_role_and_supervisor_are_changed_on_the_page_and_a_loop_is_explained(client, cast):
    sign_in(client, cast.rosa)
    url = reverse("people:change_colleague", args=[cast.dev.id])
    assert (
        client.post(url, {"place-role": "advocate", "place-supervisor": str(cast.vera.id)}).status_code == 303
    )
    assert Account.objects.get(id=cast.dev.id).supervisor_id == cast.vera.id
    nobody = client.post(url, {"place-role": "advocate", "place-supervisor": ""})
    assert nobody.status_code == 422
    assert "Choose a supervisor" in nobody.content.decode()


def test_the_last_custodian_but_one_goes_with_a_loud_word_and_the_last_not_at_all(client, cast):
    sign_in(client, cast.rosa)
    leaves = {"team": "custodians", "do": "leave"}
    said = client.post(reverse("people:teams", args=[cast.chloe.id]), leaves, follow=True).content.decode()
    assert "Only one custodian holds a key now" in said
    client.cookies.clear()
    sign_in(client, cast.vera)
    client.post(reverse("people:teams", args=[cast.rosa.id]), leaves)
    client.cookies.clear()
    sign_in(client, cast.rosa)
    assert client.get(reverse("people:keys")).status_code == 200


def refusals_of(who):
    with connections["sealer"].cursor() as cursor:
        cursor.execute("select why from ledger_line where what = 'refused' and actor_id = %s", [who.id])
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_a_refusal_about_a_team_is_said_on_the_page_and_is_a_line(client, cast):
    url = reverse("people:teams", args=[cast.dev.id])
    sign_in(client, cast.chloe)
    assert client.post(url, {"team": "intake", "do": "join"}).status_code == 303
    assert refusals_of(cast.chloe) == []
    client.cookies.clear()
    sign_in(client, cast.amira)
    answer = client.post(url, {"team": "on_call", "do": "leave"}, follow=True)
    assert "You may not do this." in answer.content.decode()
    assert refusals_of(cast.amira) == ["role"]
    client.cookies.clear()
    sign_in(client, cast.ida)
    client.post(url, {"team": "custodians", "do": "join"})
    assert refusals_of(cast.ida) == ["not_custodian"]


def test_a_lapse_is_on_her_page_and_on_her_supervisor_s(client, cast, as_person):
    with as_person(cast.dev) as actor:
        open_client(actor=actor, chosen_name="Esther", opened_on=date(2026, 5, 14))
    lapse(cast, as_person, TODAY - timedelta(days=1))
    sign_in(client, cast.dev)
    assert "A paper of yours has lapsed" in page(client, "people:today")
    client.cookies.clear()
    sign_in(client, cast.chloe)
    assert "In grace until" in page(client, "people:today")


def test_after_the_grace_her_supervisor_is_told_whose_clients_she_has(client, cast, as_person):
    with as_person(cast.dev) as actor:
        open_client(actor=actor, chosen_name="Esther", opened_on=date(2026, 5, 14))
    lapse(cast, as_person, TODAY - timedelta(days=5))
    sign_in(client, cast.chloe)
    said = page(client, "people:today")
    assert "Dev’s drawers are closed; 1 client is with you." in said
    assert "Esther" not in said
    client.cookies.clear()
    sign_in(client, cast.dev)
    assert "Your drawers are closed." in page(client, "people:today")


def lapse(cast, as_person, ends_on):
    with as_person(cast.chloe) as actor:
        for paper in Credential.objects.filter(account_id=cast.dev.id, withdrawn_at=None):
            clearance.withdraw_credential(actor=actor, account=cast.dev.account, credential_id=paper.id)
        for kind in (CredentialKind.CONFIDENTIALITY, CredentialKind.FOUNDATION):
            clearance.record_credential(
                actor=actor,
                account=cast.dev.account,
                kind=kind,
                earned_on=TODAY - timedelta(days=700),
                expires_on=ends_on,
            )


def test_custodians_are_told_who_waits_and_give_the_keys_with_one_button(client, cast, as_person):
    with as_person(cast.amira) as actor:
        open_client(actor=actor, chosen_name="Esther", opened_on=date(2026, 5, 14))
    starts_over(cast, as_person, cast.rosa, cast.amira)
    sign_in(client, cast.rosa)
    assert "Amira waits for keys" in page(client, "people:today")
    assert "1 client" in page(client, "people:keys")
    given = client.post(reverse("people:grant_keys"), {"account": str(cast.amira.id)}, follow=True)
    assert "Amira has the keys" in given.content.decode()
    assert "Nobody waits for a key." in page(client, "people:keys")


def test_a_long_run_goes_on_without_script_and_with(client, cast, as_person, monkeypatch):
    with as_person(cast.amira) as actor:
        for number in range(3):
            open_client(actor=actor, chosen_name=f"Esther {number}", opened_on=date(2026, 5, 14))
    starts_over(cast, as_person, cast.rosa, cast.amira)
    monkeypatch.setattr(
        "alongside.people.actions.granting.grant_batch.__kwdefaults__", {"after": None, "size": 2}
    )
    sign_in(client, cast.rosa)
    first = client.post(reverse("people:grant_keys"), {"account": str(cast.amira.id)})
    said = first.content.decode()
    assert first.status_code == 200
    assert "2 clients looked at so far" in said
    fields = {
        name: said.split(f'name="{name}" value="')[1].split('"')[0]
        for name in ("account", "after", "seen", "given")
    }
    part = client.post(reverse("people:grant_keys"), fields, headers={"HX-Request": "true"})
    assert part.status_code == 204
    assert part["HX-Redirect"] == reverse("people:keys")
    assert "Amira has the keys. 3 clients were new." in page(client, "people:keys")


def test_everyone_s_keys_are_given_one_after_another(client, cast, as_person):
    with as_person(cast.amira) as actor:
        open_client(actor=actor, chosen_name="Esther", opened_on=date(2026, 5, 14))
    for who in (cast.amira, cast.dev):
        starts_over(cast, as_person, cast.rosa, who)
    sign_in(client, cast.rosa)
    assert "Give everyone’s keys" in page(client, "people:keys")
    first = client.post(reverse("people:grant_keys"), {"account": "everyone"})
    said = first.content.decode()
    assert "Amira has the keys" in said
    assert "Giving Dev’s keys" in said
    fields = {"account": str(cast.dev.id), "after": "", "everyone": "yes"}
    assert (
        "Dev has the keys" in client.post(reverse("people:grant_keys"), fields, follow=True).content.decode()
    )
    nobody = client.post(reverse("people:grant_keys"), {"account": "everyone"})
    assert nobody.status_code == 303


@pytest.mark.parametrize("typed", [{}, {"account": "x"}, {"account": "x" * 40, "after": "y"}])
def test_a_step_that_makes_no_sense_is_not_there(typed, client, cast):
    sign_in(client, cast.rosa)
    assert client.post(reverse("people:grant_keys"), typed).status_code == 404


def test_shares_on_the_page(client, cast):
    sign_in(client, cast.vera, stepped_up=False)
    assert client.get(reverse("people:recover")).status_code == 302
    client.cookies.clear()
    sign_in(client, cast.vera)
    wrong = client.post(reverse("people:recover"), {"first": "one two", "second": "three"})
    assert wrong.status_code == 422
    assert "do not open your agency" in wrong.content.decode()
    right = dict(zip(("first", "second"), cast.shares["linden"][:2], strict=True))
    assert client.post(reverse("people:recover"), right).status_code == 303
    assert client.get(reverse("people:ledger")).status_code == 200


def test_the_ledger_page_names_colleagues_and_no_client(transactional_db, client, cast, as_person):
    with as_person(cast.amira) as actor:
        open_client(actor=actor, chosen_name="Esther", opened_on=date(2026, 5, 14))
    sign_in(client, cast.rosa)
    said = page(client, "people:ledger")
    assert "Amira opened the work" in said
    assert "Chloe was given access, by Amira" in said
    assert "1 client" in said
    assert "Esther" not in said
    hers = client.get(reverse("people:ledger"), {"who": str(cast.dev.id)}).content.decode()
    assert "Amira opened the work" not in hers
    assert "Rosa read this log" in page(client, "people:ledger")


def test_leaving_on_the_page_asks_again_where_someone_is_missing(client, cast, as_person):
    with as_person(cast.amira) as actor:
        open_client(actor=actor, chosen_name="Esther", opened_on=date(2026, 5, 14))
    sign_in(client, cast.rosa)
    url = reverse("cases:leaving", args=[cast.amira.id])
    shown = client.get(url).content.decode()
    assert "A client, no name shown" in shown
    assert "Esther" not in shown
    missing = client.post(url, {"do": "end"})
    assert missing.status_code == 422
    assert "Choose someone else here." in missing.content.decode()
    done = client.post(url, {"do": "end", "everyone": str(cast.dev.id)}, follow=True)
    assert "1 client handed over. Amira has left" in done.content.decode()
    assert "Amira" in client.get(reverse("people:staff"), {"left": "yes"}).content.decode()


def test_whoever_leaves_is_signed_out_at_the_next_click(client, cast, as_person):
    from django.test import Client

    hers = Client()
    sign_in(hers, cast.dev)
    assert hers.get(reverse("people:today")).status_code == 200
    sign_in(client, cast.rosa)
    client.post(reverse("cases:leaving", args=[cast.dev.id]), {"do": "end"})
    assert hers.get(reverse("people:today")).status_code == 302


def test_leaving_without_the_second_factor_keeps_what_was_chosen(client, cast, as_person):
    with as_person(cast.amira) as actor:
        open_client(actor=actor, chosen_name="Esther", opened_on=date(2026, 5, 14))
    sign_in(client, cast.rosa, stepped_up=False)
    url = reverse("cases:leaving", args=[cast.amira.id])
    answer = client.post(url, {"do": "end", "everyone": str(cast.dev.id)})
    assert answer.status_code == 422
    assert f'value="{cast.dev.id}" selected' in answer.content.decode()
    assert Account.objects.get(id=cast.amira.id).left_at is None


def test_the_list_asks_the_same_few_questions_however_many_work_here(
    client, cast, as_person, django_assert_max_num_queries
):
    sign_in(client, cast.rosa)
    with django_assert_max_num_queries(16):
        client.get(reverse("people:staff"))


def test_a_supervisor_s_change_is_offered_on_the_hand_over_page(client, cast, as_person):
    with as_person(cast.amira) as actor:
        open_client(actor=actor, chosen_name="Esther", opened_on=date(2026, 5, 14))
    with as_person(cast.rosa) as actor:
        staffing.change_place(actor=actor, account_id=cast.amira.id, place=Place(Role.ADVOCATE, cast.vera.id))
    sign_in(client, cast.rosa)
    assert "1 client is not supervised by Vera yet." in page(client, "cases:leaving", cast.amira.id)
    done = client.post(reverse("cases:settle_supervision", args=[cast.amira.id]), follow=True)
    assert "Supervision of one client is passed on." in done.content.decode()
