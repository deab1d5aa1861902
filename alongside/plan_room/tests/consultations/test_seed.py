"""What comes with the house, counted as the issue counts it."""

from collections import Counter
from datetime import date, time

from alongside.plan_room.actions.loading_consultations import load_consultations
from alongside.plan_room.consultations import seed
from alongside.plan_room.models import Briefing, Campaign, Consultation, Draft, Letter, Tag
from alongside.vault import wall

KEY = "FSAP13-draft"


def test_five_questions_and_forty_four_drafts(cast):
    with wall.nobody():
        row = Consultation.objects.get(key=KEY)
        assert Campaign.objects.filter(consultation=row).count() == 5
        per = Counter(Draft.objects.filter(consultation=row).values_list("campaign__number", flat=True))
        assert [per[number] for number in range(1, 6)] == [8, 11, 9, 15, 1]
        assert row.plan.key == "FSAP13"


def test_thirty_six_tags_after_the_aliases_and_ninety_one_uses(cast):
    with wall.nobody():
        drafts = list(Draft.objects.filter(consultation__key=KEY))
        used = Counter(tag for draft in drafts for tag in draft.tags)
        tags = {tag.name: tag for tag in Tag.objects.filter(consultation__key=KEY)}
    assert (len(used), sum(used.values())) == (36, 91)
    assert sum(count == 1 for count in used.values()) == 25
    assert [used[name] for name in ("demand", "training", "survivors", "schools", "victim identification")] == [
        16, 14, 10, 8, 4,
    ]  # fmt: skip
    assert sum(tag.suggested for tag in tags.values()) == 11
    assert [name for name, tag in tags.items() if tag.suggested and not used[name]] == [
        "law enforcement training"
    ]
    priority = {name for name, tag in tags.items() if tag.priority}
    assert sum(not priority & set(draft.tags) for draft in drafts) == 17
    assert {name: tag.uses for name, tag in tags.items() if tag.uses} == used


def test_the_letter_the_briefings_and_the_days(cast):
    with wall.nobody():
        row = Consultation.objects.get(key=KEY)
        letter = Letter.objects.get(consultation=row)
        assert (letter.goal, letter.addressees) == (100, ["President", "DHS", "DOJ", "HHS"])
        meetings = list(Briefing.objects.filter(consultation=row).order_by("starts"))
        assert [(m.on, m.starts, m.zone_as_printed, m.time_zone) for m in meetings] == [
            (date(2013, 5, 13), time(10), "EST", "America/New_York"),
            (date(2013, 5, 13), time(14), "EST", "America/New_York"),
        ]
        assert (row.advised_on, row.closes_on, row.opens_on) == (date(2013, 5, 23), date(2013, 5, 24), None)
        assert row.closes_at.isoformat() == "2013-05-24T04:00:00+00:00"


def test_it_is_said_to_be_the_coalitions_and_no_words_of_the_source_are_here(cast):
    with wall.nobody():
        row = Consultation.objects.get(key=KEY)
        assert "coalition" in row.attributed_to
        assert row.host == "IdeaScale"
        assert not Draft.objects.filter(consultation=row).exclude(text="").exists()
    text = seed.DATA.read_text()
    assert "@" not in text.replace("@context", "")


def test_loading_again_changes_nothing(cast):
    assert load_consultations() is False
