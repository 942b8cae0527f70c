"""The timeline of a record as plain data, drawn by the window and by the print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.services.timeline.lights import Light
from desktop_app.storage.query.lists import Filter

EVENT, MORE = "event", "more"


class NodeLine(NamedTuple):
    """A label and its text under a title; of an amount of money also its 分."""

    label: str
    text: str
    cents: int | None = None


class Mark(NamedTuple):
    """A state: its code list, its code, and the office's word for it."""

    codes: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Node:
    """One entry of a timeline: a record, an event, or the number of records not shown.

    `kind` is a record's key, "event" or "more"; `date` ISO text as far as known, '' for none.
    `record` is key and id of what can be opened, `rows` the list that shows what is left out.
    """

    kind: str
    title: str
    date: str = ""
    record: tuple[str, int] | None = None
    mark: Mark | None = None
    lines: tuple[NodeLine, ...] = ()
    lights: tuple[Light, ...] = ()
    nodes: tuple[Node, ...] = ()
    rows: tuple[str, tuple[Filter, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The timeline of one record: its title, key and id, and the nodes from top to bottom."""

    title: str
    of: str
    record: tuple[str, int]
    nodes: tuple[Node, ...]

    def walk(self) -> Iterator[tuple[int, Node]]:
        """Every node with its depth, in reading order."""
        return _walk(self.nodes, 0)


def _walk(nodes: Iterable[Node], depth: int) -> Iterator[tuple[int, Node]]:
    for each in nodes:
        yield depth, each
        yield from _walk(each.nodes, depth + 1)


def lines(*pairs: tuple[str, str] | NodeLine) -> tuple[NodeLine, ...]:
    """The lines whose text is not empty."""
    return tuple(each for each in (NodeLine(*pair) for pair in pairs) if each.text)


def in_time(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Nodes sorted by their day, those without one last; equal ones keep their order."""
    return tuple(sorted(nodes, key=lambda each: (not each.date, each.date)))
