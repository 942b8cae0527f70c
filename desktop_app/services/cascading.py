"""Runs the cascade rules of the subjects: what is written along with the records of an action."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, KeysView, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from typing import Any

from desktop_app.records.record import Record
from desktop_app.services.internal_with import spread
from desktop_app.services.subjects import (
    Agreed,
    Before,
    CascadeRule,
    Subject,
    agreement_rules,
    cascade_rules,
)
from desktop_app.stepping import Steps
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query.records_by_key import values_by_key

SLICE = 500
"""Records of one kind that a rule of agreement looks at in one step."""


class Cascading(Enum):
    """Which cascade rules an action runs; agreement rules run with each.

    SAVED: all of them. IMPORTED: those that hold for records with a past of their own. NOTHING:
    none, for actions that say everything themselves, such as undo and the first start. RESTORED:
    none, for what comes back from the bin as it was into an office that has gone on.
    """

    SAVED = "saved"
    IMPORTED = "imported"
    NOTHING = "nothing"
    RESTORED = "restored"


def cascade(
    desk: Any,
    office: OfficeFile,
    subjects: tuple[Subject, ...],
    put: Sequence[Record],
    which: Cascading,
) -> list[Record]:
    """The records that the subjects' rules add to the ones about to be put, in rule order.

    New records among `put` that a rule looks at get their keys here, for others to point at.
    """
    if not put or which in (Cascading.NOTHING, Cascading.RESTORED):
        return []
    found: list[Record] = []
    given, every = _ActionRecords(put), _ActionRecords(put)
    for rule in cascade_rules(subjects):
        there = every if rule.whole else given
        if rule.record in there.kinds and (which is Cascading.SAVED or rule.on_import):
            added = _added(desk, office, there, rule)
            every.add(added)
            found += added
    return found


def _added(
    desk: Any, office: OfficeFile, there: _ActionRecords, rule: CascadeRule
) -> list[Record]:  # fmt: skip
    own = there.of(frozenset((rule.record,)))
    _give_keys(own)
    before = stored_before(office, own)
    return list(rule.run(desk, tuple(there.all) if rule.whole else own, before))


def stored_before(office: OfficeFile, records: Sequence[Record]) -> Before:
    """The stored values of records of one kind by key, read where their reader kept none."""
    stored = [each for each in records if each.values["version"]]
    before: dict[int, Mapping[str, Any]] = {
        each.key: each.over for each in stored if each.over is not None
    }
    known = [each.key for each in stored if each.over is None]
    found = values_by_key(office, type(records[0]), known) if known else {}
    return {**before, **{key: values for key, (_, values) in found.items()}}


def agree_in_steps(
    desk: Any,
    subjects: tuple[Subject, ...],
    put: Sequence[Record],
    remove: Sequence[Record],
    which: Cascading,
) -> Steps[Agreed]:
    """Everything that an action writes and removes, once the subjects' records agree.

    New records among `put` that a rule looks at get their keys here. Yields (0, records) while
    many are looked at.
    """
    every, all_gone = _ActionRecords(put), _ActionRecords(remove)
    for rule in agreement_rules(subjects):
        if every.kinds.isdisjoint(rule.records) and all_gone.kinds.isdisjoint(rule.records):
            continue
        said = which is Cascading.NOTHING or (which is Cascading.RESTORED and not rule.anew)
        every.give_keys(rule.records)
        own, gone = every.of(rule.records), all_gone.of(rule.records)
        for part in (own,) if rule.whole else _parts(own, gone, rule.owner):
            more = rule.run(desk, part, gone, said)
            if isinstance(more, Generator):
                more = yield from more
            every.add(more.put)
            all_gone.add(more.remove)
            if len(part) >= SLICE:
                yield 0, len(put)
    every.add(spread(desk, every.all, all_gone.all).put)
    return Agreed(every.all, all_gone.all)


class _ActionRecords:
    """The records of an action in their order, and by kind; `kinds` are the keys of the kinds.

    A dozen rules read theirs: looking through all 73,000 records of an import of 20,000 members
    each time, twice, took 170 ms of it; this takes 40.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self.all: list[Record] = []
        self._by_kind: dict[str, list[Record]] = {}
        self.kinds: KeysView[str] = self._by_kind.keys()
        self._keyed: dict[str, int] = {}  # how many of a kind have a key for certain
        self._above = 0  # the largest of their keys
        self.add(records)

    def add(self, records: Iterable[Record]) -> None:
        """Put more records behind those that are there."""
        added = list(records)
        self.all += added
        for model in {type(each): None for each in added}:
            own = self._by_kind.setdefault(model.KEY, [])
            own += [each for each in added if type(each) is model]

    def of(self, kinds: AbstractSet[str]) -> list[Record]:
        """The records of these kinds, in their order."""
        there = [kind for kind in kinds if kind in self._by_kind]
        if len(there) > 1:
            return [each for each in self.all if type(each).KEY in kinds]
        return list(self._by_kind[there[0]]) if there else []

    def give_keys(self, kinds: AbstractSet[str]) -> None:
        """Give each record of these kinds that has none a key above those of the others."""
        added = [each for kind in kinds & self.kinds for each in self._since(kind)]
        if added:
            self._above = _give_keys(added, self._above)

    def _since(self, kind: str) -> Sequence[Record]:
        """The records of a kind that came after the last time that its keys were given."""
        own, known = self._by_kind[kind], self._keyed.get(kind, 0)
        self._keyed[kind] = len(own)
        return own[known:]


def _parts(
    own: Sequence[Record], gone: Sequence[Record], owner: Callable[[Record], int | None] | None
) -> Iterator[Sequence[Record]]:
    """The records of an action that a rule looks at, in parts where they are of one kind.

    With an `owner` those of several kinds too: all records about one record are in one part, those
    about none are in each.
    """
    if gone or (owner is None and len({type(each) for each in own}) > 1):
        yield own
    elif owner is None:
        for start in range(0, len(own), SLICE):
            yield own[start : start + SLICE]
    else:
        yield from _owned_parts(own, owner)


def _owned_parts(
    own: Sequence[Record], owner: Callable[[Record], int | None]
) -> list[list[Record]]:
    """Each record is looked at one time: the time of an import grows as its members do."""
    places: dict[int, int] = {}
    parts: list[list[Record]] = []
    about_none: list[Record] = []
    for each in own:
        key = owner(each)
        if key is None:
            for every in (about_none, *parts):
                every.append(each)
            continue
        place = places.setdefault(key, len(places)) // SLICE
        if place == len(parts):
            parts.append(about_none[:])
        parts[place].append(each)
    return parts or [about_none]


def _give_keys(records: Sequence[Record], above: int = 0) -> int:
    """Give keys above `above` to the records without one; the largest of their keys and that."""
    every = [each.values for each in records]
    given = max((values["id"] for values in every if values["id"] is not None), default=0)
    lacking = [values for values in every if values["id"] is None]
    keys = new_keys(len(lacking), max(above, given))
    for values, key in zip(lacking, keys, strict=True):
        values["id"] = key
    return keys[-1] if lacking else max(above, given)
