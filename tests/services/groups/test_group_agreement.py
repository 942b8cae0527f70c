"""Groups, memberships and members agree: words of members, people of groups, on any day."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.documents.grids import Sheet
from desktop_app.errors import UserError
from desktop_app.records import Member, Membership, WorkGroup
from desktop_app.records.membership import GROUP, holds_on
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.groups import holding, new_day
from desktop_app.services.groups.from_texts import make_groups, texts
from desktop_app.services.members.memberships import on_day
from desktop_app.services.registers import Refused, history
from tests.services.activities.activity_office import changed, values
from tests.services.groups.group_office import SINCE, group, member, put_in


def words(desk: Desk, key: int) -> tuple[object, object]:
    found = values(desk, Member, key)
    return found["work_group"], found["work_group_post"]


def people(desk: Desk, key: int) -> tuple[object, ...]:
    found = values(desk, WorkGroup, key)
    return tuple(found[name] for name in ("leader", "deputy", "liaison", "member_count"))


def test_members_and_group_say_who_is_in_it(desk: Desk) -> None:
    one, other, key = member(desk, "演示甲"), member(desk, "演示乙"), group(desk)
    put_in(desk, key, one, post="组长")
    put_in(desk, key, other)
    assert words(desk, one) == ("第一小组", "组长")
    assert words(desk, other) == ("第一小组", None)
    assert people(desk, key) == ("演示甲", None, None, 2)


def test_a_member_may_be_in_several_groups(desk: Desk) -> None:
    one, first = member(desk, "演示甲"), group(desk)
    second = group(desk, "经济界别组", kind="sector_group")
    put_in(desk, first, one)
    put_in(desk, second, one, post="联络员", since="2026-02-01")
    assert words(desk, one) == ("第一小组、经济界别组", "经济界别组联络员")


def test_another_post_begins_a_new_membership(desk: Desk) -> None:
    one, key = member(desk, "演示甲"), group(desk)
    put_in(desk, key, one)
    put_in(desk, key, one, post="副组长", since="2026-02-01")
    rows = holding.memberships(desk, ())
    assert [(x.values["since"], x.values["until"], x.values["group_post"]) for x in rows] == [
        (SINCE, "2026-01-31", None), ("2026-02-01", None, "deputy"),
    ]  # fmt: skip
    with pytest.raises(UserError, match="都已经在这个组里"):
        put_in(desk, key, one, post="副组长", since="2026-02-05")


def test_leaving_a_group_keeps_the_past(desk: Desk) -> None:
    one, key = member(desk, "演示甲"), group(desk)
    put_in(desk, key, one)
    holding.take_out(desk, [one], {"group": key, "since": "2026-02-20"})
    assert words(desk, one) == (None, None)
    assert people(desk, key) == (None, None, None, 0)
    then = datetime.date(2026, 2, 19)
    assert holding.members_on(desk, [key], then) == [one]
    assert holding.members_on(desk, [key], datetime.date(2026, 2, 20)) == []
    assert on_day(desk, [one], then)[one]["work_group"] == "第一小组"


def test_a_membership_that_goes_or_becomes_another_leaves_the_words(desk: Desk) -> None:
    keys, key = [member(desk, "演示甲"), member(desk, "演示乙")], group(desk)
    for each in keys:
        put_in(desk, key, each, post="组长")
    first, second = holding.memberships(desk, ())
    desk.write(remove=[first], action="删除")
    assert words(desk, first.values["member"]) == (None, None)
    second.values.update(
        kind="cppcc_post", cppcc_post="standing", group=None, group_post=None, until="2026-01-20"
    )
    desk.write([second], action="修改")
    assert words(desk, second.values["member"]) == (None, None)
    assert people(desk, key) == (None, None, None, 0)


def test_a_renamed_group_is_renamed_at_its_members(desk: Desk) -> None:
    one, key = member(desk, "演示甲"), group(desk)
    put_in(desk, key, one)
    changed(desk, WorkGroup, key, name="第二小组")
    assert words(desk, one) == ("第二小组", None)


def test_a_typed_group_corrects_the_membership(desk: Desk) -> None:
    one, first, second = member(desk, "演示甲"), group(desk), group(desk, "第二小组")
    put_in(desk, first, one)
    changed(desk, Member, one, work_group="第二小组", work_group_post="组长")
    assert [x.values["group"] for x in holding.memberships(desk, ())] == [second]
    assert words(desk, one) == ("第二小组", "组长")
    assert people(desk, first)[3] == 0
    assert people(desk, second) == ("演示甲", None, None, 1)


def test_a_typed_name_that_is_no_group_is_refused_for_whoever_is_in_one(desk: Desk) -> None:
    one, key = member(desk, "演示甲"), group(desk)
    put_in(desk, key, one)
    with pytest.raises(Refused, match="没有叫“第九小组”的组"):
        changed(desk, Member, one, work_group="第九小组")
    assert words(desk, one) == ("第一小组", None)


def test_text_of_somebody_in_no_group_stays_as_typed(desk: Desk) -> None:
    one = member(desk, "演示甲", work_group="第三小组", work_group_post="召集人")
    assert words(desk, one) == ("第三小组", "召集人")
    assert holding.memberships(desk, ()) == []


def test_a_new_member_with_a_known_group_is_in_it(desk: Desk) -> None:
    key = group(desk)
    one = member(desk, "演示甲", work_group="第一小组", work_group_post="联络员")
    assert people(desk, key) == (None, None, "演示甲", 1)
    assert words(desk, one) == ("第一小组", "联络员")


def test_who_leaves_office_leaves_the_groups(desk: Desk) -> None:
    one, key = member(desk, "演示甲"), group(desk)
    put_in(desk, key, one, post="组长")
    changed(desk, Member, one, state="resigned", state_date="2026-02-10")
    assert people(desk, key) == (None, None, None, 0)
    assert holding.memberships(desk, ())[0].values["until"] == "2026-02-09"


def test_one_group_twice_at_a_time_is_refused(desk: Desk) -> None:
    one, key = member(desk, "演示甲"), group(desk)
    put_in(desk, key, one)
    with pytest.raises(Refused, match="两段时间重叠"):
        registers.save(desk, Membership, {
            "member": one, "kind": GROUP, "group": key, "since": "2026-02-01",
        })  # fmt: skip


def test_texts_become_groups_in_one_action_and_undo_takes_them_back(desk: Desk) -> None:
    keys = [member(desk, f"演示{x}", work_group="第一小组") for x in "甲乙"]
    keys.append(member(desk, "演示丙", work_group="一组", work_group_post="召集人"))
    keys.append(member(desk, "演示丁", work_group="城关街道工委", work_group_post="顾问"))
    before = [values(desk, Member, each) for each in keys]
    assert {(x.text, x.people, x.kind) for x in texts(desk)} == {
        ("第一小组", 2, "activity_group"), ("一组", 1, "activity_group"),
        ("城关街道工委", 1, "liaison_group"),
    }  # fmt: skip
    assert texts(desk)[0].text == "第一小组"
    make_groups(desk, [
        ("第一小组", "第一小组", "activity_group"), ("一组", "第一小组", "activity_group"),
        ("城关街道工委", "城关街道工委", "liaison_group"),
    ])  # fmt: skip
    assert texts(desk) == []
    first = registers.find(desk, WorkGroup, registers.Query(sort="name"))
    assert {people(desk, key) for key in first} == {
        ("演示丙", None, None, 3), (None, None, None, 1),
    }  # fmt: skip
    assert words(desk, keys[2]) == ("第一小组", "组长")
    rows = {x.values["member"]: x.values for x in holding.memberships(desk, ())}
    assert rows[keys[3]]["remark"] == "小组职务：顾问"
    history.undo(desk)
    assert [values(desk, Member, each) for each in keys] == before
    assert not registers.find(desk, WorkGroup, registers.Query())


def test_a_new_day_begins_and_ends_memberships(desk: Desk) -> None:
    one, key = member(desk, "演示甲"), group(desk)
    later = desk.today + datetime.timedelta(days=3)
    put_in(desk, key, one, post="组长", since=later.isoformat())
    assert words(desk, one) == (None, None)
    moment = datetime.datetime.combine(later, datetime.time(9))
    desk = replace(desk, clock=lambda: moment)
    new_day.settle(desk)
    assert words(desk, one) == ("第一小组", "组长")
    assert people(desk, key) == ("演示甲", None, None, 1)
    assert not new_day.settle(desk).keys


SPANS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(1, 28), st.integers(0, 20)), min_size=1, max_size=5
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(spans=SPANS)
def test_law_a_group_has_on_every_day_whom_memberships_say(
    desk: Desk, spans: list[tuple[int, int, int]]
) -> None:
    """Whatever was accepted or refused, members, groups and memberships agree afterwards."""
    name = f"演示组{len(registers.find(desk, WorkGroup, registers.Query()))}"
    key = group(desk, name)
    people_of = [member(desk, "演示甲"), member(desk, "演示乙")]
    for which, start, length in spans:
        since = datetime.date(2026, 2, start)
        try:
            put_in(desk, key, people_of[which], since=since.isoformat())
            if length:
                end = (since + datetime.timedelta(days=length)).isoformat()
                holding.take_out(desk, [people_of[which]], {"group": key, "since": end})
        except UserError:
            pass
    rows = [x.values for x in holding.memberships(desk, ()) if x.values["group"] == key]
    for number in range(1, 29):
        day = datetime.date(2026, 2, number)
        expected = {x["member"] for x in rows if holds_on(x, day.isoformat())}
        assert set(holding.members_on(desk, [key], day)) == expected
    now = [x for x in rows if holds_on(x, desk.today.isoformat())]
    assert values(desk, WorkGroup, key)["member_count"] in (
        len(now),
        None if not rows else len(now),
    )
    for each in people_of:
        held = any(x["member"] == each for x in now)
        assert words(desk, each)[0] == (name if held else None)


def test_a_member_removed_meanwhile_is_refused_in_words(desk: Desk) -> None:
    gone, key = member(desk, "演示甲"), group(desk)
    registers.remove(desk, Member, [gone])
    typed = {"kind": GROUP, "member": gone, "group": key, "since": SINCE}
    with pytest.raises(UserError, match="已被删除"):
        registers.save(desk, Membership, typed)


def test_a_list_of_memberships_without_their_group_is_refused_line_by_line(desk: Desk) -> None:
    key = member(desk, "演示甲")
    sheet = Sheet("任职", [["委员", "任职类别"], ["演示甲", "组"], ["演示甲", "界别"]])
    source = imports.source(imports.propose(desk, Membership, sheet))
    made = imports.plan(desk, Membership, source)
    assert [each.verdict.value for each in made.lines] == ["问题", "问题"]
    with pytest.raises(Refused, match="请填写组"):
        registers.save(desk, Membership, {"kind": GROUP, "member": key})
