"""`alongside directory check-links`: off unless wanted, what it says, what a missing network is."""

from contextlib import nullcontext

import pytest
from click.testing import CliRunner

from alongside.directory.actions import linking
from config.cli import directory, ground, prepare


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr(ground, "everything", lambda progress: nullcontext())
    monkeypatch.setattr(prepare, "refuse_stale_schema", lambda: None)
    return lambda *words: CliRunner().invoke(directory.directory, ["check-links", *words])


def answers(monkeypatch, **told):
    asked = []
    monkeypatch.setattr(
        linking, "check_links", lambda since, most, how: asked.append(most) or linking.Told(**told)
    )
    return asked


def test_it_is_off_unless_wanted(run, settings, monkeypatch):
    asked = answers(monkeypatch)
    settings.LINK_CHECKS = False
    answer = run()
    assert isinstance(answer.exception, ground.Refusal)
    assert "LINK_CHECKS=1" in str(answer.exception)
    assert asked == []


@pytest.mark.parametrize(("more", "said"), [(True, "run it again"), (False, "All asked.")])
def test_it_says_what_became_of_them(run, settings, monkeypatch, more, said):
    settings.LINK_CHECKS = True
    asked = answers(monkeypatch, outcomes=linking.Counter({"works": 3, "gone": 1}), more=more)
    answer = run("--limit", "7")
    assert asked == [7]
    assert said in answer.output
    assert "gone" in answer.output


def test_without_a_network_it_says_so(run, settings, monkeypatch):
    settings.LINK_CHECKS = True
    answers(monkeypatch, network_gone=True)
    assert "The network does not answer" in str(run().exception)
