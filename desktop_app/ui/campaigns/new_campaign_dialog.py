"""新建专项行动: with the indicators of a preset, or those of an earlier campaign."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from desktop_app.records.campaign import Campaign
from desktop_app.services.campaigns.presets import (
    campaign_presets,
    copy_to_year,
    start_from_preset,
)
from desktop_app.services.desk import Changed
from desktop_app.services.registers import Query, find, rows
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.scoring.cut_off import FIRST_YEAR, LAST_YEAR
from desktop_app.ui.ui_context import UiContext

LETTERS, LINES, HIGH = 40, 30, 84
COPY = "复制指标、措施、填报的县（市）和专委会；填报数、调研和成效不复制。"


class NewCampaignDialog(AskingDialog):
    """Writes a campaign and opens its page; `source` is the one to be copied, None for any."""

    def __init__(
        self, context: UiContext, parent: QWidget | None, source: int | None = None
    ) -> None:
        title = "复制专项行动到另一年" if source else "新建专项行动"
        super().__init__(context, "new_campaign_dialog", title, "新建", parent)
        self.source = QComboBox()
        self._presets = () if source else campaign_presets()
        for each in self._presets:
            self.source.addItem(each.name, each.key)
        self._names: dict[int, str] = {}
        self._offer_earlier(source)
        self.add("从哪里开始", self.source, "source")
        self._about = label("", "small", wraps=True)
        self._about.setObjectName("campaign_about")
        self.column.addWidget(self._about)
        self.name = QLineEdit()
        self.add("行动名称", self.name, "name")
        self.year = QSpinBox()
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(context.desk.today.year)
        self.add("年度", self.year, "year")
        self.places = _places_box()
        self.add("填报的县（市）", self.places, "places")
        self.column.addStretch(1)
        self.source.currentIndexChanged.connect(self._on_source)
        self._on_source()
        self.widen(LETTERS, LINES)
        self.name.setFocus()
        self.name.selectAll()
        self.accepted.connect(self._open)
        self._made = 0

    def act(self) -> tuple[Changed, str]:
        desk, chosen = self._context.desk, self.source.currentData()
        name, year = self.name.text(), self.year.value()
        if isinstance(chosen, str):
            changed = start_from_preset(desk, chosen, name, year, self.places.toPlainText().strip())
        else:
            changed = copy_to_year(desk, chosen, name, year)
        self._made = changed.keys[0]
        return changed, f"已新建专项行动“{name.strip()}”"

    def _offer_earlier(self, source: int | None) -> None:
        desk = self._context.desk
        keys = find(desk, Campaign, Query(sort="year", descending=True))
        for key, _, name, year in rows(desk, Campaign, keys, ("name", "year")):
            if source in (None, key):
                self.source.addItem(f"复制：{year or '未写年度'} 年“{name}”", key)
                self._names[key] = name

    def _on_source(self) -> None:
        preset = next((x for x in self._presets if x.key == self.source.currentData()), None)
        self.places.setEnabled(preset is not None)
        name = self._names.get(self.source.currentData(), "")
        if preset is not None and preset.indicators:
            name = preset.name
        self.name.setText(name)
        self._about.setText(preset.about if preset is not None else COPY)

    def _open(self) -> None:
        self._context.events.open_record(Campaign.KEY, self._made)


def _places_box() -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setMaximumHeight(HIGH)
    box.setTabChangesFocus(True)
    box.setPlaceholderText("一行一个，可以从 Excel 粘贴；空着就只有本单位一行")
    return box
