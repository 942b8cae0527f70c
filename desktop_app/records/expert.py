"""专家: an expert whom the office may ask, appointed for a term."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, Day, LongText, PersonName, Phone, Text
from desktop_app.records.gates import is_over, missing
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import COMMITTEE_TITLE, Committee, in_order
from desktop_app.records.predicates import filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import Email

TERM = "聘任"


class Expert(Record):
    """专家: what somebody knows, how to reach them, and until when they are appointed."""

    KEY, TITLE, UNIT, TAB = "expert", "专家", "人", "委员"
    STATE, PERSON = "state", True
    MATCH_KEYS = (("name", "unit"), ("name", "phone"), ("name", "specialty"))
    IMPORT = ImportHints(
        combined=(("unit", "post"), ("since", "until")),
        sections={"committee": COMMITTEE_TITLE},
        strict=(("name", "unit"), ("name", "phone")),
        noted=("编号", "出生年月", "学历", "民族", "政治面貌"),
        texts={"state": "remark"},
    )
    ONWARD = ("serving", "ended")
    SEARCH = ("specialty", "title", "unit", "post", "recommended_by")
    COLUMNS = (
        "name", "sex", "specialty", "title", "state", "unit", "post", "committee", "until", "phone",
    )  # fmt: skip
    CARD = ("specialty", "title", "unit")
    APART = ("unit", "specialty", "title")
    FILTERS = ("state", "committee", "specialty", "until", "sex")

    name = PersonName("姓名", 25, required=True, also=("专家姓名", "专家"), width=7)
    sex = Code("性别", "sex", width=4)
    specialty = Text(
        "专业领域", 80, also=("专业", "专长", "研究方向", "领域", "擅长领域"), width=12
    )
    title = Text("职称", 40, also=("专业技术职务", "技术职称"), width=8)
    unit = Text("工作单位", 80, also=("单位", "所在单位", "工作单位及职务"), width=14)
    post = Text("职务", 60, also=("现任职务", "单位职务"), width=8)
    phone = Phone("联系电话", sensitive=True, also=("电话", "手机", "手机号码"))
    email = Email("电子邮箱", 80, also=("邮箱", "电子邮件", "E-mail"))

    committee = Link(
        Committee, "对口专委会", also=("专委会", "联系专委会", "所属专委会"), group=TERM, width=9
    )
    state = Code("状态", "expert_state", default="serving", also=("聘任状态",), group=TERM, width=6)
    since = Day("聘任日期", also=("受聘日期", "聘期开始", "聘任时间"), group=TERM, width=8)
    until = Day("聘期至", last=True, also=("聘期结束", "到期日期", "聘期"), group=TERM, width=8)
    document = Text("聘书文号", 80, also=("聘书编号", "文号", "聘任文号"), group=TERM,
                    document=True)  # fmt: skip
    recommended_by = Text("推荐单位", 80, also=("推荐人", "推荐单位（人）"), group=TERM)
    remark = LongText("备注", also=("说明",), group=TERM)

    SERVING = one_of(state, "serving", None)
    ENDS = one_of(state, "serving") & filled(until)

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "since", "until")
        if "specialty" in values and not values["specialty"]:
            found.append(Problem("specialty", "专业领域", "还没有填专业领域", stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, "until") if to == "ended" else None

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """An appointment whose last day is over has ended."""
        return "ended" if is_over(values, lookup) else ""
