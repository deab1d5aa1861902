"""Clients of Linden Crisis Center whose work Dev leads."""

from demo.lives.shapes import Helper, Life, Note, Paper, Rest, Way

AMIRA = Helper("amira", "backup", "Steps in when Dev holds the line at night.")

LIVES = (
    Life(
        lead="dev", name="Theo", pronouns="he/him", language="English", born="2006-09-14", opened=48,
        about="Draws. Would like to finish school, at a school where nobody knows him.",
        ways=(
            Way(
                "text", "217-555-0133", times="Between noon and midnight", code="graphite",
                text="yes", voicemail="no", confirmed=2,
            ),
        ),
        notes=(
            Note(
                48,
                "Came with an outreach worker. He was put up in a motel by a man who then said "
                "that he must work off the bill. He does not want to go back to the motel, and "
                "does not want to be asked about it.",
            ),
            Note(
                41,
                "Nobody asked. We talked about shoes, and then about a place to sleep. Two "
                "nights, then a week.",
            ),
            Note(25, "Bus pass, library card, an appointment for a new ID. He was early."),
            Note(
                12, "Second hour. He draws while we talk; we look at the drawing, not at him.",
                drawer="counselling", by="noor",
            ),
            Note(
                6,
                "Place at the evening school from next month. He wants to tell his aunt himself.",
                drawer="plan",
            ),
        ),
        team=(
            AMIRA,
            Helper("noor", "counsellor", "He asked whether someone could just listen."),
        ),
    ),
    Life(
        lead="dev", name="Priya", pronouns="she/her", language="English, Hindi", born="1994-01-27",
        opened=61,
        ways=(
            Way(
                "phone", "217-555-0136", times="Monday and Thursday, 1 to 1:30", code="cardamom",
                remarks="She rings back from the pharmacy. Never ring the house.", voicemail="no",
                text="no", confirmed=9,
            ),
            Way(
                "phone", "217-555-0138", remarks="The house. Not to be used.", confirmed=61,
                ended=True,
            ),
        ),
        notes=(
            Note(
                61,
                "Minds a household of six. Came to the county for a job in an office that was "
                "never there. Her passport is in a drawer to which she has no key.",
            ),
            Note(
                47,
                "A plan for the day on which she leaves: what to take, what to leave, who drives."
                " She wrote it, I typed it. It works on any day of the week.",
                drawer="plan",
            ),
            Note(19, "Not yet. She will know when. We keep the time on Mondays."),
            Note(
                9,
                "She has her passport. She took it out, had it copied, and put it back. Copy is "
                "with the lawyer.",
            ),
        ),
        papers=(
            Paper(
                47, "the day I leave.txt",
                "Take: medicine, the blue folder, the photograph. Leave: everything else. Wait "
                "at the pharmacy, not at the bus stop.",
                drawer="plan",
            ),
        ),
    ),
    Life(
        lead="dev", name="Danuta", pronouns="she/her", language="Polish, with an interpreter",
        legal="Danuta Wierzbowa", born="1973-11-05", opened=205,
        ways=(
            Way(
                "phone", "217-555-0139", times="Weekdays after 7 pm", who="Her daughter may answer",
                code="plum cake", voicemail="yes", text="no", confirmed=21,
            ),
        ),
        notes=(
            Note(
                205,
                "Cleans offices at night for a firm that takes the rent and the van out of her "
                "pay, and then more. She has never seen a pay slip. She is angry and would like "
                "to use it.",
            ),
            Note(
                170,
                "Gave her the fact sheet on wages in Polish. She found an error in it. It was an "
                "error.",
            ),
            Note(88, "Claim filed with the labor department. She keeps the copy in the flour tin."),
            Note(
                11,
                "The firm has offered to pay half. She has asked for all of it, politely, twice.",
            ),
        ),
        papers=(
            Paper(
                88, "wage claim, copy.pdf",
                "Copy of the wage claim. 14 months of night work. Interpreter 2210 read it to "
                "her before she signed.",
            ),
        ),
    ),
    Life(
        lead="dev", name="Rain", pronouns="they/them", language="English", born="2004-04-01", opened=21,
        ways=(
            Way(
                "place", "Table by the window, Kettle Café", times="Tuesdays around 3",
                remarks="Do not come up. They will.", confirmed=8,
            ),
        ),
        notes=(
            Note(
                21,
                "Sleeps in a car with a friend. Someone takes most of what they earn, and calls "
                "it rent. They do not want a label for it. Took socks and a map of places that "
                "are open late.",
            ),
            Note(
                15,
                "Harm-reduction plan, on a card that folds small: who knows where they are, what "
                "time they ring, what it means when they do not.",
                drawer="plan",
            ),
            Note(8, "They rang on time, every time."),
        ),
        shut_out=("imani",),
    ),
    Life(
        lead="dev", name="Hoa", pronouns="she/her", language="Vietnamese, with an interpreter",
        born="1990-07-19", opened=29,
        ways=(
            Way(
                "phone", "217-555-0141", times="Sundays", code="jasmine", voicemail="no", text="no",
                confirmed=7,
            ),
        ),
        notes=(
            Note(
                29,
                "Works at a nail salon and sleeps there. The owner is a cousin of the man who "
                "lent her the fare. Interpreter 3120 on the phone; she asked that it be nobody "
                "from her town, and it is not.",
            ),
            Note(
                18,
                "Asthma is worse from the work. Clinic appointment with an interpreter of its "
                "own.",
            ),
            Note(
                7,
                "The doctor wrote a letter about the air at work. She is thinking about what to "
                "do with it. It is hers.",
            ),
        ),
        papers=(
            Paper(
                7, "letter from the clinic.pdf",
                "To whom it may concern. The patient should not work with solvents in a closed "
                "room until she has been seen again.",
            ),
        ),
    ),
    Life(
        lead="dev", name="Marcus", pronouns="he/him", language="English", born="1984-02-20", opened=330,
        notes=(
            Note(330, "Long-haul loading crew, paid in room and board. He left on foot."),
            Note(
                240,
                "Old charge for sleeping in a station is dismissed. The lawyer shook his hand, "
                "which he mentions often.",
            ),
            Note(
                112,
                "Goes to live with his sister in another state. We gave him three numbers there "
                "and he wrote them on his hand as well.",
            ),
        ),
        rest=Rest(110, "moved"),
    ),
    Life(
        lead="dev", name="Kalani", pronouns="she/her", language="English", born="1998-06-15", opened=260,
        ways=(
            Way(
                "phone", "217-555-0143", times="Any evening", code="plumeria", voicemail="no",
                text="yes", confirmed=4,
            ),
        ),
        notes=(
            Note(260, "Came for a food parcel and stayed for an hour."),
            Note(231, "Found work and a room. Wants to manage on her own for a while."),
            Note(
                10,
                "Back. The room was tied to the work, and the work to a person. She says that she"
                " should have known. She could not have. We open where we stopped; nothing has to"
                " be told twice.",
            ),
            Note(4, "New room, in her own name."),
        ),
        rest=Rest(228, "client_chose", reopened=10),
    ),
)  # fmt: skip
