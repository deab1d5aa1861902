"""Clients of Wren House, a shelter. Where it is stands in no record."""

from demo.lives.shapes import Helper, Life, Note, Paper, Rest, Way

LIVES = (
    Life(
        lead="sol", name="Tamsin", pronouns="she/her", language="English", born="1990-05-02", opened=26,
        about="Two children, 6 and 9. The older one likes to be asked too.",
        ways=(
            Way(
                "phone", "217-555-0157", times="During school hours", code="marmalade",
                voicemail="no", text="yes", confirmed=4,
            ),
        ),
        notes=(
            Note(
                26,
                "Arrived at eleven at night with both children and a cat. The cat is at the vet's"
                " for now.",
                at=(23, 5),
            ),
            Note(19, "School bus arranged from a stop that is not near here."),
            Note(4, "The cat may come. Cheering on the second floor."),
        ),
        team=(
            Helper("bea", "backup", "Holds the nights when Sol is off."),
        ),
    ),
    Life(
        lead="sol", name="Jules", pronouns="he/him", language="English", born="2001-02-14", opened=13,
        about="A trans man. Has a room of his own, at his wish.",
        ways=(
            Way("text", "217-555-0159", times="Any time", text="yes", voicemail="no", confirmed=2),
        ),
        notes=(
            Note(
                13,
                "Asked at the door which floor he would be sent to. Told him that he chooses. He "
                "chose.",
            ),
            Note(2, "Starts at the bicycle workshop on Monday, three days a week."),
        ),
    ),
    Life(
        lead="sol", name="Amparo", pronouns="she/her", language="Spanish", born="1976-09-09", opened=44,
        ways=(
            Way(
                "phone", "217-555-0161", times="After work, from 5", voicemail="yes", text="no",
                confirmed=17,
            ),
        ),
        notes=(
            Note(
                44,
                "Hotel laundry, two years without a day off. Her hands need rest; hand cream and "
                "a doctor.",
            ),
            Note(17, "Saves for a deposit. Has asked for a lock box and has one."),
        ),
    ),
    Life(
        lead="sol", name="Dot", pronouns="she/her", language="English", born="1957-12-12", opened=9,
        about="68. Hard of hearing on the left: sit on the right.",
        notes=(
            Note(
                9,
                "A nephew took over her house and her pension and rented out her spare room, and "
                "then hers.",
            ),
            Note(3, "Bank visited together. The pension comes to her again from the first."),
        ),
    ),
    Life(
        lead="bea", name="Lark", pronouns="they/them", language="English", born="2003-08-21", opened=6,
        notes=(
            Note(6, "Third stay. Each has been longer. The same room was free, and they noticed."),
            Note(1, "Cooked for the whole floor."),
        ),
    ),
    Life(
        lead="bea", name="Mireille", pronouns="she/her", language="French, with an interpreter",
        born="1989-03-03", opened=31,
        ways=(
            Way(
                "phone", "217-555-0162", times="Saturdays", code="lavande", voicemail="no",
                text="no", confirmed=11,
            ),
        ),
        notes=(
            Note(
                31,
                "Worked in a private house; was driven everywhere and left nowhere alone. Found "
                "our number inside a shoe box lid at the charity shop.",
            ),
            Note(
                11,
                "Asylum lawyer seen. She would like to hear it all once more with an interpreter "
                "of her own, and will.",
            ),
        ),
        papers=(
            Paper(
                31, "house rules, in French.txt",
                "You have your own key. Visitors by agreement. Nobody is told that you are here."
                " You may leave and come back.",
            ),
        ),
    ),
    Life(
        lead="bea", name="Keisha", pronouns="she/her", language="English", born="1998-10-30", opened=22,
        notes=(
            Note(
                22,
                "Left between two shifts. Has uniform, phone and nothing else. Clothes from the "
                "store room, her choice of color.",
            ),
            Note(18, "Away since Wednesday; said that she might be. Her bed is kept."),
        ),
    ),
    Life(
        lead="bea", name="Shauna", pronouns="she/her", language="English", born="1993-07-07", opened=210,
        notes=(
            Note(210, "Stayed for five months."),
            Note(60, "Own flat since the first. She left her plant for the hall."),
        ),
        rest=Rest(58, "goals_met"),
    ),
    Life(
        lead="sol", name="Pilar", pronouns="she/her", language="Spanish", born="1986-11-20", opened=95,
        notes=(
            Note(95, "Ten days, on the way to her family."),
            Note(85, "On the train. She rang from there."),
        ),
        rest=Rest(84, "moved"),
    ),
    Life(
        lead="sol", name="Anouk", pronouns="she/her", language="English", born="2000-01-15", opened=170,
        ways=(
            Way("phone", "217-555-0163", code="tangerine", voicemail="no", text="no", confirmed=5),
        ),
        notes=(
            Note(170, "Two weeks. Went back to the person she had left."),
            Note(5, "Here again. She asked whether that counts against her. It does not."),
        ),
        rest=Rest(150, "no_contact", reopened=5),
    ),
)  # fmt: skip
