"""What a user does with the past: history of a record, undo, redo, recycle bin."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.any_link import Pointer
from desktop_app.records.field_type import FieldType
from desktop_app.records.links import Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import Office
from desktop_app.records.record import Record
from desktop_app.records.registry import Registry
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Changed, Desk, values_of
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.enabled_fields import is_enabled
from desktop_app.stepping import Steps, run_to_end
from desktop_app.storage.log import history, recycle_bin
from desktop_app.storage.log.bringing_back import brought_back, needed
from desktop_app.storage.log.history import Conflict, LoggedAction, Version
from desktop_app.storage.log.recycle_bin import Removed
from desktop_app.storage.query import lists

__all__ = ["Conflict", "LoggedAction", "Removed", "Version"]


class BroughtBack(NamedTuple):
    """What came back: the change, the records that were chosen, and others that they needed."""

    changed: Changed
    chosen: tuple[Removed, ...]
    others: tuple[Removed, ...]

    @property
    def sentence(self) -> str:
        """“已找回“先装路灯”，连同协商 1 次、参加人员 12 人”."""
        first, count = self.chosen[0].title, len(self.chosen)
        counts = Counter(each.model for each in self.others)
        words = "、".join(f"{each.TITLE} {number} {each.UNIT}" for each, number in counts.items())
        what = f"“{first}”" if count == 1 else f"“{first}”等 {count} 条"
        return f"已找回{what}" + (f"，连同{words}" if words else "")


class FieldChange(NamedTuple):
    """One field of one change as people read it."""

    label: str
    before: str
    after: str


def recent(desk: Desk, count: int = 20) -> list[LoggedAction]:
    """The last actions, newest first."""
    return history.recent(desk.office, count)


def history_of(desk: Desk, model: type[Record], key: int) -> list[Version]:
    """Every change of one record, newest first: who, when, what it was and became."""
    return history.history_of(desk.office, model, key)


def changes_of(desk: Desk, model: type[Record], version: Version) -> list[FieldChange]:
    """The fields that one change touched, old and new as people read them.

    Fields that the office does not keep are left out.
    """
    before, after = version.before or {}, version.after or {}
    shared = _with_past_titles(desk, model, (before, after))
    found = []
    for each in model.declared():
        if not is_enabled(each, shared):
            continue
        old, new = before.get(each.name), after.get(each.name)
        if isinstance(each, Links):
            old, new = tuple(old or ()), tuple(new or ())
        if old != new:
            words = each.changed_words if isinstance(each, FieldType) and old and new else ""
            texts = ("", words) if words else (each.show(old, shared), each.show(new, shared))
            found.append(FieldChange(each.label, *texts))
    return found + _former_changes(desk, model, before, after)


def _former_changes(
    desk: Desk, model: type[Record], before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[FieldChange]:
    """What changed in fields that have since moved to other records."""
    labels = history.former_labels(desk.office, model)
    return [
        FieldChange(label, _plain(before.get(name)), _plain(after.get(name)))
        for name, label in labels.items()
        if before.get(name) != after.get(name)
    ]


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _with_past_titles(
    desk: Desk, model: type[Record], versions: Sequence[Mapping[str, Any]]
) -> Lookup:
    """The office's names, with those of linked records that are gone or were not at hand."""
    shared = lookup(desk)
    for each in model.declared():
        values = [values.get(each.name) for values in versions]
        places = map(each.places, values) if isinstance(each, Pointer) else ()
        for record, key in {place for found in places for place in found}:
            if key not in shared.titles[record]:
                title = _past_title(desk, Registry.of(desk.office.records).model(record), key)
                shared = shared.with_titles(record, shared.titles[record].also(key, title, title))
    return shared


def _past_title(desk: Desk, model: type[Record], key: int) -> str:
    values = values_of(desk, model, key)
    if values:
        return model.title_of(values)
    past = history.history_of(desk.office, model, key)
    last = (past[0].before or past[0].after) if past else None
    return f"{model.title_of(last)}（已删除）" if last else f"（未知 {key}）"


