"""Tables of statistics by one field: a row a committee, county, point or platform, and a total."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from desktop_app.records.consultation import Consultation
from desktop_app.records.field_types import Code
from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk, full_titles, lookup
from desktop_app.services.statistics.consultations import consultations, people, topics, visits
from desktop_app.services.statistics.counting import values_by
from desktop_app.services.statistics.declared import TOTAL, Asked, Section
from desktop_app.services.statistics.figures import asked_of
from desktop_app.services.statistics.outcomes import outcomes
from desktop_app.services.statistics.parts import EMPTY
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.scopes import EVERYTHING, Scope
from desktop_app.stepping import run_to_end

Rows: TypeAlias = dict[Any, list[int | None]]

FIELDS = {"committee": "专委会", "county": "县市", "point": "协商点", "platform": "协商平台"}
"""By what a table can be made, with the word for it."""

_PATHS = {"committee": "committee", "county": "point.county", "point": "point",
          "platform": "platform"}  # fmt: skip
_OWN = ("committee", "county", "point")


class Column(NamedTuple):
    """One column: its title, its unit, and for a share the columns it divides."""

    title: str
    unit: str
    share: tuple[int, int] = (0, 0)


class Row(NamedTuple):
    """One value of the field with a whole number a column, None where the column has none."""

    title: str
    values: tuple[int | None, ...]


class Table(NamedTuple):
    """Statistics by one field; `total` is counted anew, so that the rows can be checked by it."""

    by: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row


class _Counted(NamedTuple):
    """A column's part of a section, and through which link the section reaches its consultation."""

    title: str
    unit: str
    part: str
    section: Callable[[Asked], Section]
    through: str


_COUNTED = (
    _Counted("协商", "场", TOTAL, consultations, ""),
    _Counted("参加人员", "人次", TOTAL, people, "consultation."),
    _Counted("议题", "个", TOTAL, topics, ""),
    _Counted("意见建议", "条", TOTAL, outcomes, "consultation."),
    _Counted("采纳和部分采纳", "条", "adopted", outcomes, "consultation."),
    _Counted("已交办", "条", "assigned", outcomes, "consultation."),
    _Counted("已办结", "条", "done", outcomes, "consultation."),
    _Counted("逾期未办结", "条", "overdue", outcomes, "consultation."),
    _Counted("开展回头看", "次", TOTAL, visits, "outcome.consultation."),
    _Counted("落实资金", "万元", "money", outcomes, "consultation."),
    _Counted("受益人数", "人", "beneficiaries", outcomes, "consultation."),
)
_ADOPTION, _DONE = Column("采纳率", "%", (4, 3)), Column("办结率", "%", (6, 5))
COLUMNS = (*(Column(each.title, each.unit) for each in _COUNTED), _ADOPTION, _DONE)


def table(desk: Desk, period: Period, by: str, scope: Scope = EVERYTHING) -> Table:
    """One row for each value of `by` (see FIELDS) with anything to count, and a total row."""
    return run_to_end(table_in_steps(desk, period, by, scope))


def table_in_steps(
    desk: Desk, period: Period, by: str, scope: Scope = EVERYTHING
) -> Generator[tuple[int, int], None, Table]:
    """`table` in steps, one for each reading: yields (done, all)."""
    asked = asked_of(desk, period, scope)[0]
    whole: Rows = {TOTAL: _empty(by)}
    found: Rows = {}
    readings = [(section, places, counted, field)
                for section, path, places in _sections(asked, by)
                for counted, field in ((found, path), (whole, None))]  # fmt: skip
    for done, (section, places, counted, field) in enumerate(readings, 1):
        parts = [_COUNTED[place].part for place in places]
        for value, values in values_by(desk, section, parts, field).items():
            row = counted.setdefault(value if field else TOTAL, _empty(by))
            for place, number in zip(places, values, strict=True):
                row[place] = number
        yield done, len(readings)
    titles = _titles(desk, by)
    order = [*titles, *(value for value in found if value not in titles)]
    rows = [Row(titles.get(value, str(value or EMPTY)), _shares(found[value]))
            for value in order if value in found and any(found[value])]  # fmt: skip
    return Table(by, f"按{FIELDS[by]}", COLUMNS, tuple(rows), Row("合计", _shares(whole[TOTAL])))


def _sections(asked: Asked, by: str) -> Iterable[tuple[Section, str, list[int]]]:
    """Each section once, the path from its records to the field, the columns it fills."""
    for made in dict.fromkeys(each.section for each in _COUNTED):
        places = [at for at, each in enumerate(_COUNTED) if each.section is made]
        if _has(_COUNTED[places[0]], by):
            yield made(asked), f"{_COUNTED[places[0]].through}{_PATHS[by]}", places


def _has(column: _Counted, by: str) -> bool:
    """Whether the records of a column have the field at all: topics have no platform."""
    return by in _OWN or column.section is not topics


def _empty(by: str) -> list[int | None]:
    return [0 if _has(each, by) else None for each in _COUNTED]


def _shares(values: Sequence[int | None]) -> tuple[int | None, ...]:
    """The values with the shares behind them, in tenths of a percent."""
    shares = (each.share for each in COLUMNS[len(values) :])
    return (*values, *(_share(values[part], values[whole]) for part, whole in shares))


def _share(part: int | None, whole: int | None) -> int | None:
    return round(part * 1000 / whole) if part is not None and whole else None


def _titles(desk: Desk, by: str) -> Mapping[Any, str]:
    """The titles of the values in the office's order; a county is its own title."""
    field = Consultation.field(_PATHS[by].partition(".")[0])
    if "." in _PATHS[by]:
        return {}
    if isinstance(field, Link):
        linked: type[Record] = field.linked
        return dict(full_titles(desk, linked).items())
    assert isinstance(field, Code)
    return {each.code: each.label for each in lookup(desk).codes[field.codes].entries}
