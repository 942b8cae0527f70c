"""What a register exports comes back as all the same, for every register that has a page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.records import (
    ALL,
    Consultation,
    ConsultationPlan,
    Instruction,
    LookBack,
    Member,
    Outcome,
    Topic,
)
from desktop_app.records.any_link import every_of
from desktop_app.records.brand import Brand
from desktop_app.records.reception import Reception
from desktop_app.records.record import Record
from desktop_app.services import demo, imports, registers, setup
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.imports import Plan, Verdict
from desktop_app.services.registers import exports
from desktop_app.services.registers.last_inside import last_inside
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.storage.query.conditions import Filter
from desktop_app.storage.query.lists import Query
from tests.new_office import new_office

TODAY = datetime.datetime(2026, 11, 23, 10, 0)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demo office."""
    path = tmp_path_factory.mktemp("demo") / "演示县.zwh"
    with new_office(path, who="演示") as office:
        desk = Desk(office, demo.CLERK, lambda: TODAY)
        setup.set_up(desk, demo.ANSWERS)
        settle_keys(desk)
        demo.fill(desk)
        yield desk


def exported(desk: Desk, model: type[Record], path: Path, where: tuple[Filter, ...] = ()) -> int:
    keys = registers.find(desk, model, Query(where=where))
    exports.write(exports.collect(desk, model, keys), Destination(path))
    return len(keys)


def planned(desk: Desk, model: type[Record], path: Path) -> Plan:
    book = imports.open_book(path)
    sheet = book.sheets[imports.best_sheet(desk, model, book)]
    return imports.plan(desk, model, imports.source(imports.propose(desk, model, sheet)))


KEPT = [each for each in ALL if not each.ATTACHED_TO]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("model", [each for each in KEPT if each.TAB], ids=lambda each: each.KEY)
def test_every_register_comes_back_as_all_the_same(
    filled: Desk, tmp_path: Path, model: type[Record], suffix: str
) -> None:
    path = tmp_path / f"表{suffix}"
    count = exported(filled, model, path)
    plan = planned(filled, model, path)
    assert imports.summary(plan) == f"新增 0 修改 0 相同 {count} 问题 0"
    assert plan.unknown == ()


@pytest.mark.parametrize("model", [each for each in KEPT if not each.TAB], ids=lambda m: m.KEY)
def test_what_has_no_page_comes_back_as_all_the_same(
    filled: Desk, tmp_path: Path, model: type[Record]
) -> None:
    count = exported(filled, model, tmp_path / "表.xlsx")
    if count:
        plan = planned(filled, model, tmp_path / "表.xlsx")
        assert imports.summary(plan) == f"新增 0 修改 0 相同 {count} 问题 0"


@pytest.mark.parametrize("model", [Topic, Consultation, Outcome, LookBack])
def test_every_field_is_in_the_table_and_known_again(
    filled: Desk, tmp_path: Path, model: type[Record]
) -> None:
    exported(filled, model, tmp_path / "表.xlsx")
    plan = planned(filled, model, tmp_path / "表.xlsx")
    inside = {f"{one.KEY}.{each.name}" for one, fields in last_inside(model) for each in fields}
    assert set(plan.source.mapping.values()) == {each.name for each in model.declared()} | inside


ON_CHAIN = (Filter("subject", "in", (every_of("outcome"), every_of("consultation"))),)
"""Instructions on what the chain of consulting has; others are on reports and speeches."""
NOT_ELSEWHERE = (Filter("became", "in", (None, every_of("topic"))),)
"""Receptions that did not become reports or proposals, which an empty office lacks."""
WITHIN: dict[type[Record], tuple[Filter, ...]] = {
    Instruction: ON_CHAIN, Reception: NOT_ELSEWHERE,
}  # fmt: skip


def test_a_table_that_was_exported_comes_into_an_empty_office(
    filled: Desk, desk: Desk, tmp_path: Path
) -> None:
    chain: list[type[Record]] = [Member, Brand]
    chain += [each for each in ALL if each.TAB == Consultation.TAB]
    for model in chain:
        path = tmp_path / f"{model.KEY}.xlsx"
        count = exported(filled, model, path, WITHIN.get(model, ()))
        plan = planned(desk, model, path)
        came = 0 if model is not Instruction else plan.count(Verdict.CHANGED)  # with the outcomes
        assert plan.count(Verdict.NEW) + came == count, [each.text for each in plan.problems()]
        imports.apply(desk, plan)
        assert planned(desk, model, path).count(Verdict.SAME) == count


def test_a_plan_without_a_slot_is_known_again(desk: Desk, tmp_path: Path) -> None:
    registers.save(desk, ConsultationPlan, {"year": 2026, "name": "演示题目"})
    exported(desk, ConsultationPlan, tmp_path / "表.xlsx")
    plan = planned(desk, ConsultationPlan, tmp_path / "表.xlsx")
    assert imports.summary(plan) == "新增 0 修改 0 相同 1 问题 0"
