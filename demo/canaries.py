"""Strings that the demonstration seals into records and that must never be found anywhere else.

Belongs here: the strings. They are invented and unmistakable, so that a search of a dump, a log or a
temporary folder for one of them can only find a leak. `lives/canary.py`, `work/canary.py` and
`line.py` plant them; tests look for them.
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
NEED = "A zelenquill lantern with a zq-brass handle."
NEXT_STEP = "Zq-canary step: ask the zelenquill tinsmith on Thursday."
COMPANION = "Zq-ferret Zelenquillo"
GOAL = "I want to hear the zq-canary choir in the zelenquill hall."
STEP = "Practise the zq-marzipan verse twice."
SAFETY = "Is the zelenquill kettle on? (zq-danger words)"
WISH = "Ring the zq-brass bell, zelenquill style, and wait."
SAYING = "I fold zelenquill paper boats, zq size."
CLOCK = "Since the zq-canary fair, zelenquill week."
MARK = "Zq-card is in the zelenquill drawer."
OUTCOME = "The zq-office will look at the zelenquill form."
SESSION = "Zq-canary session: we drew the zelenquill bridge."
CALL_NAME = "Zelenquilla Zq-Caller"
CALL_NOTE = "Zq-canary call: she asked about the zelenquill bus."
HAND_OVER = "Zq-canary hand-over: the zelenquill bus runs until nine."

RECORD = (
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
WORK = (
    NEED,
    NEXT_STEP,
    COMPANION,
    GOAL,
    STEP,
    SAFETY,
    WISH,
    SAYING,
    CLOCK,
    MARK,
    OUTCOME,
    SESSION,
    CALL_NAME,
    CALL_NOTE,
    HAND_OVER,
)
ALL = (*RECORD, *WORK)
# The phone number is plain enough to occur by chance elsewhere, so it is looked for with its hyphens only.
ALL_WITH_PHONE = (*ALL, PHONE)
