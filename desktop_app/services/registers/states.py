"""A change of state: one action with a reason, for one record or many, where every gate lets it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.errors import UserError, Wrong
from desktop_app.records.field_types import Code, Text
from desktop_app.records.lookup import Choice, Lookup
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.services.registers.link_cycles import loops
from desktop_app.services.registers.state_rules import new_stops, refusal
from desktop_app.services.registers.stored import Stored, batches, stored
from desktop_app.stepping import run_to_end

REASON = Text("理由", 200)
NO_REASON = "请写明变更状态的理由，例如“主席会议已审定”。"
TOLD = 5


class Refusal(NamedTuple):
    """A record that may not take a state, and why."""

    key: int
    title: str
    reason: str


class Present(NamedTuple):
    """A state that some records are in now, and how many they are."""

    code: str
    label: str
    many: int


class Target(NamedTuple):
    """A state offered to some records: how many may take it or have it, and which may not.

    `onward`: it comes later than the state of each of them, so that no reason is required.
    """

    code: str
    label: str
    allowed: int
    there: int
    refusals: tuple[Refusal, ...]
    onward: bool = False


class Outlook(NamedTuple):
    """The states of some records and the states offered to them, in the order of the code list."""

    present: tuple[Present, ...]
    targets: tuple[Target, ...]


class NotAllowed(UserError):
    """A change of state, or a step without a label, that not every record may make.

    `refusals` says all of it.
    """

    def __init__(self, model: type[Record], label: str, refusals: Sequence[Refusal]) -> None:
        told = "；".join(f"“{each.title}”{each.reason}" for each in refusals[:TOLD])
        more = f"；另有 {len(refusals) - TOLD} {model.UNIT}" if len(refusals) > TOLD else ""
        done = f"改为“{label}”" if label else "这样办"
        super().__init__(f"有 {model.counted(len(refusals))}不能{done}：{told}{more}。")
        self.refusals = tuple(refusals)


def outlook(desk: Desk, model: type[Record], keys: Sequence[int]) -> Outlook:
    """The states of some records, and for each other state which records its gate refuses."""
    return run_to_end(outlook_in_steps(desk, model, keys))


def outlook_in_steps(
    desk: Desk, model: type[Record], keys: Sequence[int]
) -> Generator[tuple[int, int], None, Outlook]:
    """`outlook` in slices of milliseconds: yields (records asked, all)."""
    choices = lookup(desk).codes[_field(model).codes]
    counts: Counter[str] = Counter()
    refusals: dict[str, list[Refusal]] = {each.code: [] for each in choices.offered()}
    for part in batches(keys):
        for each in stored(desk, model, part):
            now = each.values[model.STATE] or ""
            counts[now] += 1
            for code in refusals.keys() - {now}:
                against = refusal(desk, model, each.key, each.values, code)
                if against:
                    title = model.title_of(each.values)
                    refusals[code].append(Refusal(each.key, title, against.text))
        yield counts.total(), len(keys)
    order = choices.order()
    codes = sorted(counts, key=lambda code: order.index(code) if code in order else -1)
    present = tuple(Present(each, _label(desk, model, each), counts[each]) for each in codes)
    targets = tuple(
        _target(each, counts, refusals[each.code], onward=_all_onward(model, counts, each.code))
        for each in choices.offered()
        if counts[each.code] < counts.total()
    )
    return Outlook(present, targets)


def _target(choice: Choice, counts: Counter[str], no: Sequence[Refusal], *, onward: bool) -> Target:
    there = counts[choice.code]
    able = counts.total() - there - len(no)
    return Target(choice.code, choice.label, able, there, tuple(no), onward)


def _all_onward(model: type[Record], counts: Counter[str], to: str) -> bool:
    return all(is_onward(model, code, to) for code in counts if code != to)


def is_onward(model: type[Record], before: str | None, to: str) -> bool:
    """Whether a state is a step ahead in the record's work, for which no reason is asked."""
    order = model.ONWARD
    return to in order and (not before or before in order[: order.index(to)])


def change_state(
    desk: Desk,
    model: type[Record],
    keys: Sequence[int],
    to: str,
    reason: str,
    given: Mapping[str, object] | None = None,
    *,
    skip_refused: bool = False,
    also: Sequence[Record] = (),
    own: Mapping[int, Mapping[str, Any]] | None = None,
    again: bool = False,
) -> Changed:
    """Give records another state as one action; its name has the states and the reason.

    `given` are other inputs set with it, `own` further values by the id of a record, `also` further
    records of the action. Records in that state already stay as they are; with `again` they get the
    inputs too. `UserError` without a reason, unless all go onward in their work; `NotAllowed` names
    every record that may not, and nothing changes, unless `skip_refused` leaves those as they are.
    """
    steps = change_state_in_steps(
        desk, model, keys, to, reason, given,
        skip_refused=skip_refused, also=also, own=own, again=again,
    )  # fmt: skip
    return run_to_end(steps)


