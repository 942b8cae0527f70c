"""The office in numbers: what the workbench shows large, and the rows behind each number."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from desktop_app.records.brand import Brand
from desktop_app.records.consultation import HELD, Consultation
from desktop_app.records.member import Member
from desktop_app.records.office import Committee
from desktop_app.records.outcome import ENDED, Outcome
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.services.backups import was_made_by_hand
from desktop_app.services.desk import Desk, lookup, office_values
from desktop_app.services.registers import Filter, Query, find, first, rows
from desktop_app.storage.query import lists
from desktop_app.storage.query.tallies import By, Sum, tally

PARTY = ("01", "02")
HAN = "01"
AGE_BANDS = ((0, 35), (36, 45), (46, 55), (56, 60), (61, 70), (71, 150))
SERVING = Filter("state", "in", ("serving",))


class Figure(NamedTuple):
    """One number with its words, and the rows behind it: a record's key and filters."""

    key: str
    title: str
    value: str
    note: str
    record: str
    where: tuple[Filter, ...] = ()


class Bar(NamedTuple):
    """One bar of a chart, and the rows behind it."""

    label: str
    value: int
    where: tuple[Filter, ...] = ()


class Chart(NamedTuple):
    """A few bars under one title, all of one record."""

    title: str
    unit: str
    record: str
    bars: tuple[Bar, ...]


class FirstStep(NamedTuple):
    """One line of the first-run checklist; `page` is the tab where it is done."""

    key: str
    title: str
    hint: str
    page: str
    done: bool


def figures(desk: Desk) -> list[Figure]:
    """The large numbers of the workbench, as they are now."""
    return [
        *_member_figures(desk),
        _point_figure(desk),
        _consultation_figure(desk),
        _outcome_figure(desk),
        _brand_figure(desk),
    ]


def charts(desk: Desk) -> list[Chart]:
    """The plain charts of the workbench: serving members by committee and by age."""
    return [_by_committee(desk), _by_age(desk)]


def first_steps(desk: Desk) -> list[FirstStep]:
    """The checklist of an office that has just begun; each line ticks itself."""
    return [
        FirstStep(
            "office", "填写单位信息", "名称、级别、届次", "settings", bool(office_values(desk))
        ),
        FirstStep(
            "member",
            "导入委员名单",
            "把现有的 Excel 名单拖到“委员”页",
            "member",
            _any(desk, Member),
        ),
        FirstStep(
            "point", "建立协商点", "在“协商在基层”页点“新建”或“导入”", "point", _any(desk, Point)
        ),
        FirstStep(
            "brand", "登记品牌项目", "在“品牌项目”页点“新建”或“导入”", "brand", _any(desk, Brand)
        ),
        FirstStep(
            "backup",
            "第一次备份",
            "在“设置”的“备份与恢复”里",
            "settings",
            was_made_by_hand(desk),
        ),
    ]


def share(part: int, whole: int) -> str:
    """A percentage with one decimal, “–” of nothing."""
    return f"{part * 100 / whole:.1f} %" if whole else "–"


def age_on(born: str, today: datetime.date) -> int:
    """Full years on a day; an unknown month or day counts as already passed."""
    parts = [int(part) for part in born.split("-")]
    passed = (today.month, today.day)[: len(parts) - 1]
    return today.year - parts[0] - (tuple(parts[1:]) > passed)


def _any(desk: Desk, model: type[Record]) -> bool:
    return bool(first(desk, model, Query(), 1))


def _count(desk: Desk, model: type[Record], *where: Filter) -> int:
    return lists.count(desk.office, model, where)


def _others(desk: Desk, code_list: str, but: Sequence[str]) -> tuple[str, ...]:
    """The codes of a list without some."""
    return tuple(code for code in lookup(desk).codes[code_list].order() if code not in but)


def _member_figures(desk: Desk) -> list[Figure]:
    outside = Filter("politics", "in", _others(desk, "politics", PARTY))
    minority = Filter("nation", "in", _others(desk, "nation", (HAN,)))
    women = Filter("sex", "in", _women(desk))
    now = serving(desk)
    total, free, few, female = (
        _count(desk, Member, *now, *more) for more in ((), (outside,), (minority,), (women,))
    )
    return [
        Figure(
            "member", "在任委员", str(total),
            _of(total, f"女委员 {female} 人，{share(female, total)}"), "member", now,
        ),
        Figure(
            "outside", "党外委员", str(free), _of(total, f"占 {share(free, total)}"),
            "member", (*now, outside),
        ),
        Figure(
            "minority", "少数民族委员", str(few), _of(total, f"占 {share(few, total)}"),
            "member", (*now, minority),
        ),
    ]  # fmt: skip


