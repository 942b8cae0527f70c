"""An office changes its term by keys and clicks; what became of it is read in another process."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QTableView, QTabWidget, QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.chain_pages import edit, filled, new, save
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command
from tests.journeys.pages import names, open_tab

MEMBERS = ("叶问", "苏兰芝", "白玉")


def _section(hand: Hand, window: QWidget, title: str, page: str) -> QWidget:
    hand.tab(hand.see(window, QTabWidget, "tabs"), "委员")
    hand.turn(hand.see(window, QTabBar, "section_bar"), title)
    return hand.comes(window, QWidget, page)


def _enter(hand: Hand, window: QWidget) -> None:
    """Three members, one of whom serves at a point."""
    page = open_tab(hand, window, "委员")
    for name in MEMBERS:
        new(hand, page, name=name)
    point = open_tab(hand, window, "协商在基层")
    new(hand, point, name="东村协商点")
    form = edit(hand, point, "东村协商点")
    filled(hand, form, "联系与驻点", members="叶问")
    save(hand, form)


def _hand_over(hand: Hand, window: QWidget) -> None:
    """The usual checklist, its first item ticked."""
    terms = _section(hand, window, "换届", "term_change_page")
    hand.press(terms, "usual_items")
    hand.until_said(window, "已列出常用的交接事项")
    items = hand.see(terms, QTableView, "handover")
    hand.row(items, "委员名册和任职情况")
    hand.key(items, Qt.Key.Key_Space)
    hand.until_said(terms, "已交接 1 项，共 17 项")


def _close(hand: Hand, window: QWidget) -> None:
    """The term is closed; a last day to come is refused."""
    terms = hand.see(window, QWidget, "term_change_page")
    hand.press(terms, "close_term")
    dialog = hand.window("close_term_dialog")
    hand.fill(dialog, "ends", "2027.1.1")
    hand.press(dialog, "done_button")
    hand.until_said(dialog, "还没有到")
    hand.fill(dialog, "ends", "2026.11.20")
    hand.press(dialog, "done_button")
    hand.gone("close_term_dialog")
    hand.until_said(window, "这一届已结束归档")


def _is_read_only(hand: Hand, window: QWidget, desktop: ScriptedDesktop) -> None:
    """A member of the closed term is shown and not saved."""
    page = _section(hand, window, "委员", "member_page")
    form = edit(hand, page, "叶问")
    filled(hand, form, "任职与分工", unit="新单位")
    hand.press(form, "save_button")
    said = dict(desktop.asked)
    assert said["not_saved"].startswith("十届已经结束归档，只能查看")
    assert "只能查看" in form.windowTitle()
    desktop.answers["save_changes"] = False
    hand.press(form, "cancel_button")
    hand.gone("member_dialog")


def _start(hand: Hand, window: QWidget) -> None:
    """The next term: one member does not go on, the point follows."""
    terms = _section(hand, window, "换届", "term_change_page")
    hand.press(terms, "start_term")
    steps = hand.window("start_term_dialog")
    hand.fill(steps, "starts", "2026.11.21")
    hand.press(steps, "next_button")
    hand.until_said(steps, "连任 3 位，不连任 0 位")
    rows = hand.see(steps, QTableView, "members")
    hand.row(rows, "白玉")
    hand.key(rows, Qt.Key.Key_Space)
    hand.until_said(steps, "连任 2 位，不连任 1 位")
    for _ in ("members", "committees", "sectors"):
        hand.press(steps, "next_button")
    follows = hand.see(steps, QTableView, "follows")
    assert hand.rows(follows, "名称", "会怎样") == [("东村协商点", "1 人接着驻点")]
    hand.press(steps, "next_button")
    hand.gone("start_term_dialog")
    hand.until_said(window, "下一届已开始")


def _look_back(hand: Hand, window: QWidget) -> None:
    """The list is that of the term that is looked at."""
    page = _section(hand, window, "委员", "member_page")
    assert sorted(names(hand, page)) == sorted(MEMBERS[:2])
    hand.pick(window, "term_switch", "十届（已结束，只读）")
    hand.until_said(window, "正在看：十届（已结束，只读）")
    assert sorted(names(hand, page)) == sorted(MEMBERS)
    hand.press(window, "back_to_present")
    assert sorted(names(hand, page)) == sorted(MEMBERS[:2])


def test_a_term_ends_and_the_next_begins(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    _enter(hand, window)
    _hand_over(hand, window)
    _close(hand, window)
    _is_read_only(hand, window, desktop)
    _start(hand, window)
    _look_back(hand, window)

    file = program.context.desk.office.path
    program.close()
    listed = command(file, "term", "list").stdout.splitlines()
    assert ["十一届" in listed[0], "委员 2 位" in listed[0]] == [True, True]
    assert ["已结束，只读" in listed[1], "委员 3 位" in listed[1]] == [True, True]
    assert command(file, "check").returncode == 0
