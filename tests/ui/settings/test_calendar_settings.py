"""设置 · 节假日 and 提醒期限."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.records.calendar import Holiday, Limits
from desktop_app.records.time_limit import TimeLimit, shipped_limits
from desktop_app.services import registers
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.settings.settings_holidays import HolidaysPanel
from desktop_app.ui.settings.settings_limits import LimitsPanel
from desktop_app.ui.ui_context import UiContext
from tests.services.limits.own_limits import set_limit
from tests.ui.finding import child


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
    dialog.form.boxes["ahead"].setFocus()
    dialog.reject()
    registers.save(context.desk, Limits, {"ahead": 45})
    panel.refresh(frozenset())
    early = child(panel, QLabel, "reminded_early").text()
    assert early == "到期前 45 天开始提醒，届满前 180 天提醒交接，大会发言每人最多 8 分钟"


def test_limits_are_rows_that_are_filled_in_and_restored(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    panel = LimitsPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    lacking = child(panel, QLabel, "lacking_limits")
    assert lacking.text().startswith(
        "没有自己的行，按随程序的期限计算：会前发出通知、会前送达材料、"
    )
    panel.fill_button.click()
    panel.refresh(frozenset())
    assert panel.list.frame.count.text().startswith(f"{len(shipped_limits())} 项")
    assert lacking.isHidden()
    assert panel.fill_button.isHidden()
    key = set_limit(context.desk, "materials", 4, platform="grassroots")
    panel.refresh(frozenset())
    panel.list.table.choose([])
    panel.restore_button.click()
    assert desktop.asked[-1][1] == "请先选中办理期限，再用“恢复随程序的期限”。"
    panel.list.table.choose([key])
    panel.restore_button.click()
    assert registers.draft(context.desk, TimeLimit, key).values["value"] is None
    panel.refresh(frozenset())
    panel.list.table.choose([key])
    panel.restore_button.click()
    assert desktop.asked[-1][1] == "选中的事项已经是随程序的期限。"
