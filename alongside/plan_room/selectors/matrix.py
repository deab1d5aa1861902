"""A plan as squares and circles: every promise a cell, by pillar and principle; of a very large plan the pillars first.

Belongs here: cells, and what stands for them where there are too many for one page. Not here: counting (tally), pages.
A plan without pillars has pages of cells.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.plan_room import shown
from alongside.plan_room.enums import Status
from alongside.plan_room.models import Action, Node, Plan
from alongside.plan_room.selectors import findings
from alongside.plan_room.selectors.findings import NOTHING, Numbers, Standing

ALL = "all"  # what stands under no pillar with a title
Tally = tuple[
    UUID | None, str, Numbers
]  # a node, what the agency says, and the counts (findings.numbers_by_node)
OPEN = "n"  # before a pillar's key in an anchor, where "all" and a key never meet


@dataclass(frozen=True, slots=True)
class Cell:
    """One promise in the matrix."""

    url: str
    words: str
    pair: int  # which of the page's pairs of shapes
    apart: bool


@dataclass(slots=True)
class Group:
    """The promises under one principle."""

    label: str
    title: str
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """The promises under one pillar, or all of a plan without pillars."""

    anchor: str
    title: shown.Words
    groups: list[Group] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(group.cells) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Share:
    """How many promises of a pillar agencies speak of in one way, and where they stand in its strip, in hundredths."""

    shape: str
    words: str
    count: int
    begin: float
    width: float


@dataclass(slots=True)
class Pillar:
    """A pillar before it is opened: how many promises, and how both sides speak of them."""

    key: str
    title: shown.Words
    nodes: set[UUID | None] = field(default_factory=set)
    said: dict[str, int] = field(default_factory=dict)
    apart: int = 0

    @property
    def count(self) -> int:
        return sum(self.said.values())

    @property
    def shares(self) -> list[Share]:
        found, begin = [], 0.0
        for status in ("", *Status.values):
            if count := self.said.get(status, 0):
                width = 100 * count / self.count
                found.append(
                    Share(
                        shown.SHAPES[status or None], _label(status), count, round(begin, 2), round(width, 2)
                    )
                )
                begin += width
        return found


def _label(status: str) -> str:
    return str(Status(status).label) if status else _("No report")


def pillars(plan: Plan, tallied: Iterable[Tally]) -> list[Pillar]:
    """The pillars under which these promises stand, in the order of the plan."""
    nodes = _nodes(plan)
    found: dict[str, Pillar] = {}
    for node, status, numbers in tallied:
        top = _top(nodes.get(node) if node else None, nodes)
        pillar = found.get(_key(top))
        if pillar is None:
            pillar = found[_key(top)] = Pillar(*_named(plan, top))
        pillar.nodes.add(node)
        pillar.said[status] = pillar.said.get(status, 0) + numbers.total
        pillar.apart += numbers.apart
    order = {key: place for place, key in enumerate(node.key for node in nodes.values())}
    return sorted(found.values(), key=lambda pillar: order.get(pillar.key, -1))


def within(actions: "QuerySet[Action]", pillar: Pillar) -> "QuerySet[Action]":
    """Those that stand under this pillar."""
    under = Q(node_id__in=[node for node in pillar.nodes if node is not None])
    return actions.filter(under | Q(node=None) if None in pillar.nodes else under)


def matrix(plan: Plan, actions: "QuerySet[Action]") -> tuple[list[Section], list[tuple[str, str]]]:
    """These promises by pillar and principle; the pairs of square and circle that they need, each drawn once."""
    rows = list(actions.values_list("id", "node_id", "key", "title", "title_es"))
    standings = findings.standings([plan.id], [row[0] for row in rows])
    nodes, drawn = _nodes(plan), Drawn()
    sections: dict[str, Section] = {}
    groups: dict[tuple[str, str], Group] = {}
    for id, node_id, key, title, title_es in rows:
        node = nodes.get(node_id) if node_id else None
        top = _top(node, nodes)
        name, heading = _named(plan, top)
        section = sections.setdefault(name, Section(ALL if name == ALL else OPEN + name, heading))
        label = node.number if node is not None and node is not top else ""
        group = groups.get((name, label))
        if group is None:
            group = groups[name, label] = Group(label, shown.titled(node).text if node and label else "")
            section.groups.append(group)
        group.cells.append(drawn.cell(key, shown.words(title, title_es).text, standings.get(id, NOTHING)))
    return list(sections.values()), list(drawn.pairs)


class Drawn:
    """What the cells of a page share: each pair of shapes, its words, the way to a promise."""

    def __init__(self) -> None:
        self.pairs: dict[tuple[str, str], int] = {}
        self.seen: dict[Standing, tuple[int, str]] = {}
        self.way = reverse("plans:promise", args=["KEY"])

    def cell(self, key: str, title: str, standing: Standing) -> Cell:
        if standing not in self.seen:
            self.seen[standing] = self._pair(standing)
        pair, words = self.seen[standing]
        return Cell(self.way.replace("KEY", key), f"{title}. {words}", pair, standing.apart)

    def _pair(self, standing: Standing) -> tuple[int, str]:
        said, found = shown.said_side(standing), shown.found_side(standing)
        words = f"{said.words}. {found.words}." if standing != NOTHING else f"{said.words}."
        if standing.apart:
            words = f"{words} " + _("They differ.")
        return self.pairs.setdefault((said.shape, found.shape), len(self.pairs) + 1), words


def _nodes(plan: Plan) -> dict[UUID, Node]:
    return {node.id: node for node in Node.objects.filter(plan=plan).order_by("path")}


def _named(plan: Plan, top: Node | None) -> tuple[str, shown.Words]:
    """A pillar of its own; points that have no title of their own share the plan's."""
    return _key(top), shown.titled(top if top is not None and top.title else plan)


def _key(top: Node | None) -> str:
    return top.key if top is not None and top.title else ALL


def _top(node: Node | None, nodes: dict[UUID, Node]) -> Node | None:
    while node is not None and node.parent_id is not None:
        node = nodes[node.parent_id]
    return node


def pillar_of(key: str, found: Iterable[Pillar]) -> Pillar | None:
    """The one of this key."""
    return next((pillar for pillar in found if pillar.key == key), None)
