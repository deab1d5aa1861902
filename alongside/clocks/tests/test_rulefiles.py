"""The rules as shipped, and what is said about a rule that cannot be counted by."""

import json

import pytest

from alongside.clocks.rulefiles import BadRule, read_file, read_rule, shipped

PROMISED = """
    us-hiv-pep-72h us-emergency-contraception-120h il-evidence-kit-7d il-kit-held-10y
    il-police-custody-5d il-lab-10wd il-lab-analysis-6m il-follow-up-care-90d il-compensation-5y
    il-police-notice-7d il-police-notice-72h il-order-ends il-civil-10y il-minor-investigation-24h
    il-child-report-call il-child-report-written-48h us-foreign-minor-24h us-interim-assistance-120d
    us-rfa-before-18 us-rca-4m us-t-status-4y us-t-presence-3y us-u-918b-6m us-vawa-2y
    us-vawa-child-21 us-continued-presence-2y us-1595-10y us-1593-losses us-3771a-answer-30d
    us-3771a-hearing-15d us-3771a-hearing-45d us-missing-child-24h
"""


def a_rule(**changes):
    body = json.loads(json.dumps(dict(shipped()["il-evidence-kit-7d"].body)))
    body.update(changes)
    return {name: value for name, value in body.items() if value is not ...}


def test_what_the_practice_names_is_shipped_as_drafts_with_a_source():
    assert set(PROMISED.split()) <= set(shipped())
    for rule in shipped().values():
        assert rule.state == "draft"
        assert rule.body["source"]["law"]
        assert rule.body["not_this"]


def test_no_text_of_a_rule_blames_or_promises():
    words = " ".join(
        rule.text(name).lower()
        for rule in shipped().values()
        for name in ("title", "words", "late", "not_this")
    )
    for word in (
        "a victim",
        "prostitute ",
        "must not",
        "failed",
        "too late",
        "eligible for",
        "entitled",
        "!",
    ):
        assert word not in words, word


def test_every_word_stands_in_both_languages():
    for rule in shipped().values():
        texts = [
            rule.body[name]
            for name in ("title", "words", "late", "not_this", "binds_words")
            if name in rule.body
        ]
        for text in (*texts, *rule.facts.values()):
            assert isinstance(text, dict), (rule.id, text)
            assert text["es"].strip(), rule.id
            assert text["es"] != text["en"], rule.id


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"unit": "weeks"}, "unit must be one of"),
        ({"count": -1}, "count must be a whole number"),
        ({"count": True}, "count must be a whole number"),
        ({"count": 99999}, "count must be a whole number, 3660 at most"),
        ({"id": "Kit 7"}, "id must be small letters"),
        ({"version": 0}, "version must be"),
        ({"trigger": {"words": "x"}}, "must have a fact"),
        ({"trigger": {"fact": "then"}}, "trigger words must be a text"),
        ({"title": {"es": "Kit"}}, "title must be a text in English"),
        ({"words": " "}, "words must be a text"),
        ({"words": ...}, "words must be a text"),
        ({"binds": "everyone"}, "binds must be one of"),
        ({"calendar": "lunar"}, "calendar must be one of"),
        ({"warn": ["soon"]}, "warn holds something else"),
        ({"flags": ["X"]}, "flags holds something else"),
        ({"source": {"section": "1"}}, "source must have law"),
        ({"state": "verified"}, "needs verified_on and reviewer"),
        ({"verified_on": "May 3"}, "verified_on must be a day"),
        ({"at_age": 18}, "at_age goes with the fact born_on"),
        ({"or_later": [{"count": 1}]}, "must have a fact"),
        (
            {"or_later": [{"trigger": {"fact": "assaulted_at", "words": "x"}, "count": 1, "unit": "days"}]},
            "once",
        ),
        ({"colour": "red"}, "unknown words: colour"),
    ],
)
def test_a_mistake_names_file_rule_and_reason(changes, reason):
    with pytest.raises(BadRule) as problem:
        read_rule("illinois.json", "US-IL", a_rule(**changes))
    assert str(problem.value).startswith("illinois.json, rule ")
    assert reason in str(problem.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "this is no JSON"),
        ("[]", "format 1"),
        ('{"format": 2}', "format 1"),
        ('{"format": 1, "jurisdiction": "US"}', "needs jurisdiction"),
        ('{"format": 1, "jurisdiction": "US", "rules": ["x"]}', "must be an object"),
    ],
)
def test_a_file_that_is_none_says_why(text, reason):
    with pytest.raises(BadRule, match=reason):
        list(read_file("mine.json", text))
