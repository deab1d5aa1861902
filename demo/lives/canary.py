"""One client whose every word is a canary (demo.canaries), and whom a search of a dump must not find."""

from demo import canaries
from demo.lives.shapes import Helper, Life, Note, Paper, Way

LIVES = (
    Life(
        lead="malik", name=canaries.NAME, pronouns="they/them", language="English",
        legal=canaries.LEGAL_NAME, born="1970-01-31", about=canaries.ABOUT, opened=28,
        ways=(
            Way(
                "phone", canaries.PHONE, who=canaries.WHO_MAY_ANSWER, code=canaries.CODE_WORD,
                confirmed=28,
            ),
        ),
        notes=(
            Note(28, canaries.NOTE),
            Note(27, canaries.PLAN, drawer="plan"),
            Note(20, canaries.COUNSELLING_NOTE, drawer="counselling", by="sunny"),
        ),
        papers=(
            Paper(28, canaries.FILE_NAME, canaries.FILE_TEXT),
        ),
        team=(
            Helper("sunny", "counsellor", canaries.WHY_ON_TEAM),
        ),
    ),
)  # fmt: skip
