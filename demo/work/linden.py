"""The work with clients of Linden Crisis Center. What is said here fits what their notes say (lives)."""

from demo.work.shapes import (
    Adult,
    Asked,
    Clock,
    Companion,
    Goal,
    Mark,
    Minor,
    Need,
    Reading,
    Saying,
    Service,
    Session,
    Spoken,
    Step,
    Visit,
    Work,
)

WORK = {
    "Esther": Work(
        needs=(
            Need(
                "A place with my own key.", "long_term_housing", "soon", "working",
                "See the room on Alder Street in daylight.",
            ),
            Need("My papers back.", "id_papers", "soon", "working", "A letter from the legal aid office."),
            Need("To sleep at night.", "mental_health", status="working", next_step="The hour with Noor."),
            Need("English in the evening.", "english", "can_wait"),
            Need("A phone that only I know of.", "phone", status="met"),
        ),
        goals=(
            Goal(
                "I want a door that locks and my own key, so that nobody walks in.", said=13,
                why="So that I decide who comes in.", strengths="She sews, and has put money by before.",
                rating=3,
                steps=(
                    Step("See the room on Alder Street", who="amira", due=3),
                    Step("Put by forty dollars a week"),
                    Step("Ask the landlord one question, in English", due=3),
                ),
            ),
            Goal(
                "I want my papers in my own bag.", said=20, rating=2,
                steps=(
                    Step("Write down which papers, and who has them", done=13),
                    Step("Write the letter", partner="Millrace Legal Aid", due=9),
                ),
            ),
        ),
        paths={"crisis": ("reached", 40), "treatment": ("going_on", 30), "housing": ("going_on", 13)},
        safety={
            "signs": {
                "danger_words": "“Is the blue thread still there?” means: come and get me.",
                "helpers": "My sister in Texas. The front desk of the library. The line.",
                "places": "The library until eight. The hospital, by the main door, at any hour.",
            },
            "after": {
                "phone": "The new phone stays off on the way. The old one I gave away.",
                "papers": "The paper of the court stays at the shelter, not on me.",
            },
        },
        wish="as_agreed", wish_words="Tuesday to Friday, 10 to 2. Only me. No text, no voicemail.",
        coordinator="Amira",
        sayings=(
            Saying(66, "strength", "I sew. I can make anything out of nearly nothing."),
            Saying(63, "choice", "I decided at the door of the court."),
            Saying(20, "person", "My sister in Texas."),
            Saying(9, "helped", "Breathing before I lie down, not after."),
        ),
        readings=(
            Reading(71, "rights", "spoken", "Once more the part about papers, please.", "Spanish"),
            Reading(13, "plan", "together", "Yes. In this order.", "Spanish"),
        ),
        clocks=(
            Clock("il-order-ends", -28, words="She would like to ask for more time, a week before."),
        ),
        lists={
            "orders": (
                Mark(63, 1, "done"),
                Mark(63, 4, "wanted", "Her address stays out of the papers.", "Ask again at the renewal."),
                Mark(63, 7, "done", "One copy, at the shelter."),
                Mark(63, 10, "done", "In three months. Ask a week before."),
            ),
            "immigration": (
                Mark(20, 12, "done", "Passport and birth certificate, with the man she worked for."),
                Mark(20, 2, "offered"),
                Mark(20, 13, "wanted", "With a woman interpreter.", "Ask at Millrace for a first talk."),
            ),
        },
        spoken=(
            Spoken(
                6, "landlord", "The room is free until the end of the month. She may see it by day.",
                place="Alder Street", may_be_said="Her first name, and that she works.",
                next_step="Go along.", again=3,
            ),
        ),
        sessions=(
            Session(
                16, "noor", ("listening", "trauma"),
                {
                    "strengths": "She noticed by herself what helps and what does not.",
                    "done": "Breathing, twice, with the window open.",
                    "goals": "To sleep at night.",
                },
                ("meditation",),
            ),
            Session(
                9, "noor", ("trauma",),
                {
                    "done": "We stayed with this month. She leads.",
                    "review": "The nights are shorter now, she says.",
                    "culture": "Wants to sing in church again, in Spanish.",
                },
                link="later",
            ),
        ),
        services=(
            Service(13, "moving", 6, language="es"),
            Service(6, "employer", 2, channel="phone"),
            Service(2, "advocacy", 3, language="es"),
            Service(9, "counselling", 4, by="noor", place="office", language="es"),
            Service(8, "transport", 2, by="dev"),
        ),
        asked=Asked(
            71,
            {
                "leave": ("yes", "Since last night, yes."),
                "papers": ("yes", "The man she worked for."),
                "come-and-go": ("no", ""),
                "place": ("said", "Two rooms, six people, sewing until late."),
                "threat-family": ("declined", ""),
            },
            ("permission", "alone", "safe", "interpreter", "limits"),
        ),
    ),
    "Marisol": Work(
        needs=(
            Need("My pay, all of it.", "income", "soon", "working", "The next date at court."),
            Need("A flat for three.", "transitional_housing", "soon", "working"),
            Need("School for the big one, the same as before.", "childcare", status="met"),
            Need("Dentist for the little one.", "health", status="met"),
        ),
        companions=(
            Companion("child", "The big one", "8", "Same school as before."),
            Companion("child", "The little one", "4", "Sleeps with a night light."),
        ),
        goals=(
            Goal(
                "I want to be paid for every hour that I wrote down.", said=60, rating=4,
                strengths="She did the sums herself and was right.",
                steps=(
                    Step("Count the hours", partner="Millrace Legal Aid", done=60),
                    Step("Speak for myself at court", done=5),
                    Step("Go along on the next date", who="dev", due=37),
                ),
            ),
            Goal("I want a kitchen of my own.", said=30, why="I am good at it.", rating=2),
        ),
        paths={"crisis": ("reached", 90), "housing": ("going_on", 60), "employment": ("resting", 30)},
        sayings=(
            Saying(103, "choice", "All three bags at once, or not at all."),
            Saying(8, "coping", "I prefer to walk while I talk."),
            Saying(60, "community", "My friend from church."),
        ),
        readings=(Reading(117, "rights", "together", language="Spanish"),),
        clocks=(
            Clock("il-civil-10y", 118, words="The last day above the kitchen."),
        ),
        lists={
            "civil_action": (Mark(60, 1, "done"),),
        },
        spoken=(
            Spoken(
                12, "attorney", "The count of hours is with the court.", place="Millrace Legal Aid",
                may_be_said="Her name and the hours.", next_step="Ask for an interpreter for the next date.",
                again=20,
            ),
        ),
        sessions=(
            Session(
                8, "noor", ("power", "listening"),
                {"done": "Walked twice around the pond.", "strengths": "She knows what she is worth."},
                ("outdoor",),
            ),
        ),
        services=(
            Service(5, "court", 10, by="dev", place="court", language="es"),
            Service(8, "counselling", 4, by="noor", language="es"),
            Service(12, "coordination", 2, channel="phone"),
            Service(7, "daily_needs", 2, language="es"),
        ),
    ),
    "Jo": Work(
        needs=(
            Need("A place where Biscuit may stay.", "animals", "today", "met"),
            Need(
                "The medicine, every day, until it is done.", "health", "today", "working",
                "The alarm with the song.",
            ),
            Need("A bed after these three weeks.", "transitional_housing", "soon", "working"),
            Need("Dog food.", "food", "soon"),
        ),
        companions=(Companion("animal", "Biscuit", "6", "Two walks a day. Does not like lifts."),),
        goals=(
            Goal(
                "Biscuit and I stay together, whatever comes.", said=3, rating=4,
                steps=(
                    Step("Ask three places that take dogs", who="amira", due=6),
                    Step("Biscuit's papers from the vet", due=4),
                ),
            ),
        ),
        paths={"crisis": ("going_on", 4), "treatment": ("going_on", 3)},
        safety={
            "signs": {"signal": "Biscuit's blanket in the window means: all is well."},
            "after": {"animals": "Walks at hours that change. Never the same way twice."},
        },
        sayings=(Saying(4, "staying", "Biscuit."), Saying(3, "coping", "A song for the alarm.")),
        readings=(Reading(4, "rights", "together", "Stop at exams. The rest tomorrow."),),
        clocks=(
            Clock("us-hiv-pep-72h", 5, 22, done=(3, 10), words="Started; the alarm is set."),
            Clock("il-evidence-kit-7d", 5, 22, done=(4, 4)),
            Clock("il-police-custody-5d", 4, 5),
            Clock("il-follow-up-care-90d", 4),
        ),
        lists={
            "evidence_kit": (
                Mark(4, 1, "done"),
                Mark(4, 2, "done", "Some parts. They said which."),
                Mark(4, 4, "done", "Held for later."),
                Mark(4, 7, "done", "On the slip, in their wallet."),
                Mark(4, 6, "done"),
            ),
            "rights_at_hospital": (
                Mark(4, 1, "done"), Mark(4, 2, "done"), Mark(4, 4, "chose_not", "Not today."),
            ),
            "follow_up_care": (
                Mark(3, 1, "wanted", "", "Ring the clinic for a day."),
                Mark(3, 5, "done", "The letter for care without a bill is here."),
            ),
        },
        visit=Visit(
            4, "Three Elms Hospital, emergency room",
            {
                "called": (1, 25), "arrived": (1, 50), "exam_began": (2, 30), "exam_ended": (4, 5),
                "left": (4, 40),
            },
            {"talking": "yes", "exam": "yes", "evidence": "yes", "police": "no"},
            ("body", "swabs", "medicine"), "TE-0417",
            "That each part can be left out, and that a kit can wait without a report.",
            "Blood test, and how the medicine agrees with them.", 10,
        ),
        services=(
            Service(4, "emergency_room", 14, place="hospital"),
            Service(3, "safety_plan", 4, channel="phone"),
            Service(1, "shelter", 5),
            Service(1, "transport", 2),
        ),
    ),
    "Adaeze": Work(
        needs=(
            Need("The evening course for care assistants.", "vocational", "soon", "working",
                 "Her place on the list is kept."),
            Need("My passport.", "id_papers", status="met"),
            Need("Work with a day off.", "income", status="met"),
        ),
        goals=(
            Goal(
                "I want to look after people and be paid for it.", said=52, rating=3,
                strengths="She minds children well and knows it.",
                steps=(
                    Step("Put my name on the list for the course", done=40),
                    Step("Ask the bakery for free Tuesdays"),
                ),
            ),
        ),
        paths={"crisis": ("reached", 80), "employment": ("reached", 52), "education": ("going_on", 52)},
        wish="as_agreed", wish_words="Mornings. To my friend only that the library book is due.",
        sayings=(Saying(80, "change", "One letter. That short."),),
        readings=(Reading(96, "rights", "kept"),),
        spoken=(
            Spoken(
                80, "attorney", "One letter was enough: the passport is back.", how="letter",
                place="Millrace Legal Aid", may_be_said="Her name and the family's.",
            ),
        ),
    ),
    "Lena": Work(
        wish="wait", wish_words="No visits, no calls. I call when I want to.",
    ),
    "Nell": Work(
        needs=(
            Need("To stay at my grandmother's.", "emergency_housing", "today", "working"),
            Need("My school bag and my charger.", "phone", "today", "working"),
            Need("That school does not hear of it.", "other", "soon"),
        ),
        paths={"crisis": ("going_on", 1)},
        sayings=(Saying(1, "person", "My grandmother. She does not ask twice."),),
        readings=(Reading(1, "rights", "together", "Who will be told? And who after that?"),),
        minor=Minor(
            about_age="Fifteen, she says", consulted="chloe", ago=1, called=(16, 40),
            to_whom="Intake worker 118", number="L-20417", told=("age", "where", "harm", "our_name"),
            told_words="In four sentences, with Nell beside the phone. She corrected one of them.",
            adults=(
                Adult("Her grandmother", "relative", "no", "care", "Nell asked for her."),
                Adult("Her mother's friend", "step_parent", "unsure", "tell", "Nell does not want it."),
            ),
        ),
        services=(Service(1, "crisis", 8, place="school"), Service(1, "advocacy", 3, channel="phone")),
    ),
}  # fmt: skip
