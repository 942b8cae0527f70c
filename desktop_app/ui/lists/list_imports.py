"""How rows of other files come into a list: chosen, dropped, pasted; what is shown after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.services import registers
from desktop_app.services.registers.condition_words import condition_words
from desktop_app.ui.events import Notice
from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.ui_context import UiContext

if TYPE_CHECKING:
    from desktop_app.ui.bulk.bulk_page import BulkPage
    from desktop_app.ui.imports.import_page import ImportPage


class ListImports(QObject):
    """Begins imports in the place of a list, and gives the list back with what came in."""

    def __init__(self, context: UiContext, page: ListParts, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._page, self._model = context, page, page.model
        self._finished: ImportPage | None = None
        self._beside: ImportPage | BulkPage | None = None

    def ask_book(self) -> None:
        """Lets the user choose a workbook and begins its import."""
        from desktop_app.services import imports  # loads every reader of books

        patterns = " ".join(f"*{each}" for each in imports.SUFFIXES)
        self._context.desktop.ask_open_file(
            "import_file", f"导入{self._model.TITLE}", f"表格 ({patterns})", self.take_in
        )

    def take_in(self, path: Path) -> None:
        """Begins the import of a workbook."""
        self._begin(lambda page: page.open_file(path))

    def paste(self) -> None:
        """Begins the import of rows copied in Word, WPS or Excel."""
        desktop = self._context.desktop
        text = desktop.pasted_html() or desktop.pasted_text()
        if not text.strip():
            desktop.tell(
                "nothing_pasted", "剪贴板里没有内容，请先在 Word、WPS 或 Excel 里复制几行。"
            )
            return
        self._begin(lambda page: page.open_pasted(text))

    def show_beside(self, page: ImportPage | BulkPage) -> bool:
        """Shows an import or a bulk edit in the list's place; one that is done gives way to it."""
        self.leave_finished()
        pages = self._page.pages
        if self._beside is not None:
            sentence = "这一页已有一个导入或批量修改还没有完成，请先完成或取消它。"
            self._context.desktop.tell("import_running", sentence)
            page.deleteLater()
            return False
        self._beside = page
        page.left.connect(partial(self._end, page))
        pages.addWidget(page)
        pages.setCurrentWidget(page)
        return True

    def leave_finished(self) -> None:
        """Goes back to the list from a finished import; a running one stays."""
        if self._finished is not None:
            self._finished.left.emit()

    def tell_hidden(self, key: int) -> None:
        """Reports that the search or the conditions hide a record that was just saved."""
        page = self._page
        if page.state.narrowed and not page.rows.rows_of([key]):
            words = f"已保存；{self._narrowed_by()}还开着，没有列出它"
            self._context.events.said.emit(Notice(words, undo=True, role="warn"))

    def _begin(self, start: Callable[[ImportPage], None]) -> None:
        from desktop_app.ui.imports.import_page import ImportPage  # loads every reader of books

        page = ImportPage(self._context, self._model)
        if self.show_beside(page):
            page.finished.connect(partial(self._on_finished, page))
            page.list_asked.connect(self._show_brought)
            page.paste_asked.connect(self._paste_after)
            start(page)

    def _on_finished(self, page: ImportPage) -> None:
        self._finished = page

    def _end(self, page: ImportPage | BulkPage) -> None:
        brought = self._finished.brought if self._finished is not None else ()
        self._finished = self._beside = None
        self._page.pages.setCurrentIndex(0)
        self._page.pages.removeWidget(page)
        page.deleteLater()
        self._page.table.setFocus()
        hidden = self._hidden(brought)
        if hidden:
            words = f"{self._narrowed_by()}还开着，刚导入的 {hidden} {self._model.UNIT}没有列出"
            self._context.events.say(words, role="warn")

    def _paste_after(self) -> None:
        self.leave_finished()
        self.paste()

    def _show_brought(self) -> None:
        """Shows the list with all that came in, without a search or condition that hides some."""
        page = self._finished
        brought = page.brought if page is not None else ()
        by = self._narrowed_by() if self._hidden(brought) else ""
        if by:
            self._page.open_where(())
        self.leave_finished()
        if by:
            words = f"已清除{by}，刚导入的 {len(brought)} {self._model.UNIT}都在列表里"
            self._context.events.say(words, role="muted")
        if brought:
            self._page.show_saved(brought[0])

    def _hidden(self, keys: Sequence[int]) -> int:
        """How many of some records the search and the conditions of the list leave out."""
        if not keys or not self._page.state.narrowed:
            return 0
        shown = set(registers.find(self._context.desk, self._model, self._page.query))
        there = set(registers.find(self._context.desk, self._model, registers.Query()))
        return len((set(keys) & there) - shown)

    def _narrowed_by(self) -> str:
        """The words for what narrows the list: 查找“农科所”, 条件“性别：女”."""
        state = self._page.state
        told = [f"查找“{state.search.strip()}”"] if state.search.strip() else []
        words = condition_words(self._context.desk, self._model, self._page.query.where)
        told += [f"条件“{'；'.join(words)}”"] if words else []
        return "和".join(told)
