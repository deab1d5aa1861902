"""What a run says: the goals and whether each was met, a table to read, the JSON.

Belongs here: the numbers to beat (issue A; what other systems took on such a machine) and the wording.
"""

import json
from typing import Any

from bench.labels import LABELS

PLAN_PAGES = (
    "plan_room", "plan_matrix", "plan_list", "plan_narrowed", "promise", "body", "bodies", "plan_search",
    "plan_changes", "plan_version", "plan_compare",
)  # fmt: skip
GOALS = (
    # name, where in the result, at most (or, with "least", at least), in words
    (
        "list_ratio",
        ("results", "list", "ratio_p50"),
        1.6,
        "the list at most 1.6 times its price without walls",
    ),
    ("client_ratio", ("results", "client", "ratio_p50"), 1.3, "a client's page at most 1.3 times"),
    ("list_p50", ("results", "list", "on", "p50"), 15.0, "the list of fifty under 15 ms"),
    ("client_p50", ("results", "client", "on", "p50"), 20.0, "a client's page under 20 ms"),
    ("list_p95", ("results", "list", "on", "p95"), 100.0, "p95 of the list under 100 ms"),
    ("client_p95", ("results", "client", "on", "p95"), 100.0, "p95 of a client's page under 100 ms"),
    ("find_p95", ("results", "find", "on", "p95"), 100.0, "p95 of find-as-you-type under 100 ms"),
    ("note_p95", ("results", "note", "on", "p95"), 100.0, "p95 of a note saved under 100 ms"),
    ("call_step_p50", ("results", "call_step", "on", "p50"), 8.0, "a step of a call under 8 ms"),
    ("calls_lost", ("callers", "lost"), 0, "of eight calls written down at once no step is lost"),
    (
        "today_worker_p95",
        ("results", "today_worker", "on", "p95"),
        100.0,
        "p95 of an advocate's Today under 100 ms",
    ),
    (
        "today_supervisor_p95",
        ("results", "today_supervisor", "on", "p95"),
        100.0,
        "p95 of a supervisor's Today under 100 ms",
    ),
    ("entry_p95", ("results", "service_entry", "on", "p95"), 100.0, "p95 of a service entered under 100 ms"),
    ("roster_p95", ("results", "month_of_shifts", "on", "p95"), 100.0, "p95 of the roster under 100 ms"),
    (
        "services_p95",
        ("results", "find_services", "on", "p95"),
        50.0,
        "p95 of services found near a ZIP under 50 ms",
    ),
    ("api_p95", ("results", "api_page", "on", "p95"), 50.0, "p95 of a page for other programs under 50 ms"),
    ("inbox_p95", ("results", "referral_inbox", "on", "p95"), 100.0, "p95 of a referral inbox under 100 ms"),
    *(
        (f"{name}_p95", ("results", name, "on", "p95"), 100.0, f"p95 under 100 ms: {LABELS[name].lower()}")
        for name in PLAN_PAGES
    ),
    *(
        (f"{name}_p95", ("results", name, "on", "p95"), 100.0, f"p95 of {words} under 100 ms")
        for name, words in (
            ("say_front", "a consultation of 20,000"),
            ("say_ideas", "its list"),
            ("say_question", "its questions"),
            ("say_idea", "an idea on which thousands commented"),
            ("say_alike", "its groups"),
            ("say_queue", "what waits"),
            ("say_table", "the first part of its table"),
        )
    ),
    *(
        (f"{name}_p95", ("results", name, "on", "p95"), 100.0, f"p95 under 100 ms: {label.lower()}")
        for name, label in LABELS.items()
        if name.startswith("coalition_")
    ),
    (
        "group_seconds",
        ("group_comments", "seconds"),
        30.0,
        "10,000 compared with 200 drafts and each other in 30 s",
    ),
    ("sign_in_p50", ("results", "sign_in", "on", "p50"), 500.0, "both factors under 500 ms"),
    ("growth", ("growth", "ratio_p50"), 1.3, "the list at twenty times the rows at most 1.3 times as long"),
    ("memory", ("memory_mb",), 250.0, "one web process under 250 MB"),
)
AT_LEAST = (
    ("sign_in_rate", ("sign_in_per_second",), 10.0, "at least ten sign-ins a second"),
    ("import_rate", ("import", "per_second"), 2000, "at least 2,000 services of a list brought in a second"),
)


def judged(found: dict[str, Any]) -> dict[str, Any]:
    """The result with its goals. What was not measured has no goal."""
    goals: dict[str, Any] = {}
    for least, entries in ((False, GOALS), (True, AT_LEAST)):
        for name, where, limit, words in entries:
            value = _at(found, where)
            if value is not None:
                met = value >= limit if least else value <= limit
                goals[name] = {"value": value, "limit": limit, "met": met, "goal": words}
    return {**found, "goals": goals}


def table(found: dict[str, Any]) -> str:
    """For reading in a terminal."""
    lines = [
        "Scale {scale}: {cases} cases, {notes} notes, {staff} staff.".format(**found, **found["rows"]),
        "{cores} cores, Python {python}, PostgreSQL {postgres}.".format(**found["machine"]),
        "",
        f"{'milliseconds, server time':<28}{'walls p50':>10}{'p95':>8}{'none p50':>10}{'p95':>8}{'ratio':>7}",
    ]
    for name, sides in found["results"].items():
        on, off = (f"{side['p50']:>10}{side['p95']:>8}" for side in (sides["on"], sides["off"]))
        lines.append(f"{LABELS[name]:<28}{on}{off}{sides['ratio_p50']:>7}")
    return "\n".join([*lines, *_network(found), "", *_goals(found)])


def as_json(found: dict[str, Any]) -> str:
    """The whole result."""
    return json.dumps(found, indent=2)


def _network(found: dict[str, Any]) -> list[str]:
    lines = []
    for side, served in found.get("network", {}).items():
        for visitors, times in served["visitors"].items():
            lines.append(
                f"List over the network, {visitors} at once, walls {side}: "
                f"p50 {times['p50']}, p95 {times['p95']}, {times['per_second']} a second"
            )
    if calls := found.get("callers"):
        lines.append(
            f"Eight calls at once: {calls['steps']} steps, {calls['lost']} lost, "
            f"p50 {calls['p50']}, p95 {calls['p95']}, {calls['per_second']} a second"
        )
    if fronts := found.get("front"):
        bare = fronts["bare"]["per_second"]
        lines += [
            f"Public page {name}, eight at once, two processes: {told['per_second']} a second "
            f"(a bare page: {bare}), p50 {told['p50']}, p95 {told['p95']}"
            for name, told in fronts.items()
            if name != "bare"
        ]
    if brought := found.get("import"):
        lines.append(
            "A list of {services} services, {rows} rows, brought in: {seconds} s, {per_second} services a second, "
            "{memory_mb} MB; copied by plain SQL {by_sql_seconds} s; taken back {undone_seconds} s".format(
                **brought
            )
        )
    if compared := found.get("group_comments"):
        lines.append(
            "{comments} compared with {drafts} drafts and each other: {seconds} s, {processor_seconds} s of one "
            "processor, {found} look like something, {memory_mb} MB".format(**compared)
        )
    return ["", *lines] if lines else []


def _goals(found: dict[str, Any]) -> list[str]:
    return [
        f"{'met    ' if goal['met'] else 'NOT MET'}  {goal['goal']}: {goal['value']}"
        for goal in found["goals"].values()
    ]


def _at(found: Any, where: tuple[str, ...]) -> Any:
    for name in where:
        if not isinstance(found, dict) or name not in found:
            return None
        found = found[name]
    return found
