"""Clients of Linden Crisis Center whose work Imani, Tomas, Hollis or Chloe leads."""

from demo.lives.shapes import Helper, Life, Note, Paper, Rest, Way

LIVES = (
    Life(
        lead="imani", name="Brielle", pronouns="she/her", language="English", born="1995-03-12",
        opened=84,
        ways=(
            Way(
                "phone", "217-555-0144", times="Weekday mornings", code="peach", voicemail="yes",
                text="yes", confirmed=14,
            ),
        ),
        notes=(
            Note(
                84,
                "Four old charges from the years in which someone else decided where she went. "
                "They cost her two jobs.",
            ),
            Note(
                56,
                "Lawyer thinks that three can be cleared and one sealed. She wants all four said "
                "aloud in court by someone who is on her side. I will sit beside her.",
            ),
            Note(23, "Two are gone. She kept the envelope."),
            Note(
                6,
                "Interview at the hospital kitchen. She asked me to practise the question about "
                "gaps. We did it nine times.",
            ),
        ),
        papers=(
            Paper(
                23, "court, two dismissed.pdf",
                "Order of dismissal in two matters. The remaining two are set for next month.",
            ),
        ),
        team=(
            Helper("samir", "counsellor", "She would like to sleep before court days."),
        ),
    ),
    Life(
        lead="imani", name="Folake", pronouns="she/her", language="English, Yoruba", born="1997-09-28",
        opened=39,
        ways=(
            Way(
                "phone", "217-555-0146", times="After 9 pm", code="market day", voicemail="no",
                text="no", confirmed=5,
            ),
        ),
        notes=(
            Note(
                39,
                "Came for a student place and was told on arrival that there is a debt. Looks "
                "after an elderly man day and night. She likes him and worries who would.",
            ),
            Note(31, "Adult services will look in on him. That was the thing in the way."),
            Note(
                5,
                "Moved on Saturday while he slept. She left him a note and the pills sorted for a"
                " week.",
            ),
        ),
    ),
    Life(
        lead="imani", name="Ray", pronouns="he/him", language="English", born="1979-01-08", opened=66,
        ways=(
            Way("place", "St. Brannoc's kitchen", times="Lunch, any day", confirmed=29),
        ),
        notes=(
            Note(
                66,
                "Picks and packs; sleeps in the packing shed. Paid partly in drink, he says, and "
                "that this was the idea. Wants his teeth seen to. Nothing is asked of him first.",
            ),
            Note(50, "Two appointments kept at the dentist. He smiled to show me."),
            Note(29, "He is drinking again and came anyway. He is as welcome as before."),
        ),
    ),
    Life(
        lead="imani", name="Alondra", pronouns="she/her", language="Spanish, English", born="1999-11-11",
        opened=17,
        about="A trans woman. The name on the state ID is not hers; never say it, never write it here.",
        ways=(
            Way(
                "text", "217-555-0148", times="Any time", code="marigold", text="yes",
                voicemail="no", confirmed=3,
            ),
        ),
        notes=(
            Note(
                17,
                "The shelter where she asked first had only a men's floor. Found one that has her"
                " on the women's floor, without a discussion.",
            ),
            Note(
                9, "Clinic: hormones continue without a gap. Name change form filled in together.",
            ),
            Note(3, "She has a hearing date for the name. We bought a folder for it, yellow."),
        ),
        papers=(
            Paper(
                9, "name change, my copy.txt",
                "Petition for a change of name. Filed. Hearing in seven weeks. Publication "
                "waived because it would put her at risk.",
                drawer="plan",
            ),
        ),
    ),
    Life(
        lead="imani", name="Teddy", pronouns="he/him", language="English", born="2001-10-03", opened=270,
        notes=(
            Note(270, "Met during outreach under the bridge. Took gloves. Said he might come by."),
            Note(236, "Came by. Breakfast, a shower, a nap in the chair."),
            Note(
                120,
                "Not seen since. Asked at the three places he named, as agreed. Letter left at "
                "the kitchen: come any time.",
            ),
        ),
        rest=Rest(92, "no_contact"),
    ),
    Life(
        lead="tomas", name="Ignacio", pronouns="he/him", language="Spanish", born="1987-07-31", opened=27,
        about="Sends money to three children. Asks first about the others, then about himself.",
        ways=(
            Way(
                "phone", "217-555-0149", times="Sunday afternoon", code="la yegua", voicemail="no",
                text="no", confirmed=6,
            ),
        ),
        notes=(
            Note(
                27,
                "Dairy farm, seven days, trailer without heat. The contractor holds the visas of "
                "nine men.",
            ),
            Note(
                14,
                "Met behind the feed store. He brought a list of what each man is owed, in "
                "pencil.",
            ),
            Note(
                6,
                "He and two others will see the lawyer on their day off, the first they have "
                "asked for. They asked together.",
            ),
        ),
        papers=(
            Paper(
                14, "what each is owed.txt",
                "Nine names are on his paper. He keeps the names; this copy has only the sums: "
                "2,310; 1,985; 2,440; 2,120; 1,870; 2,505; 2,015; 1,940; 2,260.",
            ),
        ),
    ),
    Life(
        lead="tomas", name="Yesenia", pronouns="she/her", language="Spanish", born="2002-12-19",
        opened=53,
        ways=(
            Way(
                "text", "217-555-0152", times="When the baby sleeps: 1 to 3", code="conejo",
                text="yes", voicemail="no", confirmed=10,
            ),
        ),
        notes=(
            Note(
                53,
                "Baby of four months. Left the father's cousins, who found work for her and kept "
                "the pay. Needed nappies before anything else.",
            ),
            Note(38, "Health card for the baby; a doctor who speaks Spanish."),
            Note(
                10,
                "Wants to learn to drive. Put it on the list in her words: so that I am the one "
                "who leaves.",
                drawer="plan",
            ),
        ),
    ),
    Life(
        lead="tomas", name="Luz", pronouns="she/her", language="Spanish", born="1993-04-24", opened=160,
        notes=(
            Note(160, "Lives closer to the next county. Wanted somewhere she can walk to."),
            Note(
                131,
                "Went with her to the center there. She liked the worker, and the plants. They go"
                " on from here.",
            ),
        ),
        rest=Rest(130, "other_agency"),
    ),
    Life(
        lead="hollis", name="Nadia", pronouns="she/her", language="English, Russian", born="1992-08-08",
        opened=75,
        ways=(
            Way(
                "phone", "217-555-0154", times="Weekends", code="birch", voicemail="no", text="no",
                confirmed=34,
            ),
        ),
        notes=(
            Note(
                75,
                "Came to be married and found a household to run instead. Her telephone is "
                "counted.",
            ),
            Note(49, "She has a bank account that is hers. First deposit: eleven dollars."),
            Note(
                23,
                "Wants to know about work permits before she decides anything. Question is with "
                "the lawyer.",
            ),
        ),
    ),
    Life(
        lead="hollis", name="Cole", pronouns="he/him", language="English", born="2005-06-26", opened=58,
        ways=(
            Way("text", "217-555-0156", text="yes", voicemail="no", code="skate", confirmed=25),
        ),
        notes=(
            Note(
                58,
                "Sells magazines door to door with a crew. Left in one town after another when "
                "sales were bad. This is the first town in which he stayed.",
            ),
            Note(
                25,
                "Has a bed with a friend's mother. She is kind; he is not used to it and said so.",
            ),
        ),
    ),
    Life(
        lead="chloe", name="Bird", opened=35,
        notes=(
            Note(
                35,
                "Opened twice by two of us on the same night. This one is the second. Nothing was"
                " written in it.",
            ),
        ),
        rest=Rest(35, "opened_by_mistake"),
    ),
)  # fmt: skip
