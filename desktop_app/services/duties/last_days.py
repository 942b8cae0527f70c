"""The last day on which each member did something that counts for a duty, for the printed table."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.services.desk import Desk
from desktop_app.services.duties.cells import DutyMatrix
from desktop_app.services.duties.year_duty import YearDuty, year_duties
from desktop_app.services.facts.counting import day_in, more_of
from desktop_app.services.facts.readings import FactReading, read, readings
from desktop_app.services.statistics.periods import of_year
from desktop_app.storage.query.outward_rows import internal_keys

MEMBERS = "member"
Days = dict[tuple[int, int], str]
"""Days as ISO text by the ids of duty and member."""


def with_last_days(desk: Desk, matrix: DutyMatrix) -> DutyMatrix:
    """The matrix with the last day of each cell; days of internal records are left out.

    A matrix of groups stays as it is.
    """
    if matrix.subject != MEMBERS:
        return matrix
    days = _last_days(desk, matrix)
    lines = []
    for line in matrix.lines:
        pairs = zip(matrix.columns, line.cells, strict=True)
        cells = (cell._replace(last=days.get((duty.key, line.key), "")) for duty, cell in pairs)
        lines.append(line._replace(cells=tuple(cells)))
    return matrix._replace(lines=tuple(lines))


def _last_days(desk: Desk, matrix: DutyMatrix) -> Days:
    duties = year_duties(desk, matrix.year, matrix.subject)
    rules = {each.rule.key: each.rule for each in duties if each.rule}
    found: Days = {}
    for each in readings(rules.values(), groups=False):
        _add(desk, found, each, matrix.year, duties)
    return found


def _add(
    desk: Desk, found: Days, reading: FactReading, year: int, duties: Iterable[YearDuty]
) -> None:
    """Take the later day of each record that counts for a duty."""
    done = read(desk, reading, of_year(year), None, more_of(reading))
    records = list(done.groups)
    internal = internal_keys(desk.office, reading.record, [x.values["id"] for x in records])
    for each in records:
        day = day_in(each, reading)
        if not day or each.values["id"] in internal:
            continue
        for _, count in done.facts(each):
            for duty in duties:
                if duty.number([count]):
                    for who in each.whom:
                        place = (duty.key, who)
                        found[place] = max(found.get(place, ""), day)
