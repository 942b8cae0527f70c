"""Pages follow the term that is looked at: scores, duties, personal files, statistics."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.records import Member, Term
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.viewed_term import viewed_year
from desktop_app.services.registers import Query
from desktop_app.services.statistics import periods
from desktop_app.services.subjects import offered
from desktop_app.ui.duties.duty_page import DutyPage
from desktop_app.ui.figures.figures_pages import FiguresPages
from desktop_app.ui.personal_files.files_page import FilesPage
from desktop_app.ui.scoring.scores_page import ScoresPage
from desktop_app.ui.ui_context import UiContext


class Two(NamedTuple):
    """The ids of a ninth term that is over and of the present tenth."""

    ninth: int
    tenth: int


@pytest.fixture
def two(desk: Desk) -> Two:
    (tenth,) = registers.find(desk, Term, Query())
    told = {"number": "9", "starts": "2017-01", "ends": "2021-12"}
    ninth = registers.save(desk, Term, told).keys[0]
    for term, name in ((ninth, "演示甲"), (tenth, "演示乙"), (tenth, "演示丙")):
        registers.save(desk, Member, {"name": name, "term": term})
    return Two(ninth, tenth)


def test_the_year_is_the_last_one_of_the_term(desk: Desk, two: Two) -> None:
    assert viewed_year(desk) == 2026
    desk.viewed_term = two.ninth
    assert viewed_year(desk) == 2021
    later = registers.save(desk, Term, {"number": "11", "starts": "2030-01"}).keys[0]
    desk.viewed_term = later
    assert viewed_year(desk) == 2026
    desk.viewed_term = None
    assert viewed_year(desk) == 2026


def test_personal_files_are_those_of_the_term(context: UiContext, two: Two, qtbot: QtBot) -> None:
    page = FilesPage(context)
    qtbot.addWidget(page)
    assert sorted(each.name for each in page.found) == ["演示丙", "演示乙"]
    context.desk.viewed_term = two.ninth
    page.look_at_term()
    page.refresh(frozenset())
    assert [each.name for each in page.found] == ["演示甲"]
    assert page.words.text().startswith("1 位委员")
    context.desk.viewed_term = None
    page.look_at_term()
    page.refresh(frozenset())
    assert len(page.found) == 2


def test_duties_turn_to_the_last_year_of_the_term_and_back(
    context: UiContext, two: Two, qtbot: QtBot
) -> None:
    page = DutyPage(context)
    qtbot.addWidget(page)
    assert page.year == 2026
    context.desk.viewed_term = two.ninth
    page.look_at_term()
    assert (page.year, page.matrix.year) == (2021, 2021)
    page.show_year(2019)
    page.refresh(frozenset())
    assert page.year == 2019
    context.desk.viewed_term = None
    page.look_at_term()
    assert page.year == 2026


def test_scores_turn_to_the_last_year_of_the_term_and_back(
    context: UiContext, two: Two, qtbot: QtBot
) -> None:
    page = ScoresPage(context)
    qtbot.addWidget(page)
    context.desk.viewed_term = two.ninth
    page.look_at_term()
    assert page.list.head.cut_off.year == 2021
    assert page.list.head.cut_off.words == "2021 年"
    context.desk.viewed_term = None
    page.look_at_term()
    assert page.list.head.cut_off.year == 2026


@pytest.fixture
def figures(context: UiContext, qtbot: QtBot) -> FiguresPages:
    """The statistics of proposals: two at least on one page."""
    every = offered(context.desk.subjects)
    within = (each for each in every.values() if each.within == "proposal")
    parts = [every["proposal"], *within]
    made = FiguresPages(context, parts, "figures_proposal", "统计报表")
    qtbot.addWidget(made)
    return made


def test_a_period_chosen_while_looking_back_stays_when_something_is_written(
    context: UiContext, two: Two, figures: FiguresPages
) -> None:
    context.desk.viewed_term = two.ninth
    figures.look_at_term()
    assert figures.page.period.period == periods.between("2017-01-01", "2021-12-31")
    first, second = (figures.chooser.itemData(place) for place in (0, 1))
    figures.page.period.show_period(periods.of_year(2019))
    figures.refresh(frozenset({"proposal"}))
    assert figures.page.period.period == periods.of_year(2019)
    assert figures.choose(second).period.period == periods.between("2017-01-01", "2021-12-31")
    figures.refresh(frozenset({"proposal"}))
    assert figures.choose(first).period.period == periods.of_year(2019)


def test_periods_of_another_term_are_not_kept_for_the_next_start(
    context: UiContext, two: Two, figures: FiguresPages
) -> None:
    context.desk.viewed_term = two.ninth
    figures.look_at_term()
    second = figures.chooser.itemData(1)
    figures.choose(second).period.show_period(periods.of_year(2018))
    figures.choose(figures.chooser.itemData(0))
    figures.refresh(frozenset({"proposal"}))
    parts = figures.remember()["parts"]
    assert isinstance(parts, dict)
    assert all("first" not in kept for kept in parts.values() if isinstance(kept, dict))


def test_turning_back_shows_this_year_again(
    context: UiContext, two: Two, figures: FiguresPages
) -> None:
    context.desk.viewed_term = two.ninth
    figures.look_at_term()
    context.desk.viewed_term = None
    figures.look_at_term()
    assert figures.page.period.period == periods.of_year(2026)
