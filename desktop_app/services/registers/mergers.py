"""Records of one kind that are merged into one of them, or that are parts of one that was split.

The model links such a record by `merged_into` to the one that it went into, and by `split_from` to
the one that it is a part of. The state of one that was merged has the code merged, of one that was
split the code split.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.states import NotAllowed, Refusal, read_reason
from desktop_app.services.registers.stored import Stored, stored

FEWEST = 2
"""Parts that a record is split into at least."""


@dataclass(frozen=True, slots=True)
class Mergers:
    """How the records of one model are merged.

    action: what a merger is called in the log. closed: why nothing can be merged into a record
    with these values, '' where it can. not_free: a refusal for each record that cannot be merged.
    """

    model: type[Record]
    action: str
    closed: Callable[[Mapping[str, Any]], str]
    not_free: Callable[[Desk, Sequence[Stored]], list[Refusal]]

    def merge(self, desk: Desk, keys: Sequence[int], into: int, reason: str) -> Changed:
        """Merge records into one as one action; they get the state merged and a link to it.

        `UserError` without a reason; `NotAllowed` names every record that is not free, or that the
        target itself comes from, and the target where it is closed.
        """
        model, unit = self.model, self.model.UNIT
        why = reason_of(desk, reason, "反映的是同一件事")
        found = [each for each in stored(desk, model, keys) if each.key != into]
        target = stored(desk, model, [into])
        if not target:
            raise UserError(f"要并入的{model.TITLE}已被删除，请另选一{unit}。")
        if not found:
            text = f"请选定至少一{unit}要并入的{model.TITLE}，它不能是并入的那一{unit}。"
            raise UserError(text)
        refuse_all(desk, model, "merged", self._refusals(desk, found, target[0]))
        put = [moved(model, each, "merged", merged_into=into) for each in found]
        one = model.title_of(found[0].values)
        which = f"“{one}”" if len(found) == 1 else f"{len(found)} {unit}"
        action = f"{self.action}：{which}并入“{model.title_of(target[0].values)}”（{why}）"
        return desk.write(put, action=action)

    def _refusals(self, desk: Desk, found: Sequence[Stored], target: Stored) -> list[Refusal]:
        """The reasons against a merger, those of the target first."""
        model, said = self.model, self.closed(target.values)
        refused = [Refusal(target.key, model.title_of(target.values), said)] if said else []
        above = _above(desk, model, target)
        why = f"是并入的{model.TITLE}的来处，不能再并入它"
        refused += [
            Refusal(each.key, model.title_of(each.values), why)
            for each in found
            if each.key in above
        ]
        return refused + self.not_free(desk, found)


def part_names(parts: Sequence[str], called: str, field: str) -> list[str]:
    """The names of the parts that a record is split into, of lines that a clerk typed.

    The parts are `called` so, a name of theirs `field`; `UserError` for fewer than two different
    names.
    """
    names = [" ".join(each.split()) for each in parts if each.strip()]
    if len(names) < FEWEST:
        raise UserError(f"请写出{called}的{field}，至少两个，每行一个。")
    if len(set(names)) < len(names):
        raise UserError(f"{called}里有重复的{field}，请改成不同的{field}。")
    return names


def whole_of(desk: Desk, model: type[Record], key: int) -> Stored:
    """The record that is to be split; `UserError` where it is gone."""
    found = stored(desk, model, [key])
    if not found:
        text = f"这{model.UNIT}{model.TITLE}已被删除，可以在“设置”的回收站里找回。"
        raise UserError(text)
    return found[0]


def reason_of(desk: Desk, reason: str, such_as: str) -> str:
    """A reason that was typed, read; `UserError` without one, with an example of one."""
    if not reason.strip():
        raise UserError(f"请写明理由，例如“{such_as}”。")
    return read_reason(reason, lookup(desk))


def moved(model: type[Record], each: Stored, state: str, **more: Any) -> Record:
    """A record in another state, and with other values, to be written."""
    return model.of({**each.values, **more, "state": state}, each.key, each.version)


def refuse_all(desk: Desk, model: type[Record], to: str, refused: Sequence[Refusal]) -> None:
    """Raise `NotAllowed` for the state `to` where records are refused."""
    if refused:
        raise NotAllowed(model, model.field("state").show(to, lookup(desk)), refused)


def _above(desk: Desk, model: type[Record], one: Stored) -> set[int]:
    """The keys of all records that one is merged into or a part of, again and again."""
    above: set[int] = set()
    edge = [one]
    while edge:
        ways = {each.values[name] for each in edge for name in ("merged_into", "split_from")}
        edge = stored(desk, model, sorted(ways - above - {None}))
        above |= {each.key for each in edge}
    return above
