"""From words as people type them to a question.

Belongs here: the order in which a text is understood. Not here: the vocabulary (data/words), names of places to go
that only the directory knows: whoever calls hands down how to look them up.
"""

import re
from collections.abc import Callable, Collection, Sequence
from functools import cache, lru_cache

from alongside.directory.understanding import places
from alongside.directory.understanding.ages import age_of
from alongside.directory.understanding.question import EVENING, NOW, TONIGHT, WEEKEND, Heard, Near, Question
from alongside.directory.understanding.shorthand import written_out
from alongside.directory.understanding.spelling import Speller
from alongside.directory.understanding.stories import parted
from alongside.directory.understanding.tongues import tongue_of
from alongside.directory.understanding.vocabulary import A_PLACE, Meaning, speller, vocabulary
from alongside.directory.understanding.words import plain, stem, words_of

LONGEST_TEXT, MOST_WORDS = 1_200, 220
LONGEST_NAMING = 500  # of a service, and what it says of itself first
SHORTEST_TOWN = 6  # of those that are recognised with a slip in them
LONGEST_NAME = 6
OFTEN_BESIDE = frozenset({"crisis"})  # what happened, more than what is looked for
WHERE_TO_GO = frozenset({"housing_tonight"})  # and then it is left behind even where this is only hinted at
# "lost my ID", "on methadone" beside another need is a wish, not a need
HEARD_TOGETHER = {"papers": "id", "substance": "mat_refused"}
BEFORE_A_PLACE = frozenset(
    """
    near in at around from by cerca en de outside close to por desde hasta towards
    """.split()  # noqa: SIM905 (a list of many strings reads worse)
)
AFTER_A_PLACE = frozenset(
    """
    il illinois tonight tonite now today asap please help free area esta noche hoy ahora ya gratis
    """.split()  # noqa: SIM905 (a list of many strings reads worse)
)
MOST_SAID = 6
REACH_OF_NO = 3
# Facts that a story tells of others, and times at which something happened.
NOT_OF_A_STORY = frozenset({"women", "men", "men_and_boys", "when"})
I_AM_A = tuple(
    (re.compile(rf"\b(?:i am|im|i'm|as|soy)\s+(?:a\s+|an\s+|un\s+|una\s+)?(?:\w+\s+)?(?:{who})\b"), values)
    for who, values in (
        ("man|guy|male|boy|dad|father|hombre|varon|muchacho", ["men", "men_and_boys"]),
        ("woman|girl|female|lady|mom|mother|mujer|muchacha", ["women"]),
    )
)
TOGETHER = re.compile(
    r"\b(?:me and|and me|and i|with me|for us|both of us|conmigo|nosotr[oa]s|y yo|los dos)\b"
)
WANTING = frozenset(
    """
    need want looking about necesito necesita necesitamos quiero queremos busco buscamos
    """.split()  # noqa: SIM905 (a list of many strings reads worse)
)
LOSING = frozenset(("lose", "losing", "leave", "leaving", "perder", "perdido"))
WHILE = frozenset(("while", "mientras"))  # what stands behind it is what else somebody does then
TO = frozenset(("to", "a", "al", "para"))
# What is said of one need says what another word was about: furniture for a flat, papers for food stamps.
COVERS = {
    "clothing_furniture": ("housing_long",), "money_benefits": ("food", "health"),
    "housing_long_disability": ("housing_tonight",),
}  # fmt: skip
TRAFFICKED = frozenset({"crisis_trafficking", "crisis_labor"})
AFTER_TRAFFICKING = (
    "housing_transitional",
    "housing_tonight",
)  # what is called an apartment is often one of these
ORDER_OF_WHEN = (NOW, TONIGHT, WEEKEND, EVENING)

Known = Callable[[Collection[str]], Collection[str]]
Town = Callable[[str], Near | None]


def nobody_knows(words: Collection[str]) -> Collection[str]:
    """Where no directory is asked."""
    return ()


