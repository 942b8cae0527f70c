"""A large register is prepared while nothing else is done, and never while an action is written."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.records import Member
from desktop_app.services.registers import Query
from desktop_app.stepping import Steps
from desktop_app.storage.query import lists, memory_index
from desktop_app.ui.lists import list_preparation
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import type_text
from tests.ui.keeping import keep_members
from tests.ui.lists.test_list_page import opened, titles


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory_index, "LARGE", 3)
    monkeypatch.setattr(list_preparation, "PAUSE_MILLISECONDS", 0)


def prepared(page: ListPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.preparation.is_running)


def columns(context: UiContext) -> set[str]:
    index = context.desk.office.register_indexes[Member]
    return {sorting.column for sorting in index.columns}


def test_a_list_that_is_left_alone_is_prepared_for_its_columns(
    context: UiContext, qtbot: QtBot
) -> None:
    keep_members(context.desk, "张三", "王五", "丁一", "王刚")
    page = opened(context, qtbot)
    prepared(page, qtbot)
    assert {"pinyin", "unit", "post"} <= columns(context)


def test_what_is_shown_afterwards_is_what_the_file_says(context: UiContext, qtbot: QtBot) -> None:
    keep_members(context.desk, "张三", "王五", "丁一", "王刚")
    page = opened(context, qtbot)
    prepared(page, qtbot)
    keep_members(context.desk, "王二")
    page.refresh(frozenset({"member"}))
    type_text(page.frame.search, "王")
    assert titles(page) == ["王二", "王五", "王刚"]
    page.sort_by("pinyin", descending=True)
    query = Query("王", page.query.where, "pinyin", descending=True)
    assert page.rows.ids == lists.find(context.desk.office, Member, query)
    prepared(page, qtbot)


def test_a_small_register_is_not_prepared(context: UiContext, qtbot: QtBot) -> None:
    keep_members(context.desk, "张三", "王五", "丁一")
    page = opened(context, qtbot)
    prepared(page, qtbot)
    assert not context.desk.office.register_indexes


def test_a_preparation_waits_while_other_work_holds_the_file(
    context: UiContext, qtbot: QtBot
) -> None:
    keep_members(context.desk, "张三", "王五", "丁一", "王刚")
    page = opened(context, qtbot)

    def steps() -> Steps[None]:
        while not done:
            yield 0, 1

    done: list[bool] = []
    context.jobs.step("演示", steps(), lambda _: None)
    qtbot.wait(80)
    assert not context.desk.office.register_indexes
    done.append(True)
    prepared(page, qtbot)
    assert Member in context.desk.office.register_indexes


def test_a_closed_file_ends_a_preparation(context: UiContext, qtbot: QtBot) -> None:
    keep_members(context.desk, "张三", "王五", "丁一", "王刚")
    page = opened(context, qtbot)
    context.desk.office.close()
    prepared(page, qtbot)
    assert not context.desk.office.register_indexes
