"""The story of a record: whole from wherever it is asked, each thing once, short where huge."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records import (
    ALL,
    Case,
    Consultation,
    ConsultationPlan,
    LookBack,
    Member,
    Outcome,
    OutcomeStep,
    Point,
    Record,
    Sector,
    Topic,
)
from desktop_app.records.membership import SLOTS
from desktop_app.services import registers, timeline
from desktop_app.services.consulting import cases, topics
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.members import memberships
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.registers import Input
from desktop_app.services.timeline import MORE, Node, Timeline
from tests.consulting_office import APPROVED, saved, session, topic, whole_chain
from tests.new_office import new_office


def shown(told: Timeline) -> list[tuple[str, int]]:
    return [node.record for _, node in told.walk() if node.record]


def node(told: Timeline, key: str, record: int) -> Node:
    return next(each for _, each in told.walk() if each.record == (key, record))


def texts(each: Node) -> dict[str, str]:
    return {line.label: line.text for line in each.lines}


STARTS = (
    (Point, "point"), (Topic, "topic"), (Consultation, "consultation"), (Outcome, "outcome"),
    (LookBack, "look_back"), (Case, "case"),
)  # fmt: skip


@pytest.mark.parametrize(("model", "name"), STARTS)
def test_the_same_story_is_told_from_every_record_of_the_chain(
    desk: Desk, model: type[Record], name: str
) -> None:
    chain = whole_chain(desk)
    told = timeline.timeline(desk, model, getattr(chain, name))
    for key, record in zip(
        ("point", "topic", "consultation", "outcome", "look_back", "case"),
        (chain.point, chain.topic, chain.consultation, chain.outcome, chain.look_back, chain.case),
        strict=True,
    ):
        assert shown(told).count((key, record)) == 1, key
    order = [key for key, _ in shown(told) if key in ("point", "topic", "consultation", "case")]
    assert order == ["point", "topic", "consultation", "case"]


def test_a_member_sees_the_sessions_taken_part_in_and_what_came_of_them(desk: Desk) -> None:
    chain = whole_chain(desk)
    session(desk, "别的协商")
    told = timeline.timeline(desk, Member, chain.member)
    keys = {key for key in shown(told) if key[0] == "consultation"}
    assert keys == {("consultation", chain.consultation)}
    held = node(told, "consultation", chain.consultation)
    assert texts(held)["身份"] == "界别委员"
    assert texts(node(told, "member", chain.member))["参加协商"] == "1 场"
    alone = saved(desk, Member, name="演示新委员")
    assert [each.title for each in timeline.timeline(desk, Member, alone).nodes] == ["演示新委员"]
    assert ("outcome", chain.outcome) in shown(told)


def test_a_member_s_changes_stand_below_it_in_time(desk: Desk) -> None:
    one, two = (saved(desk, Sector, name=f"演示{name}界") for name in ("经济", "农业"))
    member = saved(desk, Member, name="演示委员", sector=one, since="2022-01")
    told = FromDay("2026-03-05", "演示常委会第八次会议")
    memberships.change(desk, [member], SLOTS[0], [two], told)
    found = node(timeline.timeline(desk, Member, member), "member", member).nodes
    assert [(each.title, each.date) for each in found] == [
        ("演示经济界", "2022-01"), ("演示农业界", "2026-03-05"),
    ]  # fmt: skip
    assert texts(found[1]) == {"决定的会议": "演示常委会第八次会议"}


def test_a_consultation_tells_its_meeting_people_and_lights(desk: Desk) -> None:
    chain = whole_chain(desk)
    told = timeline.timeline(desk, Consultation, chain.consultation)
    held = node(told, "consultation", chain.consultation)
    assert [light.state for light in held.lights] == ["done", "late", "late"]
    meeting = next(each for each in held.nodes if each.title == "协商会")
    assert meeting.date == "2026-04-20"
    assert texts(meeting)["参加"] == "2 人：界别委员 1，群众 1"
    assert texts(meeting)["共识事项"] == "1. 年内装灯（演示住建局，2026-06）"
    assert texts(meeting)["发言意见"] == "演示张三：灯要装在路口"
    days = [each.date for each in held.nodes if each.date]
    assert days == sorted(days)


def test_who_was_asked_and_did_not_come_is_not_counted_among_those_who_took_part(
    desk: Desk,
) -> None:
    member = saved(desk, Member, name="演示委员")
    people = [
        Input({"name": "演示委员", "member": member, "role": "sector", "attended": "否"}),
        Input({"name": "演示群众", "role": "resident"}),
    ]
    made = registers.save(desk, Consultation, {"name": "演示协商", "held_on": "2026-03-01"},
                          children={"participant": people})  # fmt: skip
    held = timeline.timeline(desk, Consultation, made.keys[0])
    meeting = next(each for _, each in held.walk() if each.title == "协商会")
    assert texts(meeting)["参加"] == "1 人：群众 1"
    told = timeline.timeline(desk, Member, member)
    assert shown(told) == [("member", member)]
    assert texts(told.nodes[0])["参加协商"] == "还没有"
    figures = str(cases.drawn(desk, [made.keys[0]]).values["figures"])
    assert "参加 1 人次（群众 1 人）" in figures


def test_a_step_of_a_suggestion_is_told_once_whether_by_field_or_log(desk: Desk) -> None:
    chain = whole_chain(desk)
    saved(desk, OutcomeStep, outcome=chain.outcome, day="2026-05-12", kind="assigned",
          content="县长当面交办")  # fmt: skip
    saved(desk, OutcomeStep, outcome=chain.outcome, day="2026-05-20", kind="urged", content="催办")
    own = node(timeline.timeline(desk, Outcome, chain.outcome), "outcome", chain.outcome)
    steps = [(each.date, each.title, texts(each).get("情况", "")) for each in own.nodes]
    assert steps == [
        ("2026-05-01", "报送", "演示县政府"),
        ("2026-05-10", "采纳", ""),
        ("2026-05-12", "交办", "演示住建局"),
        ("2026-05-12", "交办", "县长当面交办"),
        ("2026-05-20", "催办", "催办"),
        ("2026-06-30", "办结", "装好一百盏"),
        ("2026-07-05", "反馈", "满意"),
        ("2026-11-01", "回头看", ""),
        ("2026-11-01", "重新办理", "回头看认定未落实，第 1 次重新办理；原办结日期 2026-06-30"),
    ]
    assert texts(own)["重新办理"] == "1 次"


def test_a_suggestion_shows_itself_and_how_many_others_its_session_has(desk: Desk) -> None:
    chain = whole_chain(desk)
    told = timeline.timeline(desk, Outcome, chain.outcome)
    assert ("outcome", chain.other) not in shown(told)
    rest = [each for _, each in told.walk() if each.kind == MORE]
    assert [each.title for each in rest] == ["本场另有 1 条意见建议"]
    assert rest[0].rows is not None
    key, where = rest[0].rows
    found = registers.find(desk, Outcome, registers.Query(where=where))
    assert (key, set(found)) == ("outcome", {chain.outcome, chain.other})


def test_where_a_topic_came_from_and_went_to_is_told(desk: Desk) -> None:
    whole = topic(desk, "大题")
    one, two = topics.split(desk, whole, ["甲题", "乙题"], "太大").keys[:2]
    voice = topic(desk, "又一次反映")
    topics.merge(desk, [voice], one, "同一件事")
    told = timeline.timeline(desk, Topic, one)
    assert texts(node(told, "topic", one)) == {"拆分自": "大题"}
    assert texts(node(told, "topic", voice))["并入"] == "甲题"
    assert [each for each in shown(told) if each[0] == "topic"] == [
        ("topic", whole), ("topic", voice), ("topic", one), ("topic", two),
    ]  # fmt: skip


def test_a_plan_tells_its_topic_or_itself(desk: Desk) -> None:
    key = topic(desk, "演示题目", **APPROVED)
    slot = topics.plan(desk, [key], 2026, "04").keys[0]
    told = timeline.timeline(desk, ConsultationPlan, slot)
    assert shown(told) == [("topic", key), ("consultation_plan", slot)]
    alone = saved(desk, ConsultationPlan, year=2026, name="没有议题")
    assert shown(timeline.timeline(desk, ConsultationPlan, alone)) == [("consultation_plan", alone)]


def test_many_sessions_and_suggestions_are_told_in_short_with_what_is_left_out(desk: Desk) -> None:
    point = saved(desk, Point, name="演示协商点")
    for number in range(30):
        key = session(desk, f"演示{number}", point=point, held_on=f"2026-01-{number + 1:02}")
    for number in range(12):
        saved(
            desk, Outcome, source=f"consultation:{key}", content=f"建议{number}", number=str(number)
        )
    told = timeline.timeline(desk, Point, point)
    assert len([each for each in shown(told) if each[0] == "consultation"]) == 20
    rest = [each.title for _, each in told.walk() if each.kind == MORE]
    assert rest == ["更早还有 10 场协商", "还有 4 条意见建议"]
    last = node(told, "consultation", key)
    numbers = [each.title.partition("　")[0] for each in last.nodes if each.kind == "outcome"]
    assert numbers == [str(number) for number in range(8)]


def test_only_records_of_the_chain_have_a_story_and_only_while_they_are_there(desk: Desk) -> None:
    told = {model.KEY for model in ALL if timeline.has_timeline(desk, model)}
    assert told == {key for subject in desk.subjects for key in subject.timeline}
    assert {"point", "topic", "consultation_plan", "consultation", "outcome", "look_back", "case",
            "instruction"} <= told  # fmt: skip
    assert not timeline.has_timeline(desk, Sector)
    with pytest.raises(UserError, match="已被删除"):
        timeline.timeline(desk, Topic, 1)


def test_what_a_member_took_part_in_long_ago_opens_as_a_list(desk: Desk) -> None:
    member = saved(desk, Member, name="演示委员")
    for number in range(22):
        draft = {"name": f"演示{number}", "held_on": f"2026-01-{number + 1:02}"}
        children = {"participant": [Input({"name": "演示委员", "member": member})]}
        registers.save(desk, Consultation, draft, children=children)
    rest = timeline.timeline(desk, Member, member).nodes[1]
    assert rest.title == "更早还有 2 场协商"
    assert rest.rows is not None
    assert len(registers.find(desk, Consultation, registers.Query(where=rest.rows[1]))) == 22


@settings(max_examples=10)
@given(data=st.data())
def test_nothing_is_told_twice_whatever_hangs_together(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("office") / "办公.zwh"
    with new_office(path) as office:
        desk = Desk(office, "测试", lambda: datetime.datetime(2026, 11, 23, 10))
        settle_keys(desk)
        for model, key in _random_office(desk, data):
            told = timeline.timeline(desk, model, key)
            records = shown(told)
            assert len(records) == len(set(records))
            assert (model.KEY, key) in records
            for _, each in told.walk():
                events = [(one.date, one.title, one.lines) for one in each.nodes if not one.record]
                assert len(events) == len(set(events))


DAYS = ("", "2026-01-05", "2026-02", "2026")


def _random_office(desk: Desk, data: st.DataObject) -> list[tuple[type[Record], int]]:
    """A few records that point at each other as they may."""
    chance = data.draw(st.randoms(use_true_random=False))
    points = [saved(desk, Point, name=f"点{n}") for n in range(2)]
    raised = [topic(desk, f"题{n}", point=chance.choice([*points, None])) for n in range(4)]
    for key in raised[1:]:
        if chance.random() < 0.5:
            topics.merge(desk, [key], raised[0], "同一件事")
    held = [
        session(desk, f"会{n}", topics=chance.sample(raised, chance.randint(0, 2)),
                point=chance.choice([*points, None]), held_on=chance.choice(DAYS))
        for n in range(3)
    ]  # fmt: skip
    given = [
        saved(desk, Outcome, source=f"consultation:{chance.choice(held)}", content=f"议{n}",
              sent_on=chance.choice(DAYS), finished_on=chance.choice(DAYS))
        for n in range(4)
    ]  # fmt: skip
    for key in given:
        day, kind = chance.choice(DAYS[1:]), chance.choice(["sent", "finished", "urged"])
        saved(desk, OutcomeStep, outcome=key, day=day, kind=kind, content=chance.choice("甲乙"))
    backs = [saved(desk, LookBack, outcome=chance.choice(given), planned_on="2026-12")]
    cases = [saved(desk, Case, name="例", consultations=chance.sample(held, 2))]
    kinds = ((Point, points), (Topic, raised), (Consultation, held), (Outcome, given),
             (LookBack, backs), (Case, cases))  # fmt: skip
    return [(model, key) for model, keys in kinds for key in keys]
