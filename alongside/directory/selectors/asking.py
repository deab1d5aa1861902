"""A question as SQL: which rows may answer it, how well each fits, how far it is.

Belongs here: conditions and their parameters. Not here: running them (selectors.finding). Everything a person typed
goes in as a parameter. What somebody ticked excludes; what they only said makes a row come later.

A row's `rank` is in miles: each wish that is not known to be met counts as so many miles more, so that the nearest
place that fits stands before a nearer one of which nobody knows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import floor
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from alongside.directory.models.finding import CELL_OF
from alongside.directory.understanding.places import EARTH_MILES, box
from alongside.directory.understanding.question import EVENING, NOW, TONIGHT, WEEKEND, Question
from alongside.directory.understanding.vocabulary import vocabulary
from alongside.directory.understanding.weeks import DAY
from alongside.directory.understanding.words import stem

PLACE, ANYWHERE, HIDDEN = 1, 2, 3
# How many miles a wish is worth: not known, and known not to be so.
UNKNOWN_RULE, UNKNOWN_GUEST, LACKS_COMPETENCE, OTHER_LANGUAGE, NO_SPANISH = 6, 5, 5, 12, 4
RARE = {"indigenous": 25, "lgbtq": 8, "trafficking": 8}  # of whom few know: a longer way is worth it
FEW_TAKE = {"pets": 40, "couples": 15}  # where nobody has said so, it is sooner not so
CLOSED, UNKNOWN_HOURS, COSTS, UNKNOWN_COST, ONE_NEED_LESS, FOR_THE_YOUNG = 15, 6, 8, 3, 8, 20
OFF_TOPIC, SAME_WORD = 40, 3
NAMED, CALLED_SO = -1000, -200
HIDDEN_TOPIC = "housing_tonight_hidden"
RELATED = {"housing_tonight": "housing_transitional", "housing_transitional": "housing_long"}
# A home after prison is one of those, not any home.
PART_OF = {
    "reentry_women": ("housing_long", "housing_transitional"),
    "reentry_first": ("housing_transitional",),
}
MINUTE = "(extract(isodow from {t})::int - 1) * 1440 + extract(hour from {t})::int * 60 + extract(minute from {t})::int"
CELL = CELL_OF.format("f.latitude", "f.longitude")
LOCAL = "(%(moment)s::timestamptz at time zone f.time_zone)"


@dataclass(slots=True)
class Asked:
    """Conditions, points and parameters of one statement.

    `off`: what makes a row beside the point. `fits`: what every other row meets, said so that an index knows it.
    """

    where: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    off: list[str] = field(default_factory=list)
    fits: list[str] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)
    distance: str = "null::float8"


def asked(question: Question, kinds: Sequence[int], *, radius: float | None, moment: datetime) -> Asked:
    """The question for rows of these kinds. `radius`: no farther than so many miles."""
    one = Asked(parameters={"kinds": list(kinds), "moment": moment})
    one.where.append("f.kind = any(%(kinds)s)")
    _what(one, question)
    _rules(one, question)
    _people(one, question)
    _languages(one, question)
    _hours(one, question, moment)
    _where(one, question, kinds, radius)
    return one


def _what(one: Asked, question: Question) -> None:
    """Needs, topics and names: at least one of them must be there."""
    either = []
    if question.needs:
        one.parameters["needs"] = list(question.needs)
        one.parameters["related"] = [*question.needs, *(RELATED[n] for n in question.needs if n in RELATED)]
        either.append("f.areas && %(related)s::text[]")
        if len(one.parameters["related"]) > len(question.needs):
            one.parameters["theirs"] = list(question.competences)
            one.off.append("not (f.areas && %(needs)s::text[] or f.competences && %(theirs)s::text[])")
        if len(question.needs) > 1:
            hits = " + ".join(_has(one, "areas", code) for code in question.needs)
            one.points.append(f"{ONE_NEED_LESS} * ({len(question.needs)} - ({hits}))")
    topics = _topic_query(question)
    if topics:
        one.parameters["topics"] = topics
        _beside_topics(one, question)
        if not question.needs:
            either.append("f.words @@ to_tsquery('english', %(topics)s)")
    if question.names:
        one.parameters["names"] = " & ".join(f"{word}:A" for word in question.names)
        one.parameters["any_name"] = " | ".join(question.names)
        one.points.append(f"case when f.words @@ to_tsquery('simple', %(names)s) then {NAMED} else 0 end")
        if not question.needs or len(question.needs) == 1:
            either.append("f.words @@ to_tsquery('simple', %(names)s)")
        if not question.needs and not topics:
            either.append("f.words @@ to_tsquery('simple', %(any_name)s)")
    if question.phrases:
        either.append(_called(one, question))
    _own_words(one, question)
    if either:
        one.where.append("(" + " or ".join(either) + ")")
    else:
        _whatever(one, question)


def _called(one: Asked, question: Question) -> str:
    """Whether a row has these very words, one after the other."""
    called = "f.words @@ ({})".format(
        " || ".join(f"phraseto_tsquery('simple', %(phrase{n})s)" for n in range(len(question.phrases)))
    )
    one.parameters |= {f"phrase{n}": phrase for n, phrase in enumerate(question.phrases)}
    one.points.append(f"case when {called} then {CALLED_SO} else 0 end")
    if one.off:
        one.off = [f"({' or '.join(one.off)}) and not coalesce({called}, false)"]
        one.fits = [f"({fits} or {called})" for fits in one.fits]
    return called


def _beside_topics(one: Asked, question: Question) -> None:
    """Without the words of a topic a row is beside the point, unless it is about a need of which no more was said."""
    fits = ["f.words @@ to_tsquery('english', %(topics)s)"]
    told = {need for topic in question.topics for need in (*PART_OF.get(topic, ()), topic)}
    plain = [need for need in question.needs if not any(t.startswith(f"{need}_") or t == need for t in told)]
    if plain and ("crisis" in plain or "crisis" not in question.needs):
        one.parameters["plain"] = plain
        fits.append("f.areas && %(plain)s::text[]")
    if HIDDEN_TOPIC in question.topics:
        fits.append(f"f.kind = {HIDDEN}")
    one.off.append(f"not coalesce({' or '.join(fits)}, false)")
    one.fits.append(f"({' or '.join(fits)})")


def _whatever(one: Asked, question: Question) -> None:
    """No need was understood: what uses the same words first, then whatever is for these people."""
    if question.said:
        one.parameters["anything"] = " | ".join(_alike(word) for word in question.said)
        one.off.append("not coalesce(f.words @@ to_tsquery('english', %(anything)s), false)")
    if question.competences or question.accepts:
        one.parameters["whoever"] = [*question.competences, *question.accepts]
        either = ["f.competences && %(whoever)s::text[]", "f.accepts && %(whoever)s::text[]"]
        either += ["f.words @@ to_tsquery('english', %(anything)s)"] if question.said else []
        one.where.append("(" + " or ".join(either) + ")")


def _alike(word: str) -> str:
    """A word, and the one that services write for it."""
    other = vocabulary().alike.get(stem(word))
    return f"({word} | {other})" if other else word


def _own_words(one: Asked, question: Question) -> None:
    """A service that uses somebody's own words comes sooner, most of all in its name.

    Most rows use none of them: they are asked for all at once, before each word is looked for by itself.
    """
    each, every = [], []
    for number, word in enumerate(question.said):
        told = _alike(word)
        one.parameters |= {f"said{number}": told, f"named{number}": _in_names(told)}
        each.append(f"(f.words @@ to_tsquery('english', %(said{number})s))::int")
        each.append(f"(f.words @@ to_tsquery('english', %(named{number})s))::int")
        every.append(told)
    if each:
        one.parameters["any_said"] = " | ".join(every)
        worth = f"-{SAME_WORD} * ({' + '.join(each)})"
        one.points.append(f"case when f.words @@ to_tsquery('english', %(any_said)s) then {worth} else 0 end")


def _in_names(told: str) -> str:
    """The same, asked of names alone."""
    return " | ".join(f"{word}:A" for word in told.strip("()").split(" | "))


def _topic_query(question: Question) -> str:
    """The words of the topics that belong to a need that counts, and of those that stand alone."""
    words = vocabulary().topic_words
    counting = [
        t
        for t in question.topics
        if not question.needs or t.startswith(tuple(f"{n}_" for n in question.needs))
    ]
    return " | ".join(dict.fromkeys(word for topic in counting for word in words[topic]))


def _rules(one: Asked, question: Question) -> None:
    """What they must not ask for: known to be asked excludes, not known comes later."""
    if not question.no_barriers:
        return
    one.parameters["without"] = list(question.no_barriers)
    one.where.append("not (f.barriers && %(without)s::text[])")
    known = " + ".join(_has(one, "no_barriers", code) for code in question.no_barriers)
    one.points.append(f"{UNKNOWN_RULE} * ({len(question.no_barriers)} - ({known}))")


def _people(one: Asked, question: Question) -> None:
    """Who comes: taken in, not known, or not taken in."""
    if question.accepts:
        one.parameters["guests"] = list(question.accepts)
        one.where.append("not (f.not_accepts && %(guests)s::text[])")
        for code in question.accepts:
            one.points.append(f"{FEW_TAKE.get(code, UNKNOWN_GUEST)} * (1 - {_has(one, 'accepts', code)})")
    for code, other in (("women", "men"), ("men", "women")):
        if code in question.accepts and other not in question.accepts:
            one.where.append(
                f"(not {_has(one, 'accepts', other)}::bool or {_has(one, 'accepts', code)}::bool)"
            )
    for code in question.competences:
        one.points.append(f"{RARE.get(code, LACKS_COMPETENCE)} * (1 - {_has(one, 'competences', code)})")
    if question.cost:
        one.points.append(
            f"case when f.cost in ('free', 'sliding') then 0 when f.cost in ('', 'not_known') then {UNKNOWN_COST} "
            f"else {COSTS} end"
        )
    _age(one, question)


def _age(one: Asked, question: Question) -> None:
    young = {"minors_alone", "families"} & set(question.accepts) or "minors" in question.competences
    if question.age is not None:
        one.parameters["age"] = question.age
        one.where.append("(f.minimum_age is null or f.minimum_age <= %(age)s)")
        one.where.append("(f.maximum_age is null or f.maximum_age >= %(age)s)")
    elif not young:
        one.points.append(f"case when f.maximum_age < 27 then {FOR_THE_YOUNG} else 0 end")
    elif "minors_alone" in question.accepts or "minors" in question.competences:
        one.points.append(f"case when f.minimum_age >= 18 then {FOR_THE_YOUNG} else 0 end")


def _languages(one: Asked, question: Question) -> None:
    for number, code in enumerate(question.languages):
        one.parameters[f"tongue{number}"] = [code]
        has = f"(f.languages @> %(tongue{number})s::text[])"
        if "languages" in question.must:
            one.where.append(has)
        else:
            one.points.append(f"{OTHER_LANGUAGE} * (not {has})::int")
    if question.spanish and "es" not in question.languages:
        one.points.append(f"{NO_SPANISH} * (1 - {_has(one, 'languages', 'es')})")


def _hours(one: Asked, question: Question, moment: datetime) -> None:
    if not question.when:
        return
    week, dates = _span(question.when)
    if question.when in (NOW, TONIGHT):
        one.parameters |= {"home": settings.TIME_ZONE, "here": _at_home(question.when, moment)}
        week = f"case f.time_zone when %(home)s then %(here)s::int4multirange else {week} end"
    is_open = f"(coalesce(f.week && ({week}), false) or (f.dates is not null and f.dates && {dates}))"
    if "when" in question.must:
        one.where.append(is_open)
        return
    one.points.append(
        f"case when {is_open} then 0 when f.week is null and f.dates is null then {UNKNOWN_HOURS} else {CLOSED} end"
    )


def _at_home(when: str, moment: datetime) -> str:
    """The minutes that must overlap where most services are: reckoned once, not for each row."""
    local = moment.astimezone(ZoneInfo(settings.TIME_ZONE))
    day = local.weekday() * DAY
    minute = day + local.hour * 60 + local.minute
    if when == NOW:
        start, end = minute, minute + 1
    elif local.hour < 5:
        start, end = minute, day + 360
    else:
        start, end = day + 1200, day + 1620
    return f"{{[{start},{end})}}"


def _span(when: str) -> tuple[str, str]:
    """What must overlap: in minutes of the week where the service is, and as moments."""
    minute, day = MINUTE.format(t=LOCAL), f"(extract(isodow from {LOCAL})::int - 1) * 1440"
    if when == NOW:
        return f"int4multirange(int4range({minute}, {minute} + 1))", "tstzrange(%(moment)s, %(moment)s, '[]')"
    if when == TONIGHT:
        early = f"extract(hour from {LOCAL}) < 5"
        start = f"case when {early} then {minute} else {day} + 1200 end"
        end = f"case when {early} then {day} + 360 else {day} + 1620 end"
        midnight = f"date_trunc('day', {LOCAL}) at time zone f.time_zone"
        return (
            f"int4multirange(int4range({start}, {end}))",
            f"tstzrange(%(moment)s, greatest(%(moment)s, {midnight} + interval '27 hours'), '[]')",
        )
    if when == WEEKEND:
        return "'{[7200,10080)}'::int4multirange", "tstzrange(%(moment)s, %(moment)s + interval '7 days')"
    assert when == EVENING
    evenings = ",".join(f"[{day * 1440 + 1095},{day * 1440 + 1290})" for day in range(5))
    return f"'{{{evenings}}}'::int4multirange", "tstzrange(%(moment)s, %(moment)s + interval '7 days')"


def _where(one: Asked, question: Question, kinds: Sequence[int], radius: float | None) -> None:
    """Distance for places alone. A confidential place knows a county and nothing of where somebody stands."""
    near = question.near
    if near is not None and list(kinds) == [PLACE]:
        one.parameters |= {"latitude": near.latitude, "longitude": near.longitude}
        one.distance = (
            f"{2 * EARTH_MILES} * asin(least(1, sqrt(sin(radians(f.latitude - %(latitude)s) / 2) ^ 2 "
            "+ cos(radians(%(latitude)s)) * cos(radians(f.latitude)) "
            "* sin(radians(f.longitude - %(longitude)s) / 2) ^ 2)))"
        )
        if radius is not None:
            _within(one, question, radius)
        return
    county = question.county or ("" if list(kinds) == [HIDDEN] or near is None else near.county)
    if not county:
        return
    one.parameters |= {"county": county, "in_county": [county]}
    reaches = (
        "f.county = %(county)s or f.counties @> %(in_county)s::text[] or f.reach in ('country', 'state')"
    )
    if list(kinds) == [ANYWHERE]:
        reaches += " or f.reach = 'not_known'"
    one.where.append(f"({reaches})")


def _within(one: Asked, question: Question, radius: float) -> None:
    """By squares of a quarter of a degree, which an index knows together with the needs; then exactly."""
    assert question.near is not None
    south, north, west, east = box(question.near, radius)
    one.parameters |= {"south": south, "north": north, "west": west, "east": east}
    one.parameters["cells"] = cells(south, north, west, east)
    one.where.append(f"{CELL} = any(%(cells)s)")
    one.where.append(
        "f.latitude between %(south)s and %(north)s and f.longitude between %(west)s and %(east)s"
    )


def cells(south: float, north: float, west: float, east: float) -> list[int]:
    """Every square that has a part of a box in it, numbered as the index of the table numbers them."""
    rows, columns = (
        range(floor(low * 4), floor(high * 4) + 1) for low, high in ((south, north), (west, east))
    )
    return [row * 10_000 + column for row in rows for column in columns]


def _has(one: Asked, column: str, code: str) -> str:
    """1 where a set of codes holds this one."""
    name = f"{column}_{len(one.parameters)}"
    one.parameters[name] = [code]
    return f"(f.{column} @> %({name})s::text[])::int"


def only_what_fits(one: Asked) -> Asked:
    """The same question, without what is beside the point."""
    return replace(one, where=[*one.where, *one.fits, *(f"not ({off})" for off in one.off)], off=[])


def ranked(one: Asked) -> Mapping[str, str]:
    """The expressions by which rows are ordered."""
    tier = f"({' or '.join(one.off)})::int" if one.off else "0"
    points = " + ".join(f"({points})" for points in one.points) or "0"
    return {"tier": tier, "points": points, "distance": one.distance, "off_topic": str(OFF_TOPIC)}
