"""机关干部: who works for the office and its committees, and how many posts each has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.chinese.amounts import PEOPLE
from desktop_app.errors import Problem
from desktop_app.patterns import pattern
from desktop_app.records.birthdays import BirthDay
from desktop_app.records.field_types import Code, Day, LongText, Number, PersonName, Phone, Text
from desktop_app.records.gates import reached
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import COMMITTEE_TITLE, Committee, in_order
from desktop_app.records.predicates import filled, one_of
from desktop_app.records.record import Record

WORK = "任职情况"
LEFT = ("retired", "moved")
"""The states of those who have left."""


_OFFICE = pattern(r"^[一-鿿]{0,12}政协(?:机关)?(?=.{3})")
"""How a post may begin that names the office itself."""
_SECTION = pattern(
    r"(?P<section>[一-鿿]{0,8}?(?:办公室|[科室处股]|中心))"
    r"(?P<post>副?(?:主任|[科处股]长)|[一二三四]级.{2,6}|科员|干部|负责人|工作人员|秘书|职工|工勤人员)"
)
"""A section and the post in it."""


class Staff(Record):
    """机关干部: one person in one post."""

    KEY, TITLE, UNIT, TAB = "staff", "机关干部", "人", "委员"
    STATE, PERSON = "state", True
    MATCH_KEYS = (("name", "born"), ("name", "phone"), ("name", "committee"), ("name", "section"))
    IMPORT = ImportHints(
        strict=(("name", "born"), ("name", "phone"), ("name", "committee"), ("name", "section")),
        combined=(("sex", "nation"), ("name", "sex"), ("post", "rank"), ("name", "phone")),
        splits=("post",),
        sections={"committee": COMMITTEE_TITLE},
        noted=("编号", "籍贯", "学位", "毕业院校", "毕业院校及专业", "参加工作时间", "入党时间",
               "编制性质", "身份证号", "任现职级时间"),
        texts={"state": "remark"},
        distinguishing=("phone", "post", "sex"),
    )  # fmt: skip
    SEARCH = ("post", "rank", "section", "phone")
    COLUMNS = (
        "name", "sex", "born", "committee", "section", "post", "rank", "state", "nation",
        "politics", "education", "since", "phone",
    )  # fmt: skip
    CARD = ("post", "committee", "phone")
    APART = ("committee", "post", "born")
    FILTERS = ("state", "committee", "sex", "politics", "education", "born", "section")

    name = PersonName("姓名", 25, required=True, also=("干部姓名", "名字", "人员姓名"), width=6)
    sex = Code("性别", "sex", width=4)
    nation = Code("民族", "nation", width=4)
    born = BirthDay(
        "出生日期", life=True, width=7, also=("出生年月", "生日", "出生", "出生时间", "出生年月日")
    )
    politics = Code("政治面貌", "politics", also=("党派", "政治面目"), width=7)
    education = Code("学历", "education", also=("文化程度", "最高学历"), width=6)
    phone = Phone("联系电话", sensitive=True, also=("电话", "手机", "手机号码", "办公电话"))

    post = Text(
        "职务", 60, group=WORK, width=9,
        also=("现任职务", "岗位", "工作岗位", "工作单位及职务", "单位及职务", "单位职务",
              "现任单位及职务", "部门及职务"),
    )  # fmt: skip
    rank = Text("职级", 40, also=("现职级", "职务职级", "级别"), group=WORK, width=9)
    committee = Link(
        Committee, "专委会", also=("所在专委会", "所属专委会", "专委会办公室"), group=WORK, width=9
    )
    section = Text(
        "内设机构", 60, also=("科室", "部门", "所在科室", "处室", "股室"), group=WORK, width=9,
        help_text="不在专委会的，写办公室、科室的名称",
    )  # fmt: skip
    since = Day("任现职时间", also=("任现职日期", "任职时间", "任职日期", "到岗日期"), group=WORK,
                width=8)  # fmt: skip
    state = Code(
        "状态", "staff_state", default="present", also=("在岗情况", "在岗状态"), group=WORK, width=5
    )
    left_on = Day(
        "离岗日期", also=("退休日期", "调离日期", "退休时间", "调离时间", "借调日期"), group=WORK,
        width=8, help_text="退休、调离、借调从哪一天起",
    )  # fmt: skip
    remark = LongText("备注", also=("说明",), group=WORK)

    HERE = one_of(state, "present", "seconded", None)
    """On the strength of the office, at work in it or on loan to another one."""
    PRESENT = one_of(state, "present", None)
    SECONDED, GONE = one_of(state, "seconded"), one_of(state, *LEFT)

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """A committee or section in front of a post goes to its own field, where both are empty."""
        text = draft.get("post")
        if not isinstance(text, str) or draft.get("committee") or draft.get("section"):
            return draft
        placed = _placed(_OFFICE.sub("", text.strip()), lookup)
        return {**draft, **placed} if placed else draft

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "since", "left_on")
        if "born" in values and not values["born"]:
            text = "还没有填出生日期，年龄结构里算“不明”"
            found.append(Problem("born", "出生日期", text, stops=False))
        known = {"committee", "section"} <= values.keys()
        if known and not (values["committee"] or values["section"]):
            text = "请选专委会，或者写内设机构"
            found.append(Problem("committee", "专委会", text, stops=False))
        if "left_on" in values and not values["left_on"] and not cls.PRESENT.holds(values):
            text = "还没有写从哪天起不在岗，按过去的一天打印时不算在内"
            found.append(Problem("left_on", "离岗日期", text, stops=False))
        return found

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """Who left on a day that is over was moved, unless the line says otherwise."""
        return "moved" if reached(values, lookup, [("moved", "left_on")]) else ""


def _placed(text: str, lookup: Lookup) -> dict[str, str]:
    """The committee, else the section, that a post begins with, and the post without it."""
    titles = lookup.titles[Committee.KEY]
    for end in range(len(text), 1, -1):
        found, post = titles.find(text[:end]), text[end:].strip(" ，,、")
        if len(found) == 1 and not post.startswith("员会"):  # 提案委 is no part of 提案委员会
            return {"committee": titles.name(found[0]), "post": post} if post else {}
    of_section = _SECTION.fullmatch(text)
    return of_section.groupdict() if of_section else {}


class StaffPost(Record):
    """职数: how many people a committee's office is to have in a post."""

    KEY, TITLE, UNIT = "staff_post", "职数", "个"
    NAME, SORT, SEARCH, LISTED, TITLE_FIELDS = "post", "post", (), False, ()
    MATCH_KEYS = (("committee", "post"),)
    UNIQUE = (("committee", "post"),)
    COLUMNS = ("post", "planned", "remark")

    committee = Link(Committee, "专委会", owner=True, required=True)
    post = Text("职务", 60, required=True, also=("岗位", "职务名称"), width=12)
    planned = Number(
        "核定职数", 0, 9999, required=True, also=("职数", "编制数", "核定数"), width=6, units=PEOPLE
    )
    remark = Text("说明", 200, also=("备注",), width=18)

    PLANNED = filled(planned)
