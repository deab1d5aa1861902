"""The plan through a broken glass: read, never written, never on paper. And each opening has its line."""

import pytest

from alongside.cases.tests.plan.ground import a_goal, a_need, a_phase, a_step, a_wish
from alongside.vault.actions.access import ask_glass, open_glass
from alongside.vault.enums import What


@pytest.fixture
def broken(cast, as_person, esther):
    """Dev, alone on shift, has opened Esther's record for an hour. Her plan has something in it."""
    with as_person(cast.amira) as actor:
        need, goal = a_need(actor, esther), a_goal(actor, esther)
        step = a_step(actor, esther, goal)
        a_phase(actor, esther, signal="The blue curtain")
        a_wish(actor, esther)
    with as_person(cast.dev) as actor:
        its = {"actor": actor, "subject_id": esther.subject_id, "reason_code": "danger"}
        open_glass(actor=actor, glass=ask_glass(**its, reason_sealed=b"sealed", alone=True))
    return {"need": need.id, "goal": goal.id, "step": step.id}


def test_it_is_read_and_the_wish_stands_first(cast, browser, esther, broken):
    client = browser(cast.dev)
    shown = client.get(f"/clients/{esther.id}/plan/").content.decode()
    assert shown.index("They asked you to wait until they call.") < shown.index("A place with my own key")
    assert "The blue curtain" in client.get(f"/clients/{esther.id}/safety/").content.decode()


def test_no_button_offers_to_write_or_print(cast, browser, esther, broken):
    client = browser(cast.dev)
    shown = "".join(
        client.get(f"/clients/{esther.id}/{page}/").content.decode() for page in ("plan", "safety")
    )
    for words in (
        "Add a need",
        "Move up",
        "How it stands",
        "Set it aside",
        "Write together",
        ">Take along on paper",
    ):
        assert words not in shown


def test_every_writing_screen_refuses(cast, browser, esther, broken):
    client, its = browser(cast.dev), f"/clients/{esther.id}"
    for where in (
        "plan/needs/add/",
        f"plan/needs/{broken['need']}/",
        f"plan/needs/{broken['need']}/move/",
        f"plan/needs/{broken['need']}/status/",
        "plan/goals/add/",
        f"plan/goals/{broken['goal']}/rate/",
        f"plan/goals/{broken['goal']}/turn/",
        f"plan/steps/{broken['step']}/turn/",
        "plan/paths/",
        "plan/together/",
        "plan/sayings/add/",
        "plan/readings/add/",
        "plan/companions/add/",
        "safety/signs/",
        "safety/paper/",
    ):
        answer = client.post(f"{its}/{where}", {"words": "x", "to": "done", "status": "met", "way": "up"})
        assert answer.status_code == 403, where


def test_opening_the_plan_is_a_line(cast, as_person, browser, esther, said):
    with as_person(cast.amira) as actor:
        a_need(actor, esther)
    said.clear()
    browser(cast.amira).get(f"/clients/{esther.id}/plan/")
    assert [(line.what, line.drawer) for line in said if line.what == What.PLAN_READ] == [
        (What.PLAN_READ, "plan")
    ]
