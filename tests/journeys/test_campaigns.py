"""A campaign's quarter by keys: pasted, a wrong sum found, mended, printed; read by a command."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTabBar, QTableView, QTabWidget, QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command, saved_print
from tests.journeys.handling_proposals import finish

NAME, PLACES = "市场主体倍增行动", "演示甲县\n演示乙县\n演示丙市"
BLOCK = (
    "县（市）\t助推新增市场主体\t企业\t个体工商户\t农民专业合作社\t全部新增市场主体\n"
    "演示甲县\t2406\t355\t2021\t30\t25000\n"
    "演示乙县\t1800\t200\t1568\t14\t19128\n"
    "演示丙市\t600\t100\t490\t10\t7000\n"
)
"""The figures of the source with two digits of one exchanged: 1,568 for 1,586."""


def campaigns(hand: Hand, window: QWidget) -> QWidget:
    """Turn to 专项工作 and there to the campaigns; the page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "专项工作")
    hand.turn(hand.see(window, QTabBar, "section_bar"), "专项行动")
    return hand.comes(window, QWidget, "campaign_page")


def front(hand: Hand, widget: QWidget) -> None:
    """A window manager brings the window to the front when its dialog is gone."""
    widget.activateWindow()
    hand.until(widget.isActiveWindow)


def begun(hand: Hand, page: QWidget) -> QWidget:
    """A campaign from the reference indicators; its page."""
    hand.press(page, "begin_campaign_button")
    dialog = hand.window("new_campaign_dialog")
    finish(hand, dialog, name=NAME, places=PLACES)
    shown = hand.comes(page, QWidget, "campaign_record_page")
    front(hand, shown)
    return shown


def mend(hand: Hand, grid: QTableView, figure: str) -> None:
    """Go from the wrong total two columns to the right and type the figure over."""
    hand.key(grid, Qt.Key.Key_F8)
    hand.key(grid, Qt.Key.Key_Right)
    hand.key(grid, Qt.Key.Key_Right)
    hand.key(grid, Qt.Key.Key_F2)
    editor = hand.comes(grid, QLineEdit, "figure_editor")
    editor.selectAll()
    QTest.keyClicks(editor, figure)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QCoreApplication.processEvents()


def test_what_was_typed_is_saved_when_the_window_closes(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    shown = begun(hand, campaigns(hand, window))
    grid = hand.see(shown, QTableView, "figure_grid")
    period = hand.see(shown, QPushButton, "figures_period").text().partition("（")[0]
    grid.setFocus()
    desktop.clipboard = BLOCK
    hand.key(grid, Qt.Key.Key_V, ctrl=True)
    hand.until_said(shown, "多 18")
    file = program.context.desk.office.path
    window.close()
    QCoreApplication.processEvents()
    told = command(file, "campaign", "check", "--name", NAME, "--period", period)
    assert "助推新增市场主体（户）：4,806" in told.stdout


def test_a_month_with_a_wrong_sum_found_mended_and_printed(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    shown = begun(hand, campaigns(hand, window))
    grid = hand.see(shown, QTableView, "figure_grid")
    period = hand.see(shown, QPushButton, "figures_period").text().partition("（")[0]
    grid.setFocus()
    desktop.clipboard = BLOCK
    hand.key(grid, Qt.Key.Key_V, ctrl=True)
    hand.until_said(shown, "演示乙县“助推新增市场主体”填的是 1,800，分项相加是 1,782，多 18")
    hand.key(grid, Qt.Key.Key_S, ctrl=True)
    hand.until_said(window, "有 1 处合计与分项不符，已标出")
    file = program.context.desk.office.path
    program.context.desk.office.write_back()
    mend(hand, grid, "1586")
    hand.until_said(shown, "各项合计与分项相加一致")
    hand.key(grid, Qt.Key.Key_S, ctrl=True)
    hand.until_said(window, "1 个数")
    hand.key(shown, Qt.Key.Key_2, alt=True)
    hand.press(shown, "print_table")
    text = "".join(saved_print(hand, desktop, tmp_path / "统计表.pdf").split())
    assert "合计4,8066554,0975451,1289.4" in text
    assert "相加一致" in text
    program.close()
    told = command(file, "campaign", "check", "--name", NAME, "--period", period)
    assert told.returncode == 0, told.stderr
    assert "占全部新增（%）：9.4" in told.stdout
    assert "各项合计与分项相加一致" in told.stdout
