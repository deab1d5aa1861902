"""What the coalition of the demonstration promises: Linden County's own plan, in the form of the house. All invented.

Belongs here: its words, who owes what, by when, as it was first and as it is now. Not here: who writes and publishes
it, what became of it (planning). Days are counted back from the day of loading, so that some are near and one
has passed.
"""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from alongside.plan_room.planform import PlanForm, read

KEY = "LINDEN"
RELEASED = 300  # days before the demonstration was loaded
INVENTED = "Invented for the demonstration. No county has promised this."
MEMBERS = {
    "LINDEN-CRISIS": "Linden Crisis Center",
    "LINDEN-WREN": "Wren House",
    "LINDEN-HOSPITAL": "Three Elms Hospital",
    "LINDEN-LEGAL": "Millrace Legal Aid",
    "LINDEN-HEALTH": "Prairie Bend Health",
    "LINDEN-YOUTH": "Lantern Street Youth",
    "LINDEN-WORDS": "Crossway Interpreters",
}
BODIES: list[dict[str, Any]] = [
    {"code": "LINDEN-ALL", "name": "Linden County Coalition", "kind": "interagency"},
    {
        "code": "LINDEN-EACH", "name": "Every member of the Linden coalition", "kind": "collective",
        "name_es": "Cada miembro de la coalición de Linden", "parent": "LINDEN-ALL",
    },
    *({"code": code, "name": name, "kind": "local", "parent": "LINDEN-ALL"} for code, name in MEMBERS.items()),
    {
        "code": "LINDEN-BOARD", "name": "Linden County Board", "kind": "local",
        "name_es": "Junta del Condado de Linden",
    },
]  # fmt: skip
GOALS: list[dict[str, Any]] = [
    {"key": key, "kind": "goal", "number": number, "title": title, "title_es": spanish, "source_file": INVENTED}
    for key, number, title, spanish in (
        ("1", "1", "Notice sooner", "Darse cuenta antes"),
        ("2", "2", "Open doors at every hour", "Abrir puertas a toda hora"),
        ("3", "3", "Nobody is punished for what was done to them", "A nadie se castiga por lo que le hicieron"),
        ("4", "4", "Those who know decide with us", "Quienes saben deciden con nosotros"),
    )
]  # fmt: skip


