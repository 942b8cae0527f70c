"""The steps of staff: on loan to another office, back again, retired, moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.records.staff import Staff
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.step_refusals import Needed, required

Given = Mapping[str, object]
_HERE = Needed(Staff.HERE, "已经退休或者调离")
STEPS: Mapping[str, Sequence[Needed]] = {
    "second_staff": (Needed(Staff.PRESENT, "不在岗"),),
    "return_staff": (Needed(~Staff.PRESENT, "已经在岗"),),
    "retire_staff": (_HERE,),
    "move_staff": (_HERE,),
}
"""The conditions of each step, by its name."""


def second(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note since when people are on loan; they keep their posts."""
    return _changed(desk, keys, "second_staff", "seconded", given, "借调")


def come_back(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that people are in their posts again; the day on which they left is removed."""
    required(desk, Staff, keys, STEPS["return_staff"])
    own = {key: {"left_on": None} for key in keys}
    reason = str(given.get("remark") or "") or "回到岗位"
    return change_state(desk, Staff, keys, "present", reason, own=own)


def retire(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note since when people are retired."""
    return _changed(desk, keys, "retire_staff", "retired", given, "退休")


def move(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note since when people work for another office."""
    return _changed(desk, keys, "move_staff", "moved", given, "调离")


def _changed(
    desk: Desk, keys: Sequence[int], step: str, state: str, given: Given, usual: str
) -> Changed:
    """The reason, given as the remark, is in the name of the action; remarks stay."""
    required(desk, Staff, keys, STEPS[step])
    kept = {name: value for name, value in given.items() if value and name != "remark"}
    reason = str(given.get("remark") or "") or usual
    return change_state(desk, Staff, keys, state, reason, kept)
