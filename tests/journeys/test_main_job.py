"""The main job, end to end, through the real window: only keys, clicks and what is displayed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QTabWidget, QTreeWidget, QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command, printed
from tests.journeys.office_book import ORDER, write_office_book
from tests.journeys.pages import name_the_office, names, open_tab

Start = Callable[[], app.Launch]


def test_a_county_office_takes_up_its_lists_and_finds_everything_again(
    start: Start, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    file = tmp_path / "政协演示县委员会.zwh"
    desktop.answers["place"] = file
    window = name_the_office(start, hand)
    import_the_list(hand, desktop, window, tmp_path)
    correct_a_member(hand, window)
    add_a_point(hand, window)
    add_a_brand(hand, window)
    find_and_sort(hand, window)
    print_everything(hand, desktop, window, tmp_path)
    hand.close(window)
    tables_hold(file, tmp_path)
    window = find_everything_again(start, hand)
    undo_the_import(hand, window)
    hand.close(window)
    assert command(file, "check").returncode == 0


def import_the_list(hand: Hand, desktop: ScriptedDesktop, window: QWidget, folder: Path) -> None:
    page = open_tab(hand, window, "委员")
    book = write_office_book(folder / "委员名单（演示）.xlsx")
    hand.drop(page, book)
    hand.until_said(page, "新增 7")
    words = hand.words(page)
    assert "问题 2" in words
    assert "不导入" in words  # 微信号 has no field here
    lines = hand.see(page, QTableView, "lines")
    wrong = [line for line in hand.rows(lines) if "问题" in line]
    assert [line[0] for line in wrong] == ["13", "14"]
    assert "F 列" in " ".join(wrong[0])
    assert "K 列" in " ".join(wrong[1])
    desktop.answers["problems_file"] = folder / "问题行.xlsx"
    hand.press(page, "problems_button")
    assert (folder / "问题行.xlsx").exists()
    hand.press_words(page, "导入 7")
    hand.until_said(page, "导入完成")
    hand.press(page, "list_button")
    assert names(hand, page) == list(ORDER)


def correct_a_member(hand: Hand, window: QWidget) -> None:
    page = open_tab(hand, window, "委员")
    hand.row(hand.see(page, QTableView, "table"), "李四", double=True)
    form = hand.window("member_dialog")
    assert hand.shown(form, "born") == "1980-05-06"
    hand.fill(form, "born", "1981.5")
    hand.until_said(form, "记为 1981年5月")
    hand.tab(tabs_of(hand, form), "任职与分工")
    hand.fill(form, "post", "副院长")
    hand.key(form, Qt.Key.Key_S, ctrl=True)
    hand.gone("member_dialog")
    hand.until_said(page, "副院长")


def add_a_point(hand: Hand, window: QWidget) -> None:
    page = open_tab(hand, window, "协商在基层")
    hand.press(page, "new_button")
    form = hand.window("point_dialog")
    hand.press(form, "save_button")
    hand.until_said(form, "请填写名称")
    hand.fill(form, "number", "D01")
    hand.fill(form, "name", "演示社区协商点")
    hand.fill(form, "kind", "社区")
    hand.fill(form, "founded", "2023年6月")
    hand.tab(tabs_of(hand, form), "联系与驻点")
    hand.fill(form, "committees", "提案委")
    hand.fill(form, "members", "zs")
    hand.press(form, "save_button")
    hand.gone("point_dialog")
    table = hand.see(page, QTableView, "table")
    assert hand.rows(table, "编号", "名称") == [("D01", "演示社区协商点")]
    hand.row(table, "D01")
    hand.until_said(page, "张三")


def add_a_brand(hand: Hand, window: QWidget) -> None:
    page = open_tab(hand, window, "品牌项目")
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = hand.window("brand_dialog")
    hand.fill(form, "number", "P01")
    hand.fill(form, "name", "演示品牌·院坝协商")
    hand.fill(form, "year", "2024")
    hand.tab(tabs_of(hand, form), "里程碑")
    hand.press(form, "add_brand_milestone")
    child = hand.window("brand_milestone_dialog")
    hand.fill(child, "day", "2024.3.5")
    hand.fill(child, "event", "启动仪式")
    hand.press(child, "save_button")
    hand.gone("brand_milestone_dialog")
    hand.press(form, "save_button")
    hand.gone("brand_dialog")
    table = hand.see(page, QTableView, "table")
    assert hand.rows(table, "编号", "品牌名称") == [("P01", "演示品牌·院坝协商")]


def find_and_sort(hand: Hand, window: QWidget) -> None:
    page = open_tab(hand, window, "委员")
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = window.focusWidget()
    assert search is not None
    assert search.objectName() == "search"
    hand.type(search, "zs")
    assert names(hand, page) == ["张三"]
    hand.key(search, Qt.Key.Key_A, ctrl=True)
    QTest.keyClick(search, Qt.Key.Key_Delete)
    assert names(hand, page) == list(ORDER)
    assert "按姓氏笔画为序" in hand.words(page)


def print_everything(hand: Hand, desktop: ScriptedDesktop, window: QWidget, folder: Path) -> None:
    page = open_tab(hand, window, "委员")
    hand.row(hand.see(page, QTableView, "table"), "张三")
    one = printed(hand, desktop, page, "委员登记表（已选 1", folder / "登记表.pdf")
    assert "张三" in one
    assert "李四" not in one
    whole = printed(hand, desktop, page, "委员登记表（列表 7", folder / "登记表全部.pdf")
    assert all(name in whole for name in ORDER)
    roster = printed(hand, desktop, page, "委员名册（列表 7", folder / "名册.pdf")
    places = [roster.index(name) for name in ORDER]
    assert places == sorted(places)
    assert "13800000001" not in roster
    page = open_tab(hand, window, "协商在基层")
    points = printed(hand, desktop, page, "协商点台账（列表", folder / "协商点.pdf")
    assert "演示社区协商点" in points.replace("\n", "")
    page = open_tab(hand, window, "品牌项目")
    brands = printed(hand, desktop, page, "品牌项目台账（列表", folder / "品牌.pdf")
    assert "院坝协商" in brands.replace("\n", "")


def find_everything_again(start: Start, hand: Hand) -> QWidget:
    start()
    window = hand.window("main_window")
    page = open_tab(hand, window, "委员")
    table = hand.see(page, QTableView, "table")
    assert names(hand, page) == list(ORDER)
    assert ("李四", "1981-05") in hand.rows(table, "姓名", "出生日期")
    page = open_tab(hand, window, "协商在基层")
    assert hand.rows(hand.see(page, QTableView, "table"), "编号") == [("D01",)]
    page = open_tab(hand, window, "品牌项目")
    hand.row(hand.see(page, QTableView, "table"), "P01")
    hand.key(hand.see(page, QTableView, "table"), Qt.Key.Key_F2)
    form = hand.window("brand_dialog")
    hand.tab(tabs_of(hand, form), "里程碑")
    children = hand.see(form, QTableView, "children")
    assert any("启动仪式" in cells for cells in hand.rows(children))
    QTest.keyClick(form, Qt.Key.Key_Escape)
    hand.gone("brand_dialog")
    return window


def undo_the_import(hand: Hand, window: QWidget) -> None:
    """Ctrl+Z takes back one step after another, each on its own page, the import last."""
    page = open_tab(hand, window, "委员")
    back = ["已撤销：新增品牌项目“演示品牌·院坝协商”", "已撤销：新增协商点“演示社区协商点”",
            "已撤销：修改委员“李四”", "已撤销：导入委员"]  # fmt: skip
    steps(hand, window, Qt.Key.Key_Z, back)
    hand.until(lambda: "还没有登记委员" in hand.words(page))
    steps(hand, window, Qt.Key.Key_Y, [each.replace("撤销", "重做") for each in back[::-1]])
    open_tab(hand, window, "委员")
    assert names(hand, page) == list(ORDER)
    hand.press(window, "undo_steps_button")
    popup = hand.window("steps_popup")
    QTest.keyClick(hand.see(popup, QTreeWidget, "steps"), Qt.Key.Key_Down)
    hand.until_said(popup, "撤销到这里：2 步")
    QTest.keyClick(hand.see(popup, QTreeWidget, "steps"), Qt.Key.Key_Return)
    hand.until_said(window, "已撤销 2 步，最后一步是：新增协商点“演示社区协商点”")
    steps(hand, window, Qt.Key.Key_Z, back[2:])
    hand.until(lambda: "还没有登记委员" in hand.words(page))


def steps(hand: Hand, window: QWidget, key: Qt.Key, told: list[str]) -> None:
    """The same key again and again, wherever the window stands by then."""
    for each in told:
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        hand.until_said(window, each)


def tables_hold(file: Path, folder: Path) -> None:
    """Another process finds what was done."""
    assert command(file, "check").returncode == 0
    out = folder / "委员.csv"
    done = command(file, "export", "member", str(out))
    assert done.returncode == 0, done.stderr
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + len(ORDER)
    assert "1981-05" in next(line for line in lines if "李四" in line)
    assert "副院长" in next(line for line in lines if "李四" in line)


def tabs_of(hand: Hand, form: QWidget) -> QTabWidget:
    return hand.see(form, QTabWidget, "sections")
