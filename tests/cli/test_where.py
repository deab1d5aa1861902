"""The trail of a screen."""

import pytest

from config import where


def test_an_address_and_a_name_lead_to_the_same_trail() -> None:
    by_address, by_name = where.find("/styleguide/"), where.find("foundation:styleguide")

    assert by_address is not None
    assert by_address == by_name
    assert by_address.view.startswith("alongside/foundation/views.py:")
    assert by_address.templates == ["alongside/foundation/templates/foundation/styleguide.html"]


@pytest.mark.parametrize("place", ["/styleguide", "http://localhost:8000/styleguide/", "styleguide/?dark=1"])
def test_an_address_may_be_written_as_it_stands_in_the_browser(place: str) -> None:
    trail = where.find(place)

    assert trail is not None
    assert trail.name == "foundation:styleguide"


def test_it_names_the_tests_that_mention_the_screen() -> None:
    trail = where.find("foundation:styleguide")

    assert trail is not None
    assert "tests/cli/test_where.py" in trail.tests


def test_every_named_screen_has_a_trail() -> None:
    names = [name for name, _, _ in where.named()]

    assert len(names) > 5
    for name in names:
        trail = where.find(name)
        assert trail is not None
        assert ".py:" in trail.view, name


def test_what_nothing_answers_to_is_no_trail_but_has_neighbours() -> None:
    assert where.find("/no/such/place/") is None
    assert where.find("foundation:stylegide") is None
    assert "foundation:styleguide" in where.similar("foundation:stylegide")


def test_the_actions_a_view_calls_are_named() -> None:
    source = "def view(request):\n    if request:\n        helping.do_it()\n        helping.do_more()\n"

    assert where._called(source, "helping") == "do_it, do_more"
    assert where._called(source, "other") == ""


def test_a_view_is_followed_through_the_functions_of_its_own_module() -> None:
    trail = where.find("cases:new")

    assert trail is not None
    assert "alongside/cases/templates/cases/new.html" in trail.templates
    assert any(action.startswith("alongside/cases/actions/opening.py") for action in trail.actions)
