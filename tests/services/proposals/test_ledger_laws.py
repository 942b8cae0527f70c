"""Laws of ledgers of proposals: each unit has one sheet, twice brings nothing, undo leaves none."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.grids import Cell, Sheet
from desktop_app.records import (
    HandlingFeedback,
    Proposal,
    ProposalHandling,
    ProposalSigner,
)
from desktop_app.records.session import session_in
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.imports import Plan, Verdict
from desktop_app.services.registers import Query, history
from tests.new_office import new_office
from tests.services.proposals import proposal_office as office

FEW = settings(max_examples=25)
UNITS = ("县水务局", "县财政局", "县发改局", "县民政局", "县教育体育局", "龙潭乡人民政府")
PEOPLE = ("演示甲", "演示乙", "演示丙", "演示丁", "民盟演示支部")
BETWEEN = st.sampled_from(("、", "，", "；", "\n"))
HEADS = (
    ("提案编号", "案由", "第一提案人", "联名提案人", "提案类别", "主办单位", "会办单位", "交办时间",
     "答复时间", "办理结果类别", "委员满意度"),
    ("案号", "提案名称", "提案者", "附议人", "类别", "承办单位", "协办单位", "交办日期", "办复日期",
     "答复类别", "是否满意"),
)  # fmt: skip
LINE = st.tuples(
    st.lists(st.sampled_from(PEOPLE[:4]), max_size=3, unique=True),
    st.lists(st.sampled_from(UNITS), min_size=1, max_size=4, unique=True),
    BETWEEN,
    st.sampled_from(("", "A类", "B类", "已解决")),
    st.sampled_from(("", "满意", "基本满意", "不满意")),
)
LINES = st.lists(LINE, min_size=1, max_size=6)
Line = tuple[list[str], list[str], str, str, str]


@contextmanager
def desk_of_its_own() -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as folder, new_office(Path(folder) / "a.zwh") as file:
        desk = Desk(file, "演示", lambda: datetime.datetime(2026, 11, 23, 10, 0))
        settle_keys(desk)
        office.session(desk)
        yield desk


def ledger(head: Sequence[str], lines: Sequence[Line]) -> Sheet:
    """A line for each proposal; the first of its units leads, those behind it assist."""
    rows: list[list[Cell]] = [["提案办理台账（演示）"], [*head]]
    for number, (signers, units, between, answer, said) in enumerate(lines, 1):
        replied = "2026.6.1" if answer else ""
        rows.append([
            f"{number:03}", f"关于演示第{number}件事的提案", PEOPLE[number % len(PEOPLE)],
            between.join(signers), "社会建设", units[0], between.join(units[1:]), "2026年3月5日",
            replied, answer, said if answer else "",
        ])  # fmt: skip
    return Sheet("台账", rows)


def planned(desk: Desk, sheet: Sheet) -> Plan:
    return imports.plan(desk, Proposal, imports.source(imports.propose(desk, Proposal, sheet)))


def contents(desk: Desk) -> list[list[dict[str, object]]]:
    models = (Proposal, ProposalSigner, ProposalHandling, HandlingFeedback)
    return [office.every(desk, model) for model in models]


@FEW
@given(lines=LINES, head=st.sampled_from(HEADS))
def test_each_unit_of_a_line_has_one_sheet_and_the_leading_one_the_reply(
    lines: list[Line], head: Sequence[str]
) -> None:
    with desk_of_its_own() as desk:
        imports.apply(desk, planned(desk, ledger(head, lines)))
        proposals = {each["id"]: each["number"] for each in office.every(desk, Proposal)}
        assert sorted(proposals.values()) == [f"{n:03}" for n in range(1, len(lines) + 1)]
        sheets = office.every(desk, ProposalHandling)
        for number, (_, units, _, answer, _) in enumerate(lines, 1):
            own = [each for each in sheets if proposals[each["proposal"]] == f"{number:03}"]
            assert {each["unit"] for each in own} == set(units)
            assert len(own) == len(units)
            roles = {each["unit"]: each["role"] for each in own}
            assert roles.pop(units[0]) == ("main" if len(units) > 1 else "sole")
            assert set(roles.values()) <= {"assist"}
            replied = [each["unit"] for each in own if each["reply_on"]]
            assert replied == ([units[0]] if answer else [])


@FEW
@given(lines=LINES, head=st.sampled_from(HEADS))
def test_the_same_ledger_twice_changes_nothing_and_undo_leaves_nothing(
    lines: list[Line], head: Sequence[str]
) -> None:
    with desk_of_its_own() as desk:
        imports.apply(desk, planned(desk, ledger(head, lines)))
        before = contents(desk)
        again = planned(desk, ledger(head, lines))
        every = [each.verdict for each in again.lines]
        every += [each.verdict for inner in again.inside for each in inner.lines]
        assert set(every) == {Verdict.SAME}
        imports.apply(desk, again)
        assert contents(desk) == before
        history.undo(desk)
        assert contents(desk) == [[], [], [], []]


@FEW
@given(lines=LINES)
def test_a_later_ledger_changes_only_what_it_says_otherwise(lines: list[Line]) -> None:
    with desk_of_its_own() as desk:
        open_lines = [(signers, units, between, "", "") for signers, units, between, _, _ in lines]
        imports.apply(desk, planned(desk, ledger(HEADS[0], open_lines)))
        before = len(registers.find(desk, ProposalHandling, Query()))
        later = planned(desk, ledger(HEADS[0], lines))
        imports.apply(desk, later)
        sheets = office.every(desk, ProposalHandling)
        assert len(sheets) == before
        replied = sum(bool(answer) for _, _, _, answer, _ in lines)
        assert sum(bool(each["reply_on"]) for each in sheets) == replied
        again = planned(desk, ledger(HEADS[0], lines))
        assert {each.verdict for each in again.lines} == {Verdict.SAME}


def titled(title: str, number: str, name: str) -> Sheet:
    """A ledger of one line under a title."""
    head: list[Cell] = ["提案编号", "案由", "第一提案人", "主办单位"]
    return Sheet("台账", [[title], head, [number, name, "演示甲", "县水务局"]])


def test_the_title_says_which_session_its_proposals_belong_to(desk: Desk) -> None:
    third, fourth = office.session(desk, 3), office.session(desk, 4)
    for word, name in (("三", "演示供水"), ("四", "演示道路")):
        title = f"政协演示县第十届委员会第{word}次会议提案办理情况台账"
        plan = planned(desk, titled(title, "001", name))
        assert any("写进了会议" in each for each in plan.source.notices)
        imports.apply(desk, plan)
    found = {each["name"]: each["session"] for each in office.every(desk, Proposal)}
    assert found == {"演示供水": third, "演示道路": fourth}


def test_a_number_without_a_session_does_not_mean_the_proposal_of_another_year(desk: Desk) -> None:
    for name in ("演示供水", "演示道路"):
        imports.apply(desk, planned(desk, titled("提案台账", "001", name)))
    assert [each["name"] for each in office.every(desk, Proposal)] == ["演示供水", "演示道路"]
    again = planned(desk, titled("提案台账", "001", "演示道路"))
    assert [each.verdict for each in again.lines] == [Verdict.SAME]


@pytest.mark.parametrize(
    ("title", "session"),
    [
        ("政协演示县第十届委员会第三次会议提案台账", "十届三次会议"),
        ("县政协十届三次全会提案交办表", "十届三次会议"),
        ("十一届 二次会议 提案目录", "十一届二次会议"),
        ("2025年提案台账", ""),
        ("第三次会议提案", ""),
        ("", ""),
    ],
)
def test_a_session_is_found_in_a_title(title: str, session: str) -> None:
    assert session_in(title) == session
