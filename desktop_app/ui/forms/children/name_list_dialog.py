"""A pasted list of names: whose each one is, to be looked over before they are added."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.records.field_types import Code
from desktop_app.records.record import Record
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import chosen_links
from desktop_app.services.registers.chosen_links import Named
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.tables.small_table import show_rows, small_table
from desktop_app.ui.ui_context import UiContext

HINT = (
    "把名单粘贴到这里：可以一行一个，也可以用顿号、逗号隔开，"
    "还可以从表格里复制姓名、单位、职务几列。"
)
TO_CHOOSE, NOBODY, THERE = -1, 0, -2
Values = dict[str, Any]


class NameListDialog(QDialog):
    """The names as they are read; those that several records share wait for a choice.

    `there` are the values of the children that the form holds; `take` gets those of the new ones.
    """

    def __init__(
        self,
        context: UiContext,
        model: type[Record],
        there: Sequence[Mapping[str, Any]],
        take: Callable[[list[Values]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        link = chosen_links.bringing(model)
        if link is None:
            raise LookupError(f"{model.KEY} has no link that brings values")
        self._context, self._model, self._link = context, model, link
        self._there, self._take = list(there), take
        self._found: list[Named] = []
        self._keys: list[int] = []
        self.setObjectName("name_list_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"粘贴{model.TITLE}名单")
        self._build()
        self.text.setPlainText(context.desktop.pasted_text().strip())
        self._read()
        self.resize(56 * context.theme.sizes.text, 600)

    def _build(self) -> None:
        theme = self._context.theme
        self.text = QPlainTextEdit()
        self.text.setObjectName("names")
        self.text.setAccessibleName("名单")
        self.text.setTabChangesFocus(True)
        self.text.setMaximumHeight(7 * theme.sizes.row // 2)
        self.table = small_table("read_names", ("姓名", "是谁", "单位", "职务"), (5, 19, 13), theme)
        self.table.setAccessibleName("读出来的姓名")
        self.table.verticalHeader().setDefaultSectionSize(theme.sizes.control + 4)
        self.said = label("", "muted", wraps=True)
        self.roles = self._roles()
        self.cancel_button = button("取消", "cancel_button", theme)
        self.take_button = button("加入", "take_button", theme, kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(label(HINT, "muted", wraps=True))
        column.addWidget(self.text)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        words = label(f"不是{self._link.label}的，身份记为", "muted")
        column.addLayout(row(words, self.roles, None, self.cancel_button, self.take_button))
        words.setVisible(self.roles.count() > 0)
        self.text.textChanged.connect(self._read)
        self.cancel_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self._on_take)

    def _roles(self) -> QComboBox:
        """What those are who are none of the register."""
        box = QComboBox()
        box.setObjectName("roles")
        box.setAccessibleName("身份")
        fields = (self._model.field(name) for name in self._link.means)
        field = next((each for each in fields if isinstance(each, Code)), None)
        box.setVisible(field is not None)
        for each in lookup(self._context.desk).codes[field.codes].offered() if field else ():
            if each.code not in self._link.means.values():
                box.addItem(each.label, each.code)
        if field is not None:
            box.setCurrentIndex(max(0, box.findData(field.default)))
        return box

    def _read(self) -> None:
        """Reads the names anew and shows whose they are."""
        found, rest = chosen_links.named(
            self._context.desk, self._model, self._link, self.text.toPlainText()
        )
        self._found, self._rest = found, rest
        self._keys = [self._guess(each) for each in found]
        show_rows(self.table, [self._texts(n) for n in range(len(found))])
        for place, each in enumerate(found):
            if len(each.found) > 1 and self._keys[place] != THERE:
                self.table.setCellWidget(place, 1, self._choice(place, each))
        self._tell()

    def _guess(self, one: Named) -> int:
        """The record that a name means, if that is plain."""
        if len(one.found) > 1:
            return TO_CHOOSE
        key = one.found[0].key if one.found else NOBODY
        values = {self._link.name: key or None, self._model.NAME: one.written.name}
        return THERE if chosen_links.doubled(self._model, self._link, values, self._there) else key

    def _texts(self, place: int) -> tuple[str, ...]:
        one, key = self._found[place], self._keys[place]
        values = self._values(place)
        whose = next((each.note or each.title for each in one.found if each.key == key), "")
        who = {NOBODY: f"不是{self._link.label}", THERE: "已在名单里，不再加", TO_CHOOSE: ""}
        beside = (str(values.get(name) or "") for name in ("unit", "post"))
        return (one.written.name, who.get(key, f"{self._link.label} · {whose}"), *beside)

    def _choice(self, place: int, one: Named) -> QComboBox:
        """The records that share a name, to choose from."""
        box = QComboBox()
        box.setObjectName("whose")
        box.setAccessibleName(f"{one.written.name}是谁")
        box.addItem(f"有 {len(one.found)} 个同名，请选定", TO_CHOOSE)
        for each in one.found:
            box.addItem(each.note or each.title, each.key)
        box.addItem(f"不是{self._link.label}", NOBODY)
        box.currentIndexChanged.connect(partial(self._on_choice, place, box))
        return box

    def _on_choice(self, place: int, box: QComboBox, _: int) -> None:
        self._keys[place] = int(box.currentData())
        for column, text in list(enumerate(self._texts(place)))[2:]:
            item = self.table.item(place, column)
            if item is not None:
                item.setText(text)
        self._tell()

    def _values(self, place: int) -> Values:
        """The values of the child that a name becomes."""
        one, key = self._found[place], self._keys[place]
        chosen = key if key > 0 else None
        return chosen_links.child_named(self._context.desk, self._model, self._link, one, chosen)

    def _tell(self) -> None:
        unit = self._model.UNIT
        waiting = self._keys.count(TO_CHOOSE)
        count = sum(key >= NOBODY for key in self._keys)
        words = [f"读出 {len(self._found)} 个姓名"] if self._found else []
        words += [f"还有 {waiting} 个同名的要选定"] if waiting else []
        words += [f"没有读成姓名的：{self._rest}"] if self._rest else []
        self.said.setText("。".join(words))
        self.take_button.setText(f"加入 {count} {unit}" if count else "加入")
        self.take_button.setEnabled(bool(count) and not waiting)

    def _on_take(self) -> None:
        taken = []
        for place, key in enumerate(self._keys):
            if key >= NOBODY:
                values = self._values(place)
                written = self._found[place].values
                if key == NOBODY and self.roles.count():
                    values |= {n: self.roles.currentData() for n in self._link.means
                               if not written.get(n)}  # fmt: skip
                taken.append(values)
        self.accept()
        self._take(taken)