def read(text: str, *, names: Known = nobody_knows) -> Question:
    """Understand a text. `names` says which of some words stand in the directory."""
    text = written_out(text[:LONGEST_TEXT])
    words, asking = _parted(text, names)
    near, county, used = _place(words)
    tongue = tongue_of(text)
    age, of_child = age_of(text)
    if tongue:
        words = [word if _is_known(word) else "" for word in words]
    rest = [(word, at in asking) for at, word in enumerate(words) if at not in used and word]
    heard = _heard(rest, text, age=age, of_child=of_child)
    if tongue:
        heard.languages.append(tongue)
        heard.needs = heard.needs or ["interpreting"]
    return Question(
        needs=tuple(dict.fromkeys(heard.needs)),
        topics=tuple(dict.fromkeys(heard.topics)),
        accepts=tuple(dict.fromkeys(heard.accepts)),
        no_barriers=tuple(dict.fromkeys(heard.barriers)),
        competences=tuple(dict.fromkeys(heard.competences)),
        languages=tuple(dict.fromkeys(heard.languages)),
        when=next((when for when in ORDER_OF_WHEN if when in heard.when), ""),
        cost="free" if heard.cost else "",
        age=age,
        near=near,
        county=county,
        names=tuple(dict.fromkeys(heard.names)),
        said=_said([word for word, asked in rest if asked]),
        phrases=_phrases(text, [word for word, _ in rest]),
        spanish=_is_spanish(words),
        unknown_zip=_unknown_zip(words),
    )


def _parted(text: str, names: Known) -> tuple[list[str], frozenset[int]]:
    """The words of a text, and which of them (by their places) stand in sentences that ask."""
    words: list[str] = []
    asking: set[int] = set()
    for sentence, asks in parted(text):
        begun = len(words)
        words += words_of(sentence)
        if asks:
            asking |= set(range(begun, len(words)))
    return corrected(words[:MOST_WORDS], names), frozenset(asking)


@lru_cache(maxsize=4_096)
def needs_of(text: str) -> tuple[str, ...]:
    """What a text of the directory is about. Kept in memory, so never for what somebody typed: that goes to `read`."""
    heard = Heard()
    words = corrected(words_of(text[:LONGEST_NAMING]))
    used = _place(words)[2]
    words = [word for at, word in enumerate(words) if at not in used]
    _hear_needs(words, heard)
    if heard.needs:
        _hear_barriers(words, heard)
        _settle(heard)
    return tuple(dict.fromkeys(heard.needs))


def corrected(words: Sequence[str], names: Known = nobody_knows) -> list[str]:
    """The same words, written out and without slips. A word of the directory is never taken for one."""
    short = vocabulary().fillers.short
    words = [short.get(word, word) for word in words]
    unknown = {word for word in words if not _is_known(word)}
    kept = set(names(unknown)) if unknown else set()
    return [_meant(word) if word in unknown - kept else word for word in words]


def _meant(word: str) -> str:
    """Without its slip. A short word nobody knows is sooner a person's name than a town with a slip in it."""
    found = _speller().corrected(word) or word
    return word if len(word) < SHORTEST_TOWN and _speller().weights.get(found) == A_PLACE else found


@cache
def _speller() -> Speller:
    towns = [word for town in places.known().towns for word in town]
    counties = [word for name in places.known().counties.values() for word in words_of(name)]
    return speller(towns, counties)


def _is_known(word: str) -> bool:
    known = vocabulary()
    return word.isdigit() or word in _speller().weights or (len(word) > 3 and stem(word) in known.stems)


def _heard(rest: Sequence[tuple[str, bool]], text: str, *, age: int | None, of_child: bool) -> Heard:
    """What is asked decides the needs; what is only told says who comes, and what happened."""
    heard = Heard(competences=["minors"] if age is not None and age < 18 else [])
    words, asked, told = (
        [word for word, asks in rest if wanted in (asks, None)] for wanted in (None, True, False)
    )
    is_vague = bool(told) and all(meaning.weak or _is_a_call(meaning) for meaning in _wished(asked))
    _hear_needs(words if is_vague else asked, heard)  # "what can I do" asks it of the whole story
    _hear_facts(asked, heard)
    if told:
        _hear_told(told, text, heard)
    if is_vague and TRAFFICKED.intersection(heard.topics):
        heard.needs = ["crisis"]  # somebody on a line sorts out the rest
    _hear_barriers(words, heard)
    _settle(heard)
    _about_a_child(heard, words, age, of_child)
    heard.names += [
        word for word in asked if len(word) > 2 and (not _is_known(word) or _is_short_number(word))
    ]
    return heard


def _is_a_call(meaning: Meaning) -> bool:
    """ "Who do I call" says nothing of what for."""
    return (meaning.value, meaning.topic, meaning.beside) == ("crisis", "", "")


def _hear_facts(words: Sequence[str], heard: Heard, without: Collection[str] = ()) -> None:
    known = vocabulary()
    for at, meaning in known.facts.found(words):
        if at and words[at - 1] in known.fillers.no and meaning.kind in ("accepts", "competence"):
            continue
        if meaning.kind in without or meaning.value in without:
            continue
        {
            "accepts": heard.accepts,
            "competence": heard.competences,
            "language": heard.languages,
            "when": heard.when,
            "cost": heard.cost,
        }[meaning.kind].append(meaning.value)


