"""Actions on the rows of a list: edit, delete, copy, import, export, print."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.errors import UserError
from desktop_app.services import registers
from desktop_app.services.named_forms import forms_of
from desktop_app.services.registers.naming import spaced, titled
from desktop_app.ui.copied_rows import CopiedRows, copy_rows
from desktop_app.ui.lists.list_exports import ListExports
from desktop_app.ui.lists.list_frame import CardPrint
from desktop_app.ui.lists.list_imports import ListImports
from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.row_actions.row_action_bar import RowActions
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowImport, book_import, has_record_page

if TYPE_CHECKING:
    from desktop_app.services import prints
    from desktop_app.ui.forms.dialog.record_dialog import RecordDialog


OWN_COLUMNS = "印列表里现在显示的这些列；要规定格式的，选名册、台账"


class ListActions(QObject):
    """The verbs of one list page."""

    def __init__(self, context: UiContext, page: ListParts, row_actions: RowActions) -> None:
        super().__init__(page.widget)
        self._context, self._page, self._model = context, page, page.model
        self._row_actions = row_actions
        self.importing = ListImports(context, page, self)
        self.exporting = ListExports(context, page, self)

    def new(self, name: str = "") -> None:
        """Opens an empty form, or one with that name in it."""
        given = {self._model.NAME: name} if name else {}
        self._open(registers.blank(self._context.desk, self._model, **given))

    def open(self, key: int) -> None:
        """Opens a record as its register does: on its page, else in its form."""
        if not self._page.show_page(key):
            self.edit(key)

    def _open_chosen(self) -> None:
        key = self._page.current_id()
        if key is not None:
            self.open(key)

    def edit(self, key: int | None = None) -> RecordDialog | None:
        """Opens the form of one record, by default the chosen one."""
        wanted = key if key is not None else self._page.current_id()
        if wanted is None:
            return None
        try:
            return self._open(registers.draft(self._context.desk, self._model, wanted))
        except UserError as error:
            self._context.desktop.tell("record_gone", error.sentence)
            return None

    def show_history(self) -> None:
        """Opens the form at its history."""
        dialog = self.edit()
        if dialog is not None:
            dialog.form.sections.setCurrentIndex(dialog.form.sections.count() - 1)

    def delete(self) -> None:
        """Moves the chosen records to the recycle bin; the status bar offers 撤销."""
        keys = self._page.chosen_ids()
        if not keys:
            return
        what = titled(self._context.desk, self._model, keys)
        try:
            changed = registers.remove(self._context.desk, self._model, keys)
        except UserError as error:
            self._context.desktop.tell("delete_refused", error.sentence)
            return
        self._context.events.announce(changed, f"已删除{spaced(what)}")

    def change_state(self, keys: Sequence[int] = (), to: str | None = None) -> None:
        """Opens the dialog that changes the state of the chosen records, or of `keys`."""
        from desktop_app.ui.states.state_change import ask_state

        wanted = keys or self._page.chosen_ids()
        if not wanted:
            sentence = f"请先选中要变更状态的{self._model.TITLE}。"
            self._context.desktop.tell("nothing_chosen", sentence)
            return
        ask_state(self._context, self._model, wanted, to, self._page.widget.window())

    def edit_many(self) -> None:
        """Opens the bulk edit of the chosen records, where several are, else of all listed."""
        from desktop_app.ui.bulk.bulk_page import BulkPage  # loads the widgets of every field

        chosen = self._page.chosen_ids()
        listed = registers.find(self._context.desk, self._model, self._page.query)
        if not listed:
            sentence = "列表里没有记录，没有可以修改的内容。请先清除条件，或先登记。"
            self._context.desktop.tell("nothing_to_edit", sentence)
            return
        several = chosen if len(chosen) > 1 else []
        self.importing.show_beside(BulkPage(self._context, self._model, several, list(listed)))

    def copied(self, rows: CopiedRows) -> None:
        """Puts rows on the clipboard."""
        copy_rows(self._context.desktop, self._context.events, rows)

    # taking in

    def ask_book(self) -> None:
        """Lets the user choose a workbook and begins its import."""
        self.importing.ask_book()

    def take_in(self, path: Path) -> None:
        """Begins the import of a dropped workbook; asks which one where the page offers two."""
        other = book_import(self._context.desk.subjects, self._model.KEY)
        if other is None:
            self.importing.take_in(path)
            return
        window = self._page.widget.window()
        begin = (self.importing.take_in, partial(_take_other, other, self._context, window))
        self._context.desktop.ask_choice(
            "book_kind", f"“{path.name}”是什么表？", [other.own, other.books],
            lambda place: begin[place](path),
        )  # fmt: skip

    def import_others(self) -> None:
        """Opens the import of other books that the page offers."""
        other = book_import(self._context.desk.subjects, self._model.KEY)
        if other is not None:
            keys = self._page.chosen_ids()
            other.run(self._context, self._model, keys, self._page.widget.window())

    def paste(self) -> None:
        """Begins the import of rows copied in Word, WPS or Excel."""
        self.importing.paste()

    # giving out

    def fill_exports(self) -> None:
        """Offers the kinds of file, with what the list shows or with everything."""
        self.exporting.fill(self._page.frame.export_button.menu())

    def export(self, kind: str, *, everything: bool = False, phones: bool = False) -> None:
        """Asks where to, then writes the listed records in the background."""
        self.exporting.export(kind, everything=everything, phones=phones)

    def own_prints(self) -> tuple[prints.Print, ...]:
        """The prints of this register; the plain list has the columns that the page shows."""
        from desktop_app.services import prints  # loads the wording of every print

        return prints.prints_of(self._context.desk, self._model, self._page.state.columns)

    def form_prints(self) -> list[CardPrint]:
        """The prints of this register that show one record each, and how to begin them."""
        return [
            CardPrint(each.key, each.title, partial(self._print_form, each.key))
            for each in forms_of(self._model.KEY)
        ]

    def _print_form(self, key: str) -> None:
        self.print_now(next(each for each in self.own_prints() if each.key == key))

    def print_usual(self, wanted: prints.Print) -> None:
        """Prints what is most likely meant: a form of the chosen, a register of the whole list."""
        several = len(self._page.chosen_ids()) > 1
        self.print_now(wanted, everything=wanted.kind != "form" and not several)

    def fill_prints(self) -> None:
        """Offers the prints, for the chosen records and for the whole list."""
        menu = self._page.frame.print_button.menu()
        menu.clear()
        self._add_prints(menu)

    def print_now(self, wanted: prints.Print, *, everything: bool = False) -> None:
        """Opens the preview of a print of the chosen records, else of all that are listed."""
        from desktop_app.ui.prints.print_preview import PrintPreview  # loads the printing of Qt

        chosen = [] if everything else self._page.chosen_ids()
        keys = chosen or list(registers.find(self._context.desk, self._model, self._page.query))
        if not keys:
            sentence = "列表里没有记录，没有可以打印的内容。请先清除条件，或先登记。"
            self._context.desktop.tell("nothing_to_print", sentence)
            return
        preview = PrintPreview(self._context, wanted, keys, self._page.widget.window())
        preview.open()

    def row_menu(self) -> QMenu:
        """What the right button offers on a row."""
        menu = QMenu(self._page.widget)
        one = len(self._page.chosen_ids()) == 1
        if has_record_page(self._context.desk.subjects, self._model.KEY):
            menu.addAction("打开", self._open_chosen).setEnabled(one)
        menu.addAction("编辑", lambda: self.edit()).setEnabled(one)
        menu.addAction("历史", self.show_history).setEnabled(one)
        if self._model.STATE:
            menu.addAction("变更状态…", self.change_state)
        self._row_actions.add_to(menu)
        menu.addAction("批量修改…", self.edit_many).setEnabled(not one)
        menu.addAction("复制", lambda: self.copied(self._page.table.copied()))
        menu.addSeparator()
        self._add_prints(menu)
        menu.addSeparator()
        menu.addAction("移到回收站", self.delete)
        return menu

    def _add_prints(self, menu: QMenu) -> None:
        chosen, unit = len(self._page.chosen_ids()), self._model.UNIT
        shown = len(self._page.rows.ids)
        menu.setToolTipsVisible(True)
        for each in self.own_prints():
            before = len(menu.actions())
            if chosen:
                text = f"{each.title}（已选 {chosen} {unit}）"
                menu.addAction(text, partial(self.print_now, each))
            text = f"{each.title}（列表 {shown} {unit}）"
            menu.addAction(text, partial(self.print_now, each, everything=True)).setEnabled(
                shown > 0
            )
            for action in menu.actions()[before:]:
                action.setToolTip(OWN_COLUMNS if each.key == f"{self._model.KEY}_list" else "")

    def _open(self, draft: registers.Draft) -> RecordDialog:
        from desktop_app.ui.forms.dialog.form_opening import (
            open_form,  # loads the forms and their widgets
        )

        order = None if draft.key is None else lambda: self._page.rows.ids
        dialog = open_form(self._context, draft, self._page.widget, order)
        unique = Qt.ConnectionType.UniqueConnection
        dialog.saved.connect(self._on_saved, unique)
        dialog.walked.connect(self._page.show_saved, unique)
        return dialog

    def _on_saved(self, changed: registers.Changed) -> None:
        if changed.action is not None and changed.keys:
            self._page.show_saved(changed.keys[0])
            self.importing.tell_hidden(changed.keys[0])


def _take_other(other: WindowImport, context: UiContext, window: QWidget, path: Path) -> None:
    other.take(context, path, window)
