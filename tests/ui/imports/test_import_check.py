"""The check of an import: every cell explained, names and columns answered, problems set right."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import registers
from desktop_app.services.imports import Answer, Key, UnknownName, Verdict, Way
from desktop_app.ui.imports.import_cell_marks import MARK
from desktop_app.ui.imports.import_choice_box import HEADING, ChoiceBox
from desktop_app.ui.imports.import_lines_model import NAME, REASON, TITLES
from desktop_app.ui.imports.import_names_table import GUESSED, OPEN, SETTLED, NamesCard
from desktop_app.ui.imports.import_page import ImportPage
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children, press
from tests.ui.importing import applied, begun, pick, planned_anew, workbook
from tests.ui.keeping import keep, model_of, values

HEADER = ("序号", "姓名", "性别", "出生年月", "界别", "手机", "在哪儿上班")
DONG = (1, "董洁", "女", "68年8月15日", "工商联\n(7人)", "13800000125", "县总工会")
YANG = (2, "杨勇", "男", "1982-13", "经济", "138000002", "县供电公司")
BAI = (3, "白玉", "女", "1980-14", "经济", "138000003", "县医院")
DAO = (4, "刀岩", "男", "1980-14", "经济", "13800000004", "县一中")


def told(taking: ImportPage) -> str:
    return "\n".join(x.text() for x in children(taking.check.cell, QLabel) if x.isVisible())


def at(taking: ImportPage, row: int, name: str) -> QModelIndex:
    return taking.check.lines.index(row, taking.check.lines.column_of(name))


def look(taking: ImportPage, row: int, name: str) -> str:
    taking.check.table.setCurrentIndex(at(taking, row, name))
    return told(taking)


def shown(taking: ImportPage, name: str) -> QPushButton:
    found = child(taking.check.cell, QPushButton, name)
    assert found.isVisible()
    return found


def field_of(taking: ImportPage, letter: str) -> ChoiceBox:
    return child(taking, ChoiceBox, f"field_{letter}")


def test_a_click_on_any_cell_tells_what_it_says_and_what_is_written(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    keep(context.desk, "sector", name="经济")
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, DONG, YANG))
    words = look(taking, 0, "born")
    assert "第 2 行 董洁 · 出生日期" in words
    assert "名册 · D 列“出生年月”" in words
    assert "68年8月15日" in words
    assert "“68年8月15日”读作“1968-08-15”。" in words
    assert "这一行会写入的" in words
    assert "手机：13800000125" in words
    assert at(taking, 0, "born").data() == "1968-08-15"


def test_the_arrow_keys_walk_from_cell_to_cell_and_the_card_follows(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, DONG, YANG))
    assert "第 2 行 董洁 · 姓名" in told(taking)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        press(taking.check.table, key)
    assert "第 3 行 杨勇 · 性别" in told(taking)


def test_new_lines_show_every_value_in_a_column_of_its_field(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, DONG))
    lines = taking.check.lines
    heads = [lines.headerData(n, Qt.Orientation.Horizontal) for n in range(lines.columnCount())]
    assert heads[: len(TITLES) + 4] == [*TITLES, "性别", "出生日期", "界别", "手机"]
    cells = dict(zip(heads, (lines.index(0, n).data() for n in range(len(heads))), strict=True))
    assert (cells["性别"], cells["手机"], cells["届次"]) == ("女", "13800000125", "十届")


def test_lines_without_anything_to_explain_have_no_column_for_it(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "单.xlsx", HEADER, (1, "张三", "男", "1980", "", "", ""))
    _, taking = begun(context, qtbot, path)
    assert taking.check.table.isColumnHidden(REASON)


def test_the_cell_that_stops_is_marked_and_set_right_on_the_page(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, DONG, YANG))
    assert at(taking, 1, "born").data(MARK) == "bad"
    words = look(taking, 1, "born")
    assert "没有 13 月，请核对日期" in words
    assert "读作" not in words
    child(taking.check.cell, QLineEdit, "correction").setText("1982-12")
    planned_anew(qtbot, taking, shown(taking, "correct_one").click)
    assert taking.plan is not None
    assert taking.plan.count(Verdict.PROBLEM) == 0
    assert "已按您的改动当作“1982-12”。" in told(taking)
    assert "1982-13" in told(taking)
    applied(qtbot, taking)
    assert [line.values["born"] for line in taking.plan.lines] == ["1968-08-15", "1982-12"]


def test_what_says_the_same_is_set_right_at_once(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "单.xlsx", HEADER, DONG, YANG, BAI, DAO)
    _, taking = begun(context, qtbot, path)
    look(taking, 2, "born")
    assert shown(taking, "correct_every").text() == "同样写法的 2 格都改"
    child(taking.check.cell, QLineEdit, "correction").setText("")
    planned_anew(qtbot, taking, shown(taking, "correct_every").click)
    assert taking.plan is not None
    assert [x.verdict for x in taking.plan.lines].count(Verdict.PROBLEM) == 1


def test_a_whole_column_is_answered_in_one_click(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "单.xlsx", HEADER, DONG, YANG, BAI, DAO)
    _, taking = begun(context, qtbot, path)
    look(taking, 1, "born")
    planned_anew(qtbot, taking, shown(taking, "blank_column").click)
    assert taking.plan is not None
    assert taking.plan.count(Verdict.NEW) == 4
    assert "“1982-13”认不出来，原文记入备注" in told(taking)
    assert "备注：出生日期：1982-13" in told(taking)


def test_a_column_that_cannot_be_read_is_asked_about_once_over_the_list(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "单.xlsx", HEADER, DONG, YANG, BAI, DAO)
    _, taking = begun(context, qtbot, path)
    question = taking.check.unread
    words = "\n".join(each.text() for each in children(question, QLabel))
    assert words == "出生日期有 3 格读不懂，如“1982-13”、“1980-14”"
    planned_anew(qtbot, taking, question.empty.click)
    assert taking.plan is not None
    assert taking.plan.count(Verdict.NEW) == 4
    assert not question.empty.isVisible()
    planned_anew(qtbot, taking, question.back.click)
    assert taking.plan.count(Verdict.PROBLEM) == 3


def test_what_was_said_of_a_column_goes_for_the_same_list_the_next_time(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "单.xlsx", HEADER, DONG, YANG, BAI)
    _, taking = begun(context, qtbot, path)
    planned_anew(qtbot, taking, taking.check.unread.empty.click)
    applied(qtbot, taking)
    _, again = begun(context, qtbot, path)
    assert again.plan is not None
    assert [again.plan.count(each) for each in Verdict] == [0, 0, 3, 0]
    assert again.check.unread.back.isVisible()
    planned_anew(qtbot, again, again.check.unread.back.click)
    assert again.plan.count(Verdict.PROBLEM) == 2


def test_what_names_were_said_to_mean_is_known_the_next_time(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    keep(context.desk, "sector", name="新闻出版界")
    path = workbook(tmp_path / "单.xlsx", HEADER, (1, "张三", "", "", "网络界", "", ""))
    _, taking = begun(context, qtbot, path)
    (box,) = children(taking.check.names.table, ChoiceBox)
    planned_anew(qtbot, taking, lambda: pick(box, "xwcbj"))
    applied(qtbot, taking)
    _, again = begun(context, qtbot, path)
    assert again.plan is not None
    assert again.plan.count(Verdict.SAME) == 1
    assert again.check.names.left == 0
    assert not again.check.names.table.isVisible()


def test_a_list_that_can_be_read_asks_nothing_over_it(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, DONG))
    assert not taking.check.unread.isVisible()


def test_namesakes_are_told_apart_on_the_card(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    first = keep(context.desk, "member", name="张三", born="1975-03", cert_no="1")
    second = keep(context.desk, "member", name="张三", born="1975-03", cert_no="2")
    path = workbook(tmp_path / "单.xlsx", HEADER, (1, "张三", "男", "1975.3", "", "", ""))
    _, taking = begun(context, qtbot, path)
    assert taking.plan is not None
    assert taking.plan.count(Verdict.PROBLEM) == 1
    look(taking, 0, "name")
    ways = [f"means_{first}", f"means_{second}", "means_new"]
    assert all(shown(taking, each).text() for each in ways)
    planned_anew(qtbot, taking, shown(taking, f"means_{second}").click)
    assert [line.key for line in taking.plan.lines] == [second]


def test_a_namesake_that_is_somebody_else_is_made_new_on_the_card(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    for number in ("1", "2"):
        keep(context.desk, "member", name="张三", born="1975-03", cert_no=number)
    path = workbook(tmp_path / "单.xlsx", HEADER, (1, "张三", "男", "1975.3", "", "", ""))
    _, taking = begun(context, qtbot, path)
    look(taking, 0, "name")
    planned_anew(qtbot, taking, shown(taking, "means_new").click)
    assert taking.plan is not None
    assert taking.plan.count(Verdict.NEW) == 1


def test_corrections_go_with_their_sheet(context: UiContext, qtbot: QtBot, tmp_path: Path) -> None:
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, DONG, YANG))
    look(taking, 1, "born")
    planned_anew(qtbot, taking, shown(taking, "blank_column").click)
    assert taking.check.emptied() == {"born"}
    again = workbook(tmp_path / "又一单.xlsx", HEADER, DONG, YANG)
    planned_anew(qtbot, taking, lambda: taking.open_file(again))
    assert not taking.check.emptied()
    assert taking.plan is not None
    assert taking.plan.count(Verdict.PROBLEM) == 1


def test_a_remark_is_accepted_wherever_it_says_the_same(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [(n, f"张{'甲乙丙'[n]}", "男", "1980", "", f"13800000{n}", "") for n in range(3)]
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, *rows))
    check = taking.check
    assert check.look_chip.text() == "要看一眼 3"
    check.look_chip.click()
    assert check.lines.rowCount() == 3
    look(taking, 0, "mobile")
    assert at(taking, 0, "mobile").data(MARK) == "warn"
    assert shown(taking, "accept_button").text() == "同样的 3 处都接受"
    shown(taking, "accept_button").click()
    assert check.look_chip.text() == "要看一眼 0"
    check.look_chip.click()
    assert check.lines.rowCount() == 3
    assert at(taking, 0, "mobile").data(MARK) == ""
    again = workbook(tmp_path / "另一单.xlsx", HEADER, *rows)
    planned_anew(qtbot, taking, lambda: taking.open_file(again))
    assert check.look_chip.text() == "要看一眼 3"  # what was accepted went with its sheet


def test_f8_goes_to_the_next_thing_to_look_at(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, DONG, YANG, BAI))
    places = []
    for _ in range(3):
        taking.check.look_at_next()
        index = taking.check.table.currentIndex()
        places.append((index.row(), taking.check.lines.field_at(index.column())))
    assert places == [(1, "born"), (2, "born"), (1, "born")]


def test_columns_with_content_that_nothing_reads_stand_first_in_amber(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, DONG, YANG, BAI))
    table = child(taking, QTableWidget, "columns")
    letters = [item.text() for n in range(table.rowCount()) if (item := table.item(n, 0))]
    assert letters == ["G", "B", "C", "D", "E", "F", "A"]  # the numbering of the lines is last
    first = table.item(0, 2)
    assert first is not None
    assert first.text() == "县总工会、县供电公司、县医院"
    amber = QColor(context.theme.tokens.warn_soft)
    ground = Qt.ItemDataRole.BackgroundRole
    assert first.data(ground) is not None
    assert first.data(ground).color() == amber
    unused = child(taking, QLabel, "unused_columns")
    assert unused.text() == "1 列有内容没用上"
    planned_anew(qtbot, taking, lambda: pick(field_of(taking, "G"), "gzdw"))
    assert unused.text() == ""
    assert first.data(ground) is None


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("gzdw", "unit"),
        ("工作单位", "unit"),
        ("民族", "nation"),
        ("微信", ""),
        ("不导入", ""),
        ("", ""),
    ],
)
def test_a_field_is_found_by_characters_or_pinyin_and_nonsense_changes_nothing(
    context: UiContext, qtbot: QtBot, tmp_path: Path, typed: str, field: str
) -> None:
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, DONG))
    box = field_of(taking, "G")
    pick(box, typed)
    assert box.value() == field
    assert box.text() in box.texts()


def test_fields_are_offered_group_by_group(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, DONG))
    box = field_of(taking, "G")
    box.show_all()
    offers = box._model.offers
    groups = [each.text for each in offers if each.value is HEADING]
    assert groups[0] == "基本情况"
    assert len(groups) == len(set(groups)) > 2
    heading = next(n for n, each in enumerate(offers) if each.value is HEADING)
    assert box._model.flags(box._model.index(heading)) == Qt.ItemFlag.NoItemFlags


def test_names_are_counted_down_and_the_card_folds_when_all_are_decided(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    keep(context.desk, "sector", name="新闻出版界")
    rows = [(1, "张三", "", "", "网络界", "", ""), (2, "李四", "", "", "商贸界", "", "")]
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, *rows))
    names = taking.check.names
    left = child(names, QLabel, "names_left")
    assert left.text() == "还有 2 个没有定"
    assert standing(names.table) == [OPEN, OPEN]
    assert names.table.isVisible()
    first, second = children(names.table, ChoiceBox)
    planned_anew(qtbot, taking, lambda: pick(first, "xwcbj"))
    assert left.text() == "还有 1 个没有定"
    assert standing(names.table) == [SETTLED, OPEN]
    names.fold.click()
    names.fold.click()  # opened by hand, it folds all the same
    planned_anew(qtbot, taking, lambda: pick(second, "留空"))
    assert left.text() == "都定好了"
    assert not names.table.isVisible()
    names.fold.click()
    assert names.table.isVisible()
    assert taking.plan is not None
    assert [each.answer.way.value for each in taking.plan.unknown] == ["对应到", "留空"]


def test_a_guess_is_marked_and_all_guesses_are_confirmed_in_one_click(
    context: UiContext, qtbot: QtBot
) -> None:
    card = NamesCard(context.theme)
    qtbot.addWidget(card)
    choices = ((7, "工商联"), (8, "特邀人士"))
    unknown = tuple(
        UnknownName(Key("sector", text, coded=False), "界别", (), choices, may_create=True,
                    answer=answer, lines=[3], guessed=answer.way is Way.USE)
        for text, answer in (
            ("工商联(7人)", Answer(Way.USE, 7)), ("特邀", Answer(Way.USE, 8)),
            ("网络界", Answer(Way.CREATE)),
        )
    )  # fmt: skip
    card.show_names(unknown)
    card.show()
    assert [*map(str, standing(card.table))] == [GUESSED, GUESSED, OPEN]
    assert children(card.table, ChoiceBox)[0].text() == "就是“工商联”"
    child(card, QPushButton, "guesses_right").click()
    card.show_names(unknown)
    assert standing(card.table) == [SETTLED, SETTLED, OPEN]
    assert child(card, QLabel, "names_left").text() == "还有 1 个没有定"
    assert not child(card, QPushButton, "guesses_right").isVisible()
    assert [each.way for each in card.answers.values()] == [Way.USE, Way.USE]


def test_many_names_never_eat_the_list(context: UiContext, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [(n, f"张{n}", "", "", f"界别{n}", "", "") for n in range(1, 31)]
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, *rows))
    table = taking.check.table
    assert taking.check.names.table.isVisible()
    assert table.viewport().height() >= 6 * context.theme.sizes.row
    assert taking.height() == 690


def test_what_was_set_right_is_what_comes_in(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, YANG))
    look(taking, 0, "born")
    child(taking.check.cell, QLineEdit, "correction").setText("1982-12")
    planned_anew(qtbot, taking, shown(taking, "correct_one").click)
    applied(qtbot, taking)
    (key,) = registers.find(context.desk, model_of("member"), registers.Query())
    assert values(context.desk, "member", key)["born"] == "1982-12"


def test_the_column_of_the_names_stands_for_the_name(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    _, taking = begun(context, qtbot, workbook(tmp_path / "单.xlsx", HEADER, DONG))
    assert taking.check.lines.field_at(NAME) == "name"
    assert taking.check.lines.field_at(0) == ""


def standing(table: QTableWidget) -> list[str]:
    found = []
    for line in range(table.rowCount()):
        cell = table.cellWidget(line, 3)
        assert cell is not None
        found.append(children(cell, QLabel)[0].text())
    return found
