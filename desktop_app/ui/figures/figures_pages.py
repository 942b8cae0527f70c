"""Several declared statistics on one page, with a chooser above the one shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.services.lookup.viewed_term import looks_back
from desktop_app.services.subjects import NamedPart
from desktop_app.settings import Plain
from desktop_app.ui.figures.figures_page import FiguresPage
from desktop_app.ui.figures.part_titles import COMMANDS, command_key, command_titles, word_of
from desktop_app.ui.look.words import label, row
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

PERIOD = ("kind", "first", "last")
"""What a page of statistics remembers of its period."""


class FiguresPages(Page):
    """The statistics of `parts`: each is loaded and read when first chosen."""

    def __init__(
        self, context: UiContext, parts: Sequence[NamedPart], key: str, all_of_them: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(key, parent)
        self._context, self._parts, self._word = context, tuple(parts), all_of_them
        self._built: dict[str, FiguresPage] = {}
        self._kept: dict[str, Mapping[str, Plain]] = {}
        self.chooser = QComboBox(self)
        self.chooser.setObjectName("figures_part")
        self.chooser.setAccessibleName("统计报表的内容")
        for part in self._parts:
            self.chooser.addItem(part.title, part.key)
        self._pages = QStackedWidget()
        line = row(label("报表", "muted"), self.chooser, None)
        line.setContentsMargins(16, 12, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._pages, 1)
        self.chooser.currentIndexChanged.connect(lambda _: self.page)
        self._show()

    @property
    def page(self) -> FiguresPage:
        """The page in front, built now where it was not chosen before."""
        return self._show()

    def _show(self) -> FiguresPage:
        part = self._parts[self.chooser.currentIndex()]
        if part.key not in self._built:
            word = word_of(part, self._word)
            built = FiguresPage(self._context, part.load(), f"{self.key}_{part.key}", word)
            kept = self._kept.pop(part.key, {})
            built.recall(kept)
            if looks_back(self._context.desk) and "kind" not in kept:
                built.look_at_term()
            self._built[part.key] = built
            self._pages.addWidget(built)
        self._pages.setCurrentWidget(self._built[part.key])
        return self._built[part.key]

    def choose(self, part: str) -> FiguresPage:
        """Shows the statistics with a key."""
        self.chooser.setCurrentIndex(self.chooser.findData(part))
        return self._show()

    def refresh(self, records: frozenset[str]) -> None:
        """Reads the page in front again; the others are built again when next chosen."""
        front = self._parts[self.chooser.currentIndex()].key
        for key in [each for each in self._built if each != front]:
            page = self._built.pop(key)
            self._kept[key] = {**page.remember(), **page.period.remember()}
            self._pages.removeWidget(page)
            page.deleteLater()
        self._built[front].refresh(records)

    def look_at_term(self) -> None:
        """Turns every statistics that was shown to the term that is looked at."""
        self._kept = {key: _without(kept, PERIOD) for key, kept in self._kept.items()}
        for page in self._built.values():
            page.look_at_term()

    def commands(self) -> list[Command]:
        """Printing and exporting of every statistics, and the totals of the one in front."""
        titles = command_titles(self._parts, self._word)
        found = [
            Command(titles[key], "", partial(self._run, part, command), key, command)
            for part in self._parts
            for command in COMMANDS
            for key in (command_key(command, part, self._parts),)
        ]
        return [*found, *(each for each in self._show().commands() if not each.key)]

    def _run(self, part: NamedPart, command: str) -> None:
        page = self.choose(part.key)
        page.print_now() if command == "print" else page.export()

    def remember(self) -> dict[str, Plain]:
        """The statistics in front and the state of each."""
        left = PERIOD if looks_back(self._context.desk) else ()
        states = {key: _without(kept, left) for key, kept in self._kept.items()}
        states |= {key: page.remember() for key, page in self._built.items()}
        return {"part": str(self.chooser.currentData()), "parts": dict(states)}

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered; a state of the first one alone is taken for it."""
        first = self._parts[0].key
        states = state.get("parts") if "part" in state else {first: dict(state)}
        for key, kept in (states if isinstance(states, dict) else {}).items():
            if isinstance(kept, dict):
                self._kept[key] = kept
        for key in [each for each in self._built if each in self._kept]:
            self._built[key].recall(self._kept.pop(key))
        place = self.chooser.findData(state.get("part", first))
        self.chooser.setCurrentIndex(max(0, place))

    def start_search(self) -> None:
        """Puts the cursor where a part of the work is searched."""
        self._show().start_search()


def _without(kept: Mapping[str, Plain], names: Sequence[str]) -> dict[str, Plain]:
    return {name: each for name, each in kept.items() if name not in names}
