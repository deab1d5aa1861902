"""Clients of the hospital, the legal aid office and the health center. Each agency's record is its own: the
person whom Ben calls E. R. may be known elsewhere by another name, and nothing compares the two."""

from demo.lives.shapes import Helper, Life, Note, Paper, Rest, Way

LIVES = (
    # Three Elms Hospital
    Life(
        lead="abel", name="Blue", pronouns="they/them", language="English", opened=3,
        notes=(
            Note(
                3,
                "Asked to be called by the color of the blanket. Wanted the person who came along"
                " to wait outside, and could say so once we were alone.",
            ),
            Note(2, "Slept fourteen hours. Asked for an advocate, and one came."),
        ),
    ),
    Life(
        lead="abel", name="Sam", pronouns="he/him", language="English", born="1981-04-18", opened=15,
        ways=(
            Way("phone", "217-555-0166", times="Evenings", voicemail="no", text="yes", confirmed=15),
        ),
        notes=(
            Note(15, "Hand injury, ten days old. He was told at work not to see anyone about it."),
            Note(
                14,
                "Knows that the treatment does not depend on who pays or on his papers. Social "
                "work goes on.",
            ),
        ),
    ),
    Life(
        lead="abel", name="Rosalind", pronouns="she/her", language="English", born="1969-06-29",
        opened=40,
        notes=(
            Note(
                40,
                "In the emergency room for the third time in two months, each time with the same "
                "man answering for her.",
            ),
            Note(
                33,
                "On the ward alone. She wrote two words on the menu card. A colleague from the "
                "crisis center sat with her.",
            ),
        ),
    ),
    Life(
        lead="abel", name="Emeka", pronouns="he/him", language="English", born="2000-02-02", opened=8,
        notes=(
            Note(
                8,
                "Heat exhaustion, from a warehouse without water. Letter for the employer, given "
                "to him and to nobody else.",
            ),
        ),
        papers=(
            Paper(
                8, "work note.pdf",
                "Should drink every half hour and rest in the shade. To be seen again in one "
                "week.",
            ),
        ),
    ),
    Life(
        lead="abel", name="Gus", pronouns="he/him", language="English", born="1963-03-30", opened=64,
        notes=(
            Note(64, "Found sleeping in the day room. Fed, seen, and asked what he wants."),
            Note(
                50,
                "The health center goes on with the treatment; he knows the nurse from years ago.",
            ),
        ),
        rest=Rest(49, "other_agency"),
    ),
    # Millrace Legal Aid
    Life(
        lead="ben", name="E. R.", pronouns="she/her", language="Spanish, with an interpreter",
        born="1999-02-11", opened=16,
        notes=(
            Note(
                16,
                "Needs a birth certificate from abroad. Consulate wants a form, the form wants a "
                "witness. Drafted both.",
            ),
            Note(
                5,
                "Consulate rang: six to eight weeks. Told her the same day, through the "
                "interpreter.",
            ),
        ),
        papers=(
            Paper(
                16, "request to the consulate.pdf",
                "Request for a certified copy of a birth record, by post, care of this office.",
            ),
        ),
    ),
    Life(
        lead="ben", name="Wilfredo", pronouns="he/him", language="Spanish", born="1983-08-15", opened=70,
        ways=(
            Way("phone", "217-555-0168", times="Sundays", voicemail="no", text="no", confirmed=20),
        ),
        notes=(
            Note(
                70, "Wages of 31 weeks. Two others in the same kitchen have their own files here.",
            ),
            Note(20, "Letter before suit sent. Answer is due at the end of the month."),
        ),
        team=(
            Helper("ines", "legal", "Does the sums, and speaks with the labor department."),
        ),
    ),
    Life(
        lead="ben", name="Hanh", pronouns="she/her", language="Vietnamese", born="1990-07-21", opened=19,
        notes=(
            Note(
                19,
                "Wants to know whether leaving the job costs her the visa. It need not. Explained"
                " twice, drew it once.",
            ),
        ),
    ),
    Life(
        lead="ben", name="Brigid", pronouns="she/her", language="English", born="1978-05-25", opened=11,
        notes=(
            Note(
                11,
                "Custody hearing in three weeks. The other side knows her street, and the court "
                "will be asked to keep the address out of the papers.",
            ),
        ),
    ),
    Life(
        lead="ben", name="Tariq", pronouns="he/him", language="English, Arabic", born="1991-12-31",
        opened=240,
        notes=(
            Note(240, "Passport kept by an employer, a loan with no end."),
            Note(75, "Judgment paid in full. He sent a photograph of a bicycle."),
        ),
        rest=Rest(74, "goals_met"),
    ),
    Life(
        lead="ines", name="Oksana", pronouns="she/her", language="Ukrainian, with an interpreter",
        born="1985-01-17", opened=36,
        ways=(
            Way(
                "email", "oksana@mail.example",
                remarks="Write nothing that says what this is about.", confirmed=18,
            ),
        ),
        notes=(
            Note(36, "Home care, live-in, around the clock. Paid for eight hours of twenty-four."),
            Note(18, "She has kept a diary of nights. It is the best evidence there could be."),
        ),
    ),
    Life(
        lead="ines", name="Domingo", pronouns="he/him", language="Spanish", born="2007-11-02", opened=7,
        notes=(
            Note(
                7,
                "Asks about the visa for young people. It has to be asked for in time; the date "
                "is on the wall.",
            ),
        ),
    ),
    Life(
        lead="ines", name="Pearl", pronouns="she/her", language="English", born="1966-02-08", opened=52,
        notes=(
            Note(52, "Old charges, eleven of them, all from the same four years."),
            Note(27, "Petition filed for all eleven. She read every line and corrected two dates."),
        ),
    ),
    # Prairie Bend Health
    Life(
        lead="sunny", name="Ife", pronouns="she/her", language="English", born="1994-06-10", opened=45,
        ways=(
            Way(
                "phone", "217-555-0171", times="Lunch hour", voicemail="no", text="yes",
                confirmed=13,
            ),
        ),
        notes=(
            Note(
                45,
                "Headaches, and no sleep before four. Would like pills and no questions today. "
                "That is possible.",
            ),
            Note(13, "Sleeps until six. Questions may come now, she says, one at a time."),
        ),
    ),
    Life(
        lead="sunny", name="Clem", pronouns="they/them", language="English", born="1999-09-19", opened=20,
        notes=(
            Note(
                20,
                "Wants to cut down, not to stop. Made a plan for that: days, amounts, who to "
                "ring.",
            ),
        ),
    ),
    Life(
        lead="sunny", name="Nour", pronouns="she/her", language="Arabic, with an interpreter",
        born="1982-10-14", opened=12,
        notes=(
            Note(
                12,
                "First check-up in nine years. All explained before it was done, and skipped "
                "where she said so.",
            ),
        ),
    ),
    Life(
        lead="sunny", name="Walt", pronouns="he/him", language="English", born="1955-08-04", opened=100,
        notes=(
            Note(100, "Blood pressure, and someone to complain to about the weather."),
            Note(
                30,
                "Worked forty years for board and tobacco on one farm. Said so today for the "
                "first time, looking at the wall.",
            ),
        ),
    ),
)  # fmt: skip
