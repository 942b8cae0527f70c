"""新建积分规则: from a published reference, or a copy of another year's."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services.desk import Changed
from desktop_app.services.registers import Query, find, rows
from desktop_app.services.scoring.presets import (
    NOTICE,
    copy_from_year,
    presets,
    start_from_preset,
)
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.scoring.cut_off import FIRST_YEAR, LAST_YEAR
from desktop_app.ui.ui_context import UiContext

LETTERS = 40
SUBJECTS = (("member", "委员"), ("group", "组"))


class NewSetDialog(AskingDialog):
    """Writes a draft and opens its page; `source` is the set to be copied, None for any."""

    def __init__(
        self, context: UiContext, parent: QWidget | None, source: int | None = None
    ) -> None:
        title = "复制积分规则到另一年" if source else "新建积分规则"
        super().__init__(context, "new_set_dialog", title, "建立草稿", parent)
        self.source = QComboBox()
        self._presets = () if source else presets()
        for each in self._presets:
            self.source.addItem(each.name, each.key)
        keys = find(context.desk, ScoreRuleSet, Query(sort="year", descending=True))
        self._subjects: dict[int, str] = {}
        read = rows(context.desk, ScoreRuleSet, keys, ("name", "year", "subject"))
        for key, _, name, year, subject in read:
            if source in (None, key):
                self.source.addItem(f"复制：{year} 年“{name}”", key)
                self._subjects[key] = subject or SUBJECTS[0][0]
        self.add("从哪里开始", self.source, "source")
        self._about = label("", "small", wraps=True)
        self._about.setObjectName("preset_about")
        self.column.addWidget(self._about)
        self.year = QSpinBox()
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(context.desk.today.year + (1 if source else 0))
        self.add("年度", self.year, "year")
        self.subject = QComboBox()
        for code, word in SUBJECTS:
            self.subject.addItem(word, code)
        self.add("考核对象", self.subject, "subject")
        self.column.addStretch(1)
        self.source.currentIndexChanged.connect(self._on_source)
        self._on_source()
        self.widen(LETTERS, 20)
        self.source.setFocus()
        self.accepted.connect(self._open)
        self._made = 0

    def act(self) -> tuple[Changed, str]:
        desk, chosen = self._context.desk, self.source.currentData()
        if isinstance(chosen, str):
            changed = start_from_preset(desk, chosen, self.year.value(), self.subject.currentData())
        else:
            changed = copy_from_year(desk, chosen, self.year.value())
        self._made = changed.keys[0]
        return changed, "已建立积分规则草稿，审定以前不计分"

    def _on_source(self) -> None:
        preset = next((x for x in self._presets if x.key == self.source.currentData()), None)
        self.subject.setEnabled(preset is not None)
        copied = self._subjects.get(self.source.currentData())
        if copied:  # a copy stays with those whom its rules are for
            self.subject.setCurrentIndex(self.subject.findData(copied))
        about = "复制各类、各项和等次；审定会议和文号不复制。"
        self._about.setText(f"{preset.about}\n{NOTICE}。" if preset else about)

    def _open(self) -> None:
        self._context.events.open_record(ScoreRuleSet.KEY, self._made)
