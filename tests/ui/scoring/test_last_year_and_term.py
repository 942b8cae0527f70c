"""The detail's 上一年, and the page while another term is looked at."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.records import Member, Term
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.services.registers.stored import stored
from desktop_app.services.scoring.rule_set import GROUP
from desktop_app.services.scoring.viewed_year import last_day_viewed
from desktop_app.ui.scoring.scores_page import ScoresPage
from desktop_app.ui.ui_context import UiContext
from tests.services.assessments.assessed_office import add_result
from tests.ui.scoring.score_page_office import (
    detail_of,
    entry,
    facts_of,
    groups,
    members,
    names,
    rules_in_force,
    shown_page,
    words_of,
)


@pytest.fixture
def member(context: UiContext) -> int:
    """Rules of two years and a member with 8 points last year and 5 this year."""
    desk = context.desk
    rules_in_force(desk, year=2025)
    rules_in_force(desk)
    (key,) = members(desk, "演示己一", since="2024-01-10")
    entry(desk, "8", "2025-05-01", member=key)
    entry(desk, "5", "2026-05-01", member=key)
    return key


@pytest.fixture
def page(context: UiContext, qtbot: QtBot, member: int) -> ScoresPage:
    return shown_page(context, qtbot)


def test_last_year_comes_from_its_records(page: ScoresPage, member: int) -> None:
    page.open_detail(member)
    assert facts_of(page)["上一年"] == "8　不称职　−3"
    assert "上一年" in words_of(detail_of(page).side)


def test_what_was_assessed_goes_before_what_the_records_give(
    context: UiContext, page: ScoresPage, member: int
) -> None:
    page.open_detail(member)
    add_result(context.desk, member, 2025, "称职", total=7700)
    page.refresh(frozenset())
    assert facts_of(page)["上一年"].startswith("77　称职")


def test_an_entry_of_last_year_moves_it_at_the_next_look(
    context: UiContext, page: ScoresPage, member: int
) -> None:
    page.open_detail(member)
    page.close_detail()
    entry(context.desk, "4", "2025-06-01", member=member)
    page.refresh(frozenset())
    page.open_detail(member)
    assert facts_of(page)["上一年"].startswith("12　")


def test_a_part_of_a_year_is_not_compared_with_a_whole_one(page: ScoresPage, member: int) -> None:
    page.list.head.cut_off.part.setCurrentIndex(2)
    page.open_detail(member)
    facts = facts_of(page)
    assert facts["上一年全年"] == "8　不称职"
    assert "上一年" not in facts


def test_without_rules_of_last_year_nothing_is_said(
    context: UiContext, page: ScoresPage, member: int
) -> None:
    page.show_place(f"2025/{member}")
    assert detail_of(page).title.text().startswith("演示己一 · 2025 年")
    assert "上一年" not in facts_of(page)
    page.show_place(f"2026/{member}")
    assert facts_of(page)["上一年"].startswith("8")


def test_last_year_of_a_group(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    (key,) = groups(desk, "演示老组", founded="2024-01-01")
    for year, points in ((2025, "3"), (2026, "7")):
        rules_in_force(desk, GROUP, year)
        entry(desk, points, f"{year}-05-01", group=key)
    page = shown_page(context, qtbot)
    page.show_place(f"2026/{key}/group")
    assert facts_of(page)["上一年"] == "3　不称职　+4"


class TwoTerms:
    """An office whose tenth term ended in the middle of 2026, with one member in both terms."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        (self.old,) = registers.find(desk, Term, Query())
        self.before = members(desk, "演示庚一", "演示庚二")
        (term,) = stored(desk, Term, [self.old])
        ended = {**term.values, "starts": "2021-12-01", "ends": "2026-06-30"}
        desk.write([Term.of(ended, term.key, term.version)], action="演示届期")
        self.new = registers.save(
            desk, Term, {"number": "11", "starts": "2026-07-01"}
        ).keys[0]  # fmt: skip
        self.after = registers.save(
            desk, Member, {"name": "演示庚一", "term": self.new, "previous": self.before[0]}
        ).keys[0]  # fmt: skip


@pytest.fixture
def two_terms(desk: Desk) -> TwoTerms:
    rules_in_force(desk, year=2025)
    rules_in_force(desk)
    return TwoTerms(desk)


def test_the_last_day_of_the_viewed_term(desk: Desk, two_terms: TwoTerms) -> None:
    assert last_day_viewed(desk) == (2026, None)
    desk.viewed_term = two_terms.old
    assert last_day_viewed(desk) == (2026, "2026-06-30")
    desk.viewed_term = two_terms.new
    assert last_day_viewed(desk) == (2026, None)


def test_the_page_turns_to_the_end_of_the_viewed_term_and_back(
    context: UiContext, qtbot: QtBot, two_terms: TwoTerms
) -> None:
    page = shown_page(context, qtbot)
    assert names(page) == ["演示庚一"]
    context.desk.viewed_term = two_terms.old
    page.look_at_term()
    assert page.list.head.cut_off.until == "2026-06-30"
    assert sorted(names(page)) == ["演示庚一", "演示庚二"]
    assert "2026 年上半年" in page.list.head.count.text()
    context.desk.viewed_term = None
    page.look_at_term()
    assert names(page) == ["演示庚一"]
    assert page.list.head.cut_off.until is None


def test_turning_the_term_leaves_the_detail(
    context: UiContext, qtbot: QtBot, two_terms: TwoTerms
) -> None:
    page = shown_page(context, qtbot)
    page.open_detail(two_terms.after)
    context.desk.viewed_term = two_terms.old
    page.look_at_term()
    assert page.in_front is None


def test_last_year_reaches_over_the_change_of_terms(
    context: UiContext, qtbot: QtBot, two_terms: TwoTerms
) -> None:
    entry(context.desk, "6", "2025-03-01", member=two_terms.before[0])
    page = shown_page(context, qtbot)
    page.open_detail(two_terms.after)
    assert facts_of(page)["上一年"].startswith("6　")
