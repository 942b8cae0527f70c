"""The office itself and the records all others refer to: terms, sectors, committees, strokes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.chinese import dates, numerals
from desktop_app.errors import Problem
from desktop_app.patterns import pattern
from desktop_app.records.field_types import (
    Code,
    Day,
    LongText,
    Number,
    PersonName,
    Phone,
    Text,
    YesNo,
)
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.predicates import filled
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import TermNumber

SECTOR_TITLE = pattern(
    r".{1,14}界别?|中共|中国共产党|民革|民盟|民建|民进|农工党?|致公党?|九三(?:学社)?|台盟|无党派(?:人士)?|"
    r"共青团(?:和青联|、青联|青联)?|青联|总?工会|妇联|工商联(?:和商会)?|科协|台联|侨联(?:、?台联)?|"
    r"文联|社科联|特邀(?:人士)?|.{2,8}人士"
)
"""What a section of a list is called, or its sheet, where it means a sector."""
COMMITTEE_TITLE = pattern(
    r"(?!常务|县|州|市|省).{2,20}(?:专门)?委员会|.{2,10}专委会?|[一-鿿]{2,9}委"
)
"""The same where it means a committee."""


class Office(Record):
    """单位: the office that keeps this file; there is exactly one."""

    KEY, TITLE, UNIT = "office", "单位", "个"
    AFFECTS_SORT_KEYS = SINGLE = True
    COLUMNS = ("name", "level", "print_title")

    name = Text("单位名称", 50, required=True, also=("单位",), width=20)
    short_name = Text("简称", 20)
    level = Code("级别", "office_level", default="county")
    region = Text("行政区划", 30)
    print_title = Text("打印抬头", 50, width=20)
    name_order = Code("姓名排序", "name_order", default="cppcc", width=12)
    masks_phones = YesNo("打印时隐去手机号中间四位", default=1)
    keeps_id_cards = YesNo("登记身份证号", default=0)
    remark = LongText("备注")


class Term(Record):
    """届: one term of the committee, five years from its first plenary."""

    KEY, TITLE, UNIT = "term", "届次", "届"
    NAME, MATCH_KEYS, SORT, SEARCH = "number", (("number",),), "number", ("number",)
    UNIQUE = (("number",),)
    COLUMNS = ("number", "starts", "ends", "planned", "closed_on")
    FOLLOWS = ("closed_on",)

    number = TermNumber("届次", 1, 99, required=True, also=("届", "届别"))
    starts = Day("起始日期", also=("开始日期",))
    ends = Day("届满日期", also=("结束日期",))
    planned = Number("委员名额", 0, 100_000)
    closed_on = Day("结束归档日期", help_text="在“委员”的“换届”页结束这一届时填上；填了就只读")
    remark = LongText("备注")

    CLOSED = filled(closed_on)

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        number = values.get("number")
        return numerals.term_name(number) if number else "（未定届次）"

    @classmethod
    def other_titles(cls, values: Mapping[str, Any]) -> tuple[str, ...]:
        number = values.get("number") or 0
        name = numerals.term_name(number)
        return (str(number), name.removesuffix("届"), f"第{name}", f"{number}届", f"第{number}届")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        return in_order(cls, values, "starts", "ends")


class Sector(Record):
    """界别: a party, a body or a field that members come from."""

    KEY, TITLE, UNIT = "sector", "界别", "个"
    IMPORT = ImportHints(
        title_pattern=SECTOR_TITLE,
        title_and_rest=pattern(
            rf"(?P<first>{SECTOR_TITLE.pattern})[\s　,，、:：/（(]+(?P<rest>.+?)[)）]?"
        ),
    )
    SORT = "position"
    COLUMNS = ("position", "name", "kind", "convenor", "regular_visit")

    name = Text("界别名称", 30, required=True, also=("界别", "名称"))
    kind = Code("类型", "sector_kind", also=("界别类型",))
    convenor = PersonName("召集人", 25, also=("界别召集人",))
    regular_visit = YesNo(
        "定期走访",
        help_text="选“是”：在任委员半年没有走访过的会提醒，如少数民族界、宗教界",
    )
    position = Number("排序号", 0, 9999, also=("排序", "序号", "顺序"))
    remark = LongText("备注")

    @classmethod
    def other_titles(cls, values: Mapping[str, Any]) -> tuple[str, ...]:
        name = str(values.get("name") or "")
        return (name[:-1] if name.endswith("界") else name + "界",)


def is_visited(name: str) -> bool:
    """Whether the name of a sector says that its representatives are visited every half-year."""
    return "民族" in name or "宗教" in name


class Committee(Record):
    """专委会: a special committee of the office."""

    KEY, TITLE, UNIT = "committee", "专委会", "个"
    IMPORT = ImportHints(
        title_pattern=COMMITTEE_TITLE,
        title_and_rest=pattern(
            r"(?P<first>.+?(?:委员会|专委会|委)|[\s\S]+)[\s,，、:：/（(]*(?P<rest>.*?)[)）]?"
        ),
    )
    SORT = "position"
    COLUMNS = ("position", "name", "short_name", "director", "phone", "sectors")
    SEARCH = ("name", "short_name", "director")

    name = Text("专委会名称", 50, required=True, also=("专委会", "名称", "专门委员会"), width=16)
    short_name = Text("简称", 20)
    level = Code("级别", "office_level", default="county")
    position = Number("排序号", 0, 9999, also=("排序", "序号", "顺序"))
    leader = PersonName("分管领导", 25)
    director = PersonName("主任", 25)
    deputies = Text("副主任", 100)
    phone = Phone("电话", also=("联系电话", "办公电话"))
    sectors = Links(Sector, "联系界别", also=("对口界别",))
    remark = LongText("备注")

    @classmethod
    def other_titles(cls, values: Mapping[str, Any]) -> tuple[str, ...]:
        name, short = str(values.get("name") or ""), str(values.get("short_name") or "")
        return (short, name.removesuffix("员会") if name.endswith("委员会") else name + "委员会")


class CharacterStroke(Record):
    """生僻字笔画: a stroke count that the office typed for a character no table knows."""

    KEY, TITLE, UNIT = "character_stroke", "生僻字笔画", "字"
    AFFECTS_SORT_KEYS = True
    NAME, MATCH_KEYS, SEARCH, SORT = "character", (("character",),), ("character",), "count"
    UNIQUE = (("character",),)
    COLUMNS = ("character", "count", "remark")

    character = Text("汉字", 2, required=True)
    count = Number("笔画数", 1, 99, required=True)
    remark = Text("备注", 100)

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        if len(values.get("character") or "一") == 1:
            return []
        return [Problem("character", "汉字", "一次只填一个汉字")]


class CodeEntry(Record):
    """代码: one entry of an editable code list; one in use is retired, never removed."""

    KEY, TITLE, UNIT = "code_entry", "代码", "项"
    NAME, MATCH_KEYS, SORT = "label", (("code_list", "code"),), "code_list"
    UNIQUE = (("code_list", "code"),)
    SEARCH = ("label", "code", "aliases")
    COLUMNS = ("code_list", "label", "aliases", "active", "counts", "position", "code")
    FILTERS = ("code_list",)
    CODE_KEY = ("code_list", "code")

    code_list = Code("代码表", "code_lists", required=True, width=10)
    code = Text("代码", 20, required=True, width=6)
    label = Text("名称", 40, required=True)
    aliases = Text("也写作", 200, width=16)
    active = YesNo("使用中", default=1)
    counts = YesNo(
        "算达到", also=("算解决", "算满意"),
        help_text="统计时算解决、算满意、算面商的选“是”，如答复类别的 A、满意度的“基本满意”",
    )  # fmt: skip
    position = Number("排序号", 0, 9999, also=("排序",))

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        """Codes are held with a space between them, so that none may hold one itself."""
        if len((values.get("code") or "一").split()) == 1:
            return []
        return [Problem("code", "代码", "代码里不能有空格，请删去")]


def in_order(
    model: type[Record], values: Mapping[str, Any], first: str, last: str
) -> list[Problem]:
    """A stopping problem where a period ends before it starts, by what is known of both days."""
    start, end = values.get(first), values.get(last)
    if not (start and end and dates.surely_before(end, start)):
        return []
    begin, finish = model.field(first).label, model.field(last)
    return [Problem(last, finish.label, f"{finish.label}不能早于{begin}（{start}）")]


def not_ahead(
    model: type[Record], values: Mapping[str, Any], lookup: Lookup, *names: str
) -> list[Problem]:
    """A problem that does not stop for each of some days, of what was done, that is yet to come."""
    today = lookup.today.isoformat()
    ahead = [model.field(name) for name in names if (values.get(name) or "") > today]
    return [
        Problem(each.name, each.label, f"{each.label}在今天以后，请核对", stops=False)
        for each in ahead
    ]
