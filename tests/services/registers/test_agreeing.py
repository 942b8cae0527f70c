"""常委 of members that an older version wrote with only one of its two places."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.records.member import Member
from desktop_app.records.record import Record
from desktop_app.records.registry import Registry
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query, history
from desktop_app.services.registers.agreeing import agree
from desktop_app.storage.log import door


def old(desk: Desk, name: str, posts: str | None, said: int | None) -> int:
    """A member as the versions before wrote it."""
    one = Member.of({"name": name, "cppcc_post": posts, "standing": said})
    door.apply(desk.office, [one], (), "导入", "演示")
    return int(one.key)


def found(desk: Desk, *values: Any) -> set[int]:
    return set(registers.find(desk, Member, Query(where=(Filter("standing", "in", values),))))


def ticked(desk: Desk) -> set[int]:
    where = (Filter("cppcc_post", "holds", ("standing",)),)
    return set(registers.find(desk, Member, Query(where=where)))


def test_all_members_of_the_standing_committee_are_found_by_either(desk: Desk) -> None:
    one, two = old(desk, "张三", "standing", None), old(desk, "李四", "member", 1)
    three, four = old(desk, "王五", "standing", 1), old(desk, "赵六", "member", 0)
    assert found(desk, 1) == {two, three}
    changed = agree(desk)
    assert set(changed.keys) == {one, two}
    assert found(desk, 1) == ticked(desk) == {one, two, three}
    assert found(desk, 0, None) == {four}
    assert agree(desk).action is None
    history.undo(desk)
    assert found(desk, 1) == {two, three}


@pytest.mark.parametrize(
    ("typed", "yes"),
    [
        ({"cppcc_post": "常委"}, True),
        ({"cppcc_post": ["standing", "convenor"]}, True),
        ({"standing": "是"}, True),
        ({"cppcc_post": "委员", "standing": "是"}, True),
        ({"cppcc_post": "委员"}, False),
        ({"standing": "否"}, False),
        ({}, False),
    ],
)
def test_a_save_writes_both(desk: Desk, typed: dict[str, Any], yes: bool) -> None:
    key = registers.save(desk, Member, {"name": "张三", **typed}).keys[0]
    assert (key in found(desk, 1)) is yes
    assert (key in ticked(desk)) is yes


@pytest.mark.parametrize("typed", [{"cppcc_post": "委员"}, {"cppcc_post": ""}, {"standing": "否"}])
def test_either_takes_it_away_again(desk: Desk, typed: dict[str, Any]) -> None:
    made = registers.save(desk, Member, {"name": "张三", "cppcc_post": "常委"})
    (key,) = made.keys
    opened = registers.draft(desk, Member, key)
    registers.save(desk, Member, typed, opened=opened)
    assert found(desk, 1) == ticked(desk) == set()


def test_registers_without_a_row_are_not_loaded_for_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = Registry.model

    def model(registry: Registry, key: str) -> type[Record]:
        asked.append(key)
        return real(registry, key)

    one = old(desk, "张三", "standing", None)
    with monkeypatch.context() as patched:
        patched.setattr(Registry, "model", model)
        assert list(agree(desk).keys) == [one]
    assert "member" in asked
    assert "outcome" not in asked
