"""Row actions of a subject that no release has: on the card, in menus, in the palette."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.records import Record, Sector
from desktop_app.records.brand import Brand
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.subjects import Subject
from desktop_app.ui.lists.list_commands import list_commands
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.row_actions import row_actions
from desktop_app.ui.row_actions.row_actions import TIMELINE, RowAction, page_header, row_actions_of
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts
from tests.ui.finding import children

Ran = list[tuple[str, tuple[int, ...]]]


@pytest.fixture
def ran() -> Ran:
    """What has been run, with the chosen ids."""
    return []


@pytest.fixture
def parts(ran: Ran, monkeypatch: pytest.MonkeyPatch) -> WindowParts:
    """The only parts of the window: two row actions of brands, and a header."""

    def renew(_: UiContext, model: type[Record], keys: Sequence[int], __: QWidget) -> None:
        ran.append((model.KEY, tuple(keys)))

    def refuse(*_: object) -> None:
        raise UserError("现在不能评审。")

    declared = WindowParts(
        row_actions={"brand": (
            RowAction("renew", "续办…", "plan", renew, several=True),
            RowAction("review", "评审", "done", refuse),
        )},
        row_refusals={"brand": _stopped},
        page_headers={"brand": lambda _: QLabel("品牌项目一览")},
    )  # fmt: skip
    monkeypatch.setattr(row_actions, "window_parts", lambda _: (WindowParts(), declared))
    return declared


def _stopped(desk: Desk, keys: Sequence[int]) -> dict[str, str]:
    """Brands that are called 停办 are not renewed."""
    names = [str(registers.draft(desk, Brand, key).values["name"]) for key in keys]
    return {"renew": "“停办”已经停办，不能续办。"} if "停办" in names else {}


def with_timelines(desk: Desk, *keys: str) -> Desk:
    subject = Subject(name="x", records=(), timeline={key: lambda *_: [] for key in keys})
    return replace(desk, subjects=(subject,))


def brand_page(
    context: UiContext, qtbot: QtBot, names: Sequence[str] = ("银龄", "书香")
) -> ListPage:
    for name in names:
        registers.save(context.desk, Brand, {"name": name})
    page = ListPage(context, Brand)
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    page.complete()
    return page


def test_the_timeline_comes_first_then_what_subjects_declare(
    desk: Desk, parts: WindowParts
) -> None:
    declared = parts.row_actions["brand"]
    assert row_actions_of(with_timelines(desk), Brand) == tuple(declared)
    assert row_actions_of(with_timelines(desk, "brand"), Brand) == (TIMELINE, *declared)
    assert row_actions_of(with_timelines(desk, "sector"), Sector) == (TIMELINE,)
    assert row_actions_of(with_timelines(desk, "brand"), Sector) == ()


def test_actions_without_a_timeline_share_one_button(
    context: UiContext, parts: WindowParts, ran: Ran, qtbot: QtBot
) -> None:
    context = context._replace(desk=with_timelines(context.desk))
    page = brand_page(context, qtbot)
    assert [each.objectName() for each in page.row_actions.buttons] == ["deeds_button"]
    page.table.selectAll()
    actions = page.row_actions.actions
    assert [each.isEnabled() for each in actions.values()] == [True, False]
    actions["renew"].trigger()
    assert ran == [("brand", tuple(page.table.chosen_ids()))]
    assert len(ran[0][1]) == 2


def test_the_timeline_takes_one_row_and_the_menu_as_many_as_are_chosen(
    context: UiContext, parts: WindowParts, qtbot: QtBot
) -> None:
    context = context._replace(desk=with_timelines(context.desk, "brand"))
    page = brand_page(context, qtbot)
    told, more = page.row_actions.buttons
    assert (told.objectName(), more.objectName()) == ("thread_button", "deeds_button")
    assert told.toolTip() == "从头到尾看这个品牌项目的来龙去脉"
    for chosen, enabled in (([], (False, False)), (page.rows.ids[:1], (True, True)),
                            (page.rows.ids, (False, True))):  # fmt: skip
        page.table.choose(list(chosen), None)
        page.row_actions.show_chosen(len(chosen))
        assert (told.isEnabled(), more.isEnabled()) == enabled
    menu = QMenu(page)
    page.table.choose(list(page.rows.ids), None)
    page.row_actions.add_to(menu)
    assert [(each.text(), each.isEnabled()) for each in menu.actions()] == [
        ("脉络", False), ("续办…", True), ("评审", False)
    ]  # fmt: skip


def test_a_refusal_is_told_and_nothing_is_run_without_a_row(
    context: UiContext, parts: WindowParts, ran: Ran, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    context = context._replace(desk=with_timelines(context.desk))
    page = brand_page(context, qtbot, ("银龄",))
    renew, review = page.row_actions.all
    page.row_actions.run(review)
    page.table.choose([], None)
    page.row_actions.run(renew)
    page.row_actions.run(review)
    assert desktop.asked == [
        ("deed_refused", "现在不能评审。"),
        ("nothing_chosen", "请先选中品牌项目，再用“续办”。"),
        ("nothing_chosen", "请先选中一个品牌项目，再用“评审”。"),
    ]
    assert ran == []


def test_what_would_be_refused_is_disabled_with_the_reason(
    context: UiContext, parts: WindowParts, ran: Ran, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    context = context._replace(desk=with_timelines(context.desk))
    page = brand_page(context, qtbot, ("停办", "书香"))
    menu_button = page.row_actions.buttons[0]
    renew = page.row_actions.actions["renew"]
    reason = "“停办”已经停办，不能续办。"
    names = {registers.draft(context.desk, Brand, key).values["name"]: key for key in page.rows.ids}
    for chosen, told in (("书香", ""), ("停办", reason), ("书香", "")):
        page.table.choose([names[chosen]], None)
        menu_button.menu().aboutToShow.emit()
        assert (renew.isEnabled(), renew.statusTip()) == (not told, told)
        menu = QMenu(page)
        page.row_actions.add_to(menu)
        assert menu.toolTipsVisible()
        assert [each.isEnabled() for each in menu.actions()] == [not told, True]
        assert menu.actions()[0].toolTip() == (told or "续办")
    page.table.choose([names["停办"]], None)
    page.row_actions.run(page.row_actions.all[0])
    assert (desktop.asked, ran) == ([("deed_refused", reason)], [])


def test_a_header_is_built_for_its_register_alone(
    context: UiContext, parts: WindowParts, qtbot: QtBot
) -> None:
    assert page_header(context, Sector) is None
    page = brand_page(context, qtbot)
    assert "品牌项目一览" in [each.text() for each in children(page, QLabel)]


def test_the_palette_offers_row_actions_for_the_chosen_rows(
    context: UiContext, parts: WindowParts, ran: Ran, qtbot: QtBot
) -> None:
    context = context._replace(desk=with_timelines(context.desk))
    page = brand_page(context, qtbot, ("银龄",))
    commands = {each.title: each for each in list_commands(context, Brand, lambda: page)}
    assert "评审（选中的品牌项目）" in commands
    commands["续办（选中的品牌项目）"].run()
    assert ran == [("brand", tuple(page.rows.ids))]


def test_a_register_without_row_actions_has_no_buttons(context: UiContext, qtbot: QtBot) -> None:
    context = context._replace(desk=with_timelines(context.desk))
    page = brand_page(context, qtbot)
    assert page.row_actions.buttons == []
    names = {each.objectName() for each in children(page, QPushButton)}
    assert names.isdisjoint({"deeds_button", "thread_button"})
