"""Remarks put where the clerk sees what they are about: at the sheet's own columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.records.record import Record
from desktop_app.services.imports.import_plan import PlannedLine, Source, Verdict
from desktop_app.services.imports.import_reading import Remark


def settle_remarks(model: type[Record], source: Source, lines: Mapping[int, PlannedLine]) -> None:
    """Add what was said of the lines before they were read, and name the columns it came from."""
    for place, told in source.told.items():
        line = lines.get(place)
        if line is not None and line.verdict is not Verdict.SAME:
            line.remarks += tuple(_remark(model, source, line, *each) for each in told)
    if not source.origins:
        return
    for line in lines.values():
        if line.remarks:
            line.remarks = tuple(
                replace(each, column=source.origins.get(each.column, each.column))
                for each in line.remarks
            )


def _remark(model: type[Record], source: Source, line: PlannedLine, name: str, text: str) -> Remark:
    column = next((n for n, each in source.mapping.items() if each == name), -1)
    label = model.field(name).label
    return Remark(line.number, column, name, label, text, stops=False)
