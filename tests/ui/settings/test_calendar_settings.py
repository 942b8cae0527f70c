"""设置 · 节假日 and 提醒期限."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.records.calendar import Holiday, Limits
from desktop_app.services import registers
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.settings.settings_holidays import HolidaysPanel
from desktop_app.ui.settings.settings_limits import LimitsPanel
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children


def test_holidays_are_listed_by_year_and_a_year_without_any_says_so(
    context: UiContext, qtbot: QtBot
) -> None:
    panel = HolidaysPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    assert child(panel, QPushButton, "year_2027").text() == "2027 还没有填"
    assert child(panel, QPushButton, "year_2026").text() == "2026 随程序"
    child(panel, QPushButton, "year_2026").click()
    assert panel.fill_button.text().startswith("填入随程序的安排（2026 年")
    panel.fill_button.click()
    panel.refresh(frozenset())
    assert panel.fill_button.isHidden()
    assert panel.list.frame.count.text().startswith("39 天")
    registers.save(context.desk, Holiday, {"day": "2027-01-01", "name": "元旦"})
    panel.refresh(frozenset())
    assert child(panel, QPushButton, "year_2027").text() == "2027 1 天，没填全"
    assert "2027 年的节假日还缺春节、清明节" in child(panel, QLabel, "unknown_years").text()


def test_the_limits_are_shown_and_their_one_form_opened(context: UiContext, qtbot: QtBot) -> None:
    panel = LimitsPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    panel.edit()
    dialog = child(panel.window(), RecordDialog)
    dialog.form.boxes["idle"].setFocus()
    dialog.reject()
    registers.save(context.desk, Limits, {"idle": 45})
    panel.refresh(frozenset())
    assert "45" in [each.text() for each in children(panel, QLabel)]
