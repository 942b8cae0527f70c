"""Step 5 of the schema, the limits: deadlines become rows; what the Party committee decides."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import apsw

from desktop_app.storage.file.schema import MadeRow, create_table

TABLE = "time_limit"


class _Former(NamedTuple):
    """A limit as a field of the one record of limits: its usual value, its unit, its basis."""

    value: int
    unit: str
    basis: str


_BY_RULE, _BY_OFFICE = "参照政党协商的工作规定", "本单位设定"
_FORMER = MappingProxyType({
    "notice": _Former(15, "working_days", _BY_RULE),
    "materials": _Former(10, "working_days", _BY_RULE),
    "minutes": _Former(7, "working_days", _BY_RULE),
    "report": _Former(15, "working_days", _BY_OFFICE),
    "reply": _Former(30, "days", _BY_OFFICE),
    "feedback": _Former(60, "days", _BY_OFFICE),
    "look_back": _Former(6, "months", _BY_OFFICE),
    "idle": _Former(90, "days", _BY_OFFICE),
})  # fmt: skip
_GRASSROOTS = MappingProxyType({
    "notice": (3, _BY_OFFICE), "materials": (None, f"{_BY_OFFICE}：不要求"),
})  # fmt: skip
"""What grassroots consultations have of their own: value, None for none, and basis."""

_NEW_COLUMNS = (
    "consultation ADD COLUMN party_plan_on TEXT",
    "consultation ADD COLUMN party_plan_doc TEXT",
    "consultation ADD COLUMN party_survey_on TEXT",
    "consultation ADD COLUMN party_sent_on TEXT",
    "consultation ADD COLUMN party_sent_doc TEXT",
    "consultation_plan ADD COLUMN solicited_on TEXT",
    "consultation_plan ADD COLUMN reviewed_on TEXT",
    "consultation_plan ADD COLUMN party_plan_on TEXT",
    "consultation_plan ADD COLUMN party_plan_doc TEXT",
    "outcome ADD COLUMN assigned_by TEXT",
    "brand ADD COLUMN line TEXT",
)


def create_tables(connection: apsw.Connection) -> None:
    """Create the table of limits, and the columns that other records gain."""
    create_table(
        connection, TABLE,
        """what TEXT NOT NULL, platform TEXT, channel TEXT, value INTEGER, unit TEXT NOT NULL,
        basis TEXT, remark TEXT""",
    )  # fmt: skip
    connection.execute(
        f"CREATE UNIQUE INDEX {TABLE}_place ON {TABLE}"
        "(what, coalesce(platform, ''), coalesce(channel, ''), owner)"
    )
    for each in _NEW_COLUMNS:
        connection.execute(f"ALTER TABLE {each}")


def rows_from_limits(values: Mapping[str, Any]) -> list[MadeRow]:
    """The new records that are made from the one record of limits.

    A limit that the office changed holds for every platform, as before. The others are those that
    a new office starts with, which are shorter for grassroots consultations. An office that has
    kept no limits needs no rows: those of a new office apply where it has none.
    """
    found = list[MadeRow]()
    for what, usual in _FORMER.items():
        kept = values.get(what)
        value = usual.value if kept is None else kept
        is_own = value != usual.value
        found.append(_row(what, None, value, _BY_OFFICE if is_own else usual.basis))
        if not is_own and what in _GRASSROOTS:
            found.append(_row(what, "grassroots", *_GRASSROOTS[what]))
    return found


def without_limits(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """What of the limits goes into rows, as values that are no longer there."""
    return {name: None for name in _FORMER if values.get(name) is not None}


def drop_columns(connection: apsw.Connection) -> None:
    """Drop the columns of the limits that are rows now."""
    for each in _FORMER:
        connection.execute(f"ALTER TABLE limits DROP COLUMN {each}")


def _row(what: str, platform: str | None, value: int | None, basis: str) -> MadeRow:
    unit = _FORMER[what].unit
    values = {"what": what, "platform": platform, "value": value, "unit": unit, "basis": basis}
    return TABLE, values
