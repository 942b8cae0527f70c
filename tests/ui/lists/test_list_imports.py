"""Around an import: the file dragged here, the way back, what the list shows, what goes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import registers
from desktop_app.services.imports import open_book
from desktop_app.services.registers import Filter
from desktop_app.settings import Settings
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.destination_chooser import place_words
from desktop_app.ui.imports.import_page import ImportPage
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children, press, type_text
from tests.ui.importing import applied, begun, workbook
from tests.ui.keeping import keep_members, model_of, values

HEADER = ("姓名", "性别", "工作单位")


def listed(page: ListPage) -> list[str]:
    return sorted(page.rows.row_texts(n)[0] for n in range(len(page.rows.ids)))


def said(context: UiContext) -> list[str]:
    heard: list[str] = []
    context.events.said.connect(lambda notice: heard.append(notice.text))
    return heard


def dragged(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_a_file_over_the_list_is_told_that_it_may_be_let_go(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    page = ListPage(context, model_of("member"))
    qtbot.addWidget(page)
    page.show()
    data, none = dragged(tmp_path / "名单.xlsx"), Qt.KeyboardModifier.NoModifier
    keys = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), *keys))
    assert page.drop_hint.isVisible()
    texts = [each.text() for each in children(page.drop_hint, QLabel)]
    assert "放开导入委员" in texts
    assert "名单.xlsx" in texts
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not page.drop_hint.isVisible()


def test_a_file_that_cannot_be_read_gets_no_such_hint(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    page = ListPage(context, model_of("member"))
    qtbot.addWidget(page)
    page.show()
    data, none = dragged(tmp_path / "照片.jpg"), Qt.KeyboardModifier.NoModifier
    keys = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), *keys))
    assert not page.drop_hint.isVisible()


def finished(
    context: UiContext, qtbot: QtBot, folder: Path, *names: str
) -> tuple[ListPage, ImportPage]:
    rows = [(name, "男", "县一中") for name in names]
    page, taking = begun(context, qtbot, workbook(folder / "单.xlsx", HEADER, *rows))
    applied(qtbot, taking)
    return page, taking


@pytest.mark.parametrize("way", ["esc", "tab", "list", "back"])
def test_what_is_done_is_left_by_every_way_back(
    context: UiContext, qtbot: QtBot, tmp_path: Path, way: str
) -> None:
    page, taking = finished(context, qtbot, tmp_path, "张三")
    pages = child(page, QStackedWidget)
    assert pages.currentWidget() is taking
    ways = {
        "esc": lambda: press(taking, Qt.Key.Key_Escape),
        "tab": page.tab_clicked,
        "list": taking.done.list_button.click,
        "back": taking.head.back.click,
    }
    ways[way]()
    assert page.pages.currentWidget() is page.frame
    assert listed(page) == ["张三"]


def test_an_import_at_work_is_not_left_by_its_tab(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "单.xlsx", HEADER, ("张三", "男", ""))
    page, taking = begun(context, qtbot, path)
    page.tab_clicked()
    assert page.pages.currentWidget() is taking


@pytest.mark.parametrize("sure", [True, False])
def test_esc_asks_before_answers_are_lost(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path, sure: bool
) -> None:
    header = ("姓名", "界别")
    path = workbook(tmp_path / "单.xlsx", header, ("张三", "网络界"))
    page, taking = begun(context, qtbot, path)
    taking.check.names.answers[taking.plan.unknown[0].key] = taking.plan.unknown[0].answer  # type: ignore[union-attr]
    desktop.answers["leave_import"] = sure
    press(taking, Qt.Key.Key_Escape)
    assert (page.pages.currentWidget() is page.frame) == sure


def test_esc_leaves_at_once_where_nothing_was_answered(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "单.xlsx", HEADER, ("张三", "男", ""))
    page, taking = begun(context, qtbot, path)
    press(taking, Qt.Key.Key_Escape)
    assert page.pages.currentWidget() is page.frame
    assert desktop.asked == []


@pytest.mark.parametrize("way", ["paste", "drop"])
def test_another_import_begins_over_one_that_is_done(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path, way: str
) -> None:
    page, taking = finished(context, qtbot, tmp_path, "张三")
    desktop.clipboard = "姓名\t性别\n李四\t女\n"
    if way == "paste":
        press(taking, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    else:
        page.doing.take_in(workbook(tmp_path / "另一单.xlsx", HEADER, ("李四", "女", "")))
    again = page.pages.currentWidget()
    assert isinstance(again, ImportPage)
    assert again is not taking
    qtbot.waitUntil(lambda: again.plan is not None)
    assert desktop.asked == []


def test_a_search_that_hides_what_came_in_is_cleared_and_named(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    keep_members(context.desk, "旧人甲", "旧人乙")
    page, taking = finished(context, qtbot, tmp_path, "张三", "李四")
    type_text(page.frame.search, "旧人甲")
    heard = said(context)
    taking.done.list_button.click()
    assert {"张三", "李四"} <= set(listed(page))
    assert page.frame.search.text() == ""
    assert heard == ["已清除查找“旧人甲”，刚导入的 2 人都在列表里"]


def test_a_condition_that_hides_what_came_in_is_cleared_and_named(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    (woman,) = keep_members(context.desk, "旧人甲", sex="女")
    page, taking = finished(context, qtbot, tmp_path, "张三")
    page.open_where((Filter("sex", "in", (values(context.desk, "member", woman)["sex"],)),))
    assert listed(page) == ["旧人甲"]
    heard = said(context)
    taking.done.list_button.click()
    assert listed(page) == ["张三", "旧人甲"]
    assert heard == ["已清除条件“性别：女”，刚导入的 1 人都在列表里"]


def test_a_search_that_hides_nothing_stays(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    keep_members(context.desk, "旧人甲")
    page, taking = finished(context, qtbot, tmp_path, "张三")
    type_text(page.frame.search, "张")
    heard = said(context)
    taking.done.list_button.click()
    assert page.frame.search.text() == "张"
    assert heard == []


def test_leaving_otherwise_keeps_the_search_but_says_what_it_hides(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    keep_members(context.desk, "旧人甲")
    page, taking = finished(context, qtbot, tmp_path, "张三", "李四")
    type_text(page.frame.search, "旧人")
    heard = said(context)
    press(taking, Qt.Key.Key_Escape)
    assert page.frame.search.text() == "旧人"
    assert heard == ["查找“旧人”还开着，刚导入的 2 人没有列出"]


def test_an_import_taken_back_hides_nothing(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    page, taking = finished(context, qtbot, tmp_path, "张三")
    type_text(page.frame.search, "无此人")
    heard = said(context)
    taking.done.undo_button.click()
    assert heard[-1] == "已撤销这次导入"


@pytest.mark.parametrize(("search", "told"), [("张", False), ("无此人", True), ("", False)])
def test_a_saved_record_that_the_search_hides_is_named_too(
    context: UiContext, qtbot: QtBot, search: str, told: bool
) -> None:
    page = ListPage(context, model_of("member"))
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.show()
    type_text(page.frame.search, search)
    heard = said(context)
    saved = registers.save(context.desk, model_of("member"), {"name": "张三"})
    context.events.announce(saved, "已保存")
    page.doing._on_saved(saved)
    words = "已保存；查找“无此人”还开着，没有列出它"
    assert heard == (["已保存", words] if told else ["已保存"])


def exports(page: ListPage) -> list[str]:
    page.doing.fill_exports()
    return [each.text() for each in page.frame.export_button.menu().actions() if each.text()]


def test_chosen_rows_or_the_list_go_out_as_is_chosen(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    keys = keep_members(context.desk, "张三", "李四", "王五")
    page = ListPage(context, model_of("member"))
    qtbot.addWidget(page)
    page.show()
    page.complete()
    page.table.choose(keys[:2], keys[0])
    texts = exports(page)
    assert "Excel，列表里的列（已选 2 人）" in texts
    assert "CSV，全部字段（列表 3 人）" in texts
    acts = {each.text(): each for each in page.frame.export_button.menu().actions()}
    for words, names in (
        ("Excel，列表里的列（已选 2 人）", {"张三", "李四"}),
        ("CSV，全部字段（已选 2 人）", {"张三", "李四"}),
        ("Excel，全部字段（列表 3 人）", {"张三", "李四", "王五"}),
    ):
        path = tmp_path / f"{len(names)}{words[:3]}.{'csv' if words[0] == 'C' else 'xlsx'}"
        desktop.answers["export_file"] = path
        with qtbot.waitSignal(context.events.said):
            acts[words].trigger()
        cells = {str(cell) for row in open_book(path).sheets[0].rows for cell in row}
        assert {"张三", "李四", "王五"} & cells == names


def test_all_chosen_is_offered_once(context: UiContext, qtbot: QtBot) -> None:
    keys = keep_members(context.desk, "张三", "李四")
    page = ListPage(context, model_of("member"))
    qtbot.addWidget(page)
    page.show()
    page.table.choose(keys, keys[0])
    assert exports(page)[0] == "Excel，列表里的列（2 人）"


def test_a_message_names_the_file_and_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "桌面"
    assert place_words(folder / "名册.xlsx") == "“名册.xlsx”，在“桌面”文件夹"
    assert "文件夹" in place_words(Path(tmp_path.anchor) / "名册.xlsx")


def test_each_kind_of_file_has_a_folder_of_its_own_that_a_restart_knows(
    qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("名单", "专报"):
        (tmp_path / name).mkdir()
    desktop = Desktop()
    desktop.settings = Settings(tmp_path / "profile")
    desktop._keep_folder("import_file", tmp_path / "名单")
    desktop._keep_folder("print_file", tmp_path / "专报")
    again = Desktop()
    again.settings = Settings(tmp_path / "profile")
    assert again.folder_of("import_file") == tmp_path / "名单"
    assert again.folder_of("print_file") == tmp_path / "专报"
    assert again.folder_of("export_file") == Path.home()
    (tmp_path / "专报").rmdir()
    assert again.folder_of("print_file") == Path.home()
    dialog = again._chooser("import_file", "导入", "")
    qtbot.addWidget(dialog)
    assert dialog.directory().path() == (tmp_path / "名单").as_posix()
