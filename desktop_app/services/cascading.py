"""Runs the cascade rules of the subjects: what is written along with the records of an action."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    for rule in cascade_rules(subjects):
        if which is Cascading.SAVED or rule.on_import:
            found += _added(desk, office, (*put, *found) if rule.whole else put, rule)
    return found


def _added(
    desk: Any, office: OfficeFile, put: Sequence[Record], rule: CascadeRule
) -> Iterable[Record]:
    own = [each for each in put if rule.record == type(each).KEY]
    if not own:
        return ()
    _give_keys(own)
    return list(rule.run(desk, put if rule.whole else own, stored_before(office, own)))


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
    every, all_gone = list(put), list(remove)
    for rule in agreement_rules(subjects):
        said = which is Cascading.NOTHING or (which is Cascading.RESTORED and not rule.anew)
        own = [each for each in every if type(each).KEY in rule.records]
        gone = [each for each in all_gone if type(each).KEY in rule.records]
        _give_keys(own)
        for part in (own,) if rule.whole else _parts(own, gone):
            more = rule.run(desk, part, gone, said)
            every += more.put
            all_gone += more.remove
            if len(part) >= SLICE:
                yield 0, len(put)
    every += spread(desk, every, all_gone).put
    return Agreed(every, all_gone)


def _parts(own: Sequence[Record], gone: Sequence[Record]) -> Iterator[Sequence[Record]]:
    """The records of an action that a rule looks at, in parts where they are of one kind."""
    if gone or len({type(each) for each in own}) > 1:
        yield own
        return
    for start in range(0, len(own), SLICE):
        yield own[start : start + SLICE]


def _give_keys(records: Sequence[Record]) -> None:
    lacking = [each for each in records if not each.has_key]
    above = max((each.key for each in records if each.has_key), default=0) if lacking else 0
    for each, key in zip(lacking, new_keys(len(lacking), above), strict=True):
        each.key = key
