"""A year of pairs and branches by keys and clicks, its coverage read by a command."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from desktop_app import app
from desktop_app.records import Committee, Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.chain_pages import new
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command
from tests.journeys.handling_proposals import list_of, take

PARTY, OUTSIDE, CANDIDATE = "演示甲", "演示丙", "演示乙"
BRANCH = "演示临时党支部"


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def section(hand: Hand, window: QWidget, title: str, name: str) -> QWidget:
    """Click a section of 委员履职; its page."""
    hand.tab(hand.see(window, QTabWidget, "tabs"), "委员履职")
    hand.turn(hand.see(window, QTabBar, "section_bar"), title)
    return hand.comes(window, QWidget, name)


def members(hand: Hand, window: QWidget) -> QWidget:
    hand.tab(hand.see(window, QTabWidget, "tabs"), "委员")
    return hand.comes(window, QWidget, "member_page")


def shown(hand: Hand, page: QWidget, *titles: str) -> list[tuple[str, ...]]:
    return hand.rows(list_of(hand, page), *titles)


def office_of_three(desk: Desk) -> None:
    """A committee with a Party member, one on probation and one outside the Party."""
    committee = registers.save(desk, Committee, {"name": "演示专门委员会"}).keys[0]
    for name, politics in ((PARTY, "01"), (CANDIDATE, "02"), (OUTSIDE, "05")):
        person = {"name": name, "politics": politics, "committee": committee}
        registers.save(desk, Member, person)


def a_year_of_the_pair(hand: Hand, window: QWidget) -> None:
    """Two contacts from the pair, one from its own form, what was said answered and passed on."""
    pairs = section(hand, window, "结对联系", "pairing_page")
    new(hand, pairs, level="党员委员联系", linker=PARTY, target_member=OUTSIDE)
    told = ("联系人", "联系对象", "每年联系", "今年已联系")
    hand.until(lambda: shown(hand, pairs, *told) == [(PARTY, OUTSIDE, "3", "0")])
    take(hand, pairs, OUTSIDE, "登记联系", day="2026.3.5", kind="谈心", work="演示情况")
    take(hand, pairs, OUTSIDE, "登记联系", day="2026.6.20", kind="电话", demands="演示诉求")
    hand.until(lambda: shown(hand, pairs, "今年已联系", "最近联系") == [("2", "2026-06-20")])
    visits = section(hand, window, "走访联系", "contact_page")
    new(hand, visits, day="2026.9.1", member=OUTSIDE, visitor_member=PARTY)
    hand.until(lambda: len(shown(hand, visits, "编号")) == 3)
    take(hand, visits, "2026-06-20", "转交答复", handed_to="演示局")
    take(hand, visits, "2026-06-20", "登记答复", answered_on="2026.7.1", answer="演示答复")
    take(hand, visits, "2026-06-20", "转为社情民意", name="演示信息")


def a_year_of_the_branch(hand: Hand, window: QWidget) -> None:
    """A branch of the committee, its members from their list, a day; too few are full."""
    branches = section(hand, window, "临时党支部", "branch_page")
    new(hand, branches, name=BRANCH, committee="演示专门委员会", since="2026.1.10")
    page = members(hand, window)
    take(hand, page, PARTY, "编入临时党支部", branch=BRANCH, post="书记")
    take(hand, page, CANDIDATE, "编入临时党支部", branch=BRANCH)
    branches = section(hand, window, "临时党支部", "branch_page")
    take(hand, branches, BRANCH, "登记主题党日", day="2026.7.1", people="2", content="演示党日")
    told = ("书记", "党员人数", "正式党员")
    hand.until(lambda: shown(hand, branches, *told) == [(PARTY, "2", "1")])
    hand.row(list_of(hand, branches), BRANCH)
    hand.until_said(branches, "正式党员 1 名")


def test_a_year_of_pairs_and_a_branch(program: app.Program, hand: Hand) -> None:
    window, desk = program.window, program.context.desk
    office_of_three(desk)
    hand.until_said(window, "备份 今天")
    a_year_of_the_pair(hand, window)
    a_year_of_the_branch(hand, window)
    file = desk.office.path
    program.close()
    done = command(file, "--date", "2026-11-23", "figures", "party_links")
    assert done.returncode == 0, done.stderr
    found = "".join(done.stdout.split())
    for wanted in (
        "党组织覆盖：编入支部的党员人2", "工作覆盖：有结对的党外委员人1", "党员委员结对联系次3",
        "专委会履职临时党支部个1", "主题党日次1", "已答复次1",
    ):  # fmt: skip
        assert wanted in found, done.stdout
