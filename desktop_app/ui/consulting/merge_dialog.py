"""并入: takes the topic that others are merged into, and the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop_app.records.topic import Topic
from desktop_app.services.consulting import topics
from desktop_app.services.desk import Changed
from desktop_app.ui.forms.boxes.link_picker import LinkPicker
from desktop_app.ui.forms.boxes.reason_line import ReasonLine
from desktop_app.ui.forms.dialog.form_sources import form_context, titles_of
from desktop_app.ui.row_actions.asked_fields import Unfilled
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

FEW = 8


class MergeDialog(AskingDialog):
    """Offers the chosen topics as the target; any other is found by its name."""

    def __init__(
        self, context: UiContext, keys: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "merge_dialog", "并入议题", "并入", parent)
        self._keys = list(keys)
        titles = titles_of(context.desk, Topic, self._keys)
        one = next(iter(titles.values()), "")
        which = f"“{one}”" if len(titles) == 1 else f" {len(titles)} 个议题"
        self.heading.setText(f"把{which}并入另一个议题")
        self.targets = QButtonGroup(self)
        for key, title in list(titles.items())[:FEW] if len(titles) > 1 else ():
            self._offer(key, title)
        self.picker = LinkPicker()
        self.picker.prepare(Topic.field("merged_into"), form_context(context))
        self.picker.setPlaceholderText("输入名称、编号或拼音来找")
        self.picker.edited.connect(self._on_picked)
        other = "或并入没有选中的议题" if self.targets.buttons() else "并入哪个议题 *"
        self.add(other, self.picker, "into")
        self.reason = ReasonLine(context, "reasons.merge")
        self.add("理由 *", self.reason, "reason")
        self.column.addWidget(self.reason.offers())
        self.column.addStretch(1)
        self.widen(40)
        (self.targets.buttons()[0] if self.targets.buttons() else self.picker).setFocus()

    def act(self) -> tuple[Changed, str]:
        into = self.target()
        if into is None:
            raise Unfilled({"into": "议题"}, "请选定要并入的议题。")
        title = titles_of(self._context.desk, Topic, [into]).get(into, "")
        changed = topics.merge(self._context.desk, self._keys, into, self.reason.text())
        self.reason.keep(self.reason.text())
        count = len([key for key in self._keys if key != into])
        return changed, f"已将 {count} 个议题并入“{title}”"

    def target(self) -> int | None:
        """The topic chosen to be merged into."""
        found = self.picker.draft()
        if isinstance(found, int):
            return found
        chosen = self.targets.checkedId()
        return self._keys[chosen] if chosen >= 0 else None

    def _offer(self, key: int, title: str) -> None:
        """One of the chosen topics as the target; a group holds places, since Qt cuts keys."""
        choice = QRadioButton(f"并入“{title}”")
        choice.setObjectName("target")
        choice.setAccessibleName(choice.text())
        self.targets.addButton(choice, self._keys.index(key))
        choice.clicked.connect(lambda: self.picker.pick(None))
        self.column.addWidget(choice)

    def _on_picked(self) -> None:
        """A topic found by name takes the place of the chosen ones."""
        if isinstance(self.picker.draft(), int):
            self.targets.setExclusive(False)
            for each in self.targets.buttons():
                each.setChecked(False)
            self.targets.setExclusive(True)
