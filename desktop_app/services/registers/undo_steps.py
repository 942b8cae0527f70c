"""The steps that 撤销 and 重做 would take, as people read them; undo and redo of several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.office import Office
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import history
from desktop_app.storage.log import history as log
from desktop_app.storage.log.history import LoggedAction
from desktop_app.storage.query import lists

LOOKED_AT = 200
_ABOUT_ONE = re.compile(r"^(新增|修改|删除|从回收站恢复)([^：“]*)：([^“”]+)$")
_COUNT = re.compile(r"^\d+ ")


class UndoStep(NamedTuple):
    """One action that can be taken back or done again.

    `record` is the key of the register it was made in, '' where there is none to look at; `uid`
    the record there, None for several.
    """

    no: int
    at: str
    what: str
    record: str = ""
    uid: int | None = None


class UndoneSteps(NamedTuple):
    """What several steps in a row changed, how many were taken, and why the next was refused."""

    changed: Changed
    steps: int
    refusal: str = ""


def undo_steps(desk: Desk, count: int) -> list[UndoStep]:
    """The steps that can be taken back, the next one first; founding the office is not one."""
    founding = _founding(desk)
    done = [each for each in log.stacks(desk.office)[0][::-1] if each.no > founding]
    return [step_of(desk, each) for each in done[:count]]


def redo_steps(desk: Desk, count: int) -> list[UndoStep]:
    """The steps that can be done again, the next one first."""
    return [step_of(desk, each) for each in log.stacks(desk.office)[1][::-1][:count]]


def undo_to(desk: Desk, number: int) -> UndoneSteps:
    """Take back every step down to the action `number`, newest first, each as one action.

    A step that is refused ends it; what was taken back before stays so. `UserError` when the
    first is refused or the action is none of the steps.
    """
    return _take(desk, [each.no for each in undo_steps(desk, log.DEPTH)], number)


def redo_to(desk: Desk, number: int) -> UndoneSteps:
    """Do every undone step again up to the undo `number`; ends and refuses as `undo_to` does."""
    return _take(desk, [each.no for each in redo_steps(desk, log.DEPTH)], number)


def step_of(desk: Desk, action: LoggedAction) -> UndoStep:
    """An action as a step: its words and where its changes are seen."""
    record, uid = _place(desk, action)
    return UndoStep(action.no, action.at, words_of(action.name), record, uid)


def words_of(name: str) -> str:
    """The name of an action in a sentence: 新增品牌项目“榕树下好商量”, 删除委员 3 人."""
    name = name.removeprefix("撤销：").removeprefix("重做：")
    found = _ABOUT_ONE.match(name)
    if found is None:
        return name
    did, title, what = found.groups()
    return f"{did}{title} {what}" if _COUNT.match(what) else f"{did}{title}“{what}”"


def _take(desk: Desk, numbers: Sequence[int], last: int) -> UndoneSteps:
    if last not in numbers:
        raise UserError("这一步已经不在可以退回的步骤里了。请重新打开步骤列表再选。")
    records: set[str] = set()
    keys: tuple[int, ...] = ()
    done: int | None = None
    wanted = numbers[: numbers.index(last) + 1]
    for taken, number in enumerate(wanted):
        try:
            changed = history.undo(desk, number)
        except UserError as error:
            if done is None:
                raise
            return UndoneSteps(Changed(done, frozenset(records), keys), taken, error.sentence)
        done, keys = changed.action, changed.keys
        records |= changed.records
    return UndoneSteps(Changed(done, frozenset(records), keys), len(wanted))


def _founding(desk: Desk) -> int:
    """The number of the action that made the office's own record; 0 where there is none."""
    keys = lists.first(desk.office, Office, lists.Query(), 1)
    past = history.history_of(desk, Office, keys[0]) if keys else []
    return past[-1].action.no if past else 0


def _place(desk: Desk, action: LoggedAction) -> tuple[str, int | None]:
    """The register whose page shows what an action changed, and the record if it is one."""
    rows = log.changed_by(desk.office, action.no, LOOKED_AT)
    models = {model.KEY: model for model in desk.office.records}
    places = [(models[key], uid) for key, uid in rows if key in models]
    paged = [(model, uid) for model, uid in places if model.TAB]
    if not paged:
        paged = [owner for model, uid in places for owner in _owner(desk, models, model, uid)]
    best = _named(action.name, paged) or _named(action.name, places)
    if best is None:
        return "", None
    same = {uid for model, uid in (paged or places) if model is best[0]}
    return best[0].KEY, best[1] if len(same) == 1 else None


def _named(
    name: str, places: Sequence[tuple[type[Record], int]]
) -> tuple[type[Record], int] | None:
    """The first place whose register is named in the action's name, else the first."""
    told = (place for place in places if place[0].TITLE in name)
    return next(told, places[0] if places else None)


def _owner(
    desk: Desk, models: dict[str, type[Record]], model: type[Record], uid: int
) -> Iterable[tuple[type[Record], int]]:
    """The record with a page that a child or document belongs to, as the log knows it."""
    known: dict[str, Any] = {each.name: None for each in model.declared()}
    for version in reversed(log.history_of(desk.office, model, uid)):
        known |= version.after or version.before or {}  # a change names only what it changed
    owned = model.owned_by(known)
    if owned and owned[1] and owned[0] in models and models[owned[0]].TAB:
        yield models[owned[0]], owned[1]
