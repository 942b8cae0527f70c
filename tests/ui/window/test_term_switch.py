"""The choice of the term that is looked at: lists follow, new records are of the present one."""

from __future__ import annotations

from functools import partial

import pytest

from desktop_app.records import Leave, Member, Term
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.viewed_term import span_of, viewed_term
from desktop_app.services.registers import Query
from desktop_app.services.term_change import closing
from desktop_app.services.terms.term_states import terms
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Page, PageSpec
from desktop_app.ui.window.page_tabs import PageTabs
from desktop_app.ui.window.term_switch import TermSwitch, TermWays


def switch_of(context: UiContext, theme: Theme) -> TermSwitch:
    desk = context.desk

    def view(key: int | None) -> None:
        desk.viewed_term = key

    spec = PageSpec("演示", "演示", "member", partial(Page, "演示"))
    tabs = PageTabs([spec], theme, lambda _: {})
    made = TermSwitch(TermWays(lambda: terms(desk), view), tabs, context.events, theme)
    made.refresh()
    return made


@pytest.fixture
def two(desk: Desk) -> tuple[int, int]:
    """The ids of the ninth and of the present tenth term, a member with a leave in each."""
    (tenth,) = registers.find(desk, Term, Query())
    ninth = registers.save(
        desk, Term, {"number": "9", "starts": "2017-01", "ends": "2021-12"}
    ).keys[0]  # fmt: skip
    for term, name, day in ((ninth, "演示甲", "2021-05-04"), (tenth, "演示乙", "2026-05-04")):
        member = registers.save(desk, Member, {"name": name, "term": term}).keys[0]
        registers.save(desk, Leave, {"member": member, "since": day, "until": day})
    return ninth, tenth


def names(page: ListPage) -> list[str]:
    rows = registers.rows(page._context.desk, Member, page.rows.ids, ("name",))
    return [row[2] for row in rows]


def test_an_office_with_one_term_has_no_switch(context: UiContext, theme: Theme) -> None:
    assert switch_of(context, theme).isHidden()
    assert ListPage(context, Member).state.filters == {}


def test_lists_follow_and_new_records_stay_with_the_present_term(
    context: UiContext, theme: Theme, two: tuple[int, int]
) -> None:
    ninth, tenth = two
    switch = switch_of(context, theme)
    page, leaves = ListPage(context, Member), ListPage(context, Leave)
    assert names(page) == ["演示乙"]
    assert len(leaves.rows.ids) == 1
    switch.turn(ninth)
    page.look_at_term()
    leaves.look_at_term()
    assert switch.strip.isHidden() is False
    assert "正在看：九届" in switch.strip.told.text()
    assert names(page) == ["演示甲"]
    assert registers.rows(context.desk, Leave, leaves.rows.ids, ("since",))[0][2] == "2021-05-04"
    assert registers.blank(context.desk, Member).values["term"] == tenth
    page.recall({**page.remember(), "filters": {"term": [tenth]}})
    assert names(page) == ["演示甲"]
    switch.turn(tenth)
    assert context.desk.viewed_term is None
    assert switch.strip.isHidden()


def test_a_removed_term_is_looked_at_no_longer(
    context: UiContext, theme: Theme, two: tuple[int, int]
) -> None:
    desk, (_, tenth) = context.desk, two
    eighth = registers.save(desk, Term, {"number": "8"}).keys[0]
    switch = switch_of(context, theme)
    switch.turn(eighth)
    assert viewed_term(desk) == eighth
    context.events.announce(registers.remove(desk, Term, [eighth]))
    assert viewed_term(desk) == tenth
    assert switch.strip.isHidden()


def test_a_closed_term_is_not_the_present_one(desk: Desk, two: tuple[int, int]) -> None:
    ninth, tenth = two
    later = registers.save(desk, Term, {"number": "11", "starts": "2027-01-10"}).keys[0]
    assert viewed_term(desk) == tenth
    closing.close(desk, tenth, closing.Closing("2026-11-20"))
    closing.close(desk, ninth, closing.Closing("2021-12-31"))
    assert viewed_term(desk) == later
    assert span_of(desk, ninth) == ("2017-01-01", "2021-12-31")
    assert span_of(desk, tenth) == ("2022-01-01", "2026-11-20")