def next_undo(desk: Desk) -> LoggedAction | None:
    """The action that 撤销 would take back; founding the office is not one of them."""
    done, _ = history.stacks(desk.office)
    return done[-1] if done and not _founds_office(desk, done[-1]) else None


def _founds_office(desk: Desk, action: LoggedAction) -> bool:
    """Whether an action created the office's own record; the first start cannot be undone."""
    keys = lists.first(desk.office, Office, lists.Query(), 1)
    past = history.history_of(desk.office, Office, keys[0]) if keys else []
    return bool(past) and past[-1].action.no == action.no


def next_redo(desk: Desk) -> LoggedAction | None:
    """The undo that 重做 would take back."""
    _, undone = history.stacks(desk.office)
    return undone[-1] if undone else None


def undo(desk: Desk, number: int | None = None) -> Changed:
    """Take back one action, by default the last; `UserError` when there is none or it cannot be."""
    action = next_undo(desk) if number is None else None
    if number is None and action is None:
        raise UserError(history.undo_end(desk.office) or "没有可以撤销的操作。")
    wanted = action.no if action else number or 0
    return _take_back(desk, wanted)


def redo(desk: Desk) -> Changed:
    """Do again what was last undone; `UserError` when nothing was."""
    action = next_redo(desk)
    if action is None:
        raise UserError("没有可以重做的操作。")
    return _take_back(desk, action.no)


def _take_back(desk: Desk, number: int) -> Changed:
    """Write the reversal of one action; `Conflict` when that would change nothing."""
    back = history.reversal(desk.office, number)
    changed = desk.write(
        back.put, back.remove, back.name, cascading=Cascading.NOTHING, undoes=number
    )
    if changed.action is None:
        name = history.name_of(desk.office, number)
        raise Conflict(f"“{name}”没有可以撤销的内容。")
    return _as_logged(desk, changed)


def _as_logged(desk: Desk, changed: Changed) -> Changed:
    """The change with exactly those records and keys that the log says it touched."""
    if changed.action is None:
        return changed
    rows = history.changed_by(desk.office, changed.action)
    return Changed(changed.action, frozenset(row[0] for row in rows), tuple(row[1] for row in rows))


def find_removed(desk: Desk, search: str = "", *, taken_back: bool = False) -> array[int]:
    """The places of removed records in the bin, the last removed first; for `read_removed`.

    All words of `search` occur in their search texts. What went with its owner is listed by its
    owner alone; what an undo removed only with `taken_back`.
    """
    return recycle_bin.find(desk.office, search, taken_back=taken_back)


def read_removed(desk: Desk, places: Sequence[int]) -> list[Removed]:
    """The removed records at these places, in that order, without those restored since."""
    return recycle_bin.read(desk.office, places)


def removed(desk: Desk) -> list[Removed]:
    """All that `find_removed` lists, read."""
    return read_removed(desk, find_removed(desk))


def bring_back(desk: Desk, items: Sequence[Removed]) -> BroughtBack:
    """Put removed records back as they were, as one action.

    With them come the records that went with them and the removed ones that they link to.
    """
    return run_to_end(bring_back_in_steps(desk, items))


def bring_back_in_steps(desk: Desk, items: Sequence[Removed]) -> Steps[BroughtBack]:
    """`bring_back` in slices of milliseconds: yields (records done, all); closing it rolls back."""
    every = needed(desk.office, items)
    put, action = brought_back(desk.office, every)
    changed = yield from desk.write_in_steps(put, action=action, cascading=Cascading.RESTORED)
    return BroughtBack(_as_logged(desk, changed), tuple(items), tuple(every[len(items) :]))


def bring_back_one(desk: Desk, model: type[Record], key: int) -> Changed:
    """Put one removed record back with what went with it; `UserError` when it is not in the bin."""
    items = [each for each in removed(desk) if each.model is model and each.uid == key]
    if not items:
        raise UserError(f"这条{model.TITLE}记录已不在回收站里，没有找回，也没有保存。")
    return bring_back(desk, items).changed
