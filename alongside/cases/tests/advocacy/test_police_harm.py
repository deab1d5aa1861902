"""Harm by police: kept only with a yes, narrower than its drawer at the door and in the row, out of every print."""

import pytest
from django.db import connection

from alongside.cases import policies, policies_advocacy
from alongside.cases.actions import police_harm as log
from alongside.cases.actions.care_team import add_member
from alongside.cases.errors import SomeoneElseWasFaster
from alongside.cases.errors_advocacy import KeepOnlyWithTheirYes
from alongside.cases.models import PoliceHarm
from alongside.cases.selectors.advocacy import harm_for, harms_of, read_harm
from alongside.cases.tests.advocacy.words import harm
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, Refused

EVERYONE = ("amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay")


@pytest.fixture
def team(cast, as_person, esther):
    """Dev joined the care team as a medical advocate: the notes are open to him."""
    with as_person(cast.amira) as actor:
        add_member(
            actor=actor,
            case_id=esther.id,
            account_id=cast.dev.id,
            part="medical",
            why="Goes along to the clinic.",
        )
    return esther


@pytest.fixture
def entry(cast, as_person, team):
    """Amira, who leads the work, wrote something down."""
    with as_person(cast.amira) as actor:
        return log.write_harm(actor=actor, case_id=team.id, told=harm())


def test_nothing_is_kept_before_they_said_that_it_may_be(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor, pytest.raises(KeepOnlyWithTheirYes):
        log.write_harm(actor=actor, case_id=esther.id, told=harm(agreed_to_keep="no"))
    answer = browser(cast.amira).post(
        f"/clients/{esther.id}/advocacy/police-harm/add/",
        {"agreed_to_keep": "no", "what_happened": "He took all of it."},
    )
    assert answer.status_code == 422
    assert "only once they have said" in answer.content.decode()
    assert "He took all of it." in answer.content.decode()
    with as_person(cast.amira):
        assert not PoliceHarm.objects.exists()


def test_nothing_is_chosen_beforehand(cast, browser, esther):
    assert (
        "checked"
        not in browser(cast.amira).get(f"/clients/{esther.id}/advocacy/police-harm/add/").content.decode()
    )


def test_it_is_written_read_and_corrected_by_its_author(cast, browser, esther):
    client = browser(cast.amira)
    here = f"/clients/{esther.id}/advocacy/police-harm/"
    sent = {"agreed_to_keep": "yes", "what_happened": "He took all of it.", "kinds": ["took", "threat"]}
    one = client.post(f"{here}add/", sent).headers["Location"]
    page = client.get(one).content.decode()
    assert "Threatened, Took money or things" in page
    assert "Not asked" in page
    answer = client.post(f"{one}correct/", {**sent, "version": "1", "wish": "attorney"})
    assert answer.status_code == 303
    assert "Talk to an attorney first" in client.get(one).content.decode()
    assert "He took all of it." in client.get(here).content.decode()


@pytest.mark.parametrize("who", EVERYONE)
def test_who_of_the_cast_reads_it(cast, as_person, browser, entry, team, who):
    """Amira wrote it and leads the work, Chloe supervises. Dev holds the notes, and that is not enough."""
    reads = who in ("amira", "chloe")
    client = browser(getattr(cast, who))
    one = client.get(f"/clients/{team.id}/advocacy/police-harm/{entry.id}/")
    assert (one.status_code == 200) is reads
    listed = client.get(f"/clients/{team.id}/advocacy/police-harm/")
    assert ("He took all of it." in listed.content.decode()) is reads
    assert (listed.status_code == 200) is (who in ("amira", "chloe", "dev"))
    overview = client.get(f"/clients/{team.id}/advocacy/").content.decode()
    assert ("1 entry that you may read." in overview) is reads


@pytest.mark.parametrize("who", EVERYONE)
def test_the_row_says_the_same_as_the_door(cast, as_person, entry, team, who):
    with as_person(getattr(cast, who)) as actor:
        seen = PoliceHarm.objects.filter(subject_id=team.subject_id).count()
        assert seen == (1 if who in ("amira", "chloe") else 0)
        assert len(harms_of(actor, team)) == seen
        one = bool(policies_advocacy.may_read_harm(actor, team, entry))
        assert one is bool(seen)


def test_an_author_who_does_not_lead_reads_her_own_and_no_other(cast, as_person, entry, team):
    with as_person(cast.dev) as actor:
        his = log.write_harm(actor=actor, case_id=team.id, told=harm(what_happened="Told to Dev."))
        assert [row.what_happened for row in harms_of(actor, team)] == ["Told to Dev."]
        with pytest.raises(NotFound):
            harm_for(actor, team, entry.id)
    with as_person(cast.amira) as actor:
        assert {row.id for row in harms_of(actor, team)} == {his.id, entry.id}


def test_only_its_author_corrects_it_at_the_door_and_in_the_row(cast, as_person, browser, entry, team):
    with as_person(cast.chloe) as actor:
        with pytest.raises(Refused):
            log.correct_harm(
                actor=actor, case_id=team.id, harm_id=entry.id, version=1, told=harm(wish="complain")
            )
        with connection.cursor() as cursor:
            cursor.execute("update cases_policeharm set wish = 'complain' where id = %s", [entry.id])
            assert cursor.rowcount == 0
    page = browser(cast.chloe).get(f"/clients/{team.id}/advocacy/police-harm/{entry.id}/").content.decode()
    assert "Correct it" not in page


def test_a_correction_keeps_what_stood_there_and_overwrites_nothing(cast, as_person, entry, team):
    with as_person(cast.amira) as actor:
        its = {"actor": actor, "case_id": team.id, "harm_id": entry.id}
        log.correct_harm(**its, version=1, told=harm(what_happened="He took half of it."))
        with pytest.raises(SomeoneElseWasFaster):
            log.correct_harm(**its, version=1, told=harm(what_happened="Late."))
        found, former = read_harm(actor, harm_for(actor, team, entry.id))
        assert found.what_happened == "He took half of it."
        assert former[0].said == [("What happened", "He took all of it.")]


def test_its_words_are_sealed_and_each_reading_is_a_line(cast, as_person, entry, team, said):
    with as_person(cast.amira) as actor:
        row = harm_for(actor, team, entry.id)
        assert b"He took" not in bytes(row.what_happened_sealed)
        assert b"tall" not in bytes(row.officer_sealed)
        read_harm(actor, row)
    assert (What.NOTE_READ, entry.id) in {(line.what, line.about_id) for line in said}


def test_it_goes_into_no_print(cast, browser, entry, team):
    client = browser(cast.amira)
    for where in (f"{entry.id}/", ""):
        page = client.get(f"/clients/{team.id}/advocacy/police-harm/{where}").content.decode()
        told = page.index("He took all of it.")
        assert (
            'class="no-print"' in page[:told] or "no-print" in page[page.rindex("<section", 0, told) : told]
        )
        assert "This page is not made to be printed." in page


def test_it_is_on_no_other_page_of_the_client(cast, browser, entry, team):
    client = browser(cast.amira)
    for page in ("", "timeline/", "documents/", "advocacy/", "log/"):
        assert "He took all of it." not in client.get(f"/clients/{team.id}/{page}").content.decode()


def test_no_part_of_a_care_team_but_the_lead_opens_it():
    """A part opens drawers; this log asks for the lead of the work besides."""
    assert "police" not in " ".join(
        drawer for drawers in policies.DRAWERS_OF_PART.values() for drawer in drawers
    )
