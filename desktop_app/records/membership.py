"""任职情况: in which sector, committee, post and groups a member is from which day to which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, NamedTuple

from desktop_app.chinese import dates
from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, Codes, Day, LongText, Number, Text
from desktop_app.records.group import WorkGroup
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import STANDING, Member
from desktop_app.records.office import Committee, Sector, in_order
from desktop_app.records.predicates import filled
from desktop_app.records.record import Record

Values = Mapping[str, Any]
Held = tuple[Any, ...]
"""What is held in one slot: the values of its fields, None for each that is empty."""


class Slot(NamedTuple):
    """One of the things that a member holds one of at a time.

    Memberships of this kind and place say it; `fields` are their fields, `columns` those of the
    member that hold today's values.
    """

    kind: str
    place: int
    fields: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def key(self) -> tuple[str, int]:
        """Kind and place."""
        return self.kind, self.place

    def held(self, membership: Values) -> Held:
        """What a membership of this slot says."""
        return tuple(membership.get(name) for name in self.fields)

    def held_on(self, memberships: Iterable[Values], day: str) -> Held:
        """What some memberships of this slot say on a day (ISO text)."""
        found = (self.held(each) for each in memberships if holds_on(each, day))
        return next(found, (None,) * len(self.fields))

    def now(self, member: Values) -> Held:
        """What the member's columns say; 常委 counts as a post wherever it is said."""
        if self.kind == POST:
            return (_with_standing(member.get("cppcc_post"), member),)
        return tuple(map(member.get, self.columns))

    def same(self, one: Held, other: Held) -> bool:
        """Whether the same is held; the order of posts says nothing."""
        if self.kind == POST:
            return set((one[0] or "").split()) == set((other[0] or "").split())
        return one == other

    def said(self, held: Held, also: Values) -> dict[str, Any]:
        """The values of a membership that says this is held, and what else it says."""
        own = dict(zip(self.fields, held, strict=True))
        return {**also, "kind": self.kind, "place": self.place, **own}

    def put(self, member: dict[str, Any], held: Held) -> None:
        """Write what is held into the member's columns."""
        member.update(zip(self.columns, held, strict=True))
        if self.kind == POST:
            stands = STANDING in (held[0] or "").split()
            if stands or member.get("standing"):
                member["standing"] = int(stands)


SECTOR, COMMITTEE, POST = "sector", "committee", "cppcc_post"
SLOTS = (
    Slot(SECTOR, 1, ("sector",), ("sector",)),
    Slot(COMMITTEE, 1, ("committee", "post"), ("committee", "committee_post")),
    Slot(COMMITTEE, 2, ("committee", "post"), ("committee2", "committee2_post")),
    Slot(POST, 1, ("cppcc_post",), ("cppcc_post",)),
)
"""In the order in which they are told."""
GROUP = "group"
"""The kind of a membership of a group: no slot, a member may be in several groups at a time."""
TITLES = {SECTOR: "界别", COMMITTEE: "专委会", POST: "政协职务", GROUP: "组"}
FIELDS = {each.kind: each.fields for each in SLOTS} | {GROUP: ("group", "group_post")}
COLUMNS = frozenset(name for each in SLOTS for name in each.columns) | {"standing"}
"""The columns of a member that memberships say."""