def _hear_told(told: Sequence[str], text: str, heard: Heard) -> None:
    """Who comes and what happened. A man in a story is mostly not the one who asks, unless he says so."""
    _hear_facts(told, heard, NOT_OF_A_STORY)
    for said, values in I_AM_A:
        if said.search(plain(text)):
            heard.accepts += values[:1]
            heard.competences += values[1:]
    happened = {meaning.topic for _, meaning in vocabulary().needs.found(told)}
    if TRAFFICKED & happened:
        heard.competences.append("trafficking")
    if "crisis_rape" in happened and "health" in heard.needs:
        heard.topics.append("health_exam")
    for need in {*heard.needs, *heard.beside}:  # asked for in one word, told at length
        if not any(topic.startswith(f"{need}_") for topic in heard.topics):
            heard.topics += [topic for topic in happened if topic.startswith(f"{need}_")]


def _about_a_child(heard: Heard, words: Sequence[str], age: int | None, of_child: bool) -> None:
    """A child to be talked with, and a young person who comes alone: neither is a family that looks for a room."""
    if of_child and age is None and "mental" in heard.needs:
        heard.topics.append("mental_kids")
    alone = of_child and age is not None and 12 <= age < 18
    if alone and "families" in heard.accepts and not TOGETHER.search(" ".join(words)):
        heard.accepts = [each for each in heard.accepts if each != "families"] + ["minors_alone"]


def _hear_barriers(words: Sequence[str], heard: Heard) -> None:
    known = vocabulary()
    for at, meaning in known.barriers.found(words):
        if not at or words[at - 1] not in known.fillers.no:
            heard.barriers.append(meaning.value)
    for at, meaning in known.after_no.found(words):
        if known.fillers.no.intersection(words[max(0, at - REACH_OF_NO) : at]):
            heard.barriers.append(meaning.value)


def _is_short_number(word: str) -> bool:
    """211, 988: a line may be called so."""
    return len(word) == 3 and word.isdigit()


def _said(words: Sequence[str]) -> tuple[str, ...]:
    """The words that a service might use of itself: a hint for the order, no condition."""
    fillers = vocabulary().fillers
    empty = fillers.english | fillers.spanish | fillers.no
    told = [w for w in words if w not in empty and len(w) > 2 and not w.isdigit()]
    return tuple(dict.fromkeys(told))[:MOST_SAID]


def _phrases(text: str, rest: Sequence[str]) -> tuple[str, ...]:
    """The few words of a short text, with and without the place, where they are not just the words for a need."""
    known, told = vocabulary().needs, []
    for words, phrase in ((words_of(text), plain(text).strip()), (rest, " ".join(rest))):
        if 1 < len(words) <= LONGEST_NAME and tuple(known.key(word) for word in words) not in known.whole:
            told.append(phrase)
    return tuple(dict.fromkeys(told))


def _wished(words: Sequence[str]) -> list[Meaning]:
    """Every need that is named, but for what somebody says they do not look for, and where a ride goes to."""
    found = [(at, meaning) for at, meaning in vocabulary().needs.found(words) if meaning.value]
    found = [(at, meaning) for at, meaning in found if not _is_declined(words, at)]
    if any(meaning.value == "transport" and not meaning.weak for _, meaning in found):
        found = [
            (at, meaning)
            for at, meaning in found
            if meaning.value == "transport" or not TO.intersection(words[max(0, at - 2) : at])
        ]
    while_at = next((at for at, word in enumerate(words) if word in WHILE), len(words))
    before = [(at, meaning) for at, meaning in found if at < while_at]
    return [meaning for _, meaning in (before if any(not one.weak for _, one in before) else found)]


def _is_declined(words: Sequence[str], at: int) -> bool:
    """Whether "I do not need", "it is not about" stands right before, and no "I need" between."""
    before = words[max(0, at - REACH_OF_NO - 1) : at]
    wish = max((place for place, word in enumerate(before) if word in WANTING), default=0)
    says_no = wish > 0 and before[wish - 1] in vocabulary().fillers.no
    return says_no and not LOSING.intersection(before)


def _hear_needs(words: Sequence[str], heard: Heard) -> None:
    said = _wished(words)
    strong = [meaning for meaning in said if not meaning.weak]
    if not {meaning.value for meaning in strong} - OFTEN_BESIDE:
        if strong and not WHERE_TO_GO.intersection(meaning.value for meaning in said):
            heard.beside += [meaning.value for meaning in strong]
        strong = said
    heard.needs += [meaning.value for meaning in strong]
    heard.topics += [meaning.topic for meaning in strong if meaning.topic]
    heard.beside += [meaning.beside for meaning in strong if meaning.beside]


