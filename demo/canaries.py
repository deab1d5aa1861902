"""Strings that the demonstration seals into records and that must never be found anywhere else.

Belongs here: the strings. They are invented and unmistakable, so that a search of a dump, a log or a
temporary folder for one of them can only find a leak. `lives/canary.py` plants them; tests look for them.
"""

NAME = "Canary Zelenograd Quill"
LEGAL_NAME = "Quillon Zelenograd-Featherstonehaugh"
ABOUT = "Collects zelenograd-quill feathers, which nobody else does."
PHONE = "217-555-0199"
CODE_WORD = "zq-marzipan-otter"
WHO_MAY_ANSWER = "Aunt Zelenquill only"
NOTE = "The zq-canary sang on the zelenquill windowsill, and this sentence stands in no other place."
COUNSELLING_NOTE = "Zq-canary counselling words: the zelenquill dream of the seventh staircase."
PLAN = "My zelenquill plan: a door with a zq-brass key."
FILE_NAME = "canary-zq-letter.txt"
FILE_TEXT = "Zq-canary letter. The zelenquill paragraph must open for nobody who was not asked in."
WHY_ON_TEAM = "Because the zelenquill visits need a second zq-canary pair of hands."

ALL = (
    NAME,
    LEGAL_NAME,
    ABOUT,
    CODE_WORD,
    WHO_MAY_ANSWER,
    NOTE,
    COUNSELLING_NOTE,
    PLAN,
    FILE_NAME,
    FILE_TEXT,
    WHY_ON_TEAM,
)
# The phone number is plain enough to occur by chance elsewhere, so it is looked for with its hyphens only.
ALL_WITH_PHONE = (*ALL, PHONE)
