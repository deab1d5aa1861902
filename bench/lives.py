"""Invented words: names, numbers, notes. Nobody real; every phone number is one of those kept for stories.

Belongs here: what the sealed fields say. Not here: which rows there are (rows).
"""

import random
from datetime import date

GIVEN = [
    "Ada",
    "Alma",
    "Amos",
    "Anil",
    "Asha",
    "Basil",
    "Bruno",
    "Celia",
    "Cleo",
    "Cora",
    "Dalia",
    "Darius",
    "Della",
    "Efua",
    "Elias",
    "Elif",
    "Enid",
    "Esme",
    "Farid",
    "Fern",
    "Flora",
    "Gabor",
    "Gita",
    "Hana",
    "Hugo",
    "Ida",
    "Ines",
    "Iris",
    "Ivo",
    "Jonah",
    "Juno",
    "Kaya",
    "Kofi",
    "Lena",
    "Leif",
    "Lila",
    "Luz",
    "Mabel",
    "Malik",
    "Mara",
    "Mei",
    "Milo",
    "Mina",
    "Nadia",
    "Neri",
    "Nils",
    "Noor",
    "Nuala",
    "Odin",
    "Olga",
    "Orla",
    "Otis",
    "Paz",
    "Petra",
    "Quinn",
    "Rafi",
    "Rhea",
    "Rosa",
    "Sabin",
    "Sami",
    "Selma",
    "Sol",
    "Suki",
    "Tamar",
    "Tao",
    "Thea",
    "Tomas",
    "Uma",
    "Vera",
    "Viola",
    "Wren",
    "Ximena",
    "Yara",
    "Yusuf",
    "Zadie",
    "Zeno",
    "Zora",
]
FAMILY = [
    "Abara",
    "Alder",
    "Amara",
    "Arden",
    "Ash",
    "Bellweather",
    "Birch",
    "Calder",
    "Castellan",
    "Corrie",
    "Dahl",
    "Danforth",
    "Deering",
    "Ellery",
    "Esker",
    "Farrow",
    "Fennick",
    "Galloway",
    "Garrow",
    "Hale",
    "Harrow",
    "Hollis",
    "Ibarra",
    "Iden",
    "Jessop",
    "Juniper",
    "Kessel",
    "Kincaid",
    "Larkspur",
    "Lindqvist",
    "Maddox",
    "Marlowe",
    "Merrin",
    "Nakai",
    "Norwood",
    "Oakes",
    "Okafor",
    "Pell",
    "Pemberton",
    "Quill",
    "Ransome",
    "Rook",
    "Sable",
    "Sorrel",
    "Stroud",
    "Tamsin",
    "Thorne",
    "Umber",
    "Vance",
    "Varga",
    "Wexley",
    "Whitlock",
    "Yarrow",
    "Zeller",
]
PRONOUNS = ("she/her", "he/him", "they/them", "")
LANGUAGES = ("English", "Spanish", "Polish", "Tagalog", "Arabic", "")
TIMES = (
    "Weekdays before noon",
    "Tuesday and Thursday after six",
    "Any time by text",
    "Only when she calls first",
    "",
)
ANSWERERS = ("Only the client", "A sister, who knows", "Nobody else", "")
WORDS = ("paper lamp", "blue heron", "second shelf", "river stone", "early bread")

SENTENCES = (
    "Met at the office as agreed and went through the plan for the coming week together.",
    "The client asked about housing and we looked at two places with a free room.",
    "Called at the agreed time, no answer, left no message.",
    "We wrote down which questions to bring to the legal appointment.",
    "Transport to the appointment is arranged, the fare is paid from the agency's fund.",
    "The client feels rested and wants to begin the class in the evening.",
    "The school agreed to hold the place until the end of the month.",
    "Talked about sleep and about whom to call at night.",
    "The form for the identity card was filled in and sent off.",
    "Interpreter present for the whole conversation.",
    "The client decided not to go on with the application for now, and may come back to it at any time.",
    "Accompanied the client to the clinic and waited outside as asked.",
    "Reviewed which ways of contact are still safe. Nothing changed.",
    "The landlord confirmed the date, keys are handed over on Friday.",
    "Groceries for a week, a phone card and two bus passes were given.",
    "The client will think about counselling and say so next time.",
    "Supervisor consulted about the next steps; agreed to leave the pace to the client.",
    "The employer answered that the outstanding wages will be paid in two parts.",
    "We practised what to say if someone unexpected calls.",
    "Next meeting in a week at the same hour.",
)


def name(rng: random.Random) -> tuple[str, str]:
    """A given and a family name."""
    return rng.choice(GIVEN), rng.choice(FAMILY)


def phone(rng: random.Random) -> str:
    """A number that no telephone company gives out."""
    return f"217-555-01{rng.randrange(100):02}"


def birthday(rng: random.Random) -> date:
    """Somebody between seventeen and sixty-five or so."""
    return date(1960 + rng.randrange(48), rng.randrange(1, 13), rng.randrange(1, 29))


def note(rng: random.Random) -> str:
    """Three to fifteen plain sentences, as an advocate writes them."""
    return " ".join(rng.choices(SENTENCES, k=rng.randrange(3, 16)))
