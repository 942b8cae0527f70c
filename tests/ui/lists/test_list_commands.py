"""What can be done with one record, and new records of a name, before a page is built as after."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.records import ALL, LookBack, Member, ProposalSupervision, Topic
from desktop_app.records.quality_review import QualityReview
from desktop_app.records.record import Record
from desktop_app.records.upward_offer import UpwardOffer
from desktop_app.services import prints, registers
from desktop_app.ui.lists.list_commands import EDIT, new_named, record_commands
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.palette import command_palette
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.row_actions.row_actions import row_actions_of
from desktop_app.ui.timeline.timeline_window import TimelineWindow
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page
from desktop_app.ui.window_parts import has_record_page
from tests.ui.finding import child

NAMES = ("演示甲", "演示乙", "演示丙")


@pytest.fixture
def keys(context: UiContext) -> list[int]:
    """The ids of three members."""
    return [registers.save(context.desk, Member, {"name": name}).keys[0] for name in NAMES]


@pytest.fixture
def page(context: UiContext, qtbot: QtBot, keys: list[int]) -> ListPage:
    shown = ListPage(context, Member)
    qtbot.addWidget(shown)
    shown.show()
    shown.complete()
    return shown


def command(context: UiContext, page: ListPage, key: int, title: str) -> Command:
    offered = record_commands(context, Member, lambda: page, key)
    return {each.title: each for each in offered}[title]


def unbuilt() -> Page:
    raise AssertionError("the page is built when a command is run, not before")


def test_the_commands_on_a_record_are_known_before_its_page_is_built(
    context: UiContext, keys: list[int]
) -> None:
    titles = [each.title for each in record_commands(context, Member, unbuilt, keys[0])]
    first = ["在列表里看", "编辑", "历史", "脉络", "变更界别、专委会、职务…"]
    assert titles[: len(first)] == first
    assert titles[-4:] == ["打印委员登记表", "打印委员履职档案", "打印常委履职报告", "移到回收站"]
    assert {"请假…", "编入组…", "席位卡…", "登记走访…"} <= set(titles)
    titles = [each.title for each in record_commands(context, Topic, unbuilt, 1)]
    assert {"变更状态…", "并入…", "拆分…", "排入计划…", "开展协商"} <= set(titles)


@pytest.mark.parametrize("model", [each for each in ALL if each.TAB], ids=lambda each: each.KEY)
def test_every_register_has_a_form_a_history_and_its_row_actions_and_prints_for_a_record(
    context: UiContext, model: type[Record]
) -> None:
    titles = [each.title for each in record_commands(context, model, unbuilt, 1)]
    paged = ["打开"] if has_record_page(context.desk.subjects, model.KEY) else []
    assert titles[: 3 + len(paged)] == [*paged, "在列表里看", "编辑", "历史"]
    assert titles[-1] == "移到回收站"
    assert ("变更状态…" in titles) is bool(model.STATE)
    assert {each.title for each in row_actions_of(context.desk, model)} <= set(titles)
    forms = [each for each in prints.prints_of(context.desk, model) if each.kind == "form"]
    assert {f"打印{each.title}" for each in forms} <= set(titles)
    assert len(titles) == len(set(titles))


def test_ctrl_enter_of_the_palette_means_the_command_that_edits(
    context: UiContext, keys: list[int]
) -> None:
    found = [x for x in record_commands(context, Member, unbuilt, keys[0]) if x.key == EDIT]
    assert [each.title for each in found] == ["编辑"]
    assert command_palette.EDIT == EDIT


def test_each_is_run_on_that_record_whatever_was_chosen(
    context: UiContext, page: ListPage, keys: list[int]
) -> None:
    page.table.choose(keys[:1], keys[0])
    command(context, page, keys[1], "在列表里看").run()
    assert page.table.chosen_ids() == [keys[1]]
    command(context, page, keys[2], "移到回收站").run()
    assert set(registers.find(context.desk, Member, registers.Query())) == set(keys[:2])


def test_a_record_that_the_list_leaves_out_is_shown_first(
    context: UiContext, page: ListPage, keys: list[int]
) -> None:
    page.search_for("演示甲")
    command(context, page, keys[1], "在列表里看").run()
    assert page.table.chosen_ids() == [keys[1]]


def opened(kind: Callable[..., object], qtbot: QtBot) -> list[object]:
    """The windows of that kind that are open."""
    windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    return [each for each in windows if isinstance(each, kind)]  # type: ignore[arg-type]


def test_the_form_the_print_and_the_timeline_are_those_of_the_record(
    context: UiContext, page: ListPage, keys: list[int], qtbot: QtBot
) -> None:
    command(context, page, keys[1], "编辑").run()
    (form,) = [x for x in QApplication.topLevelWidgets() if x.objectName() == "member_dialog"]
    assert "演示乙" in form.windowTitle()
    form.close()
    command(context, page, keys[1], "打印委员登记表").run()
    (preview,) = opened(PrintPreview, qtbot)
    assert isinstance(preview, PrintPreview)
    preview.close()
    command(context, page, keys[1], "脉络").run()
    (thread,) = opened(TimelineWindow, qtbot)
    assert isinstance(thread, TimelineWindow)
    assert "演示乙" in thread.windowTitle()
    thread.close()
    qtbot.waitUntil(lambda: not context.jobs.running)


def test_a_new_record_begins_with_the_name_that_was_not_found(page: ListPage) -> None:
    (found,) = new_named(Member, lambda: page, "演示新人")
    assert found.title == "新建委员“演示新人”"
    found.run()
    (form,) = [x for x in QApplication.topLevelWidgets() if x.objectName() == "member_dialog"]
    assert child(form, QLineEdit, "name").text() == "演示新人"
    form.close()


def test_letters_alone_are_no_name(page: ListPage) -> None:
    (found,) = new_named(Member, lambda: page, "ysxr")
    assert found.title == "新建委员"


@pytest.mark.parametrize("model", [each for each in ALL if each.TAB], ids=lambda each: each.KEY)
def test_every_register_but_those_named_by_a_link_offers_a_new_record(
    model: type[Record],
) -> None:
    linked = model in (LookBack, ProposalSupervision, QualityReview, UpwardOffer)
    assert len(new_named(model, unbuilt, "演示")) == (0 if linked else 1)
