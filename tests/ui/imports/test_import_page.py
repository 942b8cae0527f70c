"""Taking in a table: guessed, corrected, checked, applied, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.services import registers
from desktop_app.services.imports import Verdict, open_book
from desktop_app.ui.imports.import_choice_box import ChoiceBox
from desktop_app.ui.imports.import_page import ImportPage
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children, press
from tests.ui.importing import pick
from tests.ui.keeping import keep, model_of, values

HEADER = ("姓名", "性别", "民族", "出生年月", "界别", "手机号")
Rows = Sequence[Sequence[object]]


def book(folder: Path, *rows: Sequence[object], header: Sequence[str] = HEADER) -> Path:
    """A workbook with a title over its header."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["某县政协委员名单"])
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    path = folder / "名单.xlsx"
    made.save(path)
    return path


def opened(context: UiContext, qtbot: QtBot, path: Path) -> tuple[ListPage, ImportPage]:
    """The list page with its import begun and its plan made."""
    page = ListPage(context, model_of("member"))
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    page.doing.take_in(path)
    taking = child(page, ImportPage)
    qtbot.waitUntil(lambda: taking.plan is not None)
    return page, taking


def counts(taking: ImportPage) -> list[int]:
    assert taking.plan is not None
    return [taking.plan.count(each) for each in Verdict]


def replanned(qtbot: QtBot, taking: ImportPage, act: object) -> None:
    before = taking.plan
    assert callable(act)
    act()
    qtbot.waitUntil(lambda: taking.plan is not before and taking.plan is not None)


def applied(qtbot: QtBot, taking: ImportPage) -> None:
    taking.apply_button.click()
    qtbot.waitUntil(lambda: taking.stack.currentWidget() is taking.done)


def people(context: UiContext) -> list[str]:
    model, desk = model_of("member"), context.desk
    keys = registers.find(desk, model, registers.Query())
    return [row[2] for row in registers.rows(desk, model, keys, ("name",))]


