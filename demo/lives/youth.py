"""Young people known to Lantern Street Youth. Who may be told what is asked each time."""

from demo.lives.shapes import Life, Note, Paper, Way

LIVES = (
    Life(
        lead="winnie", name="Micah", pronouns="he/him", language="English", born="2011-03-08", opened=10,
        about="15. Asked us to say first what must be reported, and we did.",
        notes=(
            Note(
                10,
                "Ran from a placement; was taken in by an older boy who now wants things back for"
                " it. Told him what we must report before he said more. He said it anyway. "
                "Reported within the hour, with him in the room.",
            ),
            Note(
                9,
                "A foster family that knows teenagers. He has our number on the inside of his "
                "cap.",
            ),
            Note(2, "School again, half days."),
        ),
    ),
    Life(
        lead="winnie", name="Dani", pronouns="she/her", language="English, Spanish", born="2010-07-22",
        opened=34,
        about="16. Her grandmother is the adult she wants involved. Nobody else is to be rung.",
        ways=(
            Way(
                "person", "Her grandmother", times="Before noon",
                remarks="Ask for Dani's grandmother by name, say that the choir called.",
                voicemail="no", confirmed=6,
            ),
        ),
        notes=(
            Note(
                34,
                "A cousin of a friend promised her work at parties. She came home after the "
                "second and told her grandmother.",
            ),
            Note(15, "Interviewed once, by one person, in one room. She had a say in the chair."),
            Note(6, "Sings on Thursdays."),
        ),
    ),
    Life(
        lead="winnie", name="Echo", pronouns="they/them", language="English", born="2009-01-29",
        opened=55, about="17. Put out at home for who they are.",
        notes=(
            Note(
                55,
                "Couches, then a shared car. Someone offered a room with conditions; they left.",
            ),
            Note(
                32, "Place in the house on Lantern Street. Two rules: dishes, and say when you go.",
            ),
            Note(7, "Passed the first half of the school exam."),
        ),
        papers=(
            Paper(7, "exam result.txt", "Passed: English, math. To come: science, history."),
        ),
    ),
    Life(
        lead="winnie", name="Tyrell", pronouns="he/him", language="English", born="2009-05-13", opened=18,
        about="17.",
        notes=(
            Note(
                18,
                "Sold phones for a man who kept the money and the phones. He wants a job with a "
                "pay slip.",
            ),
            Note(4, "Interview at the garden center. He wore the good shirt."),
        ),
    ),
    Life(
        lead="winnie", name="Suki", pronouns="she/her", language="English", born="2012-10-01", opened=5,
        about="14.",
        notes=(
            Note(
                5,
                "Her teacher rang, with her there. Someone she met online threatens to shame her "
                "at school unless she does as he says. Told her that it is not her fault, and "
                "what must be reported. The tip line for children has it.",
            ),
        ),
    ),
)  # fmt: skip
