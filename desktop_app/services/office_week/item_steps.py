"""The steps of agenda items: result, assignment, progress, carried out, nothing to do, put off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import Problem, UserError
from desktop_app.records.activity import Activity
from desktop_app.records.agenda_item import AgendaItem, name_parts
from desktop_app.records.predicates import Predicate
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import Refused, numbered_items
from desktop_app.services.registers.states import NotAllowed, Refusal, change_state
from desktop_app.services.registers.stored import Stored, stored

Given = Mapping[str, object]
NOT_DECIDED = "还没有议定事项，请先“登记审议结果…”"
DECIDED = "审议结果已经登记，要改请打开它的表单"
ENDED = "已经落实或没有要落实的事项，不用再办"


def decide(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note what the meeting decided on items that are planned or were put off.

    Something resolved makes an item 已议定, the result 暂缓 puts it off, anything else leaves
    nothing to carry out. `NotAllowed` names items that were decided before.
    """
    found = _of(desk, keys, AgendaItem.PLANNED | AgendaItem.DEFERRED, DECIDED)
    given = _with_days(found, given)
    to = state_after(given)
    return change_state(desk, AgendaItem, keys, to, "登记审议结果", given)


def state_after(given: Given) -> str:
    """The state after a result and a resolution."""
    if given.get("result") == "deferred":
        return "deferred"
    return "decided" if str(given.get("resolution") or "").strip() else "none"


def assign(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Give resolved items to those who carry them out, until when."""
    _of(desk, keys, AgendaItem.FOLLOWED, NOT_DECIDED)
    return change_state(desk, AgendaItem, keys, "following", "交办落实", given)


def progress(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Add a line of progress, with today's date, to items that are being carried out."""
    found = _of(desk, keys, AgendaItem.FOLLOWED, NOT_DECIDED)
    text = str(given.get("progress") or "").strip()
    if not text:
        raise UserError("请写明落实情况。")
    put = []
    for each in found:
        lines = filter(None, (each.values["progress"], f"{desk.today.isoformat()}：{text}"))
        new = {**each.values, "progress": "\n".join(lines)}
        record = AgendaItem.of(new, each.key, each.version)
        record.over = each.values
        put.append(record)
    which = AgendaItem.title_of(found[0].values) if len(found) == 1 else f"{len(found)} 项"
    return desk.write(put, action=f"登记落实情况：{which}")


def finish(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that what was resolved has been carried out, and when."""
    _of(desk, keys, AgendaItem.FOLLOWED, ENDED)
    given = given if str(given.get("progress") or "").strip() else _without(given, "progress")
    return change_state(desk, AgendaItem, keys, "done", "落实完毕", given)


def leave(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note why nothing is to be carried out of items that were decided."""
    _of(desk, keys, ~AgendaItem.DONE, "已经落实")
    return change_state(desk, AgendaItem, keys, "none", _reason(given), _kept(given))


def put_off(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Put items off, with a reason; those carried out are refused."""
    _of(desk, keys, ~AgendaItem.DONE, "已经落实，不能暂缓")
    return change_state(desk, AgendaItem, keys, "deferred", _reason(given), _kept(given))


def register(desk: Desk, key: int, texts: Sequence[str], given: Given) -> Changed:
    """Register each text of a numbered agenda as an item of an activity.

    Who reports may be in brackets at the end; an item that the activity has already is left out.
    """
    known = numbered_items.known(desk, AgendaItem, (Activity, key))
    texts = [each for each in texts if name_parts(each)[0] not in known]
    return numbered_items.register(desk, AgendaItem, (Activity, key), texts, given)


def _of(desk: Desk, keys: Sequence[int], wanted: Predicate, against: str) -> list[Stored]:
    """The chosen items; `NotAllowed` names those that do not fulfil a predicate."""
    found = stored(desk, AgendaItem, keys)
    if not found:
        raise UserError("请先选中会议议题。")
    refused = [
        Refusal(each.key, AgendaItem.title_of(each.values), against)
        for each in found if not wanted.holds(each.values)
    ]  # fmt: skip
    if refused:
        raise NotAllowed(AgendaItem, "这一步", refused)
    return found


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
