"""As last time: which tables an office made, for which period, who filled them in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from desktop_app.errors import Wrong
from desktop_app.services.desk import Desk
from desktop_app.services.period_tables.tables.all_tables import TABLES
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.periods import Period
from desktop_app.storage.file import office_settings

_NAME = "period_tables"


class TableFoot(NamedTuple):
    """Who answers for the tables: names and a phone, empty to be written by hand."""

    filler: str = ""
    checker: str = ""
    head: str = ""
    phone: str = ""


class LastSet(NamedTuple):
    """What was made last: the keys of the tables, the period, the foot."""

    tables: tuple[str, ...]
    period: Period
    foot: TableFoot


def last_set(desk: Desk) -> LastSet:
    """What this office made last; every table of the last whole quarter before it made any."""
    found = _read(desk)
    known = [each.key for each in TABLES]
    chosen = found.get("tables")
    tables = [each for each in known if not isinstance(chosen, list) or each in chosen]
    foot = {name: str(found.get(name) or "") for name in TableFoot._fields}
    return LastSet(tuple(tables or known), _period(desk, found), TableFoot(**foot))


def remember(desk: Desk, made: LastSet) -> None:
    """Keep what was made for the next time."""
    said = {"tables": list(made.tables), "first": made.period.first, "last": made.period.last,
            **made.foot._asdict()}  # fmt: skip
    text = json.dumps(said, ensure_ascii=False)
    if office_settings.read(desk.office, _NAME) != text:
        office_settings.write(desk.office, _NAME, text)


def quarter_before(desk: Desk) -> Period:
    """The last quarter that is over."""
    year, quarter = desk.today.year, (desk.today.month - 1) // 3
    return periods.of_quarter(year, quarter) if quarter else periods.of_quarter(year - 1, 4)


def period_named(text: str) -> Period:
    """A period as a command names it: 2026, 2026H1, 2026Q3, 2026-03; `Wrong` for another."""
    name = text.strip().upper()
    year, rest = name[:4], name[4:]
    if year.isdigit() and len(year) == len("2026"):
        number = int(year)
        if not rest:
            return periods.of_year(number)
        if rest in ("H1", "H2"):
            return periods.of_half(number, int(rest[1:]))
        if rest in ("Q1", "Q2", "Q3", "Q4"):
            return periods.of_quarter(number, int(rest[1:]))
        month = rest.lstrip("-")
        if rest.startswith("-") and month.isdigit() and 1 <= int(month) <= 12:
            return periods.of_months(number, int(month), int(month))
    raise Wrong(f"看不懂时段“{text}”，请写成 2026、2026H1、2026Q3 或 2026-03")


def _period(desk: Desk, found: Mapping[str, object]) -> Period:
    first, last = found.get("first"), found.get("last")
    try:
        return periods.between(first, last) if first and last else quarter_before(desk)
    except Wrong:
        return quarter_before(desk)


def _read(desk: Desk) -> Mapping[str, object]:
    text = office_settings.read(desk.office, _NAME)
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
