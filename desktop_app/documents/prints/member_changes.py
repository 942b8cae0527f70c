"""委员变动情况表: how many served before a period, came, left, changed, and served at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from desktop_app.chinese.dates import earliest
from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.declared import Chosen, Option, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.member_events import CHILDREN, FIELDS, rows_of, time_of
from desktop_app.documents.prints.periods import BEGINNING, PERIOD, PrintPeriod, span_of
from desktop_app.documents.prints.wording import answered_for, short
from desktop_app.records.membership import COMMITTEE, SECTOR, holds_on
from desktop_app.records.serving import TimeInOffice

GROUPS = Option("group", "排列", (("sector", "按界别"), ("committee", "按专委会")))
NOWHERE = {SECTOR: "未定界别", COMMITTEE: "未定专委会"}
BEFORE, ADDED, NEW, IN, RESIGNED, REVOKED, DECEASED, ADJUSTED, EXPIRED, OUT, AFTER = range(11)
COLUMNS = (
    (BEFORE, "期初", ""),
    (ADDED, "增补", "增加"), (NEW, "新任和其他", "增加"), (IN, "调入", "增加"),
    (RESIGNED, "辞职", "减少"), (REVOKED, "撤销", "减少"), (DECEASED, "去世", "减少"),
    (ADJUSTED, "调整", "减少"), (EXPIRED, "届满和其他", "减少"), (OUT, "调出", "减少"),
    (AFTER, "期末", ""),
)  # fmt: skip
LEFT_AS = {
    "resigned": RESIGNED, "revoked": REVOKED, "deceased": DECEASED, "adjusted": ADJUSTED,
}  # fmt: skip
RULES = (
    "期初是时段第一天的前一天在任的，期末是最后一天在任的：已经任职、所在届次没有届满，状态没有变动。",
    "期初＋增加－减少＝期末。调入、调出是在任期间改了界别（专委会）的，合计里两项相等。",
    "只统计列表里的委员，打印前请清除筛选条件。",
)


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The counts of a period, a row for each sector or committee, and all."""
    span, kind = span_of(setting.today, chosen), GROUPS.of(chosen)
    counts: dict[str, Counter[int]] = {}
    for each in shown:
        for name, column in counted(each, span, kind):
            counts.setdefault(name, Counter())[column] += 1
    order = dict.fromkeys((*setting.orders.get(kind, ()), *sorted(counts)))
    names = [name for name in order if name and name in counted_names(counts)]
    names += [""] * ("" in counts)
    rows = [
        [str(place), short(name, setting) or NOWHERE[kind], *_texts(counts[name])]
        for place, name in enumerate(names, 1)
    ]
    if rows:
        rows.append(["", "合计", *_texts(sum(counts.values(), Counter()))])
    title = "界别" if kind == SECTOR else "专委会"
    return Register(
        title=f"{setting.office}委员变动情况表",
        note=f"（{span.words}）",
        columns=(
            Column("序号"), Column(title, align="left"),
            *(Column(name, over=over) for _, name, over in COLUMNS),
        ),
        groups=[RowGroup("", rows)],
        foot=setting.foot,
        name_column=1,
        signed=answered_for(setting.office),
        rules=RULES,
    )  # fmt: skip


def counted_names(counts: dict[str, Counter[int]]) -> set[str]:
    """The sectors or committees in which anyone served or changed."""
    return {name for name, found in counts.items() if any(found.values())}


def counted(shown: Shown, span: PrintPeriod, kind: str) -> list[tuple[str, int]]:
    """The columns that one member counts in, each with the sector or committee."""
    time = time_of(shown.values)
    eve = BEGINNING if span.first == BEGINNING else _day_before(span.first)
    before = eve != BEGINNING and time.holds_on(eve)
    first = eve if before else _first_day(time, span)
    if first is None:
        return []
    after = time.holds_on(span.last)
    last = span.last if after else _last_day(time, span)
    was, now = _held(shown, kind, first), _held(shown, kind, max(last, first))
    if before:
        found = [(was, BEFORE)]
    else:
        found = [(was, ADDED if shown.values.get("origin.stored") == "added" else NEW)]
    if was != now:
        found += [(was, OUT), (now, IN)]
    if after:
        return [*found, (now, AFTER)]
    state = shown.values.get("state.stored", "")
    return [*found, (now, LEFT_AS.get(state, EXPIRED) if time.left_by(span.last) else EXPIRED)]


def _first_day(time: TimeInOffice, span: PrintPeriod) -> str | None:
    """The first day of a member who came within a period, None of one who did not serve in it."""
    began = max(earliest(time.began) if time.began else span.first, span.first)
    return began if began <= span.last and time.holds_on(began) else None


def _last_day(time: TimeInOffice, span: PrintPeriod) -> str:
    """The last day in a period of a member who does not serve at its end."""
    ends = [span.last]
    if time.has_left and time.state_date:
        ends.append(_day_before(time.state_date))
    if time.term_ends and time.over_by(span.last):
        ends.append(time.term_ends)
    return min(ends)


def _held(shown: Shown, kind: str, day: str) -> str:
    """The sector or the first committee of a member on a day, as `memberships.on_day` reads it."""
    rows = rows_of(shown, kind)
    if not rows:
        return shown.values.get(kind, "")
    return next((row.get(kind, "") for row in rows if holds_on(row, day)), "")


def _day_before(day: str) -> str:
    return (date.fromisoformat(earliest(day)) - timedelta(days=1)).isoformat()


def _texts(found: Counter[int]) -> list[str]:
    return [str(found[column]) for column, _, _ in COLUMNS]


PRINT = RegisterPrint(
    key="member_changes",
    title="委员变动情况表",
    record="member",
    fields=FIELDS,
    register=register,
    options=(PERIOD, GROUPS),
    children=CHILDREN,
)
