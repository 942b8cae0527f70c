"""The limits that come with the program: written over the office's own, or where it has none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.time_limit import PLACE, TimeLimit, shipped_limits
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query

_APPLIED = ("value", "unit", "basis")


def lacking(desk: Desk) -> tuple[str, ...]:
    """The matters of which the office keeps no row, so that the shipped ones apply."""
    kept = {each.values["what"] for each in _kept(desk)}
    return tuple(dict.fromkeys(
        each.row.what for each in shipped_limits() if each.row.what not in kept
    ))  # fmt: skip


def fill(desk: Desk) -> Changed:
    """Write the shipped rows of every matter that the office keeps none of, as one action."""
    return _write(desk, lacking(desk), "填入随程序的办理期限")


def restore(desk: Desk, keys: Sequence[int]) -> Changed:
    """Give the matters of these rows the shipped limits again, as one action.

    Rows for platforms and channels that the program has no limit for stay. `UserError` where all
    is as shipped already.
    """
    wanted = {each.values["what"] for each in stored(desk, TimeLimit, keys)}
    changed = _write(desk, wanted, "恢复随程序的办理期限")
    if changed.action is None:
        raise UserError("选中的事项已经是随程序的期限。")
    return changed


def _write(desk: Desk, matters: Collection[str], action: str) -> Changed:
    kept = {_place(each.values): each for each in _kept(desk)}
    put = []
    for each in shipped_limits():
        if each.row.what not in matters:
            continue
        new = TimeLimit.of(each.values())
        old = kept.get(_place(new.values))
        if old is None:
            put.append(new)
        elif any(old.values[name] != new.values[name] for name in _APPLIED):
            changed = {name: new.values[name] for name in _APPLIED}
            put.append(TimeLimit.of({**old.values, **changed}, old.key, old.version))
    return desk.write(put, action=f"{action}：{len(put)} 行", cascading=Cascading.NOTHING)


def _kept(desk: Desk) -> list[Stored]:
    return stored(desk, TimeLimit, lists.find(desk.office, TimeLimit, Query()))


def _place(values: Mapping[str, Any]) -> tuple[str | None, ...]:
    return tuple(values[name] for name in PLACE)
