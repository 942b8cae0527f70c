"""Bulk edit: the same change of a few fields in many records, seen before and after, then made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from desktop_app.errors import Problem, Wrong
from desktop_app.records.any_link import Pointer
from desktop_app.records.field_types import Code, Codes, Photo
from desktop_app.records.links import Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Field, Record
from desktop_app.records.registry import Registry
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.imports.import_plan import Adapt, Change, Verdict
from desktop_app.services.lookup.cache import full_titles, lookup
from desktop_app.services.registers import Refused
from desktop_app.services.registers.enabled_fields import is_listed
from desktop_app.services.registers.link_cycles import loops
from desktop_app.services.registers.state_rules import new_stops
from desktop_app.services.registers.stored import Stored, batches, stored
from desktop_app.stepping import run_to_end
from desktop_app.storage.log.action_writer import Stale

__all__ = ["BulkLine", "BulkPlan", "Change", "Edit", "How", "Stale", "Verdict"]


class How(StrEnum):
    """What is done to a field; only fields of several entries can be added to and taken from."""

    SET = "改为"
    CLEAR = "清空"
    ADD = "添加"
    REMOVE = "去掉"


class Edit(NamedTuple):
    """One field's change as typed: `raw` is what its widget gives, unused where it is cleared."""

    field: str
    how: How = How.SET
    raw: object = None


