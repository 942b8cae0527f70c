"""结对联系: a leader or a Party member who keeps in touch with a sector, a group or a member."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.chinese.amounts import TIMES
from desktop_app.chinese.dates import latest
from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, Day, LongText, Number, PersonName, Text
from desktop_app.records.group import WorkGroup
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, named_by_link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.office import Sector, in_order
from desktop_app.records.predicates import filled, one_of
from desktop_app.records.record import Record

LEADERS, MEMBERS = "a", "b"
"""党组成员联系界别或党员委员, 党员委员联系党外委员."""
USUAL_TIMES = {LEADERS: 2, MEMBERS: 3}
"""How often a year a pair is in touch at least. Source: a Yunnan prefecture's rule on 双联系."""
TARGETS = ("target_member", "target_sector", "target_group")
"""What a pairing may be with, each a link."""


class Pairing(Record):
    """结对联系: who links whom or what, from when to when, and how often a year at least.

    `linker_name` and `target_name` say it in words, also where no link is chosen. Both days belong
    to the pairing; `done` follows from the contacts of the present year.
    """

    KEY, TITLE, UNIT, TAB = "pairing", "结对联系", "对", "委员履职"
    NAME, TITLE_FIELDS = "linker_name", ("target_name",)
    MATCH_KEYS = (("linker_name", "target_name"),)
    FOLLOWS = ("done", "last_on")
    IMPORT = ImportHints(
        combined=(("since", "until"),), splits=("linker_name", "target_name"),
        texts={"level": "remark"}, counted=("done", "last_on"),
    )  # fmt: skip
    SORT = "strokes"
    SEARCH = ("target_name", "linker_name")
    COLUMNS = (
        "linker_name", "level", "target_name", "times", "done", "last_on", "since", "until",
    )  # fmt: skip
    CARD = ("target_name", "level", "times", "done")
    APART = ("target_name", "since")
    FILTERS = ("level", "linker", "target_sector", "since", "until")

    level = Code(
        "联系层次",
        "pairing_level",
        required=True,
        also=("层次", "类别", "联系类别"),
        width=8,
    )
    linker = Link(Member, "联系委员", brings={"linker_name": "name"})
    linker_name = PersonName(
        "联系人", 40, required=True, width=7,
        also=("联系人姓名", "党组成员", "联系领导", "党员委员", "党员委员姓名"),
        help_text="不是委员的，写姓名",
    )  # fmt: skip
    target_member = Link(Member, "联系的委员", brings={"target_name": "name"})
    target_sector = Link(Sector, "联系的界别", brings={"target_name": "name"})
    target_group = Link(WorkGroup, "联系的组", brings={"target_name": "name"})
    target_name = Text(
        "联系对象", 60, required=True, width=9,
        also=("被联系人", "联系委员（党外）", "党外委员", "党外委员姓名", "结对委员", "联系界别",
              "结对对象", "联系的党外委员"),
        help_text="上面选了委员、界别或组就不用填",
    )  # fmt: skip
    times = Number(
        "每年联系", 1, 99, width=5,
        also=("次数", "每年次数", "联系次数", "要求次数", "每年联系（次）", "每年联系次数"),
        units=TIMES, help_text="不填：党组成员 2，党员委员 3",
    )  # fmt: skip
    since = Day("起始日期", also=("结对日期", "结对时间", "开始日期"), width=8)
    until = Day("截止日期", last=True, also=("解除日期", "结束日期"), width=8,
                help_text="这一天算在内；空着是仍在结对")  # fmt: skip
    document = Text("文号", 60, also=("文件", "文件依据"), document=True)
    done = Number(
        "今年已联系", 0, 9999, units=TIMES, width=6, also=("已联系次数", "今年联系次数"),
        help_text="从走访联系算出，不用填",
    )  # fmt: skip
    last_on = Day("最近联系", width=8, also=("最近联系日期",), help_text="从走访联系算出，不用填")
    remark = LongText("备注", also=("说明", "联系内容"))

    IS_LEADERS = one_of(level, LEADERS)
    IS_MEMBERS = one_of(level, MEMBERS)
    ENDING = filled(until)
    """Has a last day."""

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        who, whom = values.get("linker_name"), values.get("target_name")
        return f"{who or '（未填）'}—{whom or '（未填）'}"

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """Chosen links bring the names; a name that only one record has becomes the link."""
        titles = lookup.titles
        found = named_by_link(draft, "linker", "linker_name", titles[Member.KEY])
        for name in TARGETS:
            linked: Any = cls.field(name)
            found = named_by_link(found, name, "target_name", titles[linked.linked.KEY])
        new = dict(found)
        who = _alone(titles[Member.KEY].find, found.get("linker_name"))
        if who and "linker" not in draft:
            new["linker"] = who
        if any(name in draft for name in TARGETS):
            return new
        for name in TARGETS:
            model: Any = cls.field(name)
            if whom := _alone(titles[model.linked.KEY].find, found.get("target_name")):
                new[name] = whom
                break
        return new

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: object = None
    ) -> dict[str, Any]:
        """How often, by the level; the last day is written as a day, so that days compare."""
        found: dict[str, Any] = {}
        if not values.get("times") and values.get("level") in USUAL_TIMES:
            found["times"] = USUAL_TIMES[values["level"]]
        if values.get("until"):
            found["until"] = latest(values["until"])
        return found

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "since", "until")
        chosen = [name for name in TARGETS if values.get(name)]
        if len(chosen) > 1:
            text = "联系的委员、界别、组只选一个；联系几个的，一对一条"
            found.append(Problem(chosen[1], cls.field(chosen[1]).label, text))
        if values.get("linker") and values.get("linker") == values.get("target_member"):
            found.append(Problem("target_member", "联系的委员", "联系人和联系对象是同一个人"))
        if values.get("level") == MEMBERS and (
            values.get("target_sector") or values.get("target_group")
        ):
            text = "党员委员联系的是党外委员，请选联系的委员，或者把层次改成党组成员"
            found.append(Problem("level", "联系层次", text, stops=False))
        return found


def _alone(find: Any, text: object) -> int | None:
    """The one record of that title; None for none or several."""
    found: Any = find(text.strip()) if isinstance(text, str) and text.strip() else ()
    return int(found[0]) if len(found) == 1 else None


def holds_on(values: Mapping[str, Any], day: str) -> bool:
    """Whether a pairing or branch with these values is there on a day (ISO text)."""
    since, until = values.get("since"), values.get("until")
    return (not since or since <= day) and (not until or until >= day)
