"""大事记: the activities of a month or a year, which are in the chronicle and with which words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.records.record import Record
from desktop_app.services import outward
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.office_week.plan_days import PlanPeriod
from desktop_app.services.office_week.plan_lines import months_of
from desktop_app.services.registers.stored import stored
from desktop_app.storage.log.action_writer import Stale
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

FIELDS = (
    "name", "start_on", "end_on", "starts_at", "place", "kind", "state", "chronicle",
    "chronicle_text",
)  # fmt: skip
VERBS = (
    "召开", "举行", "举办", "开展", "组织", "赴", "到", "参加", "协助", "配合", "接待", "走访",
    "慰问", "学习",
)  # fmt: skip
"""Names that begin with one of these say themselves what was done."""
MEETING = ("会", "会议")
_BRACKETS = re.compile("（[^（）]*）$")
CANCELLED = "cancelled"
_DAY = len("2026-03-05")


class ChronicleEntry(NamedTuple):
    """One activity in a chronicle.

    day and last are its days, of which only the month may be known; last is '' for one day. own
    are the words of the chronicle as they were written, '' for none; usual those made of name and
    place.
    """

    key: int
    version: int
    day: str
    last: str
    name: str
    place: str
    kind: str
    is_ticked: bool
    own: str
    usual: str

    @property
    def text(self) -> str:
        """The words that are printed."""
        return self.own or self.usual


class Wording(NamedTuple):
    """A change of one entry: whether it is in the chronicle, its words ('' for the usual ones)."""

    is_ticked: bool
    text: str


def entries(desk: Desk, span: PlanPeriod, *, ticked: bool = False) -> list[ChronicleEntry]:
    """The activities that began in a span, by day; all, or those in the chronicle.

    Cancelled ones are left out; those known only by a month or a year come before its days. On one
    day those of one day come first, by the time at which they began.
    """
    first = min(span.first.isoformat(), *months_of(span), *_year_of(span))
    days = Filter("start_on", "from", (first,)), Filter("start_on", "to", (span.last.isoformat(),))
    where = (*days, Filter("chronicle", "in", (1,))) if ticked else days
    keys = lists.find(desk.office, Activity, Query(where=where, sort="start_on"))
    shared = outward.lookup(desk)
    kinds = Activity.field("kind")
    found: list[tuple[str, ChronicleEntry]] = []
    for key, version, *values in outward.rows(desk, Activity, keys, FIELDS):
        each = dict(zip(FIELDS, values, strict=True))
        if each["state"] == CANCELLED:
            continue
        name, place = each["name"] or "", each["place"] or ""
        ends = each["end_on"] or ""
        found.append((each["starts_at"] or "99", ChronicleEntry(
            key, version, each["start_on"], ends if ends > each["start_on"] else "", name, place,
            kinds.show(each["kind"], shared), each["chronicle"] == 1, each["chronicle_text"] or "",
            usual_words(name, place),
        )))  # fmt: skip
    found.sort(key=lambda each: (each[1].day, each[1].last, each[0], each[1].key))
    return [each for _, each in found]


def _year_of(span: PlanPeriod) -> tuple[str, ...]:
    """The year that a span is, as a day that is known only by its year."""
    first, last = span.first.isoformat(), span.last.isoformat()
    return (first[:4],) if (first[4:], last) == ("-01-01", f"{first[:4]}-12-31") else ()


def usual_words(name: str, place: str) -> str:
    """The words of an entry that has none of its own: 在三楼会议室召开主席会议."""
    if name.startswith(VERBS):
        return f"{name}（{place}）" if place else name
    verb = "召开" if _BRACKETS.sub("", name).endswith(MEETING) else "开展"
    return f"在{place}{verb}{name}" if place else f"{verb}{name}"


def days_words(each: ChronicleEntry) -> str:
    """The days of an entry: 3月5日, 3月5日—7日, 3月30日—4月2日, 3月 where no day is known."""
    first = _words(each.day)
    if not each.last or len(each.day) < _DAY:
        return first
    if each.day[:7] == each.last[:7] and len(each.last) == _DAY:
        return f"{first}—{int(each.last[8:])}日"
    year = f"{each.last[:4]}年" if each.last[:4] != each.day[:4] else ""
    return f"{first}—{year}{_words(each.last)}"


def _words(day: str) -> str:
    month = f"{int(day[5:7])}月" if len(day) >= len("2026-03") else ""
    return f"{month}{int(day[8:10])}日" if len(day) == _DAY else month or f"{day}年"


def save(
    desk: Desk, changes: Mapping[int, Wording], versions: Mapping[int, int] | None = None
) -> Changed:
    """Write which activities are in the chronicle and with which words, as one action.

    Words equal to the usual ones are not kept. `UserError` where an activity is gone or, with
    `versions` as they were read, was changed since.
    """
    found = stored(desk, Activity, list(changes))
    if len(found) < len(changes):
        raise UserError("有的活动已被删除，可以在“设置”的回收站里找回。请刷新后再改。")
    put: list[Record] = []
    for each in found:
        want, old = changes[each.key], each.values
        text = want.text.strip()
        if text == usual_words(old["name"] or "", old["place"] or ""):
            text = ""
        new = {**old, "chronicle": int(want.is_ticked), "chronicle_text": text or None}
        if (old["chronicle"] == 1) == want.is_ticked and (old["chronicle_text"] or "") == text:
            continue
        version = (versions or {}).get(each.key, each.version)
        record = Activity.of(new, each.key, version)
        record.over = old
        put.append(record)
    if not put:
        return Changed(None, keys=tuple(changes))
    try:
        return desk.write(put, action=_action(put))
    except Stale:
        raise UserError("这次活动刚在别处改过，已重新读出，请再改一次。") from None


def _action(put: Sequence[Record]) -> str:
    if len(put) == 1:
        return f"大事记：{Activity.title_of(put[0].values)}"
    return f"大事记：{len(put)} 次活动"
