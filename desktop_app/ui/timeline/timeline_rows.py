"""The rows of a timeline: each node with its depth, and what pressing Enter opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.services.timeline import MORE, Node, Timeline
from desktop_app.ui.look.tones import tone_of
from desktop_app.ui.states.status_cells import TONES

PLAIN = ("muted", "open")
FOUND = ("accent", "link")
INDEX = QModelIndex()
SHORT, LONGEST, BETWEEN = 20, 600, "　　"


class TimelineRow(NamedTuple):
    """One row: a node, its depth, the node whose record or rows it opens."""

    depth: int
    node: Node
    opens: Node | None
    chosen: bool
    what: str

    @property
    def tone(self) -> tuple[str, str]:
        """The colour and the icon of its state."""
        mark = self.node.mark
        if self.node.kind == MORE:
            return FOUND
        return (tone_of(mark.codes, mark.code) if mark else None) or PLAIN

    @property
    def caption(self) -> str:
        """Kind of record and state, to be shown at the right of the title."""
        mark = self.node.mark
        return " · ".join(filter(None, [self.what, mark.label if mark else ""]))

    def text_lines(self, fits: Callable[[str], bool]) -> list[str]:
        """The lines below the title; short facts share a line as far as it `fits` them."""
        found: list[str] = []
        goes_on = False
        for each in self.node.lines:
            text = f"{each.label}：{cut(each.text)}"
            short = len(each.text) <= SHORT and "\n" not in each.text
            if short and goes_on and fits(found[-1] + BETWEEN + text):
                found[-1] += BETWEEN + text
            else:
                found.append(text)
            goes_on = short
        return found

    @property
    def lights(self) -> list[tuple[str, str, str]]:
        """The colour, icon and words of its lights."""
        return [(*TONES[each.state], each.title) for each in self.node.lights]

    def spoken(self) -> str:
        """The line in words, for a screen reader."""
        node = self.node
        text_lines = [f"{each.label}：{each.text}" for each in node.lines]
        lights = [each.words for each in node.lights]
        return "，".join(filter(None, [node.date, node.title, self.caption, *lights, *text_lines]))


class TimelineRows(QAbstractListModel):
    """The rows of one timeline from top to bottom."""

    def __init__(
        self, timeline: Timeline, titles: Mapping[str, str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = _rows(timeline, titles)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.rows[index.row()].spoken()
        return None

    def chosen(self) -> int:
        """The row of the record that the timeline was opened for, else the first."""
        places = (place for place, each in enumerate(self.rows) if each.chosen)
        return next(places, 0)


def cut(text: str) -> str:
    """A text cut to what can be read on a screen; the print has all of it."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}……（全文见打印件）"


def _rows(timeline: Timeline, titles: Mapping[str, str]) -> list[TimelineRow]:
    """Every node in reading order; an event opens the record that it belongs to."""
    rows: list[TimelineRow] = []
    above: list[Node] = []
    for depth, node in timeline.walk():
        del above[depth:]
        opens = node if node.record or node.rows else next(iter(above[::-1]), None)
        above.append(node)
        chosen = node.record == timeline.record
        rows.append(TimelineRow(depth, node, opens, chosen, titles.get(node.kind, "")))
    return rows
