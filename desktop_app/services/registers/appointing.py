"""Appointments for a term, as of supervisors and experts: made anew, or ended.

Their records have the states `serving` and `ended`, the predicate `SERVING`, and the last day of
the term in `until`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.chinese.dates import latest
from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.services.registers.states import NotAllowed, Refusal, change_state
from desktop_app.services.registers.step_refusals import Needed, required
from desktop_app.services.registers.stored import SLICE, Stored
from desktop_app.stepping import Steps, run_to_end

Given = Mapping[str, object]
SERVING, ENDED = "serving", "ended"


def ends(model: type[Record]) -> Sequence[Needed]:
    """The conditions of a record for the end of an appointment."""
    return (Needed(model.SERVING, "已经结束聘任"),)  # type: ignore[attr-defined]


def renew(desk: Desk, model: type[Record], keys: Sequence[int], given: Given) -> Changed:
    """Appoint people anew until a later day; those whose term has ended serve again.

    `NotAllowed` names those whose present term ends later.
    """
    found = required(desk, model, keys)
    values = read_inputs(desk, model, given)
    until = values.get("until")
    if not until:
        raise UserError("请写明续聘到哪一天。")
    early = [
        Refusal(each.key, model.title_of(each.values), f"原来聘到 {each.values['until']}")
        for each in found
        if each.values["until"] and latest(until) <= latest(each.values["until"])
    ]  # fmt: skip
    if early:
        raise NotAllowed(model, "续聘（新的聘期要晚于原来的）", early)
    kept = {name: value for name, value in values.items() if value is not None}
    return write_alike(desk, model, found, {**kept, "state": SERVING}, f"{model.TITLE}续聘")


def end(desk: Desk, model: type[Record], keys: Sequence[int], given: Given) -> Changed:
    """Note that the term of people has ended, and when; those that ended before are refused.

    The reason, given as the remark, is in the name of the action; their remarks stay.
    """
    required(desk, model, keys, ends(model))
    kept = {name: value for name, value in given.items() if value and name != "remark"}
    return change_state(desk, model, keys, ENDED, str(given.get("remark") or ""), kept)


def read_inputs(desk: Desk, model: type[Record], given: Given) -> dict[str, Any]:
    """The values of some inputs of a record; `Refused` carries what is wrong with them."""
    parsed = model.parse(given, lookup(desk, model))
    wrong = [each for each in parsed.problems if each.field in given]
    if any(each.stops for each in wrong):
        raise Refused(wrong)
    return parsed.values


def write_alike(
    desk: Desk, model: type[Record], found: Sequence[Stored], values: Mapping[str, Any], done: str
) -> Changed:
    """`write_alike_in_steps` in one go."""
    return run_to_end(write_alike_in_steps(desk, model, found, values, done))


def write_alike_in_steps(
    desk: Desk, model: type[Record], found: Sequence[Stored], values: Mapping[str, Any], done: str
) -> Steps[Changed]:
    """Write the same values on some records as one action that is called what was `done`.

    Yields (done, all). `Refused` where one of them would contradict itself.
    """
    records = []
    for place, each in enumerate(found):
        if place % SLICE == 0:
            yield place, len(found)
        new = {**each.values, **values}
        stops = [one for one in model.checks(new, lookup(desk, model)) if one.stops]
        if stops:
            raise Refused(stops)
        records.append(model.of(new, each.key, each.version))
    title = model.title_of(found[0].values)
    which = f"“{title}”" if len(found) == 1 else f"{len(found)} {model.UNIT}"
    return (yield from desk.write_in_steps(records, action=f"{done}：{which}"))
