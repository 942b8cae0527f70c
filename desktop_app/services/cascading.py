"""Runs the cascade rules of the subjects: what is written along with the records of an action."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

from desktop_app.records.record import Record
from desktop_app.services.subjects import CascadeRule, Subject, cascade_rules
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query.records_by_key import values_by_key


class Cascading(Enum):
    """Which cascade rules an action runs.

    SAVED: all of them. IMPORTED: those that hold for records with a past of their own. NOTHING:
    none, for actions that say everything themselves, such as undo and the first start.
    """

    SAVED = "saved"
    IMPORTED = "imported"
    NOTHING = "nothing"


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
    if not put or which is Cascading.NOTHING:
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
    fresh = [each for each in own if not each.has_key]
    for each, key in zip(fresh, new_keys(len(fresh)), strict=True):  # one by one two might be equal
        each.key = key
    known = [each.key for each in own if each.values["version"]]
    before: dict[int, dict[str, Any]] = {}
    if known:
        found = values_by_key(office, type(own[0]), known)
        before = {key: values for key, (_, values) in found.items()}
    return list(rule.run(desk, put if rule.whole else own, before))
