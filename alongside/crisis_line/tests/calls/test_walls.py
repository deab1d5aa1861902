"""A call behind each of the three walls, with the others off; and what must open when the vault is down."""

import pytest
from django.conf import settings as house
from django.urls import reverse

from alongside.crisis_line import policies
from alongside.crisis_line.models import AgencyLines, Call
from alongside.crisis_line.selectors.calls import call_for, opened
from alongside.crisis_line.tests.calls.ground import pantry
from alongside.vault import keyring
from alongside.vault.errors import Locked, NotFound
from tests.attacks.ground import ask, passes_or_is_refused
from tests.browse import sign_in

EVERYONE = ("amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay")
ON_THE_LINE = {"amira", "dev", "chloe", "rosa"}


def row_wall_off():
    for table in ("crisis_line_call", "keys_drawerkey", "keys_teamkey", "vault_subject"):
        ask(f"alter table {table} disable row level security", using="owner")


# -- the door -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", EVERYONE)
def test_the_list_rule_and_the_rule_for_one_agree(cast, as_person, a_call, who):
    with as_person(getattr(cast, who)) as actor:
        listed = Call.objects.filter(policies.readable(actor)).exists()
        assert bool(policies.may_read(actor, a_call)) is listed is (who in ON_THE_LINE)


@pytest.mark.parametrize("who", sorted(set(EVERYONE) - ON_THE_LINE))
def test_the_door_alone_keeps_everyone_else_out(transactional_db, cast, as_person, a_call, who):
    row_wall_off()
    with as_person(getattr(cast, who)) as actor:
        assert Call.objects.count() == 1
        with pytest.raises(NotFound):
            call_for(actor, a_call.id)


# -- the row --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", EVERYONE)
def test_the_row_alone_shows_it_to_the_on_call_team_only(cast, as_person, a_call, who):
    with as_person(getattr(cast, who)):
        assert Call.objects.count() == int(who in ON_THE_LINE)
        changed = passes_or_is_refused("update crisis_line_call set contacts = 9")
        assert changed == int(who in ON_THE_LINE)


def test_the_row_closes_when_the_trainings_lapse(transactional_db, cast, as_person, a_call):
    ask("update vault_clearance set cleared_until = now() - interval '1 hour' where actor_id = %s", [cast.dev.id],
        using="owner")  # fmt: skip
    with as_person(cast.dev) as actor:
        assert Call.objects.count() == 0
        with pytest.raises(NotFound):
            call_for(actor, a_call.id)


def test_without_anyone_there_is_no_row(a_call):
    assert ask("select count(*) from crisis_line_call") == [(0,)]


def test_a_call_hangs_on_a_subject_of_its_own_agency_only(cast, as_person, a_call):
    with as_person(cast.ben) as ben:
        moved = (
            "insert into crisis_line_call select (jsonb_populate_record(c, '{}')).* from crisis_line_call c"
        )
        assert passes_or_is_refused(moved) == 0
        assert passes_or_is_refused("update crisis_line_call set agency_id = %s", [ben.agency_id]) == 0


# -- the seal -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", sorted(set(EVERYONE) - ON_THE_LINE))
def test_the_seal_alone_opens_for_nobody_else(transactional_db, cast, as_person, step, a_call, who):
    step("note", "A canary in a call")
    row_wall_off()
    with as_person(getattr(cast, who)):
        with pytest.raises(Locked):
            opened(Call.objects.get())
        with pytest.raises(Locked):
            keyring.opened().key_of(a_call.subject_id, "call")


def test_a_call_has_two_living_holders_and_no_other_drawer(transactional_db, a_call):
    rows = ask("select drawer, count(*) from keys_drawerkey where subject_id = %s group by 1", [a_call.subject_id],
               using="owner")  # fmt: skip
    assert rows == [("call", 2)]


# -- the line never waits for the vault -------------------------------------------------------------------


@pytest.fixture
def dev(transactional_db, cast, browser_of):
    browser = browser_of("dev")
    for page in ("numbers", "blank"):
        assert browser.get(reverse(f"crisis_line:{page}")).status_code == 200
    return browser


@pytest.mark.parametrize("page", ["numbers", "blank"])
def test_the_numbers_and_a_blank_sheet_open_with_the_ledger_down(dev, page):
    ask(f'revoke insert on ledger_line from "{house.ROLES["aside"]}"', using="owner")
    answer = dev.get(reverse(f"crisis_line:{page}"))
    assert answer.status_code == 200
    assert "1-888-373-7888" in answer.content.decode()


