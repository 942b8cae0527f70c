"""The widgets of a list page and their layout; the page connects them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.records.record import Record
from desktop_app.ui.cards.record_card import RecordCard
from desktop_app.ui.filters.filter_chips import Columns, FilterChips
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.empty_state import EmptyState
from desktop_app.ui.look.icons import has_icon
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, row
from desktop_app.ui.tables.list_table import ListTable


class CardPrint(NamedTuple):
    """A print of one record, for a button of the card."""

    key: str
    title: str
    begin: Callable[[], object]


class ListFrame(QWidget):
    """Search and buttons above, table and card in the middle, count and order below."""

    def __init__(
        self,
        model: type[Record],
        columns: Columns,
        table: ListTable,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._unit = theme, model.UNIT
        self.table, self.chips = table, FilterChips(model, columns, theme)
        table.setObjectName("table")
        table.setAccessibleName(f"{model.TITLE}列表")
        self._build_head(model)
        self._build_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(12)
        head = row(
            self.search, self.chips, self.new_button, self.import_button, self.export_button,
            self.print_button,
        )  # fmt: skip
        head.setStretchFactor(self.search, 3)
        head.setStretchFactor(self.chips, 7)
        for place in range(head.count()):
            head.itemAt(place).setAlignment(Qt.AlignmentFlag.AlignTop)
        head.setAlignment(self.chips, Qt.AlignmentFlag(0))
        column.addLayout(head)
        column.addWidget(self._middle(model), 1)
        self.foot = row(self.count, None, self.bulk_button, self.sort_button, self.columns_button)
        column.addLayout(self.foot)

    def show_rows(self, front: QWidget, *, some: bool, narrowed: bool) -> None:
        """Shows table or board, or why there are no rows."""
        self.empty.show_reason(narrowed=narrowed)
        self.stack.setCurrentWidget(front if some else self.empty)
        self.columns_button.setEnabled(front is self.table)

    def order_foot(self) -> None:
        """Sets the tab order of the buttons at the foot to their visible order."""
        widgets = [self.foot.itemAt(place).widget() for place in range(self.foot.count())]
        buttons = [each for each in widgets if isinstance(each, QPushButton)]
        for before, after in pairwise(buttons):
            QWidget.setTabOrder(before, after)

    def chosen_words(self, count: int) -> str:
        """The text of the card when it cannot show one record."""
        if count > 1:
            state = "变更状态、" if self.state_button.isVisibleTo(self.card) else ""
            return f"已选 {count} {self._unit}，可以一起批量修改、{state}复制、打印或移到回收站。"
        return "选中一行，这里显示它的详细情况。"

    def search_on(self, text: str) -> None:
        """Appends text typed in another widget to the search and focuses it."""
        self.search.setFocus()
        self.search.insert(text)

    def show_chosen(self, count: int) -> None:
        """Switches the buttons for chosen rows on and off."""
        self.edit_button.setEnabled(count == 1)
        for each in (self.history_button, *self.form_buttons):
            each.setEnabled(count == 1)
        for each in (self.state_button, self.delete_button):
            each.setEnabled(count > 0)

    def _build_head(self, model: type[Record]) -> None:
        theme = self._theme
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setAccessibleName(f"查找{model.TITLE}")
        self.search.setPlaceholderText(_hint(model))
        self.search.setClearButtonEnabled(True)
        self.search.setAcceptDrops(False)  # a workbook dropped here is for the page
        self.search.setMinimumWidth(theme.sizes.text * 16)
        self.search.setMaximumWidth(theme.sizes.text * 21)
        theme.icons.put_in_field(self.search, "search")
        self.new_button = button(f"新建{model.TITLE}", "new_button", theme, "add", "primary")
        self.new_button.setToolTip("Ctrl+N")
        self.import_button = button("导入", "import_button", theme, "import")
        self.export_button = button("导出", "export_button", theme, "export")
        self.print_button = button("打印", "print_button", theme, "print")
        for each in (self.export_button, self.print_button):
            each.setProperty("menu", "true")
            each.setMenu(QMenu(each))

    def _build_card(self, model: type[Record]) -> None:
        theme = self._theme
        self.card = RecordCard(theme, self.splitter)
        self.edit_button = button("编辑", "edit_button", theme, "edit")
        self.history_button = button("历史", "history_button", theme, "history")
        self.state_button = button("变更状态", "state_button", theme, "forward")
        self.card.add_above_foot(self.state_button)
        self.state_button.setVisible(bool(model.STATE))
        self.delete_button = button("", "delete_button", theme, "delete", "danger")
        self.delete_button.setAccessibleName("删除")
        self.delete_button.setToolTip("移到回收站（Delete）")
        self.form_buttons: list[QPushButton] = []
        for each in (self.edit_button, self.history_button):
            self.card.foot.addWidget(each)
        self.card.foot.addStretch(1)
        self.card.foot.addWidget(self.delete_button)

    def offer_forms(self, model: type[Record], forms: Sequence[CardPrint]) -> None:
        """Puts a print button for one record next to 编辑, or one menu for several prints."""
        if not forms:
            return
        one = len(forms) == 1
        each = self._form_button(model, forms[0]) if one else self._forms_menu(model, forms)
        each.setEnabled(self.edit_button.isEnabled())
        self.card.foot.insertWidget(1, each)
        self.setTabOrder(self.edit_button, each)
        self.form_buttons.append(each)

    def _form_button(self, model: type[Record], form: CardPrint) -> QPushButton:
        """Prints one form of the chosen record; its word leaves out what the page is about."""
        word = form.title.removeprefix(model.TITLE)
        result = button(word, f"print_{form.key}_button", self._theme, "print")
        result.setAccessibleName(f"打印{form.title}")
        result.setToolTip(f"打印选中{model.TITLE}的{form.title}")
        result.clicked.connect(lambda: form.begin())
        return result

    def _forms_menu(self, model: type[Record], forms: Sequence[CardPrint]) -> QPushButton:
        """One button for all forms of the chosen record: side by side they would widen the card."""
        result = button("打印", "print_forms_button", self._theme, "print")
        result.setAccessibleName(f"打印选中{model.TITLE}的表")
        result.setProperty("menu", "true")
        menu = QMenu(result)
        for form in forms:
            act = menu.addAction(form.title)
            act.setObjectName(f"print_{form.key}")
            act.triggered.connect(partial(_begin, form))
        result.setMenu(menu)
        return result

    def _middle(self, model: type[Record]) -> QSplitter:
        """Table and card, made when the head has its place: the Tab key goes in this order."""
        icon = model.KEY if has_icon(model.KEY) else "table"
        self.empty = EmptyState(model.TITLE, icon, self._theme)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.stack = QStackedWidget(self.splitter)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.stack.setMinimumWidth(360)
        self._build_card(model)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([990, 344])
        return self.splitter

    def _build_foot(self) -> None:
        self.count = ElidedLabel("", "small")
        self.count.setObjectName("count")
        self.bulk_button = button("批量修改", "bulk_button", self._theme, "edit", "quiet")
        self.bulk_button.setToolTip("选中几行只改这几行，否则改列表里的全部；先看修改前后再确认")
        self.sort_button = button("排序", "sort_button", self._theme, "sort", "quiet")
        self.columns_button = button("列", "columns_button", self._theme, "columns", "quiet")


def _begin(form: CardPrint, _: bool = False) -> None:
    form.begin()


def _hint(model: type[Record]) -> str:
    """What the search looks in: the title, its pinyin, and the first other fields."""
    others = (model.field(name) for name in model.SEARCH if name != model.NAME)
    labels = [each.label for each in others if not each.internal][:2]
    return "、".join([model.field(model.NAME).label, "拼音首字母", *labels])