class BulkLine(NamedTuple):
    """What becomes of one record: the fields that change, or what keeps it out."""

    key: int
    version: int
    title: str
    changes: tuple[Change, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """修改, 相同 or 问题."""
        if self.problems:
            return Verdict.PROBLEM
        return Verdict.CHANGED if self.changes else Verdict.SAME


@dataclass(slots=True)
class BulkPlan:
    """All records of one bulk edit, each with what becomes of it, in the order they were given."""

    model: type[Record]
    edits: tuple[Edit, ...]
    lookup: Lookup
    lines: list[BulkLine] = field(default_factory=list)
    counts: Counter[Verdict] = field(default_factory=Counter)

    def add(self, line: BulkLine) -> None:
        """Take up one more record."""
        self.lines.append(line)
        self.counts[line.verdict] += 1

    def count(self, verdict: Verdict) -> int:
        """How many records have this verdict."""
        return self.counts[verdict]

    def shown(self, change: Change) -> tuple[str, str]:
        """One change as people read it: the old text and the new."""
        each = self.model.field(change.field)
        return each.show(change.old, self.lookup), each.show(change.new, self.lookup)


def editable(desk: Desk, model: type[Record]) -> tuple[Field, ...]:
    """The fields that bulk edit offers, in their order.

    Left out are the fields that identify a record, its state, its owner, links within its own
    register, pictures, and what is internal.
    """
    shared, apart = lookup(desk), {name for group in model.UNIQUE for name in group}
    apart |= {model.NAME, model.STATE, *model.FOLLOWS, *model.ATTACHED_TO}
    apart |= {*model.CODE_KEY}
    return tuple(
        each
        for each in model.declared()
        if each.name not in apart
        and each is not model.owner()
        and not (isinstance(each, Pointer) and each.links_to(model))
        and not isinstance(each, Photo)
        and is_listed(each, shared)
    )


def ways(each: Field) -> tuple[How, ...]:
    """What can be done to a field."""
    if isinstance(each, Links | Codes):
        return tuple(How) if not each.required else (How.ADD, How.REMOVE, How.SET)
    return (How.SET,) if each.required else (How.SET, How.CLEAR)


def plan(desk: Desk, model: type[Record], keys: Sequence[int], edits: Sequence[Edit]) -> BulkPlan:
    """What the edits would do to each record; `Refused` carries what is wrong with the edits."""
    return run_to_end(plan_in_steps(desk, model, keys, edits))


def plan_in_steps(
    desk: Desk, model: type[Record], keys: Sequence[int], edits: Sequence[Edit]
) -> Generator[tuple[int, int], None, BulkPlan]:
    """`plan` in slices of milliseconds: yields (records planned, all); may raise `Refused`."""
    made = BulkPlan(model, tuple(edits), _shown_names(desk, model, edits))
    return _lines_in_steps(desk, made, keys, read(model, edits, made.lookup))


def _lines_in_steps(
    desk: Desk, made: BulkPlan, keys: Sequence[int], wanted: Mapping[str, Any]
) -> Generator[tuple[int, int], None, BulkPlan]:
    for part in batches(keys):
        for each in stored(desk, made.model, part):
            made.add(_line(desk, made, each, wanted))
        yield len(made.lines), len(keys)
    return made


def apply(desk: Desk, planned: BulkPlan) -> Changed:
    """Write what a plan changes as one action; records with problems stay as they are."""
    return run_to_end(apply_in_steps(desk, planned))


def apply_in_steps(
    desk: Desk, planned: BulkPlan, adapts: Sequence[Adapt] = ()
) -> Generator[tuple[int, int], None, Changed]:
    """`apply` in slices of milliseconds: yields (done, all); closing it rolls back.

    `adapts` give in turn what is written instead of the records that the plan changes. `Stale`
    when a record has changed since the plan was made.
    """
    lines = {each.key: each for each in planned.lines if each.verdict is Verdict.CHANGED}
    put: list[Record] = []
    for part in batches(list(lines)):
        yield 0, len(lines)
        now = stored(desk, planned.model, part)
        put += [_record(planned.model, each, lines[each.key]) for each in now]
    keys = tuple(lines)
    for adapt in adapts:
        put = adapt(put)
    changed = yield from desk.write_in_steps(put, action=action_name(planned))
    return changed._replace(keys=keys)


def action_name(planned: BulkPlan) -> str:
    """What the action is called in the log: 批量修改委员：界别、备注（120 人）."""
    labels = "、".join(planned.model.field(each.field).label for each in planned.edits)
    count = f"{planned.count(Verdict.CHANGED)} {planned.model.UNIT}"
    return f"批量修改{planned.model.TITLE}：{labels}（{count}）"


def read(model: type[Record], edits: Sequence[Edit], shared: Lookup) -> dict[str, Any]:
    """The value of each edited field as it is stored; `Refused` names every one that is wrong."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for edit in edits:
        each = model.field(edit.field)
        try:
            values[edit.field] = _value(each, edit, shared)
        except Wrong as wrong:
            problems.append(Problem(each.name, each.label, wrong.reason))
    if problems:
        raise Refused(problems)
    return values


def _value(each: Field, edit: Edit, shared: Lookup) -> Any:
    empty: Any = () if isinstance(each, Links) else None
    if edit.how is How.CLEAR:
        if each.required:
            raise Wrong(f"{each.label}不能清空")
        return empty
    value = each.read(edit.raw, shared)
    if value in (None, ()):
        can_clear = edit.how is How.SET and not each.required
        raise Wrong(f"请填写{each.label}" + ("；要去掉已有的内容，请选“清空”" if can_clear else ""))
    return value


def _line(desk: Desk, made: BulkPlan, each: Stored, wanted: Mapping[str, Any]) -> BulkLine:
    """What becomes of one record."""
    model, old = made.model, each.values
    new = {**old}
    for edit in made.edits:
        value = wanted[edit.field]
        new[edit.field] = _joined(model.field(edit.field), old[edit.field], value, edit.how, made)
    new |= model.computed(new, made.lookup, wanted)
    changes = tuple(
        Change(name, old[name], new[name]) for name in old if _differ(old[name], new[name])
    )
    stops = new_stops(model, old, new, made.lookup) if changes else []
    stops += [problem.text for problem in loops(desk, model, each.key, old, new)]
    return BulkLine(each.key, each.version, model.title_of(old), changes, tuple(stops))


def _joined(each: Field, old: Any, value: Any, how: How, made: BulkPlan) -> Any:
    """The new value of a field: the given one, or the old entries with it added or taken away."""
    if how not in (How.ADD, How.REMOVE):
        return value
    if isinstance(each, Links):
        both = {*old, *value} if how is How.ADD else set(old) - set(value)
        return tuple(sorted(both))
    assert isinstance(each, Code)  # `ways` offers this for fields of several entries only
    before, given = (old or "").split(), value.split()
    left = {*before, *given} if how is How.ADD else set(before) - set(given)
    order = made.lookup.codes[each.codes].order()
    known = [code for code in order if code in left]
    return " ".join([*known, *(code for code in before if code in left - set(known))]) or None


def _differ(old: Any, new: Any) -> bool:
    """Whether two stored values differ; pairs come as lists and as tuples."""
    if isinstance(old, list | tuple) or isinstance(new, list | tuple):
        return list(old or ()) != list(new or ())
    return bool(old != new)


def _record(model: type[Record], each: Stored, line: BulkLine) -> Record:
    """The record to put, at the version that it was planned at."""
    values = {**each.values, **{change.field: change.new for change in line.changes}}
    record = model.of(values, each.key, line.version)
    record.over = each.values
    return record


def _shown_names(desk: Desk, model: type[Record], edits: Sequence[Edit]) -> Lookup:
    """The office's names with every title of the registers that the edited fields link to."""
    shared, registry = lookup(desk), Registry.of(desk.office.records)
    for edit in edits:
        each = model.field(edit.field)
        for key in each.kinds if isinstance(each, Pointer) else ():
            shared = shared.with_titles(key, full_titles(desk, registry.model(key)))
    return shared
