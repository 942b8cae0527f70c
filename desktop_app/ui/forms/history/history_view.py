"""The history of one record: author, time, old and new values."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.records.record import Record
from desktop_app.services.registers import history
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.ui_context import UiContext

PLAIN = ("新增", "修改", "删除")  # what stands behind these words is the record's own title


class HistoryView(QWidget):
    """Each change as a line, newest first; beneath it the fields that it touched."""

    def __init__(
        self, context: UiContext, model: type[Record], key: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._model = context, model
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("history")
        self.tree.setAccessibleName("历史")
        self.tree.setHeaderLabels(["时间和项目", "原来", "改为", "经办人"])
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for place in (0, 3):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        column.addWidget(self.tree)
        self._key = key
        self.refresh()

    def turn_to(self, key: int) -> None:
        """Shows the changes of another record."""
        self._key = key
        self.refresh()

    def refresh(self) -> None:
        """Reads the changes again."""
        self.tree.clear()
        for version in history.history_of(self._context.desk, self._model, self._key):
            self._add(version)
        if self.count():
            self.tree.topLevelItem(0).setExpanded(True)

    def count(self) -> int:
        """The number of changes."""
        return self.tree.topLevelItemCount()

    def show_change(self, place: int) -> None:
        """Opens one change, counted from the newest, and brings it into sight."""
        item = self.tree.topLevelItem(place)
        if item is not None:
            item.setExpanded(True)
            self.tree.setCurrentItem(item)
            self.tree.scrollToItem(item)

    def _add(self, version: history.Version) -> None:
        """Adds one change; the rest of the action's name comes below it, over all columns."""
        action = version.action
        when = action.at[:16].replace("T", " ")
        what, told = _words(self._model, version)
        item = QTreeWidgetItem(self.tree, [f"{when}　{what}", "", "", action.actor])
        item.setToolTip(0, tip(action.name))
        if told:
            more = QTreeWidgetItem(item, [told])
            more.setToolTip(0, tip(told))
            more.setFirstColumnSpanned(True)
            item.setExpanded(True)
        for each in history.changes_of(self._context.desk, self._model, version):
            if version.before is not None or each.after:
                texts = [each.label, _line(each.before), _line(each.after), ""]
                item.addChild(QTreeWidgetItem(texts))


def _words(model: type[Record], version: history.Version) -> tuple[str, str]:
    """The kind of a change, and the rest of the action's name: a reason, counts, fields."""
    if version.action.undoes is not None:
        return "撤销", ""
    head, _, told = version.action.name.partition("：")
    verb = head.replace(model.TITLE, "")
    if told and verb not in PLAIN:
        return "变更状态" if verb == "状态" else verb or head, told
    if version.before is None:
        return "新增", ""
    return "删除" if version.after is None else "修改", ""


def _line(text: str) -> str:
    """A long text in one line; a photo's hash as a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:59] + "…"
