"""Agreement of tasks with their notes and extensions: percent, last progress, last days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.records.percent import WHOLE
from desktop_app.records.record import Record
from desktop_app.records.work_item import WorkItem
from desktop_app.records.work_notes import WorkExtension, WorkProgress
from desktop_app.services.cascading import stored_before
from desktop_app.services.desk import Desk
from desktop_app.services.registers.children import records
from desktop_app.services.registers.linking import values_linking
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.services.work_items.extended_days import follow_extensions

Values = Mapping[str, Any]
Gone = set[tuple[type[Record], int]]
LINK = "work_item"
PARTS: tuple[type[Record], ...] = (WorkProgress, WorkExtension)
_READ = {
    WorkProgress.KEY: (LINK, "day", "percent", "content"),
    WorkExtension.KEY: (LINK, "day", "due_before", "due_after"),
}


def follow_notes(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """A task shows what its notes and extensions say, whatever an action does.

    A task that was not begun is under way with its first note, unless the note says 0 percent. Undo
    leaves the state as it brings it.
    """
    gone: Gone = {(type(each), each.key) for each in remove}
    written = {each.key: each for each in put if isinstance(each, WorkItem)}
    said = [each for each in (*put, *remove) if isinstance(each, PARTS)]
    if not (said or written):
        return Agreed()
    named = {each.values[LINK] for each in said} | _left_behind(desk, said)
    lacking = sorted(key for key in named - set(written) if (WorkItem, key) not in gone)
    others = records(desk, WorkItem, lacking) if lacking else []
    own = [*written.values(), *others]
    notes, extensions = (_parts(desk, each, own, put, gone) for each in PARTS)
    extending = not all_said and any(isinstance(each, WorkExtension) for each in said)
    former = stored_before(desk.office, own) if extending else {}
    before = _parts(desk, WorkExtension, own, (), set()) if extending else {}
    noted = set() if all_said else _newly_noted(put)
    changed = []
    for each in own:
        if each.key in noted and WorkItem.PENDING.holds(each.values):
            each.values["state"] = "underway"
        if extending and follow_extensions(
            each.values, former.get(each.key, each.values)["due"], before.get(each.key, ()),
            extensions.get(each.key, ()), begun=any(map(_moves, notes.get(each.key, ()))),
        ):  # fmt: skip
            changed.append(each)
        new = _told(each.values, notes.get(each.key, ()), extensions.get(each.key, ()))
        if each.key in noted or any(each.values.get(name) != new[name] for name in new):
            changed.append(each)
        each.values.update(new)
    unwritten = {each.key: each for each in changed if each.key not in written}
    return Agreed([*unwritten.values()])


def _newly_noted(put: Sequence[Record]) -> set[int]:
    """The tasks with a new note that says that work has begun."""
    notes = (each.values for each in put if isinstance(each, WorkProgress))
    return {each[LINK] for each in notes if not each["version"] and _moves(each)}


def _moves(note: Values) -> bool:
    """Whether a note says that work has begun."""
    percent = note.get("percent")
    return bool(percent) or (percent is None and bool(note.get("content")))


def _left_behind(desk: Desk, said: Sequence[Record]) -> set[int]:
    """The tasks that notes or extensions were moved away from."""
    found: set[int] = set()
    for model in PARTS:
        stored = [each.key for each in said if type(each) is model and each.values["version"]]
        found |= {each.values[LINK] for each in records(desk, model, stored)} if stored else set()
    return found


def _parts(
    desk: Desk, part: type[Record], own: Sequence[Record], put: Sequence[Record], gone: Gone
) -> dict[int, list[dict[str, Any]]]:
    """The notes or extensions of some tasks as they are after the action, in time."""
    names = _READ[part.KEY]
    keys = [each.key for each in own if each.values["version"]]
    found = values_linking(desk, part, LINK, keys, names)
    every = {key: {**values, "id": key} for key, values in found.items()}
    every |= {each.key: each.values for each in put if type(each) is part}
    by_task: dict[int, list[dict[str, Any]]] = {}
    for key in sorted(every, key=lambda key: (every[key].get("day") or "", key)):
        if (part, key) not in gone:
            by_task.setdefault(every[key][LINK], []).append(every[key])
    return by_task


def _told(task: Values, notes: Sequence[Values], extensions: Sequence[Values]) -> dict[str, Any]:
    done = task.get("state") == "done"
    return {
        "percent": WHOLE if done else _last(notes, "percent"),
        "progress": _last(notes, "content"),
        "progress_on": _last(notes, "day"),
        "first_due": next(filter(None, (each.get("due_before") for each in extensions)), None),
    }


def _last(notes: Iterable[Values], name: str) -> Any:
    """What the last note that says it says, None where none does."""
    found = [each[name] for each in notes if each.get(name) not in (None, "")]
    return found[-1] if found else None


RULE = AgreementRule(
    frozenset((WorkItem.KEY, WorkProgress.KEY, WorkExtension.KEY)), follow_notes, whole=True,
    anew=True,
)  # fmt: skip