def test_a_list_comes_in_and_can_be_taken_back(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    keep(context.desk, "sector", name="教育界")
    path = book(
        tmp_path,
        ("张三", "男", "汉", "1975.03", "教育", 13800000001),
        ("王五", "女", "哈尼", "1980年5月", "教育", "13800000002"),
    )
    page, taking = opened(context, qtbot, path)
    assert counts(taking) == [2, 0, 0, 0]
    assert taking.apply_button.text() == "导入 2 人"
    applied(qtbot, taking)
    assert sorted(people(context)) == ["张三", "王五"]
    taking.done.undo_button.click()
    assert people(context) == []
    assert page.pages.currentWidget() is page.frame


def test_taking_back_means_the_import_not_what_came_after(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = opened(context, qtbot, book(tmp_path, ("张三", "男", "汉", "", "", "")))
    applied(qtbot, taking)
    keep(context.desk, "member", name="后来的人")
    taking.done.undo_button.click()
    assert people(context) == ["后来的人"]


def test_problems_are_told_by_line_and_column_and_saved_apart(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    path = book(tmp_path, ("张三", "男", "汉", "昨天", "", ""), ("王五", "女", "", "", "", ""))
    _, taking = opened(context, qtbot, path)
    assert counts(taking) == [1, 0, 0, 1]
    taking.check.chips[Verdict.PROBLEM].click()
    assert taking.check.lines.rowCount() == 1
    line = [taking.check.lines.index(0, column).data() for column in range(4)]
    assert line[:3] == ["3", "问题", "张三"]
    assert line[3].startswith("D 列")
    desktop.answers["problems_file"] = tmp_path / "问题.xlsx"
    taking.problems_button.click()
    rows = open_book(tmp_path / "问题.xlsx").sheets[0].rows
    assert len(rows) == 2
    assert rows[1][0] == "张三"


def test_a_column_is_given_another_field(context: UiContext, qtbot: QtBot, tmp_path: Path) -> None:
    path = book(tmp_path, ("张三", "县一中"), header=("姓名", "在哪儿上班"))
    _, taking = opened(context, qtbot, path)
    choice = child(taking, ChoiceBox, "field_B")
    assert choice.value() == ""
    replanned(qtbot, taking, lambda: pick(choice, "工作单位"))
    applied(qtbot, taking)
    (key,) = registers.find(context.desk, model_of("member"), registers.Query())
    assert values(context.desk, "member", key)["unit"] == "县一中"


def test_a_chosen_field_is_remembered_for_such_a_title(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    test_a_column_is_given_another_field(context, qtbot, tmp_path)
    path = book(tmp_path, ("李四", "县医院"), header=("姓名", "在哪儿上班"))
    _, taking = opened(context, qtbot, path)
    assert child(taking, ChoiceBox, "field_B").value() == "unit"


def test_a_field_belongs_to_one_column(context: UiContext, qtbot: QtBot, tmp_path: Path) -> None:
    path = book(tmp_path, ("张三", "县一中"), header=("姓名", "在哪儿上班"))
    _, taking = opened(context, qtbot, path)
    first, second = (child(taking, ChoiceBox, name) for name in ("field_A", "field_B"))
    pick(second, "姓名")
    assert (first.value(), second.value()) == ("", "name")


def test_an_unknown_sector_is_created_mapped_or_left_empty(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    sector = keep(context.desk, "sector", name="新闻出版界")
    path = book(tmp_path, ("张三", "男", "汉", "", "网络界", ""))
    _, taking = opened(context, qtbot, path)
    assert taking.plan is not None
    (unknown,) = taking.plan.unknown
    assert (unknown.key.text, unknown.title) == ("网络界", "界别")
    choice = child(taking.check.names, ChoiceBox)
    assert choice.texts() == ["新建", "就是“新闻出版界”", "留空", "算作问题，不导入"]
    replanned(qtbot, taking, lambda: pick(choice, "xwcb"))
    applied(qtbot, taking)
    (key,) = registers.find(context.desk, model_of("member"), registers.Query())
    assert values(context.desk, "member", key)["sector"] == sector


def test_changes_show_old_and_new_and_blanks_change_nothing(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    key = keep(context.desk, "member", name="张三", born="1975-03", mobile="13800000001", sex="男")
    path = book(tmp_path, ("张三", "", "", "1975.3", "", "13900000001"))
    _, taking = opened(context, qtbot, path)
    assert counts(taking) == [0, 1, 0, 0]
    told = taking.check.lines.index(0, 3).data()
    assert told.startswith("手机：13800000001 → 13900000001；建议：")
    replanned(qtbot, taking, taking.check.blanks.click)
    assert "性别：男 → （空）" in taking.check.lines.index(0, 3).data()
    replanned(qtbot, taking, taking.check.blanks.click)
    applied(qtbot, taking)
    assert values(context.desk, "member", key)["sex"] is not None
    assert values(context.desk, "member", key)["mobile"] == "13900000001"


def test_the_same_list_again_is_all_the_same(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    path = book(tmp_path, ("张三", "男", "汉", "1975.3", "", "13800000001"))
    _, taking = opened(context, qtbot, path)
    applied(qtbot, taking)
    taking.done.list_button.click()
    _, again = opened(context, qtbot, path)
    assert counts(again) == [0, 0, 1, 0]
    assert not again.apply_button.isEnabled()


def test_namesakes_are_told_apart_by_a_choice(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    first = keep(context.desk, "member", name="张三", born="1975-03", cert_no="1")
    second = keep(context.desk, "member", name="张三", born="1975-03", cert_no="2")
    path = book(tmp_path, ("张三", "男", "", "1975.3", "", ""))
    _, taking = opened(context, qtbot, path)
    assert counts(taking) == [0, 0, 0, 1]
    line = taking.check.lines.lines[0]
    assert set(line.candidates) == {first, second}
    desktop.answers["pick_record"] = line.candidates.index(second)
    replanned(qtbot, taking, lambda: taking.check.pick_asked.emit(line))
    applied(qtbot, taking)
    assert values(context.desk, "member", second)["sex"] is not None
    assert values(context.desk, "member", first)["sex"] is None


def test_another_header_row_can_be_said(context: UiContext, qtbot: QtBot, tmp_path: Path) -> None:
    path = book(tmp_path, ("张三", "男", "", "", "", ""))
    _, taking = opened(context, qtbot, path)
    assert taking.source.header_row.value() == 2
    taking.source.header_row.setValue(3)
    qtbot.waitUntil(lambda: taking.plan is None)
    assert any("没有一列认得出来" in each.text() for each in children(taking, QLabel))


def test_pasted_rows_come_in(context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop) -> None:
    page = ListPage(context, model_of("member"))
    qtbot.addWidget(page)
    page.show()
    desktop.clipboard = "姓名\t性别\n张三\t男\n王五\t女\n"
    press(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    taking = child(page, ImportPage)
    qtbot.waitUntil(lambda: taking.plan is not None)
    assert counts(taking) == [2, 0, 0, 0]


def test_the_plan_follows_what_changes_meanwhile(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    path = book(tmp_path, ("张三", "男", "汉", "1975.3", "", "13800000001"))
    _, taking = opened(context, qtbot, path)
    assert counts(taking) == [1, 0, 0, 0]
    typed = {"name": "张三", "born": "1975-03", "mobile": "13800000002"}
    saved = registers.save(context.desk, model_of("member"), typed)
    replanned(qtbot, taking, lambda: context.events.announce(saved))
    assert counts(taking) == [0, 1, 0, 0]


def test_a_dropped_workbook_begins_its_import(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    page = ListPage(context, model_of("member"))
    qtbot.addWidget(page)
    page.show()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(book(tmp_path, ("张三", "男", "", "", "", ""))))])
    keys = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    entering = QDragEnterEvent(QPoint(9, 9), *keys, Qt.KeyboardModifier.NoModifier)
    entering.ignore()
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.dropEvent(QDropEvent(QPointF(9, 9), *keys, Qt.KeyboardModifier.NoModifier))
    taking = child(page, ImportPage)
    qtbot.waitUntil(lambda: taking.plan is not None)
    assert counts(taking) == [1, 0, 0, 0]


def test_an_empty_clipboard_is_told(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    page = ListPage(context, model_of("member"))
    qtbot.addWidget(page)
    page.doing.paste()
    assert [name for name, _ in desktop.asked] == ["nothing_pasted"]


def test_a_file_that_is_no_table_is_told(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"not a workbook")
    page = ListPage(context, model_of("member"))
    qtbot.addWidget(page)
    page.show()
    page.doing.take_in(path)
    qtbot.waitUntil(lambda: bool(desktop.asked))
    assert desktop.asked[0][0] == "job_failed"
    assert not child(page, ImportPage).apply_button.isEnabled()


def test_a_text_table_in_another_coding_can_be_read_again(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes("姓名,性别\n张三,男\n".encode("gb18030"))
    _, taking = opened(context, qtbot, path)
    coding = taking.source.coding
    assert coding.isVisible()
    assert coding.currentText().lower() == "gb18030"
    replanned(qtbot, taking, lambda: coding.textActivated.emit(coding.currentText()))
    assert counts(taking) == [1, 0, 0, 0]


def test_going_back_leaves_nothing_behind(context: UiContext, qtbot: QtBot, tmp_path: Path) -> None:
    page, taking = opened(context, qtbot, book(tmp_path, ("张三", "男", "", "", "网络界", "")))
    taking.cancel_button.click()
    assert page.pages.count() == 1
    assert people(context) == []
    assert not registers.find(context.desk, model_of("sector"), registers.Query())


def test_how_a_table_was_read_is_said_over_its_columns(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "名单.csv"
    path.write_text('姓名,手机,,姓名,手机\n"张三,13800000001,,王五,13800000002\n', "utf-8")
    _, taking = opened(context, qtbot, path)
    told = child(taking, QLabel, "notices")
    assert told.isVisible()
    assert told.text().splitlines() == [
        "文件第 2 行的引号没有成对，已按一行一条读入，请核对这些行的内容。",
        "这张表里左右并排着 2 份名单，已接成一份：原表 D–E 列接在第 2 行之后。",
    ]
    plain = tmp_path / "另一份.csv"
    plain.write_text("姓名,手机\n张三,13800000001\n", "utf-8")
    replanned(qtbot, taking, lambda: taking.open_file(plain))
    assert not told.isVisible()


def test_the_tables_of_a_web_page_can_be_chosen_as_sheets_are(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "导出.xls"
    one = "<table><tr><td>姓名<td>手机<tr><td>张三<td>13800000001</table>"
    two = "<table><tr><td>姓名<td>单位<td>手机<tr><td>王五<td>县医院<td>13800000002</table>"
    path.write_text(f"<html>{one}{two}</html>", "utf-8")
    _, taking = opened(context, qtbot, path)
    boxes = taking.source.sheets.boxes
    assert [(each.text(), each.isChecked()) for each in boxes] == [
        ("导出", True),
        ("导出（2）", True),
    ]
    assert counts(taking) == [2, 0, 0, 0]  # those of one kind are read together
    replanned(qtbot, taking, boxes[0].click)
    assert counts(taking) == [1, 0, 0, 0]
    boxes[1].click()
    assert boxes[1].isChecked()  # one stays


def test_ctrl_enter_imports_and_f8_belongs_to_the_page_in_front(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = opened(context, qtbot, book(tmp_path, ("张三", "男", "汉", "", "", "")))
    with qtbot.waitActive(taking.window()):
        taking.window().activateWindow()
    taking.check.table.setFocus()
    press(taking.check.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: taking.stack.currentWidget() is taking.done)
    assert people(context) == ["张三"]


def test_any_number_of_columns_may_be_kept_in_the_notes(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    path = book(
        tmp_path, ["张三", "zs", "1", "在职"], header=("姓名", "微信号", "QQ号", "人员类别")
    )
    _, taking = opened(context, qtbot, path)
    kept = {1: "+remark", 2: "+remark", 3: "+remark"}
    assert taking.source.columns.mapping() == {0: "name", **kept}
    replanned(qtbot, taking, lambda: taking.source.columns._on_choice(2))
    assert taking.source.columns.mapping() == {0: "name", **kept}
    applied(qtbot, taking)
    model, desk = model_of("member"), context.desk
    (row,) = registers.rows(
        desk, model, registers.find(desk, model, registers.Query()), ("remark",)
    )
    assert row[2] == "微信号：zs\nQQ号：1\n人员类别：在职"
