"""An old ledger on the import page: what a line is taken apart into is seen and chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.services import registers
from desktop_app.services.imports import Take, Verdict
from desktop_app.ui.imports.import_page import ImportPage
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child
from tests.ui.keeping import keep, model_of

HEADER = ("协商主题", "协商日期", "意见建议", "承办单位", "参加人员")
LAMPS = ("小巷路灯", "2025.3.5", "1.修灯\n2.修路", "1.城管局\n2.住建局", "张三、李四")
DITCH = ("上溪水渠", "2025.4.5", "1.修渠\n2.护渠\n3.节水", "水务局", "委员12人")


def ledger(folder: Path, *rows: Sequence[str]) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (["协商台账"], HEADER, *rows):
        sheet.append(list(row))
    path = folder / "台账.xlsx"
    made.save(path)
    return path


def opened(context: UiContext, qtbot: QtBot, path: Path) -> ImportPage:
    page = ListPage(context, model_of("consultation"))
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    page.doing.take_in(path)
    taking = child(page, ImportPage)
    qtbot.waitUntil(lambda: taking.plan is not None)
    return taking


def replanned(qtbot: QtBot, taking: ImportPage, act: object) -> None:
    before = taking.plan
    assert callable(act)
    act()
    qtbot.waitUntil(lambda: taking.plan is not before and taking.plan is not None)


def choose(taking: ImportPage, take: Take) -> None:
    choice: QComboBox = taking.check.inside.choices["outcome"]
    place = [choice.itemData(n) for n in range(choice.count())].index(take)
    choice.setCurrentIndex(place)
    choice.activated.emit(place)


def contents(taking: ImportPage) -> list[str]:
    table = taking.check.inside.table
    items = [table.item(line, 2) for line in range(table.rowCount())]
    return [item.text() for item in items if item is not None]


def count(context: UiContext, key: str) -> int:
    return len(registers.find(context.desk, model_of(key), registers.Query()))


def test_the_first_line_is_shown_with_the_records_in_its_cells(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    taking = opened(context, qtbot, ledger(tmp_path, LAMPS, DITCH))
    assert taking.check.inside.isVisible()
    assert contents(taking) == ["修灯", "修路", "张三", "李四"]
    assert taking.height() == 690
    described = taking.check.lines.index(0, 3).data()
    assert "意见建议 2 条；参加人员 2 人" in described


def test_a_line_is_taken_whole_and_stays_the_one_looked_at(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    taking = opened(context, qtbot, ledger(tmp_path, LAMPS, DITCH))
    taking.check.table.selectRow(1)
    assert contents(taking) == ["修渠", "护渠", "节水"]
    replanned(qtbot, taking, lambda: choose(taking, Take.WHOLE))
    assert contents(taking) == ["1.修渠 2.护渠 3.节水"]
    assert taking.plan is not None
    assert [each.count(Verdict.NEW) for each in taking.plan.inside] == [3, 2]


def test_a_choice_goes_for_all_lines(context: UiContext, qtbot: QtBot, tmp_path: Path) -> None:
    taking = opened(context, qtbot, ledger(tmp_path, LAMPS, DITCH))
    replanned(qtbot, taking, lambda: choose(taking, Take.NONE))
    every = child(taking.check.inside, QPushButton, "take_outcome_everywhere")
    replanned(qtbot, taking, every.click)
    assert taking.plan is not None
    assert taking.plan.inside[0].lines == []


def test_all_comes_in_and_is_taken_back_as_one(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    path = ledger(tmp_path, LAMPS, DITCH)
    taking = opened(context, qtbot, path)
    assert taking.apply_button.text() == "导入 2 场"
    taking.apply_button.click()
    qtbot.waitUntil(lambda: taking.stack.currentWidget() is taking.done)
    assert (count(context, "consultation"), count(context, "outcome")) == (2, 5)
    taking.done.undo_button.click()
    assert (count(context, "consultation"), count(context, "outcome")) == (0, 0)


def test_suggestions_of_a_known_consultation_come_in_alone(
    context: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    keep(context.desk, "consultation", name="小巷路灯", held_on="2025-03-05", state="已协商")
    taking = opened(context, qtbot, ledger(tmp_path, LAMPS))
    assert taking.apply_button.text() == "导入 2 条意见建议、2 位参加人员"
