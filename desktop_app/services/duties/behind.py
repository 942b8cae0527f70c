"""The records behind a cell of the matrix: counted ones, and others with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.errors import UserError
from desktop_app.records.duty import BY_HAND, Duty, DutyTick
from desktop_app.records.fact_kinds import kinds_of
from desktop_app.services.desk import Desk, values_of
from desktop_app.services.duties.cells import BehindRow
from desktop_app.services.facts import counting
from desktop_app.services.facts.declared import FactCount, FactSource, facts_of
from desktop_app.services.facts.narrowing import matches
from desktop_app.services.statistics.periods import Period, of_year
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.sections import Asked, conditions
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.outward_rows import title_rows
from desktop_app.storage.query.who_groups import WhoQuery, who_groups

OTHER_KIND, OTHER_LEVEL, OTHER_ROLE = "类型不计", "级别不计", "身份不计"
UNCLEAR = "日期没有写，或者没有写全"


def cell_rows(desk: Desk, duty: int, key: int) -> list[BehindRow]:
    """The rows of a member or group, counted ones first; `UserError` if the duty is gone."""
    own = values_of(desk, Duty, duty)
    if not own:
        raise UserError("这个“五个一”项目已被删除，请按 F5 重新看。")
    subject, period = str(own["subject"] or "member"), of_year(int(str(own["year"])))
    found = list(_ticks(desk, duty, subject, key))
    fact = str(own["fact"] or BY_HAND)
    if fact == BY_HAND:
        return found
    rows = counting.rows(desk, period, {fact}, key, groups=subject == "group")
    there = set()
    for each in rows:
        why = _mismatch(own, each.counted)
        there.add((each.record, each.key))
        found.append(BehindRow(each.day, each.title, not why, why, each.opens, each.opens_key))
    if subject == "member":
        for source in facts_of(desk.subjects)[fact].sources:
            found += _left_out(desk, source, key, period, there)
    return sorted(found, key=lambda each: (not each.counts, each.day))


def _mismatch(own: dict[str, object], counted: FactCount) -> str:
    """Why a fact does not count for a duty, "" where it does."""
    kinds, levels = kinds_of(own["kinds"]), str(own["levels"] or "").split()
    fact, role = str(own["fact"]), own["role"]
    if not matches(counted, fact, kinds, (), None):
        return OTHER_KIND
    if not matches(counted, fact, (), levels, None):
        return OTHER_LEVEL
    return "" if matches(counted, fact, (), (), str(role) if role else None) else OTHER_ROLE


def _ticks(desk: Desk, duty: int, subject: str, key: int) -> Iterator[BehindRow]:
    where = (Filter("duty", "in", (duty,)), Filter(subject, "in", (key,)))
    keys = list(lists.find(desk.office, DutyTick, Query(where=where)))
    for _, _, day, reason, document in lists.rows(
        desk.office, DutyTick, keys, ("day", "reason", "document")
    ):
        words = f"{reason}（{document}）" if document else reason
        yield BehindRow(day or "", words, True, "手工认定", Duty.KEY, duty)


def _left_out(
    desk: Desk, source: FactSource, key: int, period: Period, there: set[tuple[str, int]]
) -> Iterator[BehindRow]:
    """The records of a member in the year that a source does not count, and why."""
    if not source.member:
        return
    asked = Asked(desk, period, period, Scope())
    days = tuple(filter(None, (source.day.field, source.day.otherwise)))
    by = ("id", *days, *filter(None, (source.opens,)))
    sure, rough = source.day.during(period), source.day.unclear(period)
    flags = ((sure,), *(conditions((each,), asked) for each in source.where))
    query = WhoQuery((Filter("", "either", ((sure,), (rough,))),), source.member, by, flags)
    reasons = (UNCLEAR, *source.reasons)
    found = []
    for row in who_groups(desk.office, source.record, query, (key,)):
        values = dict(zip(by, row, strict=False))
        fits = row[len(by) : -1]
        if all(fits) or (source.record.KEY, values["id"]) in there:
            continue
        day = next((str(values[each]) for each in days if values[each]), "")
        found.append((values[source.opens or "id"], day, reasons[fits.index(0)]))
    yield from _told(desk, source, found)


def _told(desk: Desk, source: FactSource, found: list[tuple[int, str, str]]) -> Iterator[BehindRow]:
    """Records as rows, their titles held back where they are internal."""
    opened = source.record
    for name in filter(None, source.opens.split(".")):
        opened = opened.field(name).linked  # type: ignore[union-attr]
    shown = title_rows(desk.office, opened, list(dict.fromkeys(key for key, _, _ in found if key)))
    titles = {each[0]: each[1] for each in shown}
    for key, day, why in found:
        yield BehindRow(day, titles.get(key, ""), False, why, opened.KEY, key)