def _settle(heard: Heard) -> None:
    """What happened to somebody, and what they lost, give way to what they look for."""
    for need, barrier in HEARD_TOGETHER.items():
        others = set(heard.needs) - {need} - (OFTEN_BESIDE if "crisis_labor" not in heard.topics else set())
        if barrier in heard.barriers and others and not _is_asked_for(heard, need):
            heard.needs = [each for each in heard.needs if each != need]
    is_followed = "legal_protection" in heard.topics and set(heard.needs) <= {"legal", *OFTEN_BESIDE}
    if set(heard.needs) - OFTEN_BESIDE and not (is_followed and TRAFFICKED.intersection(heard.topics)):
        heard.needs = [each for each in heard.needs if each not in OFTEN_BESIDE]
    heard.needs += heard.beside
    if "pets" in heard.accepts and "housing_tonight" in heard.needs:
        heard.needs.append("life")  # somebody who keeps the animal is an answer too
        heard.topics.append("life_pets")
    for topic, covered in COVERS.items():
        if topic in heard.topics:
            known = [need for need in covered if not any(t.startswith(f"{need}_") for t in heard.topics)]
            heard.needs = [need for need in heard.needs if need not in known]
    if "crisis_youth" in heard.topics and "minors" in heard.competences:
        heard.needs.append("housing_tonight")
    if TRAFFICKED.intersection(heard.topics):
        heard.competences.append("trafficking")
        if "housing_long" in heard.needs:
            heard.needs += AFTER_TRAFFICKING
        if "minors" in heard.competences and "crisis" in heard.needs:
            heard.needs.append("housing_tonight")


def _is_asked_for(heard: Heard, need: str) -> bool:
    """Whether more is said of it than that it is so: detox, not only methadone."""
    return need == "substance" and any(
        topic.startswith("substance_") and topic != "substance_mat" for topic in heard.topics
    )


def _place(words: Sequence[str]) -> tuple[Near | None, str, set[int]]:
    """A ZIP, a county or a town, and which words named it."""
    for at, word in enumerate(words):
        if len(word) == 5 and word.isdigit() and (near := places.near_zip(word)):
            return near, "", {at}
    for at, word in enumerate(words):
        if word in ("county", "condado") and (found := _county(words, at)):
            return places.middle_of(found[0]), found[0], found[1]
    return _town(words) or _county_alone(words) or (None, "", set())


def _county_alone(words: Sequence[str]) -> tuple[Near | None, str, set[int]] | None:
    """A county that is called by its name alone, where that is no ordinary word."""
    for at, word in enumerate(words):
        if word not in places.ORDINARY and (code := places.county_named(word)):
            return places.middle_of(code), code, {at}
    return None


def _town(words: Sequence[str]) -> tuple[Near, str, set[int]] | None:
    """The longest name of a town that stands where a place may stand."""
    for length in (3, 2, 1):
        for at in range(len(words) - length + 1):
            town = places.known().towns.get(tuple(words[at : at + length]))
            if town and _may_be_place(words, at, length):
                return town, town.county, set(range(at, at + length))
    return None


def _may_be_place(words: Sequence[str], at: int, length: int) -> bool:
    """A town's name that is an ordinary word too must stand where a place may stand."""
    if length > 1 or words[at] not in places.ORDINARY:
        return True
    after = words[at + 1 : at + 3]
    return set(after) <= AFTER_A_PLACE or (at > 0 and words[at - 1] in BEFORE_A_PLACE)


def _county(words: Sequence[str], at: int) -> tuple[str, set[int]] | None:
    before = range(max(0, at - 2), at) if words[at] == "county" else range(at + 1, min(len(words), at + 4))
    for start in before:
        for end in range(before.stop, start, -1):
            if code := places.county_named(" ".join(words[start:end])):
                return code, set(range(start, end)) | {at}
    return None


def _unknown_zip(words: Sequence[str]) -> str:
    return next((w for w in words if len(w) == 5 and w.isdigit() and places.near_zip(w) is None), "")


def _is_spanish(words: Sequence[str]) -> bool:
    fillers = vocabulary().fillers
    spanish = sum(word in fillers.spanish and word not in fillers.english for word in words)
    english = sum(word in fillers.english and word not in fillers.spanish for word in words)
    return spanish > english