@pytest.mark.parametrize("page", ["numbers", "blank"])
@pytest.mark.parametrize("table", ["keys_drawerkey", "keys_teamkey"])
def test_the_numbers_and_a_blank_sheet_open_with_the_key_store_refused(dev, page, table):
    ask(f'revoke all on {table} from "{house.ROLES["app"]}"', using="owner")
    assert dev.get(reverse(f"crisis_line:{page}")).status_code == 200


@pytest.mark.parametrize("down", ["ledger_line", "keys_drawerkey", "keys_teamkey"])
def test_services_and_their_numbers_are_found_with_a_store_down(dev, cast, a_call, down):
    service = pantry(cast)
    part, what = ("aside", "insert") if down == "ledger_line" else ("app", "all")
    ask(f'revoke {what} on {down} from "{house.ROLES[part]}"', using="owner")
    on_the_call = reverse("crisis_line:find_help", args=[a_call.id])
    for address, sent in (
        (reverse("directory:search"), {"words": "food"}),
        (reverse("find:places"), {"words": "food"}),
        (on_the_call, {"tonight": "need.food"}),
    ):
        assert "217-555-0147" in dev.post(address, sent).content.decode(), address
    for address in (
        reverse("directory:search"), reverse("directory:services"), reverse("directory:beds"),
        reverse("find:places"), reverse("directory:service", args=[service.id]),
        reverse("find:place", args=[service.id]),
    ):  # fmt: skip
        assert dev.get(address).status_code == 200, address


def test_a_call_itself_is_not_shown_with_the_ledger_down(dev, step, a_call):
    step("note", "A canary in a call")
    ask(f'revoke insert on ledger_line from "{house.ROLES["aside"]}"', using="owner")
    answer = dev.get(reverse("crisis_line:call", args=[a_call.id]))
    assert answer.status_code == 503
    assert "canary" not in answer.content.decode()
    assert step("note", "More").status_code == 503


# -- the agency's own lists -------------------------------------------------------------------------------


def lines_url(kind, language=""):
    return reverse("crisis_line:lines", args=[kind]) + (f"?language={language}" if language else "")


def test_the_agency_changes_its_words_in_a_language_and_a_call_shows_them(step, browser_of, a_call):
    chloe = browser_of("chloe")
    sent = {"version": "0", "language": "es", "lines": "Aquí estamos.\n\n  Usted   decide. "}
    assert chloe.post(lines_url("words"), sent).status_code == 303
    page = browser_of("amira").get(reverse("crisis_line:call", args=[a_call.id])).content.decode()
    assert "Aquí estamos." in page
    assert "You decide. We can stop at any time." in page
    assert browser_of("noor").post(lines_url("words"), sent).status_code == 403


def test_numbers_are_dialled_as_they_were_written(browser_of):
    chloe = browser_of("chloe")
    chloe.post(
        lines_url("numbers"),
        {"version": "0", "language": "en", "lines": "Linden ER, 217-555-0150, by day\nNoor"},
    )
    page = browser_of("ida").get(reverse("crisis_line:numbers")).content.decode()
    assert 'href="tel:2175550150"' in page
    assert "by day" in page
    assert "Noor" in page


def test_two_who_change_a_list_see_both(browser_of, cast, as_person):
    chloe, dev = browser_of("chloe"), browser_of("dev")
    chloe.post(lines_url("numbers"), {"version": "0", "language": "en", "lines": "One, 555-0101"})
    answer = dev.post(lines_url("numbers"), {"version": "0", "language": "en", "lines": "Two, 555-0102"})
    assert answer.status_code == 409
    assert "One, 555-0101" in answer.content.decode()
    assert "Two, 555-0102" in answer.content.decode()
    with as_person(cast.dev):
        assert AgencyLines.objects.get().lines == ["One, 555-0101"]


def test_a_list_that_does_not_exist_is_not_there(browser_of):
    assert browser_of("chloe").get(lines_url("secrets")).status_code == 404


def test_another_agency_has_its_own(browser_of, cast, client):
    browser_of("chloe").post(
        lines_url("numbers"), {"version": "0", "language": "en", "lines": "Linden ER, 555-0101"}
    )
    sign_in(client, cast.ben)
    assert "Linden ER" not in client.get(reverse("crisis_line:numbers")).content.decode()
