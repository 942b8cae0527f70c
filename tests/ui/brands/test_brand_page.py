"""The page of a brand: its stages and steps, effect by period, what counts for it, milestones."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.records import Activity, Brand, Consultation, Press, Proposal
from desktop_app.services import registers
from desktop_app.services.brands import counted_records, stage_steps
from desktop_app.services.registers import Query
from desktop_app.services.statistics import periods
from desktop_app.ui.brands.brand_steps import counting_step
from desktop_app.ui.brands.counted_part import CountedPart, CountOne
from desktop_app.ui.brands.effect_part import EffectPart
from desktop_app.ui.brands.milestones_part import MilestonesPart
from desktop_app.ui.forms.boxes.field_note import FieldNote
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.record_page.line_table import LineTable
from desktop_app.ui.record_page.record_page import RecordPage
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.row_actions.row_actions import row_actions_of
from desktop_app.ui.row_actions.step_dialog import StepDialog
from desktop_app.ui.ui_context import UiContext
from tests.services.activities.activity_office import values
from tests.services.brands.brand_office import SLOGAN, brand, committee, ready
from tests.ui.finding import child, children, press
from tests.ui.record_page.record_pages import paged

STATES = ("常规工作", "特色工作", "培育品牌", "创建品牌", "成熟品牌")


def shown(context: UiContext, qtbot: QtBot, key: int) -> RecordPage:
    page = ListPage(context, Brand)
    page.resize(1366, 640)
    qtbot.addWidget(page)
    page.show()
    page.complete()
    context.events.changed.connect(lambda changed: page.refresh(changed.records))
    page.open_record(key)
    return paged(page)


def texts(table: LineTable) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in line.cells) for line in table.lines]


def said(dialog: AskingDialog) -> str:
    """What a dialog says that keeps it from being done."""
    return " ".join(each.words.text() for each in children(dialog, FieldNote))


def fill(dialog: StepDialog, **inputs: object) -> None:
    for name, draft in inputs.items():
        cast("FieldBox", dialog.boxes[name]).put_draft(draft)


def test_the_next_stage_is_the_next_step_and_asks_for_what_it_needs(
    context: UiContext, qtbot: QtBot
) -> None:
    key = brand(context.desk, committee=committee(context.desk), slogan=SLOGAN)
    front = shown(context, qtbot, key)
    assert front.head.next.text() == "形成特色"
    front.head.take_next()
    dialog = child(front.window(), StepDialog, "step_dialog")
    dialog.done_button.click()
    assert dialog.isVisible()
    assert values(context.desk, Brand, key)["stage"] == "routine"
    fill(dialog, practice="演示做法", stage_note="主席会议第三次会议")
    dialog.done_button.click()
    assert not dialog.isVisible()
    assert values(context.desk, Brand, key)["stage"] == "feature"
    assert front.head.next.text() == "列入培育"


def test_a_stage_that_lacks_records_says_what_to_do(context: UiContext, qtbot: QtBot) -> None:
    key = brand(context.desk, committee=committee(context.desk), slogan=SLOGAN, goal="演示",
                carrier="演示", practice="演示", stage="nurture")  # fmt: skip
    front = shown(context, qtbot, key)
    front.head.take_next()
    dialog = child(front.window(), StepDialog, "step_dialog")
    dialog.done_button.click()
    assert dialog.isVisible()
    assert "还没有里程碑（改阶段时自动记的不算），请先在表单里登记至少一条" in said(dialog)


def test_milestones_say_how_a_brand_came_to_its_stage(context: UiContext, qtbot: QtBot) -> None:
    key = ready(context.desk)
    front = shown(context, qtbot, key)
    front.head.take_next()
    dialog = child(front.window(), StepDialog, "step_dialog")
    fill(dialog, stage_on="2026-03-01", stage_note="办公会议定")
    dialog.done_button.click()
    front.tabs.turn_to("milestones")
    assert texts(child(front, MilestonesPart).table) == [
        ("2026-01-05", "挂牌", ""),
        ("2026-03-01", "阶段：常规工作 → 特色工作", "办公会议定"),
    ]


def test_the_line_of_stages_has_the_days_that_were_typed(context: UiContext, qtbot: QtBot) -> None:
    key = ready(context.desk)
    stage_steps.advance(context.desk, "brand_feature", [key], {"stage_on": "2025-03-01"})
    stage_steps.advance(context.desk, "brand_nurture", [key], {"stage_on": "2025-09-10"})
    front = shown(context, qtbot, key)
    assert front.opened is not None
    assert front.opened.more.stage_days == {"feature": "2025-03-01", "nurture": "2025-09-10"}
    days = [each.day for each in front.states.points]
    assert days[1:3] == ["2025-03-01", "2025-09-10"]


def test_a_number_of_the_effect_opens_its_records(context: UiContext, qtbot: QtBot) -> None:
    key = ready(context.desk)
    front = shown(context, qtbot, key)
    part = child(front, EffectPart)
    part.period.show_period(periods.of_year(2026))
    asked: list[tuple[str, object]] = []
    context.events.rows_wanted.connect(lambda record, where: asked.append((record, where)))
    lines = part.table.figures.lines
    place = next(n for n, each in enumerate(lines) if each.texts[0] == "活动")
    assert lines[place].texts[2] == "1"
    part.table.open_index(part.table.figures.index(place, 2))
    assert asked[0][0] == "activity"
    found = registers.find(context.desk, Activity, Query(where=asked[0][1]))  # type: ignore[arg-type]
    assert len(found) == 1
    part.period.show_period(periods.of_year(2025))
    lines = part.table.figures.lines
    assert [each.texts[2] for each in lines if each.texts[0] == "活动"] == ["0"]


def test_one_record_is_put_to_the_brand_by_its_title(context: UiContext, qtbot: QtBot) -> None:
    desk, key = context.desk, brand(context.desk)
    meeting = registers.save(desk, Consultation, {"name": "演示院坝协商会"}).keys[0]
    front = shown(context, qtbot, key)
    part = front.tabs.turn_to("counted")
    assert isinstance(part, CountedPart)
    part.add_button.click()
    dialog = child(front.window(), CountOne, "count_one_dialog")
    dialog.done_button.click()
    assert "请从下拉的列表里选定一条记录" in said(dialog)
    dialog.picker.put(f"consultation:{meeting}")
    dialog.done_button.click()
    assert values(desk, Consultation, meeting)["brand"] == key
    assert texts(part.table) == [("协商", "", "演示院坝协商会", "筹备")]


def test_enter_opens_a_counted_record(context: UiContext, qtbot: QtBot) -> None:
    front = shown(context, qtbot, ready(context.desk))
    part = front.tabs.turn_to("counted")
    assert isinstance(part, CountedPart)
    opened: list[tuple[str, int]] = []
    context.events.record_wanted.connect(lambda record, key: opened.append((record, key)))
    part.table.setFocus()
    press(part.table, Qt.Key.Key_Return)
    assert [record for record, _ in opened] == ["activity"]


@pytest.mark.parametrize("model", counted_records.COUNTED, ids=lambda each: each.KEY)
def test_several_rows_of_each_register_are_put_to_a_brand(
    context: UiContext, qtbot: QtBot, model: type[Activity | Proposal | Press]
) -> None:
    desk, key = context.desk, brand(context.desk)
    keys = [registers.save(desk, model, {"name": f"演示{n}"}).keys[0] for n in range(3)]
    (action,) = (x for x in row_actions_of(desk, model) if x.name == "count_for_brand")
    assert action.several
    dialog = StepDialog(context, counting_step(model), keys)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.done_button.click()
    assert "请选定品牌项目" in said(dialog)
    fill(dialog, brand=key)
    dialog.done_button.click()
    QApplication.processEvents()
    assert [values(desk, model, each)["brand"] for each in keys] == [key] * 3
