"""提案质量统计: figures are the rows behind them, parts make up wholes, tables make up figures."""

from __future__ import annotations

from random import Random

import pytest

from desktop_app.commands import main
from desktop_app.records import AwardCandidate, AwardRound, Committee, UpwardOffer
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.proposal_quality import award_results, nominating
from desktop_app.services.proposal_quality.statistics import STATISTICS
from desktop_app.services.proposals.statistics import STATISTICS as OF_PROPOSALS
from desktop_app.services.registers import Filter, Query
from desktop_app.services.registers.condition_words import condition_words
from desktop_app.services.registers.states import change_state
from desktop_app.services.statistics import periods, tables
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.statements import Figure, statement
from tests.services.proposal_quality import quality_office as quality
from tests.services.proposals import proposal_office as office

YEAR = periods.of_year(2026)


def filled(desk: Desk, chance: Random) -> int:
    """An office with some of everything; the id of one of its committees."""
    committees = [office.saved(desk, Committee, name=f"演示第{n}委员会") for n in range(2)]
    session = office.session(desk)
    keys: list[int] = []
    for each in (*committees, ""):
        keys += quality.filed(desk, 3, sessions=session, committee=each)
    for kind in ("党政领导领办", "政协领导督办"):
        listed = quality.listed(desk, *chance.sample(keys, 3), kind=kind)
        nominating.supervise(desk, listed[:2], {"day": "2026-04-02", "content": "演示"})
    for reviewer in ("演示甲", "演示乙"):
        judged = chance.sample(keys, 6)
        for level in range(3):
            quality.judged(desk, judged[level::3], level, reviewer)
    award = quality.award(desk, quota="2")
    quality.nominated(desk, award, *keys[:4])
    rows = award_results.drafts(desk, award).candidates
    results = ("excellent", "excellent", "not", "pending")
    said = [{**row, "result": each} for row, each in zip(rows, results, strict=True)]
    award_results.write(desk, award, said)
    offers = quality.offered(desk, *keys[:3])
    above = {"upper_session": "演示会", "upper_number": "1", "selected_on": "2026-11-01"}
    change_state(desk, UpwardOffer, offers[:1], "selected", "演示", above)
    quality.offered(desk, *keys[:1], year="2025")
    return committees[0]


def behind(desk: Desk, figure: Figure, where: tuple[Filter, ...]) -> int:
    """What the records behind a figure come to."""
    model = next(each for each in desk.office.records if figure.record == each.KEY)
    keys = registers.find(desk, model, Query(where=where))
    assert condition_words(desk, model, where)
    if figure.key == "review_points":
        return sum(row[2] for row in registers.rows(desk, model, keys, ("total",)))
    if model is AwardRound:
        (inner,) = [each for each in where if each.how == "having"]
        there = (Filter("award_round", "in", tuple(keys)), *inner.values)
        return len(registers.find(desk, AwardCandidate, Query(where=there)))
    return len(keys)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("narrowed", [False, True])
def test_each_figure_is_what_the_rows_behind_it_come_to(
    desk: Desk, seed: int, *, narrowed: bool
) -> None:
    committee = filled(desk, Random(seed))
    scope = Scope(committee=committee) if narrowed else Scope()
    found = statement(desk, STATISTICS, YEAR, scope)
    for group in found.groups:
        for each in group.figures:
            assert each.value == behind(desk, each, each.where), each.key
            assert each.before == behind(desk, each, each.where_before), each.key
    assert found.checks
    assert all(each.whole == each.parts for each in found.checks)


def test_each_table_adds_up_to_the_figures(desk: Desk) -> None:
    filled(desk, Random(1))
    found = statement(desk, STATISTICS, YEAR)
    for by in STATISTICS.tables.fields:
        table = tables.table(desk, STATISTICS, YEAR, by)
        for at, column in enumerate(STATISTICS.tables.columns):
            total = table.total.values[at]
            if total is None:
                continue
            assert sum(row.values[at] or 0 for row in table.rows) == total, (by, column.title)
            part = "" if column.part == "total" else f"_{column.part}"
            assert total == found.figure(column.section + part).value, (by, column.title)


def test_the_figures_of_a_small_office_are_known_beforehand(desk: Desk) -> None:
    filled(desk, Random(1))
    found = statement(desk, STATISTICS, YEAR)
    known = {
        "supervision": 6, "supervision_recorded": 4, "review": 12, "review_graded": 12,
        "review_points": 4 * (100 + 80 + 60), "award": 4, "award_excellent": 2, "offer": 3,
        "offer_selected": 1,
    }  # fmt: skip
    assert {key: found.figure(key).value for key in known} == known
    assert found.figure("offer").before == 1


def test_the_proposals_own_figures_follow(desk: Desk) -> None:
    (key, _) = quality.filed(desk, 2)
    quality.listed(desk, key)
    quality.listed(desk, key, kind="党政领导领办", leader="演示县长")
    found = statement(desk, OF_PROPOSALS, YEAR)
    names = ("major", "led", "supervised", "excellent", "upper")
    assert [found.figure(f"proposal_{name}").value for name in names] == [1, 1, 1, 0, 0]


def test_the_command_writes_them(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    filled(desk, Random(1))
    path = desk.office.path
    target = path.with_name("统计.xlsx")
    desk.office.close()
    assert main(["--file", str(path), "figures", "proposal_quality", str(target)]) == 0, (
        capsys.readouterr()
    )
    assert target.stat().st_size > 3_000
