"""Clients of Linden Crisis Center whose work Amira leads, with Dev to step in and Noor to counsel."""

from demo.lives.shapes import Helper, Life, Note, Paper, Rest, Way

DEV = Helper("dev", "backup", "Steps in on Amira's days off, and knows the client already.")

NOOR = Helper("noor", "counsellor", "The client asked for someone to talk to, once a week.")

LIVES = (
    Life(
        lead="amira", name="Esther", pronouns="she/her", language="Spanish, with a woman interpreter",
        legal="Esther Ramírez Olvera", born="1999-02-11", opened=72,
        about="Has a sister in Texas whom she trusts. Sews. Does not want the police for now.",
        ways=(
            Way(
                "phone", "217-555-0119", times="Tuesday to Friday, 10 to 2", who="Nobody but Esther",
                code="blue thread", remarks="A new phone that he does not know of.", voicemail="no",
                text="no", confirmed=3,
            ),
            Way(
                "place", "The front desk of the library on Alder Street", times="Thursday after 4",
                remarks="Ask for the sewing books.", confirmed=41,
            ),
        ),
        notes=(
            Note(
                72,
                "First call, at night. She was alone and could talk. She asked for a bed and "
                "something to eat, for tonight and not to decide more. Both were found within the"
                " hour. No name asked; she gave one.",
                at=(2, 41),
            ),
            Note(
                71,
                "Met in the morning with interpreter 4417. Told her what we can and cannot keep "
                "to ourselves before she said anything. She chose which parts to tell. Her papers"
                " are with the man she worked for.",
            ),
            Note(
                66,
                "She bought a phone with the hotel fund and put it away as soon as she had tried "
                "it. Went over when it is safe to ring. No text, no voicemail.",
            ),
            Note(
                63,
                "Went with her to the court for a no-contact order. She decided at the door to "
                "ask for it. Granted for three months. She keeps the paper at the shelter, not on "
                "her.",
            ),
            Note(
                24,
                "Away from the shelter for six days and back today. Nothing was closed, her room "
                "was kept. She was surprised that nobody was cross.",
            ),
            Note(
                20,
                "What matters to me, in my order: a place with my own key. My papers back. To "
                "sleep at night. English in the evening.",
                drawer="plan",
            ),
            Note(
                13,
                "I want a door that locks and my own key, so that nobody walks in. Step one: see "
                "the room on Alder Street with Amira. Step two: put by forty dollars a week.",
                drawer="plan",
            ),
            Note(
                9,
                "Third hour. She says that the nights are shorter now. Breathing exercise helps "
                "when she does it before, not after. She leads; we stay with this month, not with"
                " last year.",
                drawer="counselling", by="noor",
            ),
            Note(
                2,
                "Met for 40 minutes. She says that she is safe where she is. She would like to "
                "see the room in daylight, and to ask the landlord one question herself, in "
                "English. We practised it.",
            ),
        ),
        papers=(
            Paper(
                63, "no-contact order.pdf",
                "Copy of the no-contact order. In force for three months. The court renews it "
                "when asked a week before it ends.",
            ),
            Paper(
                13, "room on alder street.txt",
                "Room 4, second floor, window to the yard. 410 dollars, heat included. First "
                "month and a deposit of one month. Asks for no references.",
            ),
        ),
        team=(DEV, NOOR),
    ),
    Life(
        lead="amira", name="Marisol", pronouns="she/her", language="Spanish", born="1991-08-30",
        opened=118, about="Mother of two. Cooks for a living and is good at it.",
        ways=(
            Way(
                "text", "217-555-0121", times="After 8 pm, when the children sleep",
                code="pan dulce", text="yes", voicemail="no", confirmed=12,
            ),
        ),
        notes=(
            Note(
                118,
                "Walked in with a friend from church. The restaurant keeps her pay for a debt "
                "that grows. She sleeps above the kitchen with her children. She wants to leave "
                "with all three bags at once or not at all.",
            ),
            Note(103, "Three bags, two children, one taxi. Family room for a month."),
            Note(
                60,
                "The legal aid office counted the hours with her: 31 weeks. She did the sums "
                "herself and was right.",
            ),
            Note(
                30, "Dentist for the younger one. School place from Monday, same school as before.",
            ),
            Note(
                8,
                "Counselling twice a month from now on, her choice. She prefers to walk while she"
                " talks.",
                drawer="counselling", by="noor",
            ),
            Note(
                5,
                "Court on the wages today. Dev went along because I was on the line. She spoke "
                "for herself and was heard. Next date in six weeks.",
                by="dev",
            ),
        ),
        papers=(
            Paper(
                60, "hours, her own count.txt",
                "31 weeks. Six days a week, eleven hours a day. Paid: 1,150 dollars in all. "
                "Kept: the rest.",
            ),
        ),
        team=(DEV, NOOR),
    ),
    Life(
        lead="amira", name="Jo", pronouns="they/them", language="English", born="2003-05-17", opened=4,
        about="Has a dog called Biscuit. No decision is made without Biscuit.",
        ways=(
            Way(
                "phone", "217-555-0124", times="Any time", code="biscuit", voicemail="no",
                text="yes", confirmed=1,
            ),
        ),
        notes=(
            Note(
                4,
                "The emergency room rang and asked for an advocate. Jo wanted someone there. "
                "Stayed for the whole visit, with permission asked each time. They chose which "
                "parts of the exam they wanted.",
            ),
            Note(
                3,
                "Medicine started within the time it needs. Went over the days it has to be "
                "taken, and what to do when one is missed. They set an alarm with a song.",
            ),
            Note(
                1,
                "A place that takes dogs: three weeks. They asked for a room on an upper floor "
                "and have one.",
            ),
        ),
    ),
    Life(
        lead="amira", name="Adaeze", pronouns="she/her", language="English, Igbo", born="1996-12-02",
        opened=97,
        ways=(
            Way(
                "phone", "217-555-0127", times="Mornings", code="harmattan", voicemail="no",
                text="no", confirmed=44,
            ),
            Way(
                "person", "Her friend at the hair salon on Ferry Street", times="Wednesdays",
                remarks="Say only that the library book is due.", confirmed=37,
            ),
        ),
        notes=(
            Note(
                97,
                "Came with a friend. The family she worked for keeps her passport. She minds "
                "their children from six in the morning and has had no day off since spring.",
            ),
            Note(
                80,
                "Passport is back: the legal aid office wrote one letter. She laughed that it was"
                " that short.",
            ),
            Note(
                52,
                "Works at a bakery now. Pays her own phone. Wants the evening course for care "
                "assistants.",
            ),
            Note(
                16,
                "Phone is off since the weekend. Asked her friend, who saw her on Sunday and says"
                " that she is well and busy. We wait; her place on the list for the course is "
                "kept.",
            ),
        ),
    ),
    Life(
        lead="amira", name="Lena", pronouns="she/her", language="English, Polish", born="1988-03-23",
        opened=140,
        ways=(
            Way(
                "phone", "217-555-0129", code="Sunday soup", voicemail="not_asked", text="not_asked",
                confirmed=63,
            ),
        ),
        notes=(
            Note(140, "Rang from work, ten minutes. Wants to know her choices, nothing else yet."),
            Note(
                96,
                "Rang again. Told the three choices again, in the same order, because she asked "
                "for that.",
            ),
            Note(
                17,
                "She asked us to wait until she calls. No visits, no calls. We said yes, and that"
                " the door stays open.",
            ),
        ),
    ),
    Life(
        lead="amira", name="Wesley", pronouns="he/him", language="English", born="1992-06-06", opened=33,
        about="Roofer. Has a bad shoulder and a good memory for dates.",
        ways=(
            Way(
                "phone", "217-555-0131", times="After 6 pm", who="His brother may answer and knows",
                voicemail="yes", text="yes", confirmed=5,
            ),
        ),
        notes=(
            Note(
                33,
                "Roofing crew, eleven men in one house. Pay held back since March; the foreman "
                "keeps the keys of the van and the phones at night. He walked out on Tuesday with"
                " his tools. He asked first whether this place is for men too. It is.",
            ),
            Note(
                26,
                "Shoulder seen at Three Elms. No heavy work for six weeks. Wrote down names and "
                "dates of jobs from memory: 23 roofs.",
            ),
            Note(
                7,
                "Two of the other men want to talk to a lawyer. He will bring them himself. "
                "Nothing about them is written here; they can come on their own.",
            ),
        ),
        papers=(
            Paper(
                26, "the 23 roofs.pdf",
                "A list of 23 jobs by street, month and number of days, as he remembers them.",
            ),
        ),
    ),
    Life(
        lead="amira", name="Nell", pronouns="she/her", language="English", opened=1,
        about="Fifteen. Asked first who would be told, and was told.",
        ways=(
            Way(
                "person", "Her grandmother", times="Any time", code="rhubarb", remarks="Nobody else.",
                confirmed=1,
            ),
        ),
        notes=(
            Note(
                1,
                "Met at school, in the nurse's room, because she asked for it. Told her what must be "
                "reported before she said more; she went on. Called it in with her beside the phone, "
                "after a word with Chloe. Her grandmother came for her. The written report is due.",
                at=(16, 10),
            ),
        ),
        team=(DEV,),
    ),
    Life(
        lead="amira", name="M.", opened=2,
        notes=(
            Note(
                2,
                "She gave one letter and that is enough. Wanted to know whether a bed costs "
                "anything. It does not. She may ring again, or not. Nothing else was asked.",
            ),
        ),
    ),
    Life(
        lead="amira", name="Ximena", pronouns="she/her", language="Spanish", born="1984-10-09",
        opened=412,
        ways=(
            Way(
                "email", "ximena@mail.example", remarks="Her own account, on her own phone.",
                confirmed=70,
            ),
        ),
        notes=(
            Note(412, "First meeting, at the laundry. She did the talking; I carried the basket."),
            Note(300, "Moved into her own flat. Two keys: one for her, one for her mother."),
            Note(150, "Work permit came. She starts as a tailor on the first."),
            Note(
                64,
                "We looked back over the list from the first week. Everything on it is done, and "
                "two things that were not on it. She wants to close, and to help at the sewing "
                "evening.",
                drawer="plan",
            ),
        ),
        rest=Rest(63, "goals_met"),
    ),
)  # fmt: skip
