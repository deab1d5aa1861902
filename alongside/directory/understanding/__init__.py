"""How a question is understood: words as people type them become needs, wishes and a place.

Belongs here: reading a question, from the vocabulary in data/words and the places in data/zips.json. Not here:
looking anything up (selectors.finding), tables. Nothing here keeps or logs a question.

    words.py       letters, words, stems
    spelling.py    slips of the finger
    vocabulary.py  the files in data/words, ready to be matched
    places.py      ZIP areas, towns, counties
    question.py    what a question is
    reading.py     from words to a question
"""
