"""The tabs of the window: every page in its declared place, new ones between, an icon for each."""

from __future__ import annotations

import pytest

from desktop_app.records import ALL
from desktop_app.ui.look.icons import has_icon
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page, PageSpec, run_by_key
from desktop_app.ui.window.page_tabs import grouped
from desktop_app.ui.window.pages import page_specs
from desktop_app.ui.window.tabs import CONSULTING, FIRST, LAST, arranged, icon_of


def page(key: str, title: str, tab: str = "") -> PageSpec:
    return PageSpec(key, title, key, lambda: Page(key), tab)


def specs_of(context: UiContext) -> list[PageSpec]:
    return page_specs(ALL.specs, context.desk.subjects, lambda: context)


def test_every_declared_section_is_a_page_and_every_page_is_declared(context: UiContext) -> None:
    declared = {key for tab in (*FIRST, *LAST) for key in (*tab.sections, *tab.last)}
    assert {each.key for each in specs_of(context)} == declared


def test_tabs_and_sections_stand_as_they_are_declared(context: UiContext) -> None:
    groups = grouped(specs_of(context))
    assert [group[0].tab or group[0].title for group in groups] == [
        each.title for each in (*FIRST, *LAST)
    ]
    assert [[each.key for each in group] for group in groups] == [
        [*each.sections, *each.last] for each in (*FIRST, *LAST)
    ]


def test_every_tab_of_a_record_is_declared() -> None:
    titles = {each.title for each in (*FIRST, *LAST)}
    assert {model.TAB for model in ALL if model.TAB} <= titles


def test_every_icon_is_drawn() -> None:
    assert all(has_icon(each.icon) for each in (*FIRST, *LAST))


@pytest.mark.parametrize(
    ("given", "order"),
    [
        (["settings", "member", "workbench"], ["workbench", "member", "settings"]),
        (["settings", "visit", "member"], ["member", "visit", "settings"]),
        (["visit", "trip", "member"], ["member", "visit", "trip"]),
    ],
)
def test_the_tab_of_a_new_record_stands_before_the_statistics(
    given: list[str], order: list[str]
) -> None:
    titles = {"settings": "设置", "member": "委员", "workbench": "工作台"}
    specs = [page(key, titles.get(key, key), titles.get(key, key)) for key in given]
    assert [each.key for each in arranged(specs)] == order


def test_a_new_section_stands_behind_the_registers_and_before_what_is_last() -> None:
    keys = ("remind", "visit", "case", "point")
    found = arranged([page(key, key, CONSULTING) for key in keys])
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
        keys = [each.key for each in spec.build().commands() if each.key]
        assert len(keys) == len(set(keys)), spec.key
