"""A declared statistics is a page of the window; several are sections of one tab."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from pytestqt.qtbot import QtBot

from desktop_app.records import ALL
from desktop_app.records.member import Member
from desktop_app.services import registers
from desktop_app.services.statistics.statements import Figure, Group
from desktop_app.ui.figures.figures_delegate import PADDING
from desktop_app.ui.figures.figures_model import RATE
from desktop_app.ui.figures.figures_page import FiguresPage
from desktop_app.ui.figures.figures_table import FiguresTable
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import PageSpec
from desktop_app.ui.window.pages import page_specs
from tests.services.statistics.test_declared import SUBJECT


def specs_of(context: UiContext) -> list[PageSpec]:
    return page_specs(ALL.specs, context.desk.subjects, lambda: context)


def test_one_statistics_has_the_tab_alone(context: UiContext) -> None:
    with_figures = [each for each in context.desk.subjects if len(each.statistics) == 1]
    desk = replace(context.desk, subjects=tuple(with_figures[:1]))
    specs = specs_of(context._replace(desk=desk))
    (spec,) = (each for each in specs if each.key.startswith("figures"))
    assert (spec.title, spec.tab) == ("统计报表", "")
    assert spec.commands is not None
    titles = [each.title for each in spec.commands(partial(spec.build, None))]
    assert titles == ["打印统计报表", "导出统计报表到 Excel"]


def test_several_are_sections_of_one_tab_and_show_their_figures(
    context: UiContext, qtbot: QtBot
) -> None:
    desk = replace(context.desk, subjects=(*context.desk.subjects, SUBJECT))
    registers.save(desk, Member, {"name": "演示甲", "since": "2026-03"})
    specs = {each.key: each for each in specs_of(context._replace(desk=desk))}
    added = specs["figures_appointed"]
    assert (specs["figures"].title, added.title, added.tab) == ("协商", "新任委员", "统计报表")
    page = added.build(None)
    qtbot.addWidget(page)
    assert isinstance(page, FiguresPage)
    assert page.objectName() == "figures_appointed_page"
    lines = {line.texts[0].strip(): line.texts[2] for line in page.table.figures.lines}
    assert lines["新任委员"] == "1"
    assert page.commands()[0].title == "打印新任委员统计报表"
    assert list(page.scope.boxes) == ["committee"]


def test_the_longest_rate_has_room(context: UiContext, qtbot: QtBot) -> None:
    figure = Figure(
        "whole", "演示", "人", 1, 1, "member", (), (), level=1, rate="党组织全部覆盖率", base=1
    )
    table = FiguresTable(context.theme)
    qtbot.addWidget(table)
    table.show_groups([Group("演示", (figure,))])
    text = table.figures.lines[1].texts[RATE]
    wanted = table.fontMetrics().horizontalAdvance(text) + 2 * PADDING
    assert text.startswith("党组织全部覆盖率")
    assert table.columnWidth(RATE) >= wanted
    table.show_groups([])
    assert table.columnWidth(RATE) < wanted