def _promise(
    number: int,
    goal: str,
    title: str,
    spanish: str,
    owners: str,
    clock: dict[str, Any] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """`owners`: whoever leads first, then those who work with them."""
    first, *others = owners.split()
    named = [(first, "lead"), *((code, "partner") for code in others)]
    return {
        "key": f"{KEY}-{number}", "node": goal, "title": title, "title_es": spanish, "clock": clock,
        "owners": [{"code": f"LINDEN-{code}", "role": role} for code, role in named],
        "specificity": "specific", "source_file": INVENTED, **more,
    }  # fmt: skip


def _within(text: str, length: str, begins: date, kind: str = "duration") -> dict[str, Any]:
    return {"kind": kind, "text": text, "iso8601": length, "anchor_on": begins.isoformat()}


def first(today: date) -> PlanForm:
    """The plan as the coalition agreed on it."""
    begins = today - timedelta(days=RELEASED)
    promised = [*_sooner(begins), *_doors(begins), *_unpunished(begins), *_together(begins)]
    return read(
        {
            "key": KEY, "title": "What Linden County will do (an invented plan)",
            "title_es": "Lo que hará el condado de Linden (un plan inventado)", "jurisdiction": "Linden County",
            "level": "coalition", "stage": "final", "period_start": begins.year, "period_end": begins.year + 2,
            "released_on": begins.isoformat(), "source_file": INVENTED, "bodies": deepcopy(BODIES),
            "nodes": deepcopy(GOALS), "actions": promised, "links": deepcopy(LINKS),
        }
    )  # fmt: skip


def _sooner(begins: date) -> list[dict[str, Any]]:
    return [
        _promise(
            1, "1", "Ask the same three quiet questions at each first visit, alone and with an interpreter",
            "Hacer las mismas tres preguntas, con calma, en cada primera visita, a solas y con intérprete",
            "HOSPITAL HEALTH", _within("within six months", "P6M", begins), themes=["noticing"],
            target_count=2, target_unit="places that ask", survivor_input=True,
        ),
        _promise(
            2, "1", "Train the people who drive school buses and sit at front desks to notice and whom to call",
            "Enseñar a quienes conducen autobuses escolares y atienden recepciones a notar y a quién llamar",
            "YOUTH CRISIS", _within("within a year", "P1Y", begins), themes=["noticing"],
            target_count=120, target_unit="people trained",
        ),
        _promise(
            4, "1", "Put the hotline number where people wait in county offices, in five languages, and look after it",
            "Poner el número de la línea donde se espera en las oficinas del condado, en cinco idiomas, y revisarlo",
            "ALL BOARD", _within("twice a year", "P6M", begins, "recurrence"), themes=["hotline"],
        ),
    ]  # fmt: skip


def _doors(begins: date) -> list[dict[str, Any]]:
    return [
        _promise(
            3, "2", "Keep one office open until nine on Wednesdays",
            "Tener una oficina abierta hasta las nueve los miércoles",
            "CRISIS", _within("within three months", "P3M", begins), themes=["hours"], where="Linden",
        ),
        _promise(
            5, "2", "Keep a bed free every night for someone who comes without a word beforehand",
            "Tener cada noche una cama libre para quien llegue sin avisar",
            "WREN YOUTH", {"kind": "ongoing", "text": "every night"}, themes=["beds"],
        ),
        _promise(
            6, "2", "Have an interpreter on the phone within fifteen minutes at any hour",
            "Tener intérprete por teléfono en quince minutos a cualquier hora",
            "WORDS HOSPITAL", {"kind": "event", "text": "once the agreement is signed",
                               "anchor_event": "The agreement between the hospital and the interpreters"},
            themes=["languages", "hours"], condition="the agreement pays for the nights",
        ),
        _promise(
            11, "2", "Run a bus from the north of the county to the courthouse twice a week",
            "Poner dos veces por semana un autobús del norte del condado al juzgado",
            "BOARD", _within("within a year", "P1Y", begins), themes=["rides"],
        ),
    ]  # fmt: skip


def _unpunished(begins: date) -> list[dict[str, Any]]:
    return [
        _promise(
            7, "3", "Ask the county in writing that nobody is charged for what someone made them do",
            "Pedir por escrito al condado que a nadie se acuse por lo que otra persona le obligó a hacer",
            "LEGAL ALL", _within("within nine months", "P9M", begins), themes=["no punishment"],
        ),
        _promise(
            8, "3", "Hold a free evening each month for clearing old charges",
            "Ofrecer cada mes una tarde gratuita para limpiar cargos antiguos",
            "LEGAL", _within("every month", "P1M", begins, "recurrence"), themes=["no punishment", "hours"],
        ),
    ]  # fmt: skip


def _together(begins: date) -> list[dict[str, Any]]:
    return [
        _promise(
            9, "4", "Pay survivors for every hour that they work on this plan",
            "Pagar a las personas sobrevivientes cada hora que trabajan en este plan",
            "ALL", {"kind": "ongoing", "text": "from the first meeting on"}, themes=["survivor input"],
            survivor_input=True,
        ),
        _promise(
            10, "4", "Say each year in public what became of every promise here",
            "Decir cada año en público qué fue de cada promesa de aquí",
            "ALL", _within("once a year", "P1Y", begins, "recurrence"), themes=["survivor input"],
        ),
        _promise(
            12, "4", "Let the others learn what each member knows",
            "Dejar que los demás aprendan lo que sabe cada miembro",
            "EACH", None, themes=["training"], specificity="general",
        ),
    ]  # fmt: skip


LINKS = [
    {
        "source": f"{KEY}-{number}", "target": target, "kind": "answers", "note": note,
        "basis": "the invented coalition of the demonstration",
    }
    for number, target, note in (
        (1, "NAP20-2.1-b", "The county’s own step where people come for help first"),
        (4, "HHS20-L19-a", "The same for the offices of a county"),
        (7, "NAP20-2.4-c", "What the plan asks of other levels of government"),
    )
]  # fmt: skip
WHY_FIRST = "The coalition agreed on it."
WHY_SECOND = (
    "No bus can be paid for this year: rides take its place. The evening office gets until the end of the year, "
    "Prairie Bend Health helps with old charges, and the promise about training says for how many hours."
)
WHY_THIRD = "Lantern Street Youth would like to lead what it does already at night. For the next meeting."


def second(today: date) -> PlanForm:
    """The plan as it is now: a promise gone, a new one, one in other words, with another owner, with more time."""
    form = deepcopy(first(today))
    here = {row["key"]: row for row in form["actions"]}
    begins = today - timedelta(days=RELEASED)
    rides = _promise(
        13, "2", "Pay for rides to court, the doctor and the office for whoever has no way to come",
        "Pagar el viaje al juzgado, al médico y a la oficina de quien no tiene cómo venir",
        "ALL BOARD", _within("within four months", "P4M", today - timedelta(days=20)), themes=["rides"],
    )  # fmt: skip
    here[f"{KEY}-3"]["clock"] = _within("by the end of the first year", "P1Y", begins)  # type: ignore[typeddict-item]
    here[f"{KEY}-8"]["owners"].append({"code": "LINDEN-HEALTH", "role": "partner"})
    here[f"{KEY}-12"]["title"] = "Give eight hours a year so that the others learn what each member knows"
    here[f"{KEY}-12"]["title_es"] = (
        "Dar ocho horas al año para que los demás aprendan lo que sabe cada miembro"
    )
    now = [rides if row["key"] == f"{KEY}-11" else row for row in form["actions"]]
    return read({**form, "actions": now})


def third(today: date) -> PlanForm:
    """What waits for a second person: somebody else leads the bed that is kept free."""
    form = deepcopy(second(today))
    for row in form["actions"]:
        if row["key"] == f"{KEY}-5":
            row["owners"] = [
                {"code": "LINDEN-YOUTH", "role": "lead"}, {"code": "LINDEN-WREN", "role": "partner"},
            ]  # fmt: skip
    return form
