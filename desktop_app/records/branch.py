"""临时党支部: a Party organisation for a committee's term or for one activity, and its life."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.chinese.amounts import PEOPLE
from desktop_app.chinese.dates import latest
from desktop_app.errors import Problem
from desktop_app.patterns import pattern
from desktop_app.records.activity import Activity
from desktop_app.records.field_types import Code, Day, LongText, Number, PersonName, Text
from desktop_app.records.gates import is_over, missing
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, named_by_link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.nested_records import Cut, NestedRecord, by_names, name_parts
from desktop_app.records.office import COMMITTEE_TITLE, Committee, in_order
from desktop_app.records.predicates import one_of
from desktop_app.records.record import Record

OF_COMMITTEE, OF_ACTIVITY = "committee", "activity"
FULL, PROBATIONARY = "full", "probationary"
LEAST_FULL = 3
"""Full members that a 党支部 needs, 预备党员 not among them. Source: the Party's own rules."""
SMALL = "group"
"""The code of 党小组, which needs no number of members."""
PEOPLE_OF = "书记与党员"


class Branch(Record):
    """临时党支部: for a special committee during the term, or for one activity.

    `member_count`, `full_count` and `secretary` follow from its members, where it has any.
    """

    KEY, TITLE, UNIT, TAB = "branch", "临时党支部", "个", "委员履职"
    STATE = "state"
    MATCH_KEYS = (("name",),)
    IMPORT = ImportHints(
        combined=(("since", "until"), ("approved_by", "approved_on")),
        texts={"kind": "remark", "form": "remark", "state": "remark"},
        sections={"committee": COMMITTEE_TITLE}, name_fallback=("committee", "activity"),
    )  # fmt: skip
    ONWARD = ("running", "dissolved")
    FOLLOWS = ("secretary", "member_count", "full_count")
    SEARCH = ("secretary", "approved_by", "document")
    COLUMNS = (
        "name", "kind", "form", "secretary", "member_count", "full_count", "state", "committee",
        "activity", "since", "until",
    )  # fmt: skip
    CARD = ("form", "secretary", "since")
    APART = ("kind", "since", "committee")
    FILTERS = ("state", "kind", "form", "committee", "since")

    name = Text(
        "名称", 50, required=True, width=16,
        also=("党支部名称", "临时党支部名称", "支部名称", "党组织名称", "临时党组织名称"),
    )  # fmt: skip
    kind = Code("类别", "branch_kind", required=True, default=OF_COMMITTEE,
                also=("类型", "党组织类别"), width=9)  # fmt: skip
    form = Code("形式", "branch_form", default="branch", also=("党组织形式", "设置形式"), width=5)
    state = Code("状态", "branch_state", default="running", width=5)
    committee = Link(Committee, "专委会", also=("所属专委会", "依托专委会"), width=9)
    activity = Link(
        Activity, "活动", also=("依托活动", "所属活动", "活动名称"), width=12,
        brings={"since": "start_on", "until": "end_on", "committee": "committee"},
    )  # fmt: skip
    approved_on = Day("批准日期", also=("批复日期", "批复时间"), width=8)
    approved_by = Text("批准单位", 60, also=("批准机关", "批复单位", "上级党组织"), width=10)
    document = Text("批复文号", 60, also=("文号", "批准文号"), document=True)
    since = Day("成立日期", also=("成立时间", "起始日期"), width=8)
    until = Day("撤销日期", last=True, also=("撤销时间", "截止日期"), width=8)

    secretary = PersonName(
        "书记", 40, also=("支部书记", "负责人", "组长"), group=PEOPLE_OF, width=7
    )
    member_count = Number("党员人数", 0, 10**5, also=("党员数",), group=PEOPLE_OF, width=5,
                          units=PEOPLE, help_text="登记了支部党员的，照名单算出")  # fmt: skip
    full_count = Number("正式党员", 0, 10**5, also=("正式党员数",), group=PEOPLE_OF, width=5,
                        units=PEOPLE)  # fmt: skip
    remark = LongText("备注", also=("说明",), group=PEOPLE_OF)

    RUNNING = one_of(state, "running", None)
    OF_COMMITTEE = one_of(kind, OF_COMMITTEE)
    OF_ACTIVITY = one_of(kind, OF_ACTIVITY)

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: object = None
    ) -> dict[str, Any]:
        """The last day is written as a day, so that days compare as texts."""
        return {"until": latest(values["until"])} if values.get("until") else {}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "since", "until")
        kind = values.get("kind")
        if kind == OF_COMMITTEE and not values.get("committee", " "):
            text = "履职临时党支部请选依托的专委会，党组织覆盖率按它算"
            found.append(Problem("committee", "专委会", text, stops=False))
        if kind == OF_ACTIVITY and not values.get("activity", " "):
            found.append(Problem("activity", "活动", "活动临时党组织请选依托的活动", stops=False))
        lacking = lacking_full(values)
        if lacking:
            found.append(Problem("form", "形式", lacking, stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, "until") if to == "dissolved" else None

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """One whose last day is over was dissolved."""
        return "dissolved" if is_over(values, lookup) else ""


def lacking_full(values: Mapping[str, Any]) -> str:
    """What is to be done about a 党支部 with too few full members; '' where there are enough.

    A 党小组 needs no number, and nothing is said while no member is known.
    """
    full = values.get("full_count")
    if full is None or full >= LEAST_FULL or values.get("form") == SMALL:
        return ""
    whole = values.get("member_count") or 0
    more = f"，预备党员 {whole - full} 名不算" if whole > full else ""
    return (
        f"正式党员 {full} 名{more}；不足 {LEAST_FULL} 名正式党员的不成立党支部，"
        "请改成党小组，或者与别的支部联合成立"
    )


_STANDINGS = pattern(r"预备")
_POST = r"(?:支部)?(?:副书记|书记|组织委员|宣传委员|纪检委员|支部委员|委员|组长|党员)"
_POSTS = pattern(r"副书记|书记|组织委员|宣传委员|纪检委员|支部委员|组长")
_NEXT_POST = pattern(rf"[、,，\s]+(?=(?:正式|预备)?{_POST}[：:])")
_OF_ONE = pattern(r"(?:支部)?(?:副?书记|组织委员|宣传委员|纪检委员|组长)")


def by_posts(text: str) -> Cut:
    """The names of a cell, each behind its post: 书记：甲，组织委员：乙，党员：丙、丁.

    A post that one person holds is that of the first name behind it.
    """
    cut = by_names(_NEXT_POST.sub("；", text))
    items, held = list[str](), set[str]()
    for each in cut.items:
        head, sign, name = each.rpartition("：")
        items.append(name if sign and head in held else each)
        if _OF_ONE.fullmatch(head):
            held.add(head)
    return cut._replace(items=tuple(items))


class BranchMember(Record):
    """支部党员: one Party member in a temporary branch, full or probationary, and the post."""

    KEY, TITLE, UNIT = "branch_member", "支部党员", "人"
    PERSON = True
    MATCH_KEYS, SEARCH, SORT = (("branch", "name"),), ("unit",), "strokes"
    UNIQUE = (("branch", "member"),)
    APART = ("unit", "standing")
    COLUMNS = ("name", "standing", "post", "unit")

    NESTED = NestedRecord(
        link="branch", item="name", label="拆成党员", split=by_posts,
        titles=("党员", "党员名单", "党员姓名", "成员", "支部成员", "支部党员", "成员名单",
                "组成人员"),
        rest="remark",
    )  # fmt: skip

    branch = Link(Branch, "临时党支部", owner=True, required=True)
    member = Link(Member, "委员", brings={"name": "name", "unit": "unit"})
    name = PersonName("姓名", 25, required=True, also=("党员",))
    standing = Code(
        "党员情况", "branch_standing", also=("正式或预备", "政治面貌"), width=6,
        help_text="委员按登记的政治面貌填：中共党员是正式，中共预备党员是预备",
    )  # fmt: skip
    post = Code("支部职务", "branch_post", also=("职务", "党内职务"), width=6)
    unit = Text("单位", 80, also=("工作单位",), width=14)

    IS_FULL = one_of(standing, FULL)

    @classmethod
    def item_draft(cls, item: str, lookup: Lookup) -> Mapping[str, object]:
        """A name in a list with the post or 预备 before or behind it.

        A name that only one member has is that member's.
        """
        head, name, more = name_parts(item)
        told = f"{head} {more}"
        found: dict[str, object] = {"name": name}
        if _STANDINGS.search(told):
            found["standing"] = PROBATIONARY
        if post := _POSTS.search(told):
            found["post"] = lookup.codes["branch_post"].find(post[0])
        members = lookup.titles[Member.KEY].find(name)
        if len(members) == 1:
            found["member"] = members[0]
        elif more and not post and not _STANDINGS.search(more):
            found["unit"] = more
        return found

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """A member who is chosen brings the name."""
        return named_by_link(draft, "member", "name", lookup.titles[Member.KEY])


class BranchEvent(Record):
    """主题党日: one day of a branch, what it did and how many took part."""

    KEY, TITLE, UNIT = "branch_event", "主题党日", "次"
    NAME, SORT, SEARCH, LISTED = "content", "day", (), False
    MATCH_KEYS = (("branch", "day", "content"),)
    COLUMNS = ("day", "content", "people", "place")

    branch = Link(Branch, "临时党支部", owner=True, required=True)
    day = Day("日期", required=True, also=("活动日期", "时间"), width=8)
    content = Text("内容", 120, required=True, also=("主题", "活动内容", "活动主题"), width=20)
    people = Number("参加人数", 0, 10**5, also=("参加", "人数"), width=5, units=PEOPLE)
    place = Text("地点", 80)
    remark = LongText("备注")

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        return str(values.get("content") or cls.TITLE)
