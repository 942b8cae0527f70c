"""届次会议: one plenary session of a term, and when the collection of its proposals ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem, Wrong
from desktop_app.patterns import pattern
from desktop_app.records.field_types import Day, LongText, Text
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import Term, in_order
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import SessionNumber, TimeOfDay, session_name

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_IN_TITLE = pattern(
    rf"(?P<term>{_NUMERAL})届(?:[^，。；]{{0,12}}?委员会)?第?(?P<number>{_NUMERAL})次"
)


class Session(Record):
    """届次会议: one plenary session; proposals that come after its collection ended are 平时."""

    KEY, TITLE, UNIT = "session", "届次会议", "次"
    MATCH_KEYS, UNIQUE = (("term", "number"), ("name",)), (("term", "number"),)
    SORT, IN_TERM = "opens", "term"
    IMPORT = ImportHints(by_name=True)
    SEARCH = ("name",)
    COLUMNS = ("name", "term", "number", "opens", "closes", "collection_ends", "collection_time",
               "reply_by", "speeches_by")  # fmt: skip
    FILTERS = ("term",)

    term = Link(Term, "届次", also=("届", "届别"))
    number = SessionNumber("第几次会议", 1, 20, also=("次数", "会次序号"), width=7)
    name = Text(
        "会议名称", 40, required=True, also=("会议", "会次", "届次会议"), width=10,
        help_text="不填就按届次和第几次会议写成“十届三次会议”",
    )  # fmt: skip
    opens = Day("开幕日期", also=("开始日期", "召开日期", "会议日期"))
    closes = Day("闭幕日期", also=("结束日期",))
    collection_ends = Day(
        "征集截止日期", also=("提案征集截止日期", "截止日期"),
        help_text="以后收到的是平时提案",
    )  # fmt: skip
    collection_time = TimeOfDay("征集截止时刻", also=("截止时刻", "截止时间"))
    reply_by = Day(
        "会议提案答复期限", last=True, also=("答复期限", "办复期限"),
        help_text="不填就从交办日算起",
    )  # fmt: skip
    speeches_by = Day(
        "大会发言征集截止", last=True, also=("发言征集截止日期", "大会发言截止"),
        help_text="到这一天还没有报送发言稿的会提醒",
    )  # fmt: skip
    remark = LongText("备注")

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "term": lookup.term}

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """The name from term and number, where none was typed."""
        if str(draft.get("name") or "").strip():
            return draft
        try:
            term = cls.field("term").read(draft.get("term"), lookup)
            number = cls.field("number").read(draft.get("number"), lookup)
        except Wrong:
            return draft
        if not isinstance(term, int) or not isinstance(number, int):
            return draft
        return {**draft, "name": lookup.titles[Term.KEY].title(term) + session_name(number)}

    @classmethod
    def other_titles(cls, values: Mapping[str, Any]) -> tuple[str, ...]:
        name = str(values.get("name") or "")
        short = name.removeprefix("第").replace("届第", "届").replace("全体会议", "会议")
        found = (short, f"第{short}", short.replace("届", "届第"), short.removesuffix("会议"),
                 "第" + short.replace("届", "届第"))  # fmt: skip
        return tuple(each for each in dict.fromkeys(found) if each and each != name)

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "opens", "closes")
        timed = values.get("collection_time") and "collection_ends" in values
        if timed and not values["collection_ends"]:
            found.append(Problem("collection_ends", "征集截止日期", "写了时刻，请补上截止日期"))
        return found


def session_in(text: str) -> str:
    """The session that a title names, as 十届三次会议; an empty text where it names none."""
    found = _IN_TITLE.search("".join(text.split()))
    return f"{found['term']}届{found['number']}次会议" if found else ""


def is_within_collection(session: Mapping[str, Any], day: str, time: str | None) -> bool | None:
    """Whether something received then comes before the end of a session's collection.

    None where the session has no such end, or a day is not known to the day.
    """
    ends, until = session.get("collection_ends"), session.get("collection_time")
    if not ends or not day or len(ends) != len(day):
        return None
    if day != ends:
        return bool(day < ends)
    return not (until and time and time > until)
