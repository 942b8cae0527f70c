"""One write: what it returns, what the subjects add, and that it is whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from desktop_app.records import Committee, Office, Record, Sector
from desktop_app.services import registers
from desktop_app.services.cascading import SLICE, Cascading
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query, history
from desktop_app.services.subjects import Agreed, AgreementRule, Before, CascadeRule, Subject
from desktop_app.stepping import run_to_end
from desktop_app.storage.log.action_writer import Stale


def _sector_of_each(_desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """A sector named after each new committee."""
    for each in put:
        if each.key not in before:
            yield Sector.of({"name": f"{each.values['name']}界"})


def _failing(_desk: Desk, _put: Sequence[Record], _before: Before) -> Iterator[Record]:
    raise RuntimeError("a rule with a bug")


def _with(desk: Desk, *rules: CascadeRule) -> Desk:
    return replace(desk, subjects=(Subject(name="x", records=(), cascade=lambda: rules),))


def _count(desk: Desk, model: type[Record]) -> int:
    return len(registers.find(desk, model, Query()))


def _committee(name: str) -> Committee:
    return Committee.of({"name": name})


def _actions(desk: Desk) -> int:
    return len(history.recent(desk, 100))


@pytest.fixture
def ruled(desk: Desk) -> Desk:
    """A desk with one rule that holds for saves only."""
    return _with(desk, CascadeRule(Committee.KEY, _sector_of_each))


def test_a_write_names_its_action_its_records_and_its_keys(ruled: Desk) -> None:
    put = [_committee("甲"), _committee("乙")]
    changed = ruled.write(put, action="两个专委会")
    assert changed.records == {Committee.KEY, Sector.KEY}
    assert changed.keys == tuple(each.key for each in put)
    last = history.recent(ruled, 1)[0]
    assert (last.no, last.name, last.actor) == (changed.action, "两个专委会", ruled.clerk)
    assert last.changes == 4


def test_a_rule_of_saves_does_not_run_for_imports_nor_where_nothing_is_to_follow(
    ruled: Desk,
) -> None:
    before = _count(ruled, Sector)
    ruled.write([_committee("甲")], action="导入", cascading=Cascading.IMPORTED)
    ruled.write([_committee("乙")], action="建立", cascading=Cascading.NOTHING)
    assert _count(ruled, Sector) == before


def test_a_rule_of_imports_runs_for_both(desk: Desk) -> None:
    ruled = _with(desk, CascadeRule(Committee.KEY, _sector_of_each, on_import=True))
    before = _count(desk, Sector)
    ruled.write([_committee("甲")], action="导入", cascading=Cascading.IMPORTED)
    ruled.write([_committee("乙")], action="保存")
    assert _count(desk, Sector) == before + 2


def test_a_rule_sees_the_stored_values_of_what_is_changed(ruled: Desk) -> None:
    one = _committee("甲")
    ruled.write([one], action="新增")
    before = _count(ruled, Sector)
    one.values["name"] = "丙"
    ruled.write([one], action="修改")
    assert _count(ruled, Sector) == before


def test_a_new_record_has_its_key_before_a_rule_looks_at_it(desk: Desk) -> None:
    seen: list[int] = []

    def look(_desk: Desk, put: Sequence[Record], _before: Before) -> Iterator[Record]:
        seen.extend(each.key for each in put)
        return iter(())

    one = _committee("甲")
    _with(desk, CascadeRule(Committee.KEY, look)).write([one], action="新增")
    assert seen == [one.key]


def test_a_rule_that_fails_leaves_nothing_written(desk: Desk) -> None:
    before = _actions(desk), _count(desk, Committee)
    with pytest.raises(RuntimeError, match="bug"):
        _with(desk, CascadeRule(Committee.KEY, _failing)).write([_committee("甲")], action="新增")
    assert (_actions(desk), _count(desk, Committee)) == before


def test_a_write_closed_halfway_is_rolled_back(desk: Desk) -> None:
    before = _actions(desk), _count(desk, Committee)
    steps = desk.write_in_steps([_committee(f"第{n}") for n in range(700)], action="许多")
    next(steps)
    steps.close()
    assert (_actions(desk), _count(desk, Committee)) == before


def test_a_write_without_records_is_no_action(desk: Desk) -> None:
    before = _actions(desk)
    assert desk.write(action="什么也没有").action is None
    assert _actions(desk) == before


def test_a_write_that_changes_nothing_is_no_action(desk: Desk) -> None:
    one = _committee("甲")
    desk.write([one], action="新增")
    before = _actions(desk)
    changed = desk.write([one], action="没有变化")
    assert (changed.action, changed.records, changed.keys) == (None, frozenset(), (one.key,))
    assert _actions(desk) == before


def test_removing_gives_the_keys_of_what_is_removed(desk: Desk) -> None:
    one = _committee("甲")
    desk.write([one], action="新增")
    changed = desk.write(remove=[one], action="删除")
    assert (changed.keys, changed.records) == ((one.key,), frozenset({Committee.KEY}))


def test_an_outdated_record_is_refused_and_its_cascade_with_it(ruled: Desk) -> None:
    one = _committee("甲")
    ruled.write([one], action="新增")
    old = Committee.of({**one.values}, one.key, one.values["version"])
    one.values["name"] = "乙"
    ruled.write([one], action="修改")
    before = _actions(ruled), _count(ruled, Sector)
    old.values["name"] = "丙"
    with pytest.raises(Stale):
        ruled.write([old, _committee("丁")], action="修改")
    assert (_actions(ruled), _count(ruled, Sector)) == before


def test_a_write_that_touches_the_name_order_settles_it(desk: Desk) -> None:
    office = Office.of({**Office.defaults(lookup(desk)), "name": "演示办"})
    desk.write([office], action="建立", cascading=Cascading.NOTHING)
    office.values["name_order"] = "npc"
    desk.write([office], action="修改")
    assert desk.office.scheme.custom == "npc"


def test_the_actor_is_the_clerk_or_the_one_that_is_named(desk: Desk) -> None:
    sql = "SELECT id, name FROM actor ORDER BY id"
    own = desk.write([_committee("甲")], action="新增").action
    replace(desk, clerk="另一位").write([_committee("乙")], action="新增")
    actors = {name: number for number, name in desk.office.connection.execute(sql)}
    assert set(actors) == {desk.clerk, "另一位"}
    named = desk.write([_committee("丙")], action="代办", actor_id=actors["另一位"]).action
    sql = "SELECT actor, actor_id FROM action WHERE no=?"
    (row,) = desk.office.connection.execute(sql, (own,))
    assert row == (desk.clerk, actors[desk.clerk])
    (row,) = desk.office.connection.execute(sql, (named,))
    assert row == (desk.clerk, actors["另一位"])


def test_a_rule_of_agreement_looks_at_many_records_in_parts_and_adds_to_each(desk: Desk) -> None:
    seen: list[int] = []

    def sector_of_each(
        _desk: Desk, put: Sequence[Record], _remove: Sequence[Record], _said: bool
    ) -> Agreed:
        seen.append(len(put))
        return Agreed([Sector.of({"name": f"{each.values['name']}界"}) for each in put])

    rule = AgreementRule(frozenset((Committee.KEY,)), sector_of_each)
    ruled = replace(desk, subjects=(Subject(name="x", records=(), agreement=lambda: (rule,)),))
    steps = ruled.write_in_steps([_committee(f"委{n}") for n in range(SLICE + 3)], action="许多")
    assert next(steps) == (0, SLICE + 3)
    run_to_end(steps)
    assert seen == [SLICE, 3]
    assert _count(desk, Sector) == _count(desk, Committee) == SLICE + 3
    seen.clear()
    ruled.write([Sector.of({"name": "演示界"})], action="别的记录")
    assert seen == []


def test_a_rule_of_agreement_is_not_asked_about_an_action_of_other_records(desk: Desk) -> None:
    seen: list[int] = []

    def note(_desk: Desk, put: Sequence[Record], remove: Sequence[Record], _said: bool) -> Agreed:
        seen.append(len(put) + len(remove))
        return Agreed()

    rule = AgreementRule(frozenset((Committee.KEY,)), note, whole=True)
    ruled = replace(desk, subjects=(Subject(name="x", records=(), agreement=lambda: (rule,)),))
    ruled.write([Sector.of({"name": "演示界"})], action="别的记录")
    assert seen == []
    ruled.write([_committee("演示委"), _committee("演示另一委")], action="这种记录")
    assert seen == [2]
