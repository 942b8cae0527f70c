"""The steps of regulations: a duty is done, a regulation is replaced or abolished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.dates import surely_before
from desktop_app.errors import UserError
from desktop_app.records.regulation import Regulation, RegulationDuty
from desktop_app.services import registers
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter, Query
from desktop_app.services.registers.appointing import read_inputs
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.step_refusals import Needed, required
from desktop_app.services.registers.stored import Stored, stored

Given = Mapping[str, object]
_IN_FORCE = Needed(Regulation.IN_FORCE, "已经修订或者废止")
STEPS: Mapping[str, Sequence[Needed]] = {
    "duties_done": (_IN_FORCE,),
    "revise_regulation": (_IN_FORCE,),
    "abolish_regulation": (_IN_FORCE,),
}
"""The conditions of each step, by its name."""


class OfferedDuty(NamedTuple):
    """A duty of a regulation as the dialog offers it: the earliest due first."""

    key: int
    name: str
    who: str
    last_done: str
    next_due: str
    is_due: bool


def duties_of(desk: Desk, regulation: int) -> list[OfferedDuty]:
    """The duties of a regulation, those that are due first."""
    keys = registers.find(desk, RegulationDuty, _of(regulation))
    today = desk.today.isoformat()
    found = [
        OfferedDuty(
            each.key, each.values["name"], each.values["who"] or "",
            each.values["last_done"] or "", each.values["next_due"] or "",
            bool(each.values["next_due"]) and each.values["next_due"] <= today,
        )
        for each in stored(desk, RegulationDuty, list(keys))
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.next_due or "9", each.key))


def duties_done(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Write the day on which duties were done, as one action; the next day follows from it.

    `UserError` without a duty or a day, or where the day is ahead or before the last time.
    """
    found = required(desk, RegulationDuty, keys) if keys else []
    if not found:
        raise UserError("请先勾选落实了的职责。")
    values: dict[str, Any] = read_inputs(desk, RegulationDuty, given)
    day = values.get("last_done")
    if not day:
        raise UserError("请写明哪一天落实的。")
    if day > desk.today.isoformat():
        raise UserError(f"落实日期 {day} 还没有到，请写已经落实的那一天。")
    _not_before_the_last(found, day)
    kept = {name: value for name, value in values.items() if value is not None}
    shared = lookup(desk, RegulationDuty)
    put = []
    for each in found:
        new = {**each.values, **kept}
        new |= RegulationDuty.computed(new, shared, kept)
        put.append(RegulationDuty.of(new, each.key, each.version))
    title = found[0].values["name"]
    which = f"“{title}”" if len(found) == 1 else f"{len(found)} {RegulationDuty.UNIT}"
    return desk.write(put, action=f"职责已落实：{which}")


def _not_before_the_last(found: Sequence[Stored], day: str) -> None:
    """Refuse a day by which a duty was done later already: its next day would go back."""
    for each in found:
        last = each.values["last_done"]
        if last and surely_before(day, last):
            title = each.values["name"]
            raise UserError(
                f"“{title}”上次落实是 {last}，请写那以后的一天；要更正的，请打开制度改那项职责。"
            )


def revise(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note which regulation took the place of others, and from when on."""
    required(desk, Regulation, keys, STEPS["revise_regulation"])
    by = read_inputs(desk, Regulation, given).get("replaced_by")
    if by in keys:
        raise UserError("一项制度不能由它自己代替，请另选一项。")
    return change_state(desk, Regulation, keys, "revised", "由新的制度代替", given)


def abolish(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note since when regulations are no longer in force; the remark is the reason."""
    required(desk, Regulation, keys, STEPS["abolish_regulation"])
    kept = {name: value for name, value in given.items() if value and name != "remark"}
    return change_state(desk, Regulation, keys, "abolished", str(given.get("remark") or ""), kept)


def _of(regulation: int) -> Query:
    return Query(where=(Filter("regulation", "in", (regulation,)),))
