"""The records that a row names, as entries of its menu: a few a field, none without a page."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop_app.records import Member, Outcome, Point
from desktop_app.services import registers
from desktop_app.ui.cards.card_facts import FEW
from desktop_app.ui.cards.row_links import LONGEST, offer_links, row_links
from desktop_app.ui.ui_context import UiContext
from tests.ui.keeping import keep, keep_members


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    """The menu of a row: its own entries before a line, prints behind it."""
    made = QMenu()
    qtbot.addWidget(made)
    made.addAction("编辑")
    made.addSeparator()
    made.addAction("打印")
    return made


def texts(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if not each.isSeparator()]


def test_each_linked_record_is_named_with_its_field(context: UiContext) -> None:
    consultation = keep(context.desk, "consultation", name="路灯协商")
    key = keep(context.desk, "outcome", content="装灯", source=f"consultation:{consultation}")
    (link,) = row_links(context.desk, Outcome, key)
    assert (link.text, link.key, link.record) == (
        f"打开{Outcome.field('source').label}：路灯协商", "consultation", consultation,
    )  # fmt: skip


def test_only_a_few_of_many_are_named(context: UiContext) -> None:
    members = keep_members(context.desk, *(f"委员{n}" for n in range(FEW * 3)))
    key = keep(context.desk, "point", name="议事室", members=members)
    links = row_links(context.desk, Point, key)
    assert len(links) == FEW
    assert {each.record for each in links} <= set(members)


def test_a_long_title_is_cut(context: UiContext) -> None:
    name = "很长的协商主题" * 8
    consultation = keep(context.desk, "consultation", name=name)
    key = keep(context.desk, "outcome", content="装灯", source=f"consultation:{consultation}")
    (link,) = row_links(context.desk, Outcome, key)
    assert link.text.endswith(f"：{name[:LONGEST]}……")


def test_a_register_without_a_page_and_an_empty_field_are_not_offered(
    context: UiContext, menu: QMenu
) -> None:
    sector = keep(context.desk, "sector", name="教育界")
    key = keep(context.desk, "member", name="张三", sector=sector)
    assert row_links(context.desk, Member, key) == []
    offer_links(menu, context, Member, key)
    assert texts(menu) == ["编辑", "打印"]


@pytest.mark.parametrize("chosen", [True, False])
def test_entries_stand_before_the_line_and_open_the_record(
    context: UiContext, menu: QMenu, qtbot: QtBot, chosen: bool
) -> None:
    (member,) = keep_members(context.desk, "张&三")
    key = keep(context.desk, "point", name="议事室", members=[member])
    offer_links(menu, context, Point, key if chosen else None)
    named = f"打开{Point.field('members').label}：张&&三"
    assert texts(menu) == (["编辑", named, "打印"] if chosen else ["编辑", "打印"])
    if chosen:
        with qtbot.waitSignal(context.events.record_wanted) as wanted:
            menu.actions()[1].trigger()
        assert wanted.args == ["member", member]


def test_a_removed_record_has_no_links(context: UiContext) -> None:
    key = keep(context.desk, "point", name="议事室", members=keep_members(context.desk, "张三"))
    registers.remove(context.desk, Point, [key])
    assert row_links(context.desk, Point, key) == []
