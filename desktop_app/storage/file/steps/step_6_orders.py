"""Step 6: the indexes of the orders that lists open in, what waits in front."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.own_indexes import create_own_index

_DAY = "CAST(substr(replace(coalesce({0}, ''), '-', '') || '{1}', 1, 8) AS INTEGER)"
_RECEIVED = _DAY.format("received_on", "00000000")
_DECIDED = _DAY.format("decided_on", "00000000")
_ASSIGNED = _DAY.format("assigned_on", "00000000")
_DUE = _DAY.format("due", "99999999")


def _newest(states: str, column: str) -> str:
    """Records in these states in front; in both groups the latest first."""
    day = _DAY.format(column, "00000000")
    return f"CASE WHEN state IN ({states}) THEN 1000000000 - {day} ELSE 2000000000 - {day} END"


_ORDERS = {
    "proposal": (
        "CASE WHEN state IN ('draft', 'submitted', 'returned', 'reviewed')"
        f" OR state IN ('filed', 'reassigning') THEN 1000000000 - {_RECEIVED}"
        " WHEN state IN ('assigned', 'handling', 'answered', 'polled', 'redoing', 'reassigning')"
        f" THEN 2000000000 - {_RECEIVED} ELSE 3000000000 - {_RECEIVED} END"
    ),
    "proposal_handling": (
        "CASE WHEN coalesce(state, '') NOT IN ('done', 'returned') AND stopped_on IS NULL"
        f" THEN {_DUE} ELSE 2000000000 - {_ASSIGNED} END"
    ),
    "opinion_report": _newest("'asked', 'received', 'editing', 'checked', 'issued'", "received_on"),
    "speech": _newest("'invited', 'submitted', 'returned', 'checked', 'chosen'", "handed_on"),
    "proposal_supervision": (
        "CASE WHEN coalesce(state, '') <> 'done' AND coalesce(state, '') <> 'dropped'"
        f" AND stopped_on IS NULL THEN {_DUE} ELSE 2000000000 - {_DECIDED} END"
    ),
    "upward_offer": _newest("'offered', 'submitted', 'filed'", "offered_on"),
}


def add_orders(connection: apsw.Connection) -> None:
    """Creates the index of each order."""
    for table, order in _ORDERS.items():
        create_own_index(connection, f"{table}_waiting", table, order)
