"""采用: one adoption of an opinion report, at a level and in a form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from desktop_app.errors import Problem, Wrong
from desktop_app.patterns import pattern
from desktop_app.records.codes import default_label
from desktop_app.records.field_types import Code, Day, LongText, Numbering, Text
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.nested_records import Cut, NestedRecord
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.predicates import empty
from desktop_app.records.record import Record

_LINES = pattern(r"[;；\n]+")
_LEVEL = pattern(
    r"(?P<level>全国|国家|中央|省|州|市|县|区|乡镇)级?(?:政协)?(?:社情民意)?(?:信息)?"
    r"(?:采用|采纳|单篇|综合|转送)?(?:情况|日期|时间|篇数)?"
)
_HEAD = pattern(r"(?P<head>[^：:]{1,14})[：:](?P<text>.*)", re.DOTALL)
_FORM = pattern("单篇|综合|转送")
_DAY = pattern(r"\d{4}\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*\d{1,2}\s*日?)?月?")
_PUBLICATION = pattern(r"《(?P<name>[^》]+)》")
_NUMBER = pattern(r"第?\s*(?P<number>[0-9]+)\s*期")
_YES = frozenset(("是", "有", "√", "✓", "✔", "1", "采用", "已采用", "Y", "y"))
_NO = frozenset(("", "否", "无", "×", "✗", "0", "未采用", "—", "-", "/", "N", "n"))
_CODES = {
    "全国": "national", "国家": "national", "中央": "national", "省": "province",
    "州": "prefecture", "市": "prefecture", "县": "county", "区": "county", "乡镇": "township",
}  # fmt: skip


LEVELS = ("township", "county", "prefecture", "province", "national")
FORMS = ("forwarded", "combined", "single")
"""Levels and forms of an adoption from the lowest to the highest: passed on to a department,
part of a combined text, a text of its own. What an office adds of its own is below all of them."""


class Rung(NamedTuple):
    """How high an adoption is: the level decides, then the form; 0 for what is not known."""

    level: int
    form: int


def rung_of(adoption: Mapping[str, Any]) -> Rung:
    """The rung of one adoption, from its stored values."""
    level, form = adoption.get("level"), adoption.get("form")
    return Rung(
        LEVELS.index(level) + 1 if level in LEVELS else 0,
        FORMS.index(form) + 1 if form in FORMS else 0,
    )


def best_of(adoptions: Iterable[Mapping[str, Any]]) -> dict[str, str | None]:
    """Level and form of the highest among adoptions, as a report stores them; None without any.

    A further adoption never lowers it. Of two on the same rung the earlier day counts, then the
    codes themselves, so that the answer does not depend on the order.
    """
    ranked = sorted(adoptions, key=_order)
    if not ranked:
        return {"best_level": None, "best_form": None}
    return {"best_level": ranked[0].get("level"), "best_form": ranked[0].get("form")}


def _order(adoption: Mapping[str, Any]) -> tuple[int, int, str, str, str]:
    rung = rung_of(adoption)
    level, form = adoption.get("level") or "", adoption.get("form") or ""
    return -rung.level, -rung.form, adoption.get("day") or "~", level, form


def by_levels(text: str) -> Cut:
    """The adoptions of a cell, each with its level: 州采用：单篇；省采用：是.

    Lines without a level, and those that say no, are no adoption; the former are the rest.
    """
    items: list[str] = []
    rest: list[str] = []
    for line in filter(None, map(str.strip, _LINES.split(text))):
        head = _HEAD.fullmatch(line)
        title, told = (head["head"], head["text"].strip()) if head else ("", line)
        above = _LEVEL.search(title)
        found = above or _LEVEL.search(told)
        if found is None or told in _NO or told.endswith("未采用"):
            rest += [line] if found is None and told not in _NO else []
            continue
        form = _FORM.search(title if above else told)
        told = told if above else told.replace(found[0], "", 1)
        told = "" if told in _YES else told
        items.append(f"{found['level']}：{form[0] if form and form[0] not in told else ''}{told}")
    return Cut(tuple(dict.fromkeys(items)), "", "；".join(rest))


class ReportAdoption(Record):
    """采用: where and how a report was taken up; the report shows the highest."""

    KEY, TITLE, UNIT = "report_adoption", "采用", "次"
    NAME, SORT = "level", "day"
    MATCH_KEYS = (("report", "level", "day"), ("report", "level", "publication"),
                  ("report", "level"))  # fmt: skip
    TITLE_FIELDS, SEARCH, LISTED = (), (), False
    COLUMNS = ("level", "form", "day", "publication", "number", "points")

    NESTED = NestedRecord(
        link="report", item="note", label="拆成采用情况", split=by_levels,
        titles=("采用情况", "采用", "采用结果", "被采用情况", "采用单位", "采用层级", "采用级别"),
        behind=(
            "县采用", "县级采用", "州采用", "州级采用", "市采用", "市级采用", "省采用", "省级采用",
            "省政协采用", "州政协采用", "市政协采用", "全国采用", "全国政协采用", "国家级采用",
            "州单篇", "州综合", "州采用单篇", "州采用综合", "全国单篇", "全国综合", "全国转送",
            "县政协采用", "县采用情况", "州采用情况", "省采用情况", "全国采用情况",
        ),
        rest="remark",
    )  # fmt: skip

    report = Link(OpinionReport, "社情民意", owner=True, required=True)
    level = Code("采用级别", "level", required=True, also=("级别",), width=6)
    form = Code("采用形式", "report_form", also=("形式",), width=5)
    day = Day("采用日期", also=("采用时间", "日期"))
    publication = Text("刊物", 80, also=("采用刊物", "刊物名称"), width=14)
    number = Numbering("期号", 40, also=("期数", "刊物期号"), width=7)
    points = Numbering("计分", 10, help_text="评分办法里的分值；留着给履职计分用")
    note = LongText("采用说明", also=("说明",))

    UNNUMBERED = empty(number)
    """Nobody has entered yet in which number it appeared."""

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        level = default_label("level", values.get("level"))
        form = default_label("report_form", values.get("form"))
        return f"{level}{form}{cls.TITLE}" if level or form else "（未命名）"

    @classmethod
    def item_draft(cls, item: str, lookup: Lookup) -> Mapping[str, object]:
        """Level, form, day, publication and number that one item of a cell names."""
        level, _, told = item.partition("：")
        found: dict[str, object] = {"level": _CODES.get(level, level)}
        form, day = _FORM.search(told), _DAY.search(told)
        name, number = _PUBLICATION.search(told), _NUMBER.search(told)
        parts = (("form", form and form[0]), ("publication", name and name["name"]),
                 ("number", number and number["number"]))  # fmt: skip
        found |= {key: part for key, part in parts if part}
        if day is not None and _is_day(day[0], lookup):
            found["day"] = day[0]
        rest = told
        for each in (form, day, name, number):
            rest = rest.replace(each[0], "") if each else rest
        if rest.strip(" ，,、。（）()"):
            found["note"] = told
        return found

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        if values.get("level") and "form" in values and not values["form"]:
            return [Problem("form", "采用形式", "还没有选单篇、综合或转送", stops=False)]
        return []


def _is_day(text: str, lookup: Lookup) -> bool:
    try:
        return ReportAdoption.field("day").read(text, lookup) is not None
    except Wrong:
        return False