def _of(total: int, note: str) -> str:
    """The note under a figure, or that there is nothing yet."""
    return note if total else "还没有登记"


def _women(desk: Desk) -> tuple[str, ...]:
    found = lookup(desk).codes["sex"].find("女")
    return (found,) if found else ()


def _point_figure(desk: Desk) -> Figure:
    running = Filter("state", "in", ("running",))
    total, active = _count(desk, Point), _count(desk, Point, running)
    signed = _count(desk, Point, Filter("has_sign", "in", (1,)))
    return Figure(
        "point",
        "协商点",
        str(total),
        _of(total, f"运行 {active} 个，已挂牌 {signed} 个"),
        "point",
    )


def _consultation_figure(desk: Desk) -> Figure:
    """The consultations held this year, and what was suggested at them."""
    held = (Filter("state", "in", HELD), Filter("held_on", "during", _this_year(desk)))
    total = _count(desk, Consultation, *held)
    sent = Filter("sent_on", "during", _this_year(desk))
    unsent = (
        Filter("sent_on", "in", (None,)),
        Filter("consultation.held_on", "during", _this_year(desk)),
    )
    suggested = _count(desk, Outcome, Filter("", "either", ((sent,), unsent)))
    return Figure(
        "consultation", "今年协商", str(total), _of(total, f"今年意见建议 {suggested} 条"),
        "consultation", held,
    )  # fmt: skip


def _outcome_figure(desk: Desk) -> Figure:
    """The suggestions that somebody still works on, and those that are done."""
    handling = lookup(desk).codes["outcome_handling"].order()
    going = tuple(each for each in handling if each not in ENDED)
    where = (
        Filter("handling", "in", going),
        Filter("adoption", "in", ("pending", "adopted", "partly")),
        Filter("stopped_on", "in", (None,)),
    )
    every, total = _count(desk, Outcome), _count(desk, Outcome, *where)
    done = _count(desk, Outcome, Filter("handling", "in", ENDED))
    note = _of(every, f"已办结 {done} 条，占 {share(done, every)}")
    return Figure("outcome", "在办意见建议", str(total), note, "outcome", where)


def _this_year(desk: Desk) -> tuple[str, str]:
    return f"{desk.today.year}-01-01", f"{desk.today.year}-12-31"


def _brand_figure(desk: Desk) -> Figure:
    total = _count(desk, Brand)
    this_year = _count(desk, Brand, Filter("year", "in", (desk.today.year,)))
    return Figure("brand", "品牌项目", str(total), _of(total, f"今年创建 {this_year} 个"), "brand")


def _by_committee(desk: Desk) -> Chart:
    """Serving members by their first committee, in the office's order, short names."""
    counted, now = _counted(desk, "committee"), serving(desk)
    committees = rows(desk, Committee, find(desk, Committee, Query()), ("short_name", "name"))
    bars = tuple(
        Bar(short or name, counted[key], (*now, Filter("committee", "in", (key,))))
        for key, _, short, name in committees
        if counted.get(key)
    )
    return Chart("在任委员按专委会", "人", "member", bars)


def _by_age(desk: Desk) -> Chart:
    found: Counter[tuple[int, int]] = Counter()
    for born, count in _counted(desk, "born").items():
        age = age_on(born, desk.today) if born else -1
        found.update({band: count for band in AGE_BANDS if band[0] <= age <= band[1]})
    bands = AGE_BANDS if found else ()
    now = serving(desk)
    bars = tuple(
        Bar(band_name(each), found[each], (*now, *born_in(each, desk.today))) for each in bands
    )
    return Chart("在任委员按年龄", "人", "member", bars)


def serving(desk: Desk) -> tuple[Filter, ...]:
    """The members in office: of the current term, where the office has more than one."""
    shared = lookup(desk)
    if len(shared.titles["term"]) < 2:
        return (SERVING,)
    return (SERVING, Filter("term", "in", (shared.term, None)))


def _counted(desk: Desk, field: str) -> dict[Any, int]:
    """How many serving members have each value of a field."""
    return dict(tally(desk.office, Member, serving(desk), [By(field)], [Sum()]))


def born_in(band: tuple[int, int], today: datetime.date) -> tuple[Filter, ...]:
    """The members whose age is in a band: just those that `age_on` puts there."""
    first, last = (f"{today.year - age:04}-{today:%m-%d}" for age in (band[0], band[1] + 1))
    return (Filter("born", "to", (first,)), Filter("born", "after", (last,)))


def band_name(band: tuple[int, int]) -> str:
    """A band of ages as it is printed."""
    first, last = band
    if first == AGE_BANDS[0][0]:
        return f"{last}岁以下"
    if last == AGE_BANDS[-1][1]:
        return f"{first}岁以上"
    return f"{first}–{last}岁"
