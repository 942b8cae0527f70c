"""Which part of the office's work statistics are about, such as one committee or one point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.outward import rows


class ScopeField(NamedTuple):
    """One way to narrow statistics: to a record of a register, or to a value of its `field`.

    `searched` registers are long: one record is found by typing instead of in a list.
    """

    key: str
    title: str
    record: type[Record]
    field: str = ""
    searched: bool = False


class Scope(dict[str, Any]):
    """What statistics are narrowed to, by the key of a `ScopeField`; empty for everything.

    A tuple of values narrows to any of them.
    """

    def __init__(self, **chosen: Any) -> None:
        super().__init__({key: each for key, each in chosen.items() if each not in (None, "")})


EVERYTHING = Scope()


def scope_words(desk: Desk, fields: Sequence[ScopeField], scope: Scope) -> str:
    """A scope as a title says it, “全部” where nothing is narrowed."""
    found: list[str] = []
    for each in fields:
        if each.key in scope and each.field:
            found.append(str(scope[each.key]))
        elif each.key in scope:
            found += (row[2] for row in rows(desk, each.record, [scope[each.key]],
                                             (each.record.NAME,)))  # fmt: skip
    return "，".join(found) or "全部"
