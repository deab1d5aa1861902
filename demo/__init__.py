"""The demonstration: an invented coalition, the people who work there, and lives that make sense.

Nobody in it is real. It is data and one loader that goes through the same actions as everyone else; nothing
of the house imports it but the command line and, by a name in settings, the sign-in page.

    staff.py      agencies and the people who work there
    lives/        sixty clients, by agency
    canaries.py   strings that must never be found outside a seal
    entering.py   one block of someone's work: wall, keyring, ledger
    founding.py   agencies founded, people invited, trained and given keys
    writing.py    one client's record;  working.py, work/: what is planned and done with some of them
    roster.py     who holds the line;  line.py: what happens on it;  together.py: hours, a group, answers
    loading.py    all of it, once, into an empty database
    cast.py       what the terminal prints;  cards.py: what the sign-in page offers
"""
