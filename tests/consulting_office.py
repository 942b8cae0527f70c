"""A small office with the whole chain, from point and topic to look-back and case."""

from __future__ import annotations

from typing import Any, NamedTuple

from desktop_app.records import (
    Case,
    Committee,
    Consensus,
    Consultation,
    LookBack,
    Member,
    Opinion,
    Outcome,
    Participant,
    Point,
    Record,
    Topic,
)
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Input, Query, states

APPROVED = {"approver": "主席会议", "approved_on": "2026-03-01", "approval": "approved"}


class Chain(NamedTuple):
    """The ids of one story."""

    member: int
    point: int
    topic: int
    consultation: int
    outcome: int
    other: int
    look_back: int
    case: int


def saved(desk: Desk, model: type[Record], **typed: object) -> int:
    """Save one record; its id."""
    return registers.save(desk, model, typed).keys[0]


def changed(desk: Desk, model: type[Record], key: int, **typed: object) -> None:
    """Save some fields of a record anew."""
    version = registers.draft(desk, model, key).version
    registers.save(desk, model, typed, key=key, version=version)


def value(desk: Desk, model: type[Record], key: int, field: str) -> Any:
    """One stored value."""
    return registers.draft(desk, model, key).values[field]


def topic(desk: Desk, name: str = "演示路灯", **typed: object) -> int:
    """Save a topic; its id."""
    return saved(desk, Topic, name=name, **typed)


def session(desk: Desk, name: str = "演示协商", **typed: object) -> int:
    """Save a consultation; its id."""
    return saved(desk, Consultation, name=name, **typed)


def whole_chain(desk: Desk) -> Chain:
    """A topic from a point, consulted, with two suggestions, one looked back at and reopened."""
    member = saved(desk, Member, name="演示张三")
    committee = saved(desk, Committee, name="提案委员会", short_name="提案委")
    point = saved(desk, Point, name="演示东村协商点", number="1", founded="2024-05")
    raised = topic(
        desk, "东村路灯不亮", number="1", point=point, committee=committee, raised_on="2026-02-10",
        content="夜里没有灯，老人出门不便。", **APPROVED,
    )  # fmt: skip
    held = _held(desk, raised, point, committee, member)
    content = {"source": f"consultation:{held}", "addressee": "演示县政府", "sent_on": "2026-05-01"}
    outcome = saved(desk, Outcome, number="1", content="先装一百盏路灯", **content)
    other = saved(desk, Outcome, number="2", content="安排人员每月检修", **content)
    changed(
        desk, Outcome, outcome, adoption="adopted", adopted_on="2026-05-10", unit="演示住建局",
        assigned_on="2026-05-12", finished_on="2026-06-30", result="装好一百盏", money="30000",
        beneficiaries=300, answered_on="2026-07-05", satisfaction="satisfied",
    )  # fmt: skip
    states.change_state(desk, Outcome, [outcome], "done", "已装好")
    planned = registers.find(desk, LookBack, Query())[0]
    changed(desk, LookBack, planned, done_on="2026-11-01", level="missing", finding="坏了一半")
    case = saved(desk, Case, name="演示案例", consultations=[held], background="路灯")
    return Chain(member, point, raised, held, outcome, other, planned, case)


def _held(desk: Desk, raised: int, point: int, committee: int, member: int) -> int:
    typed = {
        "name": "东村路灯协商会", "number": "1", "point": point, "topics": [raised],
        "committee": committee, "survey_from": "2026-03-10", "survey_to": "2026-03-12",
        "survey_place": "演示东村", "problems": "没有灯", "causes": "没有钱", "advice": "先装主路",
        "held_on": "2026-04-20", "place": "村委会", "host": "演示李四",
        "reported_on": "2026-05-01", "reported_doc": "专报 3 号",
    }  # fmt: skip
    children = {
        Participant.KEY: [
            Input({"name": "演示张三", "member": member, "role": "sector"}),
            Input({"name": "演示王五"}),
        ],
        Opinion.KEY: [Input({"speaker": "演示张三", "content": "灯要装在路口"})],
        Consensus.KEY: [Input({"matter": "年内装灯", "unit": "演示住建局", "due": "2026-06"})],
    }
    return registers.save(desk, Consultation, typed, children=children).keys[0]
