"""Merging, splitting, planning and holding topics: one action each, undone whole."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records import Consultation, ConsultationPlan, Topic
from desktop_app.services import registers, timeline
from desktop_app.services.consulting import topics
from desktop_app.services.desk import Changed, Desk, settle_keys
from desktop_app.services.registers import Query, Refused, bulk, history
from desktop_app.services.registers.states import NotAllowed
from desktop_app.storage.file.office_file import OfficeFile
from tests.consulting_office import APPROVED, changed, saved, session, topic, value
from tests.new_office import new_office
from tests.storage.offices import dump


def states_of(desk: Desk, *keys: int) -> list[str]:
    return [value(desk, Topic, key, "state") for key in keys]


def test_topics_are_merged_into_one_as_one_action_with_its_reason(desk: Desk) -> None:
    one, two, into = topic(desk, "一"), topic(desk, "二"), topic(desk, "三")
    topics.merge(desk, [one, two, into], into, "同一件事")
    assert states_of(desk, one, two, into) == ["merged", "merged", "collected"]
    assert [value(desk, Topic, key, "merged_into") for key in (one, two)] == [into, into]
    assert history.recent(desk, 1)[0].name == "并入议题：2 个并入“三”（同一件事）"
    with pytest.raises(UserError, match="理由"):
        topics.merge(desk, [topic(desk, "四")], into, " ")


def test_a_link_within_the_register_never_leads_back_to_its_topic(desk: Desk) -> None:
    one, two, three = topic(desk, "一"), topic(desk, "二"), topic(desk, "三")
    changed(desk, Topic, one, merged_into=two)
    changed(desk, Topic, two, split_from=three)
    for name in ("merged_into", "split_from"):
        for key in (one, three):
            with pytest.raises(Refused, match="不能是它自己"):
                changed(desk, Topic, three, **{name: key})
    changed(desk, Topic, three, content="别的照样能改")
    edited = {each.name for each in bulk.editable(desk, Topic)}
    assert edited.isdisjoint({"merged_into", "split_from"})


def test_a_merger_refuses_circles_and_topics_that_something_hangs_on(desk: Desk) -> None:
    one, two, three = topic(desk, "一"), topic(desk, "二"), topic(desk, "三", **APPROVED)
    topics.merge(desk, [one], two, "同一件事")
    before = dump(desk.office)
    with pytest.raises(NotAllowed, match="“一”已并入别的议题"):
        topics.merge(desk, [two], one, "转一圈")
    part = topics.split(desk, topic(desk, "大"), ["甲", "乙"], "太大").keys[0]
    whole = value(desk, Topic, part, "split_from")
    with pytest.raises(NotAllowed, match="来处"):
        topics.merge(desk, [whole], part, "转一圈")
    topics.plan(desk, [three], 2026, "04")
    with pytest.raises(NotAllowed, match="已列入协商计划"):
        topics.merge(desk, [three], two, "同一件事")
    session(desk, topics=[part])
    with pytest.raises(NotAllowed, match="“甲”已有协商"):
        topics.merge(desk, [part], two, "同一件事")
    with pytest.raises(UserError, match="不能是并入的那一个"):
        topics.merge(desk, [two], two, "自己")
    assert states_of(desk, one, two) == ["merged", "collected"]
    assert dump(desk.office) != before


def test_steps_that_would_be_refused_say_why(desk: Desk) -> None:
    one, into = topic(desk, "一"), topic(desk, "二")
    assert topics.refusals(desk, [one, into]).keys() == {"plan"}
    topics.merge(desk, [one], into, "同一件事")
    refused = topics.refusals(desk, [one])
    assert refused.keys() == {"merge", "split", "plan", "hold"}
    assert set(refused.values()) == {"已并入别的议题。"}
    told = topics.refusals(desk, [one, into])["hold"]
    assert told == "选中的 2 个里有 1 个不能这样办：“一”已并入别的议题。"


def test_a_topic_is_split_into_parts_that_take_over_what_is_known(desk: Desk) -> None:
    whole = topic(desk, "村里的事", raised_by="演示张三", content="灯和路", source="resident")
    parts = topics.split(desk, whole, ["路灯", " 道路 ", ""], "两件事").keys[:2]
    assert [value(desk, Topic, key, "name") for key in parts] == ["路灯", "道路"]
    for name, kept in (("raised_by", "演示张三"), ("content", "灯和路"), ("split_from", whole)):
        assert [value(desk, Topic, key, name) for key in parts] == [kept, kept]
    assert states_of(desk, whole, *parts) == ["split", "collected", "collected"]
    for names, said in (
        (["一个"], "拆分成的议题的名称，至少两个"),
        (["同", "同"], "里有重复的名称"),
    ):
        with pytest.raises(UserError, match=said):
            topics.split(desk, parts[0], names, "试")
    with pytest.raises(NotAllowed, match="已拆分"):
        topics.split(desk, whole, ["甲", "乙"], "再拆")
    with pytest.raises(Refused, match="最多 120 个字"):
        topics.split(desk, parts[0], ["长" * 121, "乙"], "试")


def test_topics_planned_together_get_slots_in_their_order(desk: Desk) -> None:
    keys = [topic(desk, name, **APPROVED) for name in ("甲", "乙", "丙", "丁")]
    plans = topics.plan(desk, keys, 2026, "06").keys[: len(keys)]
    assert list(plans) == list(range(plans[0], plans[0] + len(keys)))
    assert [value(desk, ConsultationPlan, key, "topic") for key in plans] == keys


def test_planning_asks_the_gate_and_makes_a_slot_for_each(desk: Desk) -> None:
    raw, ready = topic(desk, "没批"), topic(desk, "批了", **APPROVED)
    with pytest.raises(NotAllowed, match="“没批”请先填写审批单位或会议、审批日期"):
        topics.plan(desk, [raw, ready], 2026, "06")
    assert not registers.find(desk, ConsultationPlan, Query())
    key = topics.plan(desk, [ready], 2026, "06", {"host": "演示李四"}).keys[0]
    draft = registers.draft(desk, ConsultationPlan, key).values
    assert (draft["name"], draft["slot"], draft["host"]) == ("批了", "06", "演示李四")
    assert states_of(desk, ready) == ["planned"]
    assert topics.slots(desk, 2026) == {"06": [(key, "批了")]}
    with pytest.raises(NotAllowed, match="已在 2026 年的计划里"):
        topics.plan(desk, [ready], 2026, "08")
    topics.plan(desk, [ready], 2027, "02")
    with pytest.raises(Refused, match="年度"):
        topics.plan(desk, [ready], 9999, "02")


def test_a_consultation_begins_with_what_topics_and_plan_say(desk: Desk) -> None:
    one, two = topic(desk, "一", **APPROVED), topic(desk, "二")
    topics.plan(desk, [one], 2026, "06", {"host": "演示李四", "platform": "special"})
    draft = topics.hold(desk, [one, two])
    assert draft.model is Consultation
    assert draft.values["name"] == "一等 2 个议题"
    assert (draft.values["host"], draft.values["platform"]) == ("演示李四", "special")
    assert set(draft.values["topics"]) == {one, two}
    registers.save(desk, Consultation, draft.values)
    topics.merge(desk, [topic(desk, "三")], two, "同一件事")
    with pytest.raises(UserError, match="选中"):
        topics.hold(desk, [])


def seated(office: OfficeFile) -> Desk:
    made = Desk(office, "测试", lambda: datetime.datetime(2026, 11, 23, 10))
    settle_keys(made)
    return made


@settings(max_examples=12)
@given(
    into=st.integers(0, 3),
    merged=st.sets(st.integers(0, 3), min_size=1),
    parts=st.lists(st.text("甲乙丙丁戊", min_size=1, max_size=4), min_size=2, unique=True),
    planned=st.sets(st.integers(0, 3), min_size=1),
)
def test_undo_takes_back_a_merger_a_split_and_a_plan_whole(
    tmp_path_factory: pytest.TempPathFactory, into: int, merged: set[int], parts: list[str],
    planned: set[int],
) -> None:  # fmt: skip
    path = tmp_path_factory.mktemp("office") / "办公.zwh"
    with new_office(path) as office:
        desk = seated(office)
        keys = [topic(desk, f"演示{number}", **APPROVED) for number in range(4)]
        chosen = [keys[each] for each in sorted(merged - {into})]
        doings: list[Callable[[], Changed]] = [
            lambda: topics.plan(desk, [keys[each] for each in sorted(planned)], 2026, "04"),
            lambda: topics.split(desk, keys[into], parts, "两件事"),
        ]
        if chosen:
            doings.append(lambda: topics.merge(desk, chosen, keys[into], "同一件事"))
        for doing in doings:
            before = dump(office)
            doing()
            assert dump(office) != before
            history.undo(desk)
            after = dump(office)
            assert rows_of(after) == rows_of(before)


def rows_of(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, object]:
    """The records without their versions, which only rise, and without the log."""
    kept = ("topic", "consultation_plan", "consultation")
    return {name: [(row[0], *row[2:]) for row in tables[name]] for name in kept}


@settings(max_examples=15)
@given(flows=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8))
def test_the_thread_of_a_topic_shows_every_topic_merged_into_it_once(
    tmp_path_factory: pytest.TempPathFactory, flows: list[tuple[int, int]]
) -> None:
    path = tmp_path_factory.mktemp("office") / "办公.zwh"
    with new_office(path) as office:
        desk = seated(office)
        keys = [topic(desk, f"演示{number}") for number in range(6)]
        into: dict[int, int] = {}
        for source, target in flows:
            if source != target and source not in into and target not in into:
                topics.merge(desk, [keys[source]], keys[target], "同一件事")
                into[source] = target
        for number, key in enumerate(keys):
            shown = [node.record for _, node in timeline.timeline(desk, Topic, key).walk()]
            assert len(shown) == len(set(shown))
            wanted = {("topic", keys[each]) for each in family(number, into)}
            assert wanted <= set(shown)


def family(number: int, into: dict[int, int]) -> set[int]:
    """A topic, all that flowed into it, and all that it flowed into."""
    found = {number}
    while True:
        more = {source for source, target in into.items() if target in found} - found
        if not more:
            break
        found |= more
    while number in into:
        number = into[number]
        found.add(number)
    return found


def test_plans_on_a_topic_that_was_stopped_leave_their_slot(desk: Desk) -> None:
    key = saved(desk, ConsultationPlan, year=2026, slot="02", name="演示题目")
    assert topics.slots(desk, 2026) == {"02": [(key, "演示题目")]}
    changed(desk, ConsultationPlan, key, stopped_on="2026-01-05", stop_reason="改期")
    assert topics.slots(desk, 2026) == {}
