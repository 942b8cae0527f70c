"""The page of one record in the place of its list, and the ways to it, on from it and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.ui.events import Notice
from desktop_app.ui.lists.list_actions import ListActions
from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import has_record_page

if TYPE_CHECKING:
    from desktop_app.ui.record_page.record_page import RecordPage

REMEMBERED = 20
"""So many steps lead back by Alt+←."""


class ListRecord(QObject):
    """Opens records of one list on their page; does nothing where they have none."""

    def __init__(self, context: UiContext, page: ListParts, doing: ListActions) -> None:
        super().__init__(page.widget)
        self._context, self._page, self._doing = context, page, doing
        self.has_page = has_record_page(context.desk.subjects, page.model.KEY)
        self.shown: RecordPage | None = None
        self._under: QWidget | None = None  # what the page takes the place of
        self._trail: list[Callable[[], object]] = []
        self._said: Notice | None = None
        context.events.said.connect(self._on_said)

    @property
    def in_front(self) -> RecordPage | None:
        """The page of a record where it is in the place of the list, else None."""
        is_front = self._page.pages.currentWidget() is self.shown
        return self.shown if is_front else None

    def open(self, key: int) -> bool:
        """Shows a record on its page; whether it has one. One on the page leads back by Alt+←."""
        if not self.has_page:
            return False
        front = self.in_front
        before = front.key if front is not None else None
        if before is None:
            self._trail.clear()
        elif before != key:
            self._remember(lambda: self._show(before))
        self._show(key)
        return True

    def came_from(self, run: Callable[[], object]) -> None:
        """Notes the page from which the record in front was opened, for Alt+←."""
        if self.in_front is not None:
            self._trail[:] = [run]

    def refresh(self) -> None:
        """Reads the record in front again; goes back to the list where it is gone."""
        front = self.in_front
        if front is None or front.opened is None:
            return
        title = self._page.model.title_of(front.opened.values)
        try:
            front.show_record(front.opened.key)
        except UserError:
            self.leave()
            self._said = None
            QTimer.singleShot(0, self, lambda: self._tell_gone(title))

    def leave(self) -> None:
        """Goes back to the list, to the row of the record."""
        front = self.in_front
        if front is None:
            return
        self._trail.clear()
        pages = self._page.pages
        place = pages.indexOf(self._under) if self._under is not None else 0
        pages.setCurrentIndex(max(place, 0))
        if front.key is not None:
            self._page.show_saved(front.key)
        self._page.take_focus()

    def show_again(self, key: int) -> None:
        """Shows a record that was just written, where a record is in front."""
        front = self.in_front
        if front is not None and front.key != key:
            self._show(key)

    def _show(self, key: int) -> None:
        """Shows a record, or a message where it is gone; the list chooses it later, on leaving."""
        shown = self.shown or self._built()
        try:
            shown.show_record(key)
        except UserError as error:
            self._context.desktop.tell("record_gone", error.sentence)
            return
        if self.in_front is None:
            self._under = self._page.pages.currentWidget()
            self._page.pages.setCurrentWidget(shown)
            shown.take_focus()

    def _built(self) -> RecordPage:
        from desktop_app.ui.record_page.declared import page_of
        from desktop_app.ui.record_page.record_page import RecordPage  # with its parts

        page, model = self._page, self._page.model
        parts = page_of(self._context.desk, model)
        shown = self.shown = RecordPage(self._context, model, parts, lambda: page.rows.ids)
        page.pages.addWidget(shown)
        shown.left.connect(self.leave)
        shown.returned.connect(self._back)
        shown.wanted.connect(self._show)
        shown.followed.connect(self.open)
        shown.form_wanted.connect(self._edit)
        return shown

    def _edit(self, field: str) -> None:
        dialog = self._doing.edit(self.shown.key if self.shown is not None else None)
        if dialog is not None and field:
            dialog.go_to(field)

    def _back(self) -> None:
        if self._trail:
            self._trail.pop()()
        else:
            self.leave()

    def _remember(self, run: Callable[[], object]) -> None:
        self._trail.append(run)
        del self._trail[:-REMEMBERED]

    def _on_said(self, notice: Notice) -> None:
        self._said = notice

    def _tell_gone(self, title: str) -> None:
        """Says that the record is gone, behind what was said of the action that removed it."""
        where = f"“{title}”已经不在，回到了{self._page.model.TITLE}列表"
        said, events = self._said, self._context.events
        if said is None:
            events.say(where, role="muted")
        else:
            events.said.emit(said._replace(text=f"{said.text}；{where}"))
