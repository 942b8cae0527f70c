"""Attendance on cards: of a member how often by kind and the last ones, of an activity the sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from desktop_app.records.activity_kinds import PLENARY, STANDING
from desktop_app.records.attendance import Attendance
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.subjects import CardSection
from desktop_app.storage.query import declared_query
from desktop_app.storage.query.clauses import AmongGiven
from desktop_app.storage.query.expressions import FieldValue

SHOWN = 4
"""How many activities a member's card names, the last ones."""
_CAME, _EXCUSED, _MISSED = ("present", "partly"), ("leave", "away"), ("short", "absent")


class Tally(NamedTuple):
    """How often somebody was there, excused, missing or not marked; `away` is no absence."""

    came: int
    excused: int
    missed: int
    away: int

    @classmethod
    def of(cls, results: Iterable[str | None]) -> Tally:
        """The tally of codes of `attendance_result`; those not marked yet count nowhere."""
        many = Counter(results)
        return cls(*(sum(many[each] for each in codes)
                     for codes in (_CAME, _EXCUSED, _MISSED, ("away",))))  # fmt: skip

    @property
    def words(self) -> str:
        """应到 12 次，出席 10 次，请假 1 次，缺席 1 次（出席率 83%）."""
        due = self.came + self.excused + self.missed
        told = [f"应到 {due} 次", f"出席 {self.came} 次"]
        told += [f"请假 {self.excused} 次"] if self.excused else []
        told += [f"缺席 {self.missed} 次"] if self.missed else []
        counted = due - self.away
        rate = f"（出席率 {round(100 * self.came / counted)}%）" if counted else ""
        return "，".join(told) + rate


def of_member(desk: Desk, key: int) -> CardSection:
    """Every attendance of a member summed up: all, by kind, and the last ones."""
    values = [FieldValue(each) for each in ("activity.start_on", "activity.name", "activity.kind",
                                            "result", "activity.state")]  # fmt: skip
    rows = declared_query.select(
        desk.office, Attendance, values, (AmongGiven(FieldValue("member"), (key,)),)
    )
    held = [row for row in rows if row[4] != "cancelled"]
    if not held:
        return CardSection("出勤", ())
    kinds = lookup(desk).codes["activity_kind"]
    facts = [("合计", Tally.of(row[3] for row in held).words)]
    for kind in (PLENARY, STANDING):
        own = [row[3] for row in held if row[2] == kind and row[3] not in (None, "open")]
        facts += [(kinds.label(kind), Tally.of(own).words)] if own else []
    result = Attendance.field("result")
    for day, name, _, code, _ in sorted(held, key=lambda row: row[0] or "", reverse=True)[:SHOWN]:
        facts.append(
            (str(day or "日期不明"), f"{name}：{result.show(code or 'open', lookup(desk))}")
        )
    return CardSection("出勤", tuple(facts))


def of_activity(desk: Desk, key: int) -> CardSection:
    """How many rows of an activity have each result, and who is there without being due."""
    of = (AmongGiven(FieldValue("activity"), (key,)),)
    rows = declared_query.select(
        desk.office, Attendance, [FieldValue(each) for each in ("member", "role", "result")], of
    )
    names = ("member", "role", "result")
    values = [dict(zip(names, row, strict=True)) for row in rows]
    due = [each for each in values if Attendance.IS_DUE.holds(each)]
    many = Counter(each["result"] or "open" for each in due)
    choices = lookup(desk).codes["attendance_result"]
    facts = [(f"应到 {len(due)} 人", "，".join(
        f"{choices.label(code)} {many[code]}" for code in choices.order() if many[code]
    ))] if due else []  # fmt: skip
    others = len(values) - len(due)
    facts += [("列席和其他人员", f"{others} 人")] if others else []
    return CardSection(Attendance.TITLE, tuple(facts))
