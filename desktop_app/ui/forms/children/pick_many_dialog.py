"""A list of a register's records to tick, for choosing many in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.records.links import Link
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import chosen_links
from desktop_app.services.registers.namesakes import Titled
from desktop_app.ui.forms.boxes.offer_list import OfferDelegate
from desktop_app.ui.forms.boxes.offers import NOTE
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.words import button, row
from desktop_app.ui.ui_context import UiContext

KEY = NOTE + 1
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class PickManyDialog(QDialog):
    """Ticks stay while one searches on; those that are there already cannot be ticked again.

    Enter in the search ticks the first line and makes room for the next name. `take` gets the
    keys, in the order in which they were ticked.
    """

    def __init__(
        self,
        context: UiContext,
        link: Link,
        there: Iterable[int],
        take: Callable[[list[int]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._linked, self._take = context, link.linked, take
        self._there = frozenset(there)
        self._ticked: dict[int, str] = {}
        self.setObjectName("pick_many_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"从{link.label}名单里选")
        self._build()
        self._read()
        self.resize(40 * context.theme.sizes.text, 600)
        self.search.setFocus()

    def _build(self) -> None:
        theme, title = self._context.theme, self._linked.TITLE
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText("输入姓名、拼音或单位，按 Enter 勾选第一个")
        self.search.setAccessibleName(f"查找{title}")
        self.search.setClearButtonEnabled(True)
        self.narrowing = {
            each.name: self._box(each) for name in self._linked.FILTERS
            for each in [self._linked.field(name)]
            if isinstance(each, Link) and name != self._linked.IN_TERM
        }  # fmt: skip
        self.list = QListWidget()
        self.list.setObjectName("offers")
        self.list.setAccessibleName(title)
        self.list.setItemDelegate(OfferDelegate(self))
        self.count = ElidedLabel(role="muted")
        self.every_button = button("全部勾选", "every_button", theme, kind="link")
        self.cancel_button = button("取消", "cancel_button", theme)
        self.take_button = button("加入", "take_button", theme, kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addLayout(row(*self.narrowing.values(), None, self.every_button))
        column.addWidget(self.list, 1)
        foot = row(self.count, self.cancel_button, self.take_button)
        foot.setStretchFactor(self.count, 1)
        column.addLayout(foot)
        self._connect()

    def _connect(self) -> None:
        for each in (self.every_button, self.cancel_button, self.take_button):
            each.setAutoDefault(False)
        self.search.textEdited.connect(self._read)
        self.list.itemChanged.connect(self._on_tick)
        self.list.itemClicked.connect(self._turn)
        self.every_button.clicked.connect(self._tick_all)
        self.cancel_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self._on_take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks from the search, Down goes into the list; Ctrl+Enter takes what is ticked."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        searching = self.focusWidget() is self.search
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take_button.click()
        elif enter and searching:
            self._tick_first()
        elif enter:
            self.search.setFocus()
            self.search.selectAll()
        elif event.key() == Qt.Key.Key_Down and searching:
            self.list.setFocus()
            self.list.setCurrentRow(0)
        else:
            super().keyPressEvent(event)

    def _box(self, field: Link) -> QComboBox:
        """A choice that narrows the list to the records of one sector, one committee."""
        box = QComboBox()
        box.setObjectName(f"narrow_{field.name}")
        box.setAccessibleName(field.label)
        box.addItem(f"全部{field.linked.TITLE}", None)
        for key, title in lookup(self._context.desk).titles[field.linked.KEY].items():
            box.addItem(title, key)
        box.setMaximumWidth(14 * self._context.theme.sizes.text)
        box.currentIndexChanged.connect(lambda _: self._read())
        return box

    def _read(self, _: str = "") -> None:
        """Lists what search and choices leave."""
        where = {name: box.currentData() for name, box in self.narrowing.items()}
        found = chosen_links.choosable(
            self._context.desk, self._linked, self.search.text(),
            {name: key for name, key in where.items() if key is not None},
        )  # fmt: skip
        self.list.blockSignals(True)
        self.list.clear()
        for each in found.shown:
            self.list.addItem(self._item(each))
        self.list.blockSignals(False)
        self._hidden = found.every - len(found.shown)
        self._tell()

    def _item(self, each: Titled) -> QListWidgetItem:
        there = each.key in self._there
        item = QListWidgetItem(each.title)
        note = f"{each.note} · 已在名单里" if there and each.note else each.note
        item.setData(NOTE, "已在名单里" if there and not each.note else note)
        item.setData(KEY, each.key)
        item.setSizeHint(QSize(0, self._context.theme.sizes.row))
        item.setCheckState(ON if there or each.key in self._ticked else OFF)
        if there:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def _turn(self, item: QListWidgetItem) -> None:
        """A click on the name ticks as well as one on the box, which Qt has turned already."""
        if item.flags() & Qt.ItemFlag.ItemIsEnabled:
            known = item.data(KEY) in self._ticked
            if (item.checkState() == ON) == known and self._clicked_beside(item):
                item.setCheckState(OFF if known else ON)

    def _clicked_beside(self, item: QListWidgetItem) -> bool:
        place = self.list.viewport().mapFromGlobal(self.list.cursor().pos())
        return place.x() > self.list.visualItemRect(item).left() + self._context.theme.sizes.row

    def _on_tick(self, item: QListWidgetItem) -> None:
        key, on = item.data(KEY), item.checkState() == ON
        if on:
            self._ticked.setdefault(key, item.text())
        else:
            self._ticked.pop(key, None)
        self._tell()

    def _tick_first(self) -> None:
        items = (self.list.item(place) for place in range(self.list.count()))
        free = (each for each in items if each.flags() & Qt.ItemFlag.ItemIsEnabled)
        first = next(free, None)
        if first is not None and self.search.text().strip():
            first.setCheckState(ON)
            self.search.clear()
            self._read()

    def _tick_all(self) -> None:
        for place in range(self.list.count()):
            item = self.list.item(place)
            if item.flags() & Qt.ItemFlag.ItemIsEnabled:
                item.setCheckState(ON)

    def _tell(self) -> None:
        unit, count = self._linked.UNIT, len(self._ticked)
        more = f"，还有 {self._hidden} {unit}没有列出，请输入姓名来找" if self._hidden else ""
        chosen = f"：{'、'.join(self._ticked.values())}" if count else ""
        self.count.setText(f"已选 {count} {unit}{more}{chosen}")
        self.take_button.setText(f"加入 {count} {unit}" if count else "加入")
        self.take_button.setEnabled(bool(count))

    def _on_take(self) -> None:
        chosen = list(self._ticked)
        self.accept()
        self._take(chosen)
