"""Undo, redo, history and the recycle bin: what the log gives back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.records import ALL, Brand, BrandMilestone, Committee, Member, Point
from desktop_app.records.record import Record
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import bringing_back, door, history, recycle_bin
from desktop_app.storage.query import integrity, lists
from desktop_app.storage.query.row_mapping import row_mapping_of, stored_values
from tests.storage.log.undoing import bring_back, undo

Dump = dict[str, dict[int, dict[str, Any]]]


def dump(office: OfficeFile) -> Dump:
    """Every stored value of every record, versions left out."""
    found: Dump = {}
    for model in ALL:
        keys = lists.find(office, model, lists.Query())
        stored = stored_values(office.connection, row_mapping_of(model), keys)
        found[model.KEY] = {key: values for key, (_, values) in stored.items()}
    return found


def do(office: OfficeFile, put: list[Any] = [], remove: list[Any] = []) -> int:  # noqa: B006
    number = door.apply(office, put, remove, "一步", "演示")
    assert number is not None
    return number


def test_a_removed_point_comes_back_with_its_members(office: OfficeFile) -> None:
    member = Member.of({"name": "演示甲"})
    do(office, [member])
    point = Point.of({"name": "演示点", "members": (member.id,)})
    do(office, [point])
    before = dump(office)
    number = do(office, remove=[point])
    undo(office, number, "演示")
    assert dump(office) == before


def test_undo_keeps_what_was_changed_elsewhere_in_the_record(office: OfficeFile) -> None:
    member = Member.of({"name": "演示甲", "unit": "旧", "post": "旧"})
    do(office, [member])
    member.values["unit"] = "新"
    number = do(office, [member])
    member.values["post"] = "新"
    do(office, [member])
    undo(office, number, "演示")
    assert lists.rows(office, Member, [member.id], ["unit", "post"])[0][2:] == ("旧", "新")


def test_undo_is_refused_where_the_same_field_was_changed_later(office: OfficeFile) -> None:
    member = Member.of({"name": "演示甲", "unit": "旧"})
    do(office, [member])
    member.values["unit"] = "新"
    number = do(office, [member])
    member.values["unit"] = "更新"
    do(office, [member])
    with pytest.raises(history.Conflict, match="演示甲"):
        undo(office, number, "演示")


def test_an_action_is_undone_once(office: OfficeFile) -> None:
    number = do(office, [Member.of({"name": "演示甲"})])
    undo(office, number, "演示")
    with pytest.raises(Exception, match="已经撤销过了"):
        undo(office, number, "演示")


def test_undoing_the_creation_of_what_others_use_is_refused(office: OfficeFile) -> None:
    committee = Committee.of({"name": "演示委"})
    number = do(office, [committee])
    do(office, [Member.of({"name": "演示甲", "committee": committee.id})])
    with pytest.raises(integrity.InUse):
        undo(office, number, "演示")


def test_redo_does_again_what_undo_took_back(office: OfficeFile) -> None:
    do(office, [Member.of({"name": "演示甲"})])
    after = dump(office)
    undone = undo(office, 1, "演示")
    assert [each.no for each in history.stacks(office)[1]] == [undone]
    undo(office, undone, "演示")
    assert dump(office) == after
    assert history.stacks(office)[1] == []


def test_a_new_action_ends_redo(office: OfficeFile) -> None:
    do(office, [Member.of({"name": "演示甲"})])
    undo(office, 1, "演示")
    do(office, [Member.of({"name": "演示乙"})])
    assert history.stacks(office)[1] == []


def test_an_undo_after_a_redo_is_called_an_undo(office: OfficeFile) -> None:
    number = do(office, [Member.of({"name": "演示甲"})])
    for _ in range(3):
        number = undo(office, number, "演示")
    told = [each.name for each in history.recent(office, 3)]
    assert told == ["撤销：一步", "重做：一步", "撤销：一步"]


@pytest.mark.parametrize("times", [199, 200, 201])
def test_undone_and_redone_two_hundred_times_both_can_still_be_taken_back(
    office: OfficeFile, times: int
) -> None:
    first = do(office, [Member.of({"name": "演示丙"})])
    number = do(office, [Member.of({"name": "演示甲"})])
    for _ in range(2 * times):
        number = undo(office, number, "演示")
    last = do(office, [Member.of({"name": "演示乙"})])
    done, undone = history.stacks(office)
    assert [each.no for each in done] == [first, number, last]
    assert undone == []
    undo(office, last, "演示")
    undo(office, number, "演示")
    done, undone = history.stacks(office)
    assert ([each.no for each in done], len(undone)) == ([first], 2)
    assert len(dump(office)["member"]) == 1


def test_the_recycle_bin_gives_back_what_was_removed(office: OfficeFile) -> None:
    brand = Brand.of({"name": "演示品牌"})
    do(office, [brand])
    milestone = BrandMilestone.of({"brand": brand.id, "event": "启动"})
    do(office, [milestone])
    before = dump(office)
    do(office, remove=[milestone, brand])
    (item,) = recycle_bin.read(office, recycle_bin.find(office))
    assert item.title == "演示品牌"
    items = bringing_back.needed(office, [item])
    assert [each.title for each in items] == ["演示品牌", "启动"]
    bring_back(office, items, "演示")
    assert dump(office) == before
    assert not recycle_bin.find(office)


def test_history_tells_who_did_what_newest_first(office: OfficeFile) -> None:
    member = Member.of({"name": "演示甲"})
    door.apply(office, [member], (), "新增委员", "甲")
    member.values["unit"] = "新单位"
    door.apply(office, [member], (), "修改委员", "乙")
    versions = history.history_of(office, Member, member.id)
    assert [(each.action.name, each.action.actor) for each in versions] == [
        ("修改委员", "乙"),
        ("新增委员", "甲"),
    ]
    assert versions[0].before == {"unit": None}


moves = st.lists(
    st.tuples(
        st.sampled_from(["新", "改", "删", "点"]), st.integers(0, 5), st.text("甲乙丙", max_size=3)
    ),
    min_size=1,
    max_size=12,
)


@given(moves)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_any_sequence_all_undone_is_the_start_and_all_redone_the_end(
    office: OfficeFile, sequence: list[tuple[str, int, str]]
) -> None:
    start = dump(office)
    numbers = [number for move in sequence if (number := _move(office, *move)) is not None]
    end = dump(office)
    undone = [undo(office, number, "演示") for number in reversed(numbers)]
    assert dump(office) == start
    for number in reversed(undone):
        undo(office, number, "演示")
    assert dump(office) == end


def _move(office: OfficeFile, what: str, place: int, text: str) -> int | None:
    """One random action on members and points; its number, None when it changed nothing."""
    members = list(lists.find(office, Member, lists.Query()))
    if what == "新" or not members:
        return door.apply(office, [Member.of({"name": text or "无"})], (), what, "演示")
    key = members[place % len(members)]
    version, values = stored_values(office.connection, row_mapping_of(Member), [key])[key]
    if what == "改":
        return door.apply(office, [Member.of({**values, "unit": text}, key, version)], (), what)
    if what == "点":
        return door.apply(office, [Point.of({"name": text or "无", "members": (key,)})], (), what)
    try:
        return door.apply(office, (), [Member.of(values, key, version)], what)
    except integrity.InUse:
        return None


def test_what_was_changed_since_an_action_is_told_by_kind_and_id(office: OfficeFile) -> None:
    point, member = Point.of({"name": "演示点"}), Member.of({"name": "演示甲"})
    first = do(office, [point])
    second = do(office, [member])
    point.values["name"] = "改名"
    do(office, [point])
    assert history.records_since(office, 0) == {"point", "member"}
    assert history.keys_since(office, 0, "point") == [point.key] * 2
    assert history.keys_since(office, first, "member") == [member.key]
    assert history.keys_since(office, second, "member") == []
    assert history.keys_since(office, second, "point") == [point.key]
    assert history.keys_since(office, second + 1, "point") == []
    do(office, remove=[point])
    assert history.keys_since(office, second + 1, "point") == [point.key]


def test_the_fields_that_were_changed_since_an_action(office: OfficeFile) -> None:
    def since(record: type[Record], most: int = 9) -> frozenset[str] | None:
        return history.fields_since(office, first, record.KEY, most)

    member, point = Member.of({"name": "演示甲"}), Point.of({"name": "演示点"})
    first = do(office, [member, point])
    assert since(Member) == frozenset()
    point.values.update(county="甲县", members=(member.id,))
    do(office, [point])
    point.values["kind"] = "village"
    do(office, [point])
    assert since(Point) == frozenset({"county", "members", "kind"})
    assert since(Member) == frozenset()
    assert since(Point, most=1) is None
    do(office, [Member.of({"name": "演示乙"})])
    assert since(Member) is None
    do(office, remove=[point])
    assert since(Point) is None