def change_state_in_steps(
    desk: Desk,
    model: type[Record],
    keys: Sequence[int],
    to: str,
    reason: str,
    given: Mapping[str, object] | None = None,
    *,
    skip_refused: bool = False,
    also: Sequence[Record] = (),
    own: Mapping[int, Mapping[str, Any]] | None = None,
    again: bool = False,
) -> Generator[tuple[int, int], None, Changed]:
    """`change_state` in slices of milliseconds: yields (done, all); closing it rolls back."""
    why, shared = reason_text(reason, lookup(desk)), lookup(desk, model)
    more = _read(model, given or {}, to, shared)
    to = more[model.STATE]
    put: list[Record] = []
    moved: list[Stored] = []
    refusals: list[Refusal] = []
    for part in batches(keys):
        yield 0, len(keys)
        for each in stored(desk, model, part):
            is_there = each.values[model.STATE] == to
            if is_there and not again:
                continue
            if not (why or is_there or is_onward(model, each.values[model.STATE], to)):
                raise UserError(NO_REASON)
            values = {**more, **(own or {}).get(each.key, {})}
            said, record = _changed(desk, model, each, to, values, shared)
            if record is None:
                refusals.append(Refusal(each.key, model.title_of(each.values), said))
            else:
                put.append(record)
                moved.append(each)
    if refusals and not (skip_refused and put):
        raise NotAllowed(model, _label(desk, model, to), refusals)
    action = _action(desk, model, moved, to, why) if put else ""
    return (yield from desk.write_in_steps([*put, *also] if put else (), action=action))


def read_reason(reason: str, shared: Lookup) -> str:
    """The reason in one line; `UserError` where there is none."""
    text = reason_text(reason, shared)
    if not text:
        raise UserError(NO_REASON)
    return text


def reason_text(reason: str, shared: Lookup) -> str:
    """What was given as a reason, in one line, '' for nothing; `UserError` for a text too long."""
    try:
        text = REASON.read(" ".join(reason.split()), shared)
    except Wrong as wrong:
        raise UserError(f"{wrong.reason}。") from None
    return (text or "").rstrip("。；，")


def _read(
    model: type[Record], given: Mapping[str, object], to: str, shared: Lookup
) -> dict[str, Any]:
    """The values that come with the change; `Refused` carries what is wrong with them."""
    parsed = model.parse({**given, model.STATE: to}, shared)
    wrong = [each for each in parsed.problems if each.field in (*given, model.STATE)]
    if any(each.stops for each in wrong):
        raise Refused(wrong)
    return parsed.values


def _changed(
    desk: Desk,
    model: type[Record],
    old: Stored,
    to: str,
    more: Mapping[str, Any],
    shared: Lookup,
) -> tuple[str, Record | None]:
    """The record as it would be, or why it may not."""
    given = {**more, model.STATE: old.values[model.STATE]}
    against = refusal(desk, model, old.key, {**old.values, **given}, to)
    if against:
        return against.text, None
    new = {**old.values, **more}
    new |= model.computed(new, shared, more)
    stops = new_stops(model, old.values, new, shared)
    stops += [each.text for each in loops(desk, model, old.key, old.values, new)]
    if stops:
        return "；".join(stops), None
    record = model.of(new, old.key, old.version)
    record.over = old.values
    return "", record


def _action(desk: Desk, model: type[Record], moved: Sequence[Stored], to: str, why: str) -> str:
    """What the action is called: 议题状态：征集 → 待审批（理由） · 院坝路灯.

    Of records that were in the state before, the state alone.
    """
    before = {each.values[model.STATE] or "" for each in moved}
    old = _label(desk, model, before.pop()) if len(before) == 1 else "不同状态"
    one = model.title_of(moved[0].values)
    which = one if len(moved) == 1 else f"{len(moved)} {model.UNIT}"
    told = f"（{why}）" if why else ""
    new = _label(desk, model, to)
    change = new if old == new else f"{old} → {new}"
    return f"{model.TITLE}状态：{change}{told} · {which}"


def _field(model: type[Record]) -> Code:
    field = model.field(model.STATE)
    assert isinstance(field, Code)  # what a record declares as its state
    return field


def _label(desk: Desk, model: type[Record], code: str) -> str:
    return _field(model).show(code or None, lookup(desk)) or "（未填）"
