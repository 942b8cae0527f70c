"""The tabs of the window: every page in its declared place, new ones between, an icon for each."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import ALL
from desktop_app.ui.look.icons import has_icon
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page, PageSpec, run_by_key
from desktop_app.ui.window.page_tabs import PageTabs
from desktop_app.ui.window.pages import page_specs
from desktop_app.ui.window.tabs import (
    CONSULTING,
    LAST_PLACE,
    MOST_SECTIONS,
    SETTINGS,
    TABS,
    Tab,
    arranged,
    grouped,
    icon_of,
)
from tests.ui.finding import child, tab_order


def page(key: str, title: str, tab: str = "") -> PageSpec:
    return PageSpec(key, title, key, partial(Page, key), tab)


def specs_of(context: UiContext) -> list[PageSpec]:
    return page_specs(ALL.specs, context.desk.subjects, lambda: context)


def test_every_page_with_a_tab_has_a_place_of_its_own_in_it(context: UiContext) -> None:
    places = [(each.tab, each.place) for each in specs_of(context) if each.tab]
    assert all(place for _, place in places)
    assert len(places) == len(set(places))


def test_tabs_and_sections_are_in_the_order_of_their_places(context: UiContext) -> None:
    groups = grouped(specs_of(context))
    titles = [group[0].tab or group[0].title for group in groups]
    assert titles == [*(each.title for each in TABS if each.title in titles), SETTINGS]
    assert all(group == sorted(group, key=lambda each: each.place) for group in groups)


def test_the_tabs_stand_in_the_order_of_the_work() -> None:
    titles = "工作台 委员 委员履职 提案信息 协商在基层 品牌项目 专项工作 文史 考核 统计报表 上报"
    assert [each.title for each in TABS] == titles.split()


def test_a_page_that_names_a_declared_tab_takes_its_place() -> None:
    tabs = ("上报", "统计报表", "提案信息", "委员", "走访", "考核")
    found = arranged([page(each, each, each) for each in tabs])
    assert [each.tab for each in found] == [
        "委员", "提案信息", "考核", "走访", "统计报表", "上报",
    ]  # fmt: skip


def test_every_tab_of_a_record_is_declared() -> None:
    titles = {each.title for each in TABS}
    assert {model.TAB for model in ALL if model.TAB} <= titles


def test_no_tab_has_more_sections_than_alt_and_a_number_reach(context: UiContext) -> None:
    counts = {group[0].tab: len(group) for group in grouped(specs_of(context))}
    assert max(counts.values()) <= MOST_SECTIONS, counts


def test_every_icon_is_drawn() -> None:
    assert all(has_icon(each.icon) for each in TABS)


@pytest.mark.parametrize(
    ("given", "order"),
    [
        (["figures", "member", "workbench"], ["workbench", "member", "figures"]),
        (["figures", "visit", "member"], ["member", "visit", "figures"]),
        (["visit", "trip", "member"], ["member", "visit", "trip"]),
    ],
)
def test_the_tab_of_a_new_record_stands_before_the_statistics(
    given: list[str], order: list[str]
) -> None:
    titles = {"figures": "统计报表", "member": "委员", "workbench": "工作台"}
    specs = [page(key, titles.get(key, key), titles.get(key, key)) for key in given]
    assert [each.key for each in arranged(specs)] == order


def test_a_new_section_stands_behind_the_registers_and_before_what_is_last() -> None:
    places = {"remind": LAST_PLACE, "visit": 0, "case": 8, "point": 1}
    specs = [page(key, key, CONSULTING)._replace(place=n) for key, n in places.items()]
    found = arranged(specs)
    assert [each.key for each in found] == ["point", "case", "visit", "remind"]


def test_a_tab_that_is_not_declared_has_the_icon_of_its_first_page() -> None:
    assert icon_of("走访", page("visit", "走访")) == "visit"
    assert icon_of(CONSULTING, page("visit", "走访")) == "point"


def test_a_command_is_found_by_its_key_whatever_it_is_called(qapp: object) -> None:
    run: list[str] = []

    class Commanded(Page):
        def commands(self) -> list[Command]:
            return [
                Command("打印", "", lambda: run.append("first")),
                Command("打印", "", lambda: run.append("second"), "print"),
            ]

    shown = Commanded("any")
    run_by_key(lambda: shown, "print")
    assert run == ["second"]
    with pytest.raises(LookupError):
        run_by_key(lambda: shown, "gone")


def test_no_page_has_two_commands_of_one_key(context: UiContext) -> None:
    for spec in specs_of(context):
        keys = [each.key for each in spec.build(None).commands() if each.key]
        assert len(keys) == len(set(keys)), spec.key


def test_nine_sections_are_in_sight_on_a_narrow_screen_in_large_text(
    theme: Theme, qtbot: QtBot
) -> None:
    titles = (
        "协商点",
        "议题",
        "协商计划",
        "协商",
        "意见建议",
        "回头看",
        "精品案例",
        "督办",
        "统计表",
    )
    tab = Tab([page(each, each, CONSULTING) for each in titles], theme)
    qtbot.addWidget(tab)
    tab.resize(1366, 300)
    tab.show()
    bar = tab.sections
    assert not any(bar.tabIcon(place).isNull() for place in range(9))
    theme.wear(Mode.LIGHT, large=True)
    tab.draw_icons()
    tab.resize(1000, 300)
    assert all(bar.tabIcon(place).isNull() for place in range(9))
    assert bar.tabRect(8).right() < 1000 - 32
    tab.resize(1366, 300)
    assert not any(bar.tabIcon(place).isNull() for place in range(9))


def test_a_page_is_made_in_its_place_and_not_moved_there(qtbot: QtBot, theme: Theme) -> None:
    """A page that gets its parent afterwards is styled once more with all that it holds."""
    parents: list[QWidget | None] = []

    class Noting(Page):
        def __init__(self, parent: QWidget | None) -> None:
            super().__init__("noting", parent)
            parents.append(self.parentWidget())

    specs = [page("one", "one"), PageSpec("noting", "noting", "noting", Noting)]
    tabs = PageTabs(specs, theme, lambda _: {})
    qtbot.addWidget(tabs)
    made = tabs.page_of("noting")
    assert parents == [made.parentWidget()]
    assert made.parentWidget() is not None
    assert made.window() is tabs.window()


def test_the_tab_key_goes_from_the_tabs_to_the_sections_and_then_to_the_page(
    qtbot: QtBot, theme: Theme
) -> None:
    class Written(Page):
        def __init__(self, key: str, parent: QWidget | None) -> None:
            super().__init__(key, parent)
            self.line = QLineEdit(self)

    specs = [PageSpec(key, key, key, partial(Written, key), "tab") for key in ("one", "two")]
    tabs = PageTabs([page("first", "first"), *specs], theme, lambda _: {})
    qtbot.addWidget(tabs)
    line = child(tabs.go("two"), QLineEdit)
    wanted = (tabs.tabBar(), tabs.tab.sections, line)
    assert [each for each in tab_order(tabs.tabBar()) if each in wanted] == [*wanted]


def test_nothing_is_left_of_a_page_that_could_not_be_made(qtbot: QtBot, theme: Theme) -> None:
    broken = [True]

    class Failing(Page):
        def __init__(self, parent: QWidget | None) -> None:
            super().__init__("failing", parent)
            if broken.pop():
                raise LookupError

    tabs = PageTabs([PageSpec("failing", "failing", "failing", Failing)], theme, lambda _: {})
    qtbot.addWidget(tabs)
    with pytest.raises(LookupError):
        tabs.page_of("failing")
    assert tabs.findChildren(Page) == []
    broken.append(False)
    made = tabs.page_of("failing")
    assert tabs.findChildren(Page) == [made]
