"""Conditions in words: every kind of condition says what it leaves."""

from __future__ import annotations

import pytest

from desktop_app.records.consultation import Consultation
from desktop_app.records.member import Member
from desktop_app.records.office import Committee
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.consulting.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter
from desktop_app.services.registers.column_values import AGED
from desktop_app.services.registers.condition_words import condition_words
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import statement
from desktop_app.storage.query.conditions import HOWS

YEAR = ("2026-01-01", "2026-12-31")
CASES: list[tuple[type[Record], Filter, str]] = [
    (Consultation, Filter("held_on", "during", YEAR), "协商日期：2026年"),
    (Consultation, Filter("state", "in", ("held", "reported", None)), "状态：已协商等 3 项"),
    (Consultation, Filter("point.county", "in", ("甲县", None)), "协商点的县（市）：甲县、未填写"),
    (Consultation, Filter("held_on", "from", ("2026-03",)), "协商日期不早于2026年3月"),
    (Consultation, Filter("held_on", "to", ("2026",)), "协商日期不晚于2026年"),
    (Consultation, Filter("held_on", "after", ("2026-03-05",)), "协商日期晚于2026年3月5日"),
    (Outcome, Filter("due", "before", ("2026-11-23",)), "办结期限早于2026年11月23日"),
    (Outcome, Filter("reopened", "from", (1,)), "重新办理（次）≥1"),
    (Outcome, Filter("ways", "holds", ("proposal",)), "转化去向含提案"),
    (Outcome, Filter("money", "filled"), "已填落实资金（元）"),
    (Outcome, Filter("sent_on", "years", ("2026", None)), "报送日期：2026年、未填写"),
    (Member, Filter("born", "aged", (40, 50)), "年龄 40—50 岁"),
    (Member, Filter("born", "aged", (60, None)), "年龄 60 岁以上"),
    (Member, Filter("born", "aged", (None, 35)), "年龄不超过 35 岁"),
    (Member, Filter("born", "aged", (45, 45)), "年龄 45 岁"),
    (Point, Filter("founded", "until", ("2026-12-31",)), "设立日期不晚于2026年12月31日或未填写"),
    (Point, Filter("founded", "known_by", ("2026-12-31",)),
     "设立日期（未填写的按登记日期）不晚于2026年12月31日"),
    (Point, Filter("founded", "known_before", ("2026-08-25",)),
     "设立日期（未填写的按登记日期）早于2026年8月25日"),
    (Point, Filter("consultation.point", "lacking", (Filter("held_on", "filled"),)),
     "没有协商（已填协商日期）"),
    (Outcome, Filter("finished_on", "no_later", ("due",)), "办结日期不晚于办结期限"),
    (Outcome, Filter("finished_on", "later", ("due",)), "办结日期晚于办结期限"),
    (Outcome, Filter("source", "in", ("proposal:", None)), "来源：所有提案、未填写"),
    (Consultation, Filter("participant.consultation", "having", ()), "有参加人员"),
    (Outcome, Filter("", "either", ((Filter("sent_on", "during", YEAR),),
                                    (Filter("sent_on", "in", (None,)),
                                     Filter("consultation.held_on", "during", YEAR)))),
     "报送日期：2026年 或 报送日期：未填写，协商日期：2026年"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "each", "words"), CASES, ids=[each[1].how for each in CASES])
def test_a_condition_is_said_in_words(
    desk: Desk, model: type[Record], each: Filter, words: str
) -> None:
    assert condition_words(desk, model, (each,)) == [words]


def test_linked_records_are_named(desk: Desk) -> None:
    committee = registers.save(desk, Committee, {"name": "演示委员会"}).keys[0]
    point = registers.save(desk, Point, {"name": "演示点", "committees": [committee]}).keys[0]
    found = condition_words(desk, Point, (
        Filter("committees", "has", (committee,)), Filter("id", "in", (point,)),
    ))  # fmt: skip
    assert found == ["联系专委会：演示委员会", "协商点：演示点"]


def test_every_kind_of_condition_has_its_words() -> None:
    assert {each.how for _, each, _ in CASES} | {"has"} == {*HOWS, AGED}


def test_every_figure_of_a_statement_can_be_said(desk: Desk) -> None:
    models = {each.KEY: each for each in desk.office.records}
    for group in statement(desk, STATISTICS, periods.of_year(2026)).groups:
        for each in group.figures:
            words = condition_words(desk, models[each.record], each.where)
            assert all(words)
            assert len(words) == len(each.where)
