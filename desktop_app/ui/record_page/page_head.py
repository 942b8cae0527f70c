"""The head of a record's page: the way back, what it shows, the way on, edit, print, next step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.records.record import Record
from desktop_app.ui.forms.dialog.form_walk import FormWalk, Order
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.keyed_button import KeyedButton
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.record_page.declared import PageStep


class PageHead(QWidget):
    """One line above the states; `order` gives the records of the list as it is sorted now."""

    back_wanted = Signal()
    edit_wanted = Signal()
    step_wanted = Signal(object)

    def __init__(self, model: type[Record], order: Order, theme: Theme, page: QWidget) -> None:
        super().__init__()
        self._step: PageStep | None = None
        self.back = button(model.TITLE, "page_back_button", theme, "back", "back")
        self.back.setAccessibleName(f"回到{model.TITLE}列表")
        self.back.setToolTip("Esc")
        self.title, self.facts = label("", "title"), ElidedLabel(role="muted")
        self.title.setObjectName("page_title")
        self.facts.setObjectName("page_facts")
        self.walk = FormWalk(model, order, theme, page)
        self.walk.title.hide()
        line = self.walk.layout()
        if line is not None:
            line.setContentsMargins(0, 0, 0, 0)
        self.edit = KeyedButton("编辑", "page_edit_button", "F2", theme, "edit")
        self.print = button("打印", "page_print_button", theme, "print")
        self.print.setProperty("menu", "true")
        self.print.setMenu(QMenu(self.print))
        self.next = KeyedButton("", "next_step_button", "Ctrl+Enter", theme, kind="primary")
        head = row(self.back, self.title, self.facts, self.walk, self.edit, self.print, self.next)
        head.setStretchFactor(self.facts, 1)
        self.setLayout(head)
        self.back.clicked.connect(self.back_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        self.next.clicked.connect(self.take_next)

    def show_record(self, title: str, facts: str, step: PageStep | None) -> None:
        """Shows what the page is about now, and its next step; None where nothing is left."""
        self.title.setText(title)
        self.facts.setText(facts)
        self._step = step
        self.next.setVisible(step is not None)
        if step is not None:
            words = step.title.removesuffix("…")
            self.next.setText(words)
            about = f"：{step.about}" if step.about else ""
            self.next.setAccessibleName(f"{words}{about}")
            self.next.setToolTip(f"{words}{about}（Ctrl+Enter）")
            self.next.show_icon(step.icon)
            self.next.updateGeometry()

    def offer_prints(self, prints: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Puts the prints of the record into the menu."""
        menu = self.print.menu()
        menu.clear()
        for title, run in prints:
            menu.addAction(title, partial(_begin, run))
        if not prints:
            menu.addAction("没有可以打印的表").setEnabled(False)

    def take_next(self) -> None:
        """Emits the next step."""
        if self._step is not None:
            self.step_wanted.emit(self._step)


def _begin(run: Callable[[], object]) -> None:
    run()
