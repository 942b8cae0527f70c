"""What goes wrong in a day's work, and what the clerk sees and does about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QTableView, QTabWidget, QWidget

from desktop_app import app
from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.hand import Hand
from tests.journeys.pages import names, open_tab


def new_member(hand: Hand, page: QWidget, **texts: str) -> None:
    hand.press(page, "new_button")
    form = hand.window("member_dialog")
    for name, text in texts.items():
        hand.fill(form, name, text)
    hand.press(form, "save_button")
    hand.gone("member_dialog")


def panel(hand: Hand, window: QWidget, title: str) -> QWidget:
    page = open_tab(hand, window, "设置")
    hand.item(hand.comes(page, QListWidget, "sections"), title)
    return page


def test_what_must_be_changed_stops_the_save_and_what_should_be_does_not(
    program: app.Program, hand: Hand
) -> None:
    page = open_tab(hand, program.window, "委员")
    hand.press(page, "new_button")
    form = hand.window("member_dialog")
    hand.fill(form, "born", "1981年13月")
    hand.press(form, "save_button")
    hand.until_said(form, "请填写姓名")
    assert "处必须改" in hand.words(form)
    focused = form.focusWidget()
    assert focused.objectName() == "name"
    hand.fill(form, "name", "张三")
    hand.fill(form, "born", "1981.12")
    hand.until_said(form, "建议改")
    assert "必须改" not in hand.words(form)
    hand.key(form, Qt.Key.Key_S, ctrl=True)
    hand.gone("member_dialog")
    assert names(hand, page) == ["张三"]


def test_leaving_a_form_asks_only_when_something_was_typed(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop
) -> None:
    page = open_tab(hand, program.window, "委员")
    hand.press(page, "new_button")
    form = hand.window("member_dialog")
    hand.key(form, Qt.Key.Key_Escape)
    hand.gone("member_dialog")
    assert desktop.asked == []
    hand.press(page, "new_button")
    form = hand.window("member_dialog")
    hand.fill(form, "name", "张三")
    hand.key(form, Qt.Key.Key_Escape)
    assert [name for name, _ in desktop.asked] == ["save_changes"]
    assert form.isVisible()
    desktop.answers["save_changes"] = False
    hand.key(form, Qt.Key.Key_Escape)
    hand.gone("member_dialog")
    hand.until_said(page, "还没有登记委员")


def test_a_record_changed_elsewhere_shows_both_versions_and_lets_choose(
    program: app.Program, hand: Hand
) -> None:
    page = open_tab(hand, program.window, "委员")
    new_member(hand, page, name="张三")
    table = hand.see(page, QTableView, "table")
    hand.row(table, "张三", double=True)
    form = hand.window("member_dialog")
    desk = program.desk
    (key,) = registers.find(desk, Member, registers.Query())
    version = registers.draft(desk, Member, key).version
    registers.save(desk, Member, {"native": "别处填的"}, key=key, version=version)
    hand.fill(form, "native", "我填的")
    hand.key(form, Qt.Key.Key_S, ctrl=True)
    stale = hand.window("stale_dialog")
    shown = hand.rows(hand.see(stale, QTableView, "differences"))
    assert ("籍贯", "别处填的", "我填的") in shown
    hand.press(stale, "keep_mine")
    hand.gone("stale_dialog")
    hand.gone("member_dialog")
    assert registers.draft(desk, Member, key).values["native"] == "我填的"


def test_deleted_members_come_back_from_the_recycle_bin(program: app.Program, hand: Hand) -> None:
    page = open_tab(hand, program.window, "委员")
    for name in ("张三", "李四", "王五"):
        new_member(hand, page, name=name)
    table = hand.see(page, QTableView, "table")
    hand.row(table, "李四")
    hand.key(table, Qt.Key.Key_Delete)
    hand.until_said(program.window, "已删除委员“李四”")
    assert names(hand, page) == ["王五", "张三"]
    settings = panel(hand, program.window, "回收站")
    removed = hand.comes(settings, QTableView, "bin_table")
    hand.row(removed, "李四")
    hand.press(settings, "bring_back_button")
    hand.until_said(settings, "回收站是空的")
    page = open_tab(hand, program.window, "委员")
    assert names(hand, page) == ["王五", "李四", "张三"]


def test_a_backup_puts_back_what_was_lost(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop
) -> None:
    page = open_tab(hand, program.window, "委员")
    new_member(hand, page, name="张三")
    settings = panel(hand, program.window, "备份与恢复")
    hand.press(settings, "backup_now_button")
    hand.until_said(program.window, "备份完成，已核对")
    page = open_tab(hand, program.window, "委员")
    hand.row(hand.see(page, QTableView, "table"), "张三")
    hand.key(hand.see(page, QTableView, "table"), Qt.Key.Key_Delete)
    settings = panel(hand, program.window, "备份与恢复")
    backups = hand.comes(settings, QTableView, "backup_table")
    hand.until(lambda: any("手动" in cells for cells in hand.rows(backups)))
    hand.row(backups, "手动")
    desktop.answers["restore_backup"] = True
    before = program.window
    hand.press(settings, "restore_button")
    hand.until(lambda: program.window is not before)
    hand.until_said(program.window, "已恢复")
    page = open_tab(hand, program.window, "委员")
    assert names(hand, page) == ["张三"]


def test_everything_is_carried_to_another_file_and_opened_there(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    page = open_tab(hand, program.window, "委员")
    new_member(hand, page, name="张三")
    settings = panel(hand, program.window, "备份与恢复")
    package = desktop.answers["package"] = tmp_path / "带走.zwbao"
    hand.press(settings, "pack_button")
    hand.until_said(program.window, "数据包做好了")
    desktop.answers["package_in"] = package
    before = program.window
    hand.press(settings, "unpack_button")
    hand.until(lambda: program.window is not before)
    hand.until_said(program.window, "已迁入")
    page = open_tab(hand, program.window, "委员")
    assert names(hand, page) == ["张三"]
    assert program.desk.office.path.name == "带走.zwh"


def test_the_look_changes_at_once_and_is_remembered(program: app.Program, hand: Hand) -> None:
    window = program.window
    light = window.grab().toImage().pixelColor(4, 4).lightness()
    size = QApplication.font().pixelSize()
    settings = panel(hand, window, "外观")
    hand.press(settings, "mode_dark")
    hand.press(settings, "large_text")
    assert window.grab().toImage().pixelColor(4, 4).lightness() < light
    assert QApplication.font().pixelSize() > size
    assert program.context.settings.text("mode") == "dark"
    assert program.context.settings.flag("large")
    for title in ("工作台", "委员", "协商在基层", "品牌项目"):
        page = open_tab(hand, window, title)
        assert page.grab().toImage().pixelColor(2, 2).lightness() < 128
    settings = open_tab(hand, window, "设置")
    hand.press(settings, "mode_light")
    hand.press(settings, "large_text")
    assert window.grab().toImage().pixelColor(4, 4).lightness() == light


def test_every_tab_is_reached_by_keys_alone(program: app.Program, hand: Hand) -> None:
    window = program.window
    tabs = hand.see(window, QTabWidget, "tabs")
    hand.until(window.isActiveWindow)
    hand.until(tabs.isEnabled)
    for number in range(tabs.count() - 1):
        key = Qt.Key(Qt.Key.Key_0 + (number + 1) % 10)
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert tabs.currentIndex() == number
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)  # 设置, the last
    assert tabs.currentIndex() == tabs.count() - 1
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = hand.window("command_palette")
    focused = palette.focusWidget()
    hand.type(focused, "新建委员")
    QTest.keyClick(focused, Qt.Key.Key_Return)
    form = hand.window("member_dialog")
    hand.type(form.focusWidget(), "张三")
    hand.key(form, Qt.Key.Key_S, ctrl=True)
    hand.gone("member_dialog")
    page = hand.see(window, QWidget, "member_page")
    assert names(hand, page) == ["张三"]


def test_a_window_that_is_closed_as_soon_as_it_is_seen_asks_nothing_of_its_closed_file(
    program: app.Program, hand: Hand
) -> None:
    program.window.repaint()
    hand.close(program.window)
    hand.close(program.window)  # what was queued by the first painting comes now
    assert program.desk.office.is_closed
