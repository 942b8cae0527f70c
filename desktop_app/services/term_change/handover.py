"""The checklist of a handover: its usual items, ticking them, and what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.handover_item import HandoverItem
from desktop_app.records.office import Term
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.services.terms.term_states import term_record
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import records_by_key

USUAL = (
    ("委员名册和任职情况", "名册、任免文件、委员证发放登记"),
    ("委员履职档案", "一人一届一份，逐人清点"),
    ("届次会议材料", "历次全体会议的通知、议程、签到、决议"),
    ("提案卷宗", "原案、交办单、复函、征询表，按卷内目录"),
    ("没有办完的提案和意见建议", "逐件写明办到哪一步、承办单位和联系人"),
    ("协商台账和成果", "计划、记录、专报、批示、回头看"),
    ("社情民意和大会发言", "来稿、编发稿、采用通知"),
    ("协商点、工作室和挂牌", "点的名册、值班记录、场所物品"),
    ("品牌项目", "方案、里程碑、宣传稿件、获奖证明"),
    ("民主监督和特约监督员", "方案、意见反馈、聘书"),
    ("考核和积分", "各年办法、锁定的结果、异议处理"),
    ("文件、印信以外的办公物品", "按清单点交，双方签字"),
    ("没有完成的工作任务和专项行动", "逐项写明进展、责任人和时限，专项行动的填报表"),
    ("请示报告、上报材料和规章制度", "没有批复的请示，留存的文件，在用的制度"),
    ("没有办完的实事", "逐件写明地点、资金和联系人"),
    ("文史稿件、馆藏和书目", "没有定的稿件和稿费，馆藏逐件清点，借展的写明归还期限"),
    ("本程序的办公文件和备份", "文件、第二处备份的磁盘、使用手册"),
)
"""The items that a checklist begins with, and what each is made of; the office edits them."""


class HandoverLine(NamedTuple):
    """One item as it is shown: its id and the texts of its fields."""

    key: int
    done: bool
    name: str
    done_on: str
    receiver: str
    document: str
    remark: str


def items(desk: Desk, term: int) -> list[HandoverLine]:
    """The checklist of a term in its order."""
    where = (Filter("term", "in", (term,)),)
    keys = lists.find(desk.office, HandoverItem, Query(where=where, sort="position"))
    names = ("done", "name", "done_on", "receiver", "document", "remark")
    rows = lists.rows(desk.office, HandoverItem, keys, names)
    return [HandoverLine(row[0], bool(row[2]), *(x or "" for x in row[3:])) for row in rows]


def begin(desk: Desk, term: int) -> Changed:
    """Make the usual checklist of a term; those of its items that are there stay as they are."""
    record = term_record(desk, term)
    there = {each.name for each in items(desk, term)}
    put = [
        HandoverItem.of({"term": term, "position": place * 10, "name": name, "remark": note})
        for place, (name, note) in enumerate(USUAL, 1) if name not in there
    ]  # fmt: skip
    if not put:
        raise UserError("常用的交接事项都在清单里了。")
    name = Term.title_of(record.values)
    return desk.write(put, action=f"{name}交接清单：{len(put)} {HandoverItem.UNIT}")


def hand_over(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Changed:
    """Tick items as handed over, with day, receiver and list; an empty field keeps what is there.

    `Refused` names what is wrong, `UserError` says that nothing was chosen.
    """
    found = records_by_key(desk.office, HandoverItem, keys)
    if not found:
        raise UserError("请先选中交接事项。")
    typed = {name: value for name, value in given.items() if value not in (None, "")}
    parsed = HandoverItem.parse(typed, lookup(desk, HandoverItem))
    if parsed.stops:
        raise Refused(parsed.problems)
    day = parsed.values.get("done_on") or desk.today.isoformat()
    for each in found:
        each.values.update(parsed.values, done=1, done_on=day)
    return desk.write(found, action=f"已交接：{_which(found)}")


def take_back(desk: Desk, keys: Sequence[int]) -> Changed:
    """Untick items; day and receiver go, the list stays."""
    found = records_by_key(desk.office, HandoverItem, keys)
    for each in found:
        each.values.update(done=0, done_on=None, receiver=None)
    return desk.write(found, action=f"没有交接：{_which(found)}")


def _which(found: Sequence[Record]) -> str:
    if len(found) == 1:
        return f"“{found[0].values['name']}”"
    return f"{len(found)} {HandoverItem.UNIT}"
