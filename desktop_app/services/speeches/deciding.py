"""From the draft to the volume: the steps of speeches, each an action on the chosen ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.speech import Speech
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.services.registers.states import NotAllowed, Refusal, change_state
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

Given = Mapping[str, object]
THROUGH, BACK, NOT_USED = "through", "back", "refuse"
_ENDS_IN = {THROUGH: "checked", BACK: "returned", NOT_USED: "unused"}


def hand_in(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that drafts were handed in; one that was sent back is to be checked anew."""
    found = _of(desk, keys, Speech.AHEAD, "已经选定，不再报送发言稿")
    again = any(each.values["state"] != "invited" for each in found)
    more = dict.fromkeys(("checked_on", "check_result"), "") if again else {}
    reason = "修改后重新报送" if again else ""
    return change_state(desk, Speech, keys, "submitted", reason, {**given, **more})


def check(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Write what the check of drafts came to; the result says which state follows.

    `UserError` without a result or, where something is to be changed, without what.
    """
    found = _of(desk, keys, Speech.AHEAD, "已经选定或不采用，不再审核")
    parsed = Speech.parse(given, lookup(desk, Speech))
    wrong = [each for each in parsed.problems if each.field in given and each.stops]
    if wrong:
        raise Refused(wrong)
    result = parsed.values.get("check_result")
    note = str(parsed.values.get("check_note") or "")
    if not result:
        raise UserError("请选审核结果：通过、退修或不采用。")
    if result != THROUGH and not note.strip():
        word = "要修改的地方" if result == BACK else "不采用的原因"
        raise UserError(f"请在“修改意见”里写明{word}。")
    said = " ".join(note.split())[:200]
    more = {"unused_reason": said} if result == NOT_USED else {}
    again = any(each.values["state"] == "returned" for each in found)
    reason = ("修改后通过" if again else "") if result == THROUGH else said
    return change_state(desk, Speech, keys, _ENDS_IN[result], reason, {**given, **more})


def choose(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note which meeting chose speeches, and whether they are spoken, written or in a group."""
    _of(desk, keys, ~Speech.UNREADY, "还没有报送发言稿，或退修以后还没有重新审核")
    return change_state(desk, Speech, keys, "chosen", "", given)


def drop(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that speeches are not used; those in an order lose their place."""
    return change_state(desk, Speech, keys, "unused", str(given.get("unused_reason") or ""), given)


def give(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that speeches were given on a day."""
    _of(desk, keys, ~Speech.AHEAD, "还没有选定，请先点“选定…”")
    return change_state(desk, Speech, keys, "given", "", given)


def collect(desk: Desk, keys: Sequence[int], _given: Given) -> Changed:
    """Take speeches into the volume of their session, behind those that are in it.

    They follow each other as they were spoken: by day and place, the written ones last. One that
    is in the volume keeps its place. `NotAllowed` names those that no meeting chose.
    """
    found = _of(desk, keys, Speech.CHOSEN, "还没有选定，请先点“选定…”")
    new = [each for each in found if not each.values["volume_place"]]
    ends = {session: _last_place(desk, session)
            for session in {each.values["session"] for each in new}}  # fmt: skip
    put = []
    for each in sorted(new, key=_spoken_order):
        session = each.values["session"]
        ends[session] += 1
        put.append((each, ends[session]))
    put += [(each, each.values["volume_place"]) for each in found if each not in new]
    records = []
    for each, place in put:
        values = {**each.values, "in_volume": 1, "volume_place": place, "state": "collected"}
        if values != each.values:
            records.append(Speech.of(values, each.key, each.version))
    if not records:
        raise UserError("选中的发言都已经收入汇编。")
    one = Speech.title_of(found[0].values)
    which = f"“{one}”" if len(records) == 1 else f"{len(records)} {Speech.UNIT}"
    return desk.write(records, action=f"收入汇编：{which}")


def _last_place(desk: Desk, session: int | None) -> int:
    where = (Filter("session", "in", (session,)), Filter("volume_place", "filled"))
    keys = lists.find(desk.office, Speech, Query(where=where))
    return max((row[2] for row in lists.rows(desk.office, Speech, keys, ("volume_place",))),
               default=0)  # fmt: skip


def _spoken_order(each: Stored) -> tuple[Any, ...]:
    values = each.values
    spoken = values["planned_on"] or values["given_on"] or ""
    return (not spoken, spoken, values["position"] or 0, values["handed_on"] or "", each.key)


def _of(desk: Desk, keys: Sequence[int], wanted: Any, against: str) -> list[Stored]:
    """The speeches of some keys; `NotAllowed` names those that do not fulfil a predicate."""
    found = stored(desk, Speech, keys)
    if not found:
        raise UserError("请先选中大会发言。")
    refused = [
        Refusal(each.key, Speech.title_of(each.values), against)
        for each in found if not wanted.holds(each.values)
    ]  # fmt: skip
    if refused:
        raise NotAllowed(Speech, "", refused)
    return found
