"""Which pages the window has, and which of them share a tab."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.records import ALL, Point, Registry
from desktop_app.services.subject_list import SUBJECTS
from desktop_app.ui.lists.list_commands import list_commands
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Page, PageSpec
from desktop_app.ui.window.pages import page_specs
from desktop_app.ui.window.tabs import grouped


class Beside(Point):
    """A record that names the tab of another one."""

    KEY, TITLE = "beside", "邻页"


def test_every_record_with_a_tab_has_a_page_between_workbench_and_settings(
    context: UiContext,
) -> None:
    keys = [spec.key for spec in page_specs(ALL.specs, SUBJECTS, lambda: context)]
    assert (keys[0], keys[-1]) == ("workbench", "settings")
    assert set(keys) >= {model.KEY for model in ALL if model.TAB}
    assert len(keys) == len(set(keys))


def test_every_page_is_made_in_the_place_that_it_is_given(context: UiContext) -> None:
    place = QWidget()
    for spec in page_specs(ALL.specs, SUBJECTS, lambda: context):
        assert spec.build(place).parentWidget() is place, spec.key


def test_the_commands_of_a_page_are_known_before_it_is_built(
    context: UiContext,
) -> None:
    for spec in page_specs(ALL.specs, SUBJECTS, lambda: context):
        if spec.commands is not None:
            built: list[Page] = []

            def page(built: list[Page] = built, spec: PageSpec = spec) -> Page:
                built.append(spec.build(None))
                return built[-1]

            offered = spec.commands(page)
            assert built == []
            assert {x.title for x in offered} <= {x.title for x in spec.build(None).commands()}
            assert offered


def test_a_page_says_the_same_of_itself_after_it_is_built(context: UiContext) -> None:
    page = ListPage(context, Point)
    before = list_commands(context, Point, lambda: page)
    assert [each.title for each in before] == [each.title for each in page.commands()]
    page.deleteLater()


def test_a_command_known_before_its_page_is_run_by_the_page(
    context: UiContext, desktop: ScriptedDesktop
) -> None:
    (spec,) = [
        each for each in page_specs(ALL.specs, SUBJECTS, lambda: context) if each.key == "remind"
    ]
    assert spec.commands is not None
    {each.title: each for each in spec.commands(partial(spec.build, None))}["打印督办清单"].run()
    assert len(desktop.asked) == 1  # there is nothing to print


def test_records_that_name_the_same_tab_are_sections_of_one(context: UiContext) -> None:
    specs = page_specs(Registry.of((*ALL, Beside)).specs, SUBJECTS, lambda: context)
    (together,) = [group for group in grouped(specs) if Point.KEY in {spec.key for spec in group}]
    assert [together[0].title, together[-1].title] == ["协商点", "督办"]
    assert "邻页" in {spec.title for spec in together}
    assert {spec.tab for spec in together} == {"协商在基层"}
