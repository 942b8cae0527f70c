"""Ties the buttons and the rows of a list page to what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from desktop_app.ui.cards.row_links import offer_links
from desktop_app.ui.lists.list_actions import ListActions
from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import book_import


def wire(context: UiContext, page: ListParts, doing: ListActions) -> None:
    """Connects the verbs of a page; what it shows, the page connects itself."""
    frame, table = page.frame, page.table
    frame.new_button.clicked.connect(doing.new)
    _offer_imports(context, page, doing)
    frame.export_button.menu().aboutToShow.connect(doing.fill_exports)
    frame.print_button.menu().aboutToShow.connect(doing.fill_prints)
    frame.edit_button.clicked.connect(lambda: doing.edit())
    frame.history_button.clicked.connect(doing.show_history)
    frame.state_button.clicked.connect(lambda: doing.change_state())
    frame.bulk_button.clicked.connect(doing.edit_many)
    frame.delete_button.clicked.connect(doing.delete)
    frame.empty.new_asked.connect(doing.new)
    frame.empty.import_asked.connect(doing.ask_book)
    table.opened.connect(doing.open)
    table.edit_asked.connect(doing.edit)
    table.link_asked.connect(context.events.open_record)
    table.delete_asked.connect(doing.delete)
    table.paste_asked.connect(doing.paste)
    table.copy_asked.connect(doing.copied)
    table.typed.connect(frame.search_on)
    table.customContextMenuRequested.connect(lambda place: _on_table(context, page, doing, place))


def _offer_imports(context: UiContext, page: ListParts, doing: ListActions) -> None:
    """The import button: the list's own import, or a menu where the page offers another one."""
    shown, other = page.frame.import_button, book_import(context.desk.subjects, page.model.KEY)
    if other is None:
        shown.clicked.connect(doing.ask_book)
        return
    menu = QMenu(shown)
    own = menu.addAction(f"导入{page.model.TITLE}…", doing.ask_book)
    own.setObjectName("import_own_action")
    more = menu.addAction(other.title, doing.import_others)
    more.setObjectName("import_others_action")
    shown.setProperty("menu", "true")
    shown.setMenu(menu)


def show_menu(context: UiContext, page: ListParts, doing: ListActions, place: QPoint) -> None:
    """Opens what the right button offers for the chosen rows, at a place of the screen."""
    menu = doing.row_menu()
    offer_links(menu, context, page.model, page.table.current_id())
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)


def _on_table(context: UiContext, page: ListParts, doing: ListActions, place: QPoint) -> None:
    if page.table.indexAt(place).isValid():
        show_menu(context, page, doing, page.table.viewport().mapToGlobal(place))
