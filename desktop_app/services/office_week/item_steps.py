"""The steps of agenda items: result, assignment, progress, carried out, nothing to do, put off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import Problem, UserError
from desktop_app.records.activity import Activity
from desktop_app.records.agenda_item import AgendaItem, name_parts
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import Refused, numbered_items
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.step_refusals import Needed, required
from desktop_app.services.registers.stored import Stored

Given = Mapping[str, object]
NOT_DECIDED = "还没有议定事项，请先“登记审议结果…”"
DECIDED = "审议结果已经登记，要改请打开它的表单"
ENDED = "已经落实或没有要落实的事项，不用再办"
_FOLLOWED = Needed(AgendaItem.FOLLOWED, NOT_DECIDED)
_NO_TASK = Needed(~AgendaItem.TASKED, "已经转为工作任务，进展和完成都在工作任务里登记")
STEPS: Mapping[str, Sequence[Needed]] = {
    "decide_item": (Needed(AgendaItem.PLANNED | AgendaItem.DEFERRED, DECIDED),),
    "assign_item": (_FOLLOWED,),
    "item_progress": (_NO_TASK, _FOLLOWED),
    "finish_item": (
        _NO_TASK, Needed(~AgendaItem.PLANNED, NOT_DECIDED), Needed(AgendaItem.FOLLOWED, ENDED),
    ),
    "leave_item": (
        _NO_TASK, Needed(~AgendaItem.DONE, "已经落实"), Needed(~AgendaItem.LEFT, "已经是无需落实"),
    ),
    "put_off_item": (
        _NO_TASK, Needed(~AgendaItem.DONE, "已经落实，不能暂缓"),
        Needed(~AgendaItem.DEFERRED, "已经暂缓"),
    ),
}  # fmt: skip
"""The conditions of each step, by its name."""


def decide(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note what the meeting decided on items that are planned or were put off.

    Something resolved makes an item 已议定, the result 暂缓 puts it off, anything else leaves
    nothing to carry out. `NotAllowed` names items that were decided before.
    """
    found = required(desk, AgendaItem, keys, STEPS["decide_item"])
    given = _with_days(found, given)
    to = state_after(given)
    return change_state(desk, AgendaItem, keys, to, "登记审议结果", given, again=True)


def state_after(given: Given) -> str:
    """The state after a result and a resolution."""
    if given.get("result") == "deferred":
        return "deferred"
    return "decided" if str(given.get("resolution") or "").strip() else "none"


def assign(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Give resolved items to those who carry them out, until when."""
    required(desk, AgendaItem, keys, STEPS["assign_item"])
    return change_state(desk, AgendaItem, keys, "following", "交办落实", given, again=True)


def progress(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Add a line of progress, with today's date, to items that are being carried out."""
    found = required(desk, AgendaItem, keys, STEPS["item_progress"])
    text = str(given.get("progress") or "").strip()
    if not text:
        raise UserError("请写明落实情况。")
    put = []
    for each in found:
        new = {**each.values, "progress": _with_line(desk, each, text)}
        record = AgendaItem.of(new, each.key, each.version)
        record.over = each.values
        put.append(record)
    which = AgendaItem.title_of(found[0].values) if len(found) == 1 else f"{len(found)} 项"
    return desk.write(put, action=f"登记落实情况：{which}")


def finish(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that what was resolved has been carried out, and when.

    The progress typed is that of one item, of several a line behind what each of them says.
    """
    found = required(desk, AgendaItem, keys, STEPS["finish_item"])
    text = str(given.get("progress") or "").strip()
    if not text or len(found) > 1:
        given = _without(given, "progress")
    own = {each.key: {"progress": _with_line(desk, each, text)} for each in found
           if text and len(found) > 1}  # fmt: skip
    return change_state(desk, AgendaItem, keys, "done", "落实完毕", given, own=own)


def leave(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note why nothing is to be carried out of items that were decided."""
    required(desk, AgendaItem, keys, STEPS["leave_item"])
    return change_state(desk, AgendaItem, keys, "none", _reason(given), _kept(given))


def put_off(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Put items off, with a reason; those carried out or put off before are refused."""
    required(desk, AgendaItem, keys, STEPS["put_off_item"])
    return change_state(desk, AgendaItem, keys, "deferred", _reason(given), _kept(given))


def register(desk: Desk, key: int, texts: Sequence[str], given: Given) -> Changed:
    """Register each text of a numbered agenda as an item of an activity.

    Who reports may be in brackets at the end; an item that the activity has already is left out.
    """
    known = numbered_items.known(desk, AgendaItem, (Activity, key))
    texts = [each for each in texts if name_parts(each)[0] not in known]
    return numbered_items.register(desk, AgendaItem, (Activity, key), texts, given)


def _with_line(desk: Desk, item: Stored, text: str) -> str:
    """The progress of an item with another line of today."""
    line = f"{desk.today.isoformat()}：{text}"
    return "\n".join(filter(None, (item.values["progress"], line)))


def _with_days(found: Sequence[Stored], given: Given) -> dict[str, Any]:
    """An empty day of the dialog leaves the days of the chosen items as they are."""
    keeps = not given.get("day") and all(each.values["day"] for each in found)
    return _without(given, "day") if keeps else dict(given)


def _without(given: Given, name: str) -> dict[str, Any]:
    return {key: value for key, value in given.items() if key != name}


def _reason(given: Given) -> str:
    reason = str(given.get("remark") or "").strip()
    if not reason:
        raise Refused([Problem("remark", AgendaItem.field("remark").label, "请写明理由")])
    return reason


def _kept(given: Given) -> dict[str, Any]:
    """The reason is the name of the action; the remark of the item stays as it is."""
    return _without(given, "remark")
