"""Several statistics on one page: chosen above, each loaded once, all printed from the palette."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop_app.records import ALL
from desktop_app.services.subjects import NamedPart, offered
from desktop_app.ui.figures.figures_pages import FiguresPages
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.pages import page_specs
from tests.ui.finding import child


@pytest.fixture
def parts(context: UiContext) -> list[NamedPart]:
    every = offered(context.desk.subjects)
    return [every["proposal"], *(each for each in every.values() if each.within == "proposal")]


@pytest.fixture
def page(context: UiContext, qtbot: QtBot, parts: list[NamedPart]) -> FiguresPages:
    shown = FiguresPages(context, parts, "figures_proposal", "统计报表")
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_the_chooser_turns_to_another_statistics(page: FiguresPages) -> None:
    titles = [page.chooser.itemText(place) for place in range(page.chooser.count())]
    assert titles == ["提案", "承办单位", "提案质量"]
    first = page.page.shown.title
    child(page, QComboBox, "figures_part").setCurrentIndex(1)
    assert page.page.shown.title != first
    assert page.page.isVisible()


def test_the_palette_prints_each_of_them(
    page: FiguresPages, context: UiContext, qtbot: QtBot
) -> None:
    (spec,) = (
        each for each in page_specs(ALL.specs, context.desk.subjects, lambda: context)
        if each.key == "figures_proposal"
    )  # fmt: skip
    assert spec.commands is not None
    known = spec.commands(lambda: page)
    assert [each.title for each in known][2:4] == [
        "打印承办单位统计报表",
        "导出承办单位统计报表到 Excel",
    ]
    assert {each.title for each in known} <= {each.title for each in page.commands()}
    known[2].run()
    assert page.chooser.currentText() == "承办单位"
    assert page.window().findChildren(PrintPreview)


def test_the_state_of_each_is_kept(
    page: FiguresPages, context: UiContext, qtbot: QtBot, parts: list[NamedPart]
) -> None:
    page.page.period.recall({"kind": "all"})
    page.choose("handling")
    state = page.remember()
    again = FiguresPages(context, parts, "figures_proposal", "统计报表")
    qtbot.addWidget(again)
    again.recall(state)
    assert again.chooser.currentText() == "承办单位"
    first = again.choose("proposal").remember()
    assert first["kind"] == page.choose("proposal").remember()["kind"]


def test_a_change_elsewhere_is_shown_when_another_is_chosen_again(page: FiguresPages) -> None:
    first = page.page
    page.choose("handling")
    page.refresh(frozenset({"proposal"}))
    assert page.choose("proposal") is not first


def test_a_state_of_the_first_statistics_alone_is_taken_for_it(page: FiguresPages) -> None:
    state = page.page.remember()
    page.choose("handling")
    page.recall(state)
    assert page.chooser.currentText() == "提案"