class Membership(Record):
    """任职情况: what a member holds in one slot, from the day `since` to the day `until`.

    Both days belong to it; an empty one leaves that side open. `until` is stored to the day: a
    month or a year means its last one.
    """

    KEY, TITLE, UNIT = "membership", "任职情况", "条"
    LISTED = False
    NAME, SORT, SEARCH = "kind", "since", ()
    MATCH_KEYS = (("member", "kind", "place", "group", "since"),)
    IMPORT = ImportHints()
    COLUMNS = (
        "kind", "sector", "committee", "post", "cppcc_post", "group", "group_post", "since",
        "until", "decided_by", "document",
    )  # fmt: skip

    ONLY_WITH: ClassVar = {
        **{name: ("kind", (kind,)) for kind, names in FIELDS.items() for name in names},
        "place": ("kind", (COMMITTEE,)),
    }

    member = Link(Member, "委员", owner=True, required=True)
    kind = Code("任职类别", "membership_kind", required=True, default=SECTOR, width=5)
    place = Number("第几个专委会", 1, 2, default=1, help_text="兼任第二个专委会的写 2")
    sector = Link(Sector, "界别", width=6)
    committee = Link(Committee, "专委会", width=9)
    post = Code("专委会职务", "committee_post")
    cppcc_post = Codes("政协职务", "cppcc_post")
    group = Link(WorkGroup, "组", width=9)
    group_post = Code("组内职务", "group_post")
    since = Day("起始日期", also=("任职时间", "自"), help_text="这一天算在内；空着是不详")
    until = Day("截止日期", last=True, also=("至",), help_text="这一天算在内；空着是仍在任")
    decided_by = Text("决定的会议", 60, width=14, help_text="如“十届政协常委会第八次会议”")
    document = Text("文号", 60, document=True)
    remark = LongText("备注")

    ENDING = filled(until)
    """Has a last day."""

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        title = TITLES.get(values.get("kind") or "", cls.TITLE)
        if values.get("place") == 2:
            title = f"第二{title}"
        return f"{title}（{span_words(values)}）"

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: object = None
    ) -> dict[str, Any]:
        """The last day is written as a day, so that days compare as texts."""
        until = values.get("until")
        return {"place": values.get("place") or 1, "until": until and dates.latest(until)}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        kind = values.get("kind")
        found = in_order(cls, values, "since", "until")
        if kind not in FIELDS:
            return found
        own = FIELDS[kind]
        said = "member" in values or all(name in values for name in own)  # a list may lack columns
        if said and not any(values.get(name) for name in own):
            label = cls.field(own[0]).label
            found.append(Problem(own[0], label, f"请填写{label}"))
        for name in dict.fromkeys(name for fields in FIELDS.values() for name in fields):
            if name not in own and values.get(name):
                label = cls.field(name).label
                text = f"任职类别是“{TITLES[kind]}”，{label}请另填一行"
                found.append(Problem(name, label, text))
        if kind != COMMITTEE and values.get("place") == 2:
            text = "只有专委会可以有第二个，这里请写 1"
            found.append(Problem("place", cls.field("place").label, text))
        return found


def slot_of(membership: Values) -> Slot | None:
    """The slot that a membership belongs to, None for a kind that is not known."""
    key = membership.get("kind"), membership.get("place") or 1
    return next((each for each in SLOTS if each.key == key), None)


def holds_on(membership: Values, day: str) -> bool:
    """Whether a membership holds on a day (ISO text); a month begins with its first day."""
    since, until = membership.get("since"), membership.get("until")
    return (not since or since <= day) and (not until or dates.latest(until) >= day)


def overlap(one: Values, other: Values) -> bool:
    """Whether two memberships hold on a day together."""
    return _reaches(one, other) and _reaches(other, one)


def in_time(memberships: Iterable[Values]) -> list[Values]:
    """Memberships in the order in which they begin."""
    return sorted(memberships, key=lambda each: each.get("since") or "")


def span_words(membership: Values) -> str:
    """From when to when: 2022年1月—2024年5月31日, 2022年1月至今, 2027年1月5日起."""
    since, until = membership.get("since"), membership.get("until")
    if since and until:
        return f"{dates.show_chinese_day(since)}—{dates.show_chinese_day(until)}"
    if since:
        return f"{dates.show_chinese_day(since)}起"
    return f"至{dates.show_chinese_day(until)}" if until else "起始日期未填"


def _reaches(one: Values, other: Values) -> bool:
    """Whether one has not ended when the other begins."""
    until, since = one.get("until"), other.get("since")
    return not until or not since or since <= dates.latest(until)


def _with_standing(posts: str | None, member: Values) -> str | None:
    if not member.get("standing"):
        return posts
    held = (posts or "").split()
    return posts if STANDING in held else " ".join([*held, STANDING])
