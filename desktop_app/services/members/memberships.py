"""What members hold on any day, changes from a day on, and the change of days itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.dates import earliest
from desktop_app.errors import Problem, UserError
from desktop_app.records.member import STANDING, Member
from desktop_app.records.membership import (
    GROUP,
    POST,
    SLOTS,
    Held,
    Membership,
    Slot,
    holds_on,
    in_time,
    slot_of,
)
from desktop_app.records.record import Record
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.groups.holding import titles_of_groups, words_on
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.members.membership_words import held_words
from desktop_app.services.members.time_in_office import Starts, day_before, last_day
from desktop_app.services.registers.record_drafts import Refused
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.file import office_settings
from desktop_app.storage.log import position
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import records_by_key

ACTION = "按任期更新委员的现职"
_SETTLED = "memberships_settled_on"
FEW = 100


class FromDay(NamedTuple):
    """A change: its first day, the meeting that decided it and the document, each as typed."""

    day: object
    decided_by: object = ""
    document: object = ""


def on_day(desk: Desk, keys: Sequence[int], day: datetime.date) -> dict[int, dict[str, Any]]:
    """What some members' columns said on a day, by member and column; all columns of each.

    With them 活动小组 and 小组职务 of whoever has a membership of a group.

    A member of whom no membership is stored keeps the columns as they are.
    """
    iso, columns = day.isoformat(), [name for slot in SLOTS for name in slot.columns]
    found = {row[0]: dict(zip(columns, row[2:], strict=True))
             for row in lists.rows(desk.office, Member, keys, columns)}  # fmt: skip
    titles: dict[int, str] = {}
    for key, rows in by_member(desk, keys).items():
        for slot in SLOTS:
            slot.put(found[key], slot.held_on([x for x in rows if slot_of(x) == slot], iso))
        if any(each["kind"] == GROUP for each in rows):
            titles = titles or titles_of_groups(desk)
            words = words_on(desk, rows, iso, titles)
            found[key].update(zip(("work_group", "work_group_post"), words, strict=True))
    for values in found.values():
        values["standing"] = int(STANDING in (values["cppcc_post"] or "").split())
    return found


def held_on(slots: Sequence[Slot], field: str, values: Sequence[Any], day: datetime.date) -> Filter:
    """A condition on members: on that day one of these slots held one of these values."""
    iso = day.isoformat()
    how = "holds" if slots[0].kind == POST else "in"
    open_or_later = ((Filter("until", "in", (None,)),), (Filter("until", "from", (iso,)),))
    whole = (
        Filter("kind", "in", (slots[0].kind,)),
        Filter("place", "in", tuple(each.place for each in slots)),
        Filter(field, how, tuple(values)),
        Filter("since", "until", (iso,)),
        Filter("", "either", open_or_later),
    )
    return Filter("membership.member", "having", whole)


def by_member(desk: Desk, keys: Sequence[int]) -> dict[int, list[Mapping[str, Any]]]:
    """The memberships of some members by member, in the order in which they begin."""
    query = Query(where=(Filter("member", "in", tuple(keys)),))
    found: dict[int, list[Mapping[str, Any]]] = {}
    for each in records_by_key(desk.office, Membership, lists.find(desk.office, Membership, query)):
        found.setdefault(each.values["member"], []).append(each.values)
    return {key: in_time(rows) for key, rows in found.items()}


def change(
    desk: Desk, keys: Sequence[int], slot: Slot, typed: Sequence[object], told: FromDay
) -> Changed:
    """From a day on these members hold something else in a slot, as one action.

    `typed` are the inputs of the slot's fields, all empty for nothing. What is held the day before
    ends then. Members that hold it already stay as they are. `Refused` names what is wrong,
    `UserError` a member with a later membership in the slot.
    """
    read = read_change(desk, slot, typed, told)
    members = stored(desk, Member, keys)
    refuse_twice(slot, members, read)
    rows = memberships_in(desk, [each.key for each in members], slot)
    put = [one for each in members for one in changed_rows(slot, each, rows[each.key], read)]
    changed = desk.write(put, action=_action(desk, slot, read, members))
    return changed._replace(keys=tuple(keys))


class ReadChange(NamedTuple):
    """A change as it is stored: the first day, what is held from then on, who decided it where."""

    day: str
    held: Held
    decided_by: str | None
    document: str | None


def read_change(desk: Desk, slot: Slot, typed: Sequence[object], told: FromDay) -> ReadChange:
    """A change as typed; `Refused` carries what is wrong with it."""
    shared = lookup(desk, Membership)
    inputs = {
        **dict(zip(slot.fields, typed, strict=True)), "since": told.day,
        "decided_by": told.decided_by, "document": told.document,
    }  # fmt: skip
    parsed = Membership.parse(inputs, shared)
    wrong = [each for each in parsed.problems if each.stops and each.field in inputs]
    # nothing at all is an answer here: the member leaves
    if not any(parsed.values.get(name) for name in slot.fields):
        wrong = [each for each in wrong if each.text != f"请填写{each.label}"]
    day = parsed.values.get("since")
    if not wrong and (not day or len(day) < len("2026-01-01")):
        wrong = [Problem("since", "起始日期", "请写明从哪一天起，写到日，例如 2026-03-05")]
    if wrong:
        raise Refused(wrong)
    held = tuple(parsed.values.get(name) for name in slot.fields)
    return ReadChange(
        str(day), held, parsed.values.get("decided_by"), parsed.values.get("document")
    )


def changed_rows(
    slot: Slot, member: Stored, rows: Sequence[Record], read: ReadChange
) -> Iterator[Record]:
    """The memberships to write for one member: the one that ends and the one that begins."""
    title = Member.title_of(member.values)
    last, left = day_before(read.day), last_day(member.values)
    if left and left < read.day and any(read.held):
        raise UserError(f"“{title}”在这一天已经不是委员，任职到 {left} 为止，不能变更。")
    for each in rows:
        since = each.values.get("since")
        if since and earliest(since) >= read.day:
            label = Member.field(slot.columns[0]).label
            raise UserError(
                f"“{title}”的{label}在这一天或以后已经有一段任职，请打开这位委员的“任职情况”来改。"
            )
    now = next((each for each in rows if holds_on(each.values, read.day)), None)
    if now is not None and slot.same(slot.held(now.values), read.held):
        return
    if now is not None:
        now.values["until"] = last
        yield now
    if any(read.held):
        yield Membership.of(
            {
                "member": member.key, "kind": slot.kind, "place": slot.place, "since": read.day,
                "decided_by": read.decided_by, "document": read.document,
                **dict(zip(slot.fields, read.held, strict=True)),
            }
        )  # fmt: skip


def refuse_twice(slot: Slot, members: Sequence[Stored], read: ReadChange) -> None:
    """`UserError` where a member would have one committee as first and as second."""
    for other in SLOTS:
        if other.kind == slot.kind and other != slot and read.held[0]:
            for each in members:
                if other.now(each.values)[0] == read.held[0]:
                    raise UserError(
                        f"“{Member.title_of(each.values)}”的两个专委会会相同，请选另一个。"
                    )


def settle(desk: Desk) -> Changed:
    """Write the columns of members for whom a membership began or ended since the last time.

    That is the day of the last such action; as long as few members have come since, the file is
    only read.

    One action, by the program itself; nothing where every column is that of today.
    `UserError` when the file cannot be written.
    """
    today = desk.today.isoformat()
    last = office_settings.read(desk.office, _SETTLED) or position.first_day(desk.office) or today
    keys = _turning(desk, *sorted((last, today))) if last != today else []
    put = list(_settled(desk, keys)) if keys else []
    changed = desk.write(put, action=ACTION, cascading=Cascading.NOTHING, by_program=True)
    if put or len(keys) > FEW:
        office_settings.write(desk.office, _SETTLED, today)
    return changed


def _turning(desk: Desk, first: str, end: str) -> list[int]:
    """The members with a membership that begins after `first` up to `end`, or ends between."""
    began = (Filter("since", "after", (first,)), Filter("since", "to", (end,)))
    ended = (Filter("until", "from", (first,)), Filter("until", "to", (day_before(end),)))
    keys = [
        key for where in (began, ended)
        for key in lists.find(desk.office, Membership, Query(where=where))
    ]  # fmt: skip
    return sorted({row[2] for row in lists.rows(desk.office, Membership, keys, ("member",))})


def _settled(desk: Desk, keys: Sequence[int]) -> Iterator[Record]:
    """The members whose columns differ from the memberships of today, as they shall be."""
    starts, rows = Starts(desk), by_member(desk, keys)
    for each in stored(desk, Member, keys):
        day, values = starts.present(each.values), dict(each.values)
        for slot in SLOTS:
            own = [row for row in rows.get(each.key, ()) if slot_of(row) == slot]
            held = slot.held_on(own, day)
            if own and not slot.same(held, slot.now(values)):
                slot.put(values, held)
        if values != each.values:
            record = Member.of(values, each.key, each.version)
            record.over = each.values
            yield record


def memberships_in(desk: Desk, keys: Sequence[int], slot: Slot) -> dict[int, list[Record]]:
    """The memberships of a slot by member."""
    query = Query(
        where=(
            Filter("member", "in", tuple(keys)), Filter("kind", "in", (slot.kind,)),
            Filter("place", "in", (slot.place,)),
        )
    )  # fmt: skip
    found: dict[int, list[Record]] = {key: [] for key in keys}
    for each in records_by_key(desk.office, Membership, lists.find(desk.office, Membership, query)):
        found[each.values["member"]].append(each)
    return found


def _action(desk: Desk, slot: Slot, read: ReadChange, members: Sequence[Stored]) -> str:
    """What the action is called: 变更委员界别：经济界，自 2026-03-05 起（第八次会议） · 演示甲."""
    label = Member.field(slot.columns[0]).label
    to = held_words(desk, slot, read.held) if any(read.held) else "不再担任"
    one = Member.title_of(members[0].values) if len(members) == 1 else f"{len(members)} 人"
    told = f"（{read.decided_by}）" if read.decided_by else ""
    return f"变更委员{label}：{to}，自 {read.day} 起{told} · {one}"
