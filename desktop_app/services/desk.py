"""The desk: the open office file, who acts, the day, the lookup cache, and the one `write`."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop_app.records.key_scheme import KeyScheme
from desktop_app.records.office import CharacterStroke, Office
from desktop_app.records.record import Record
from desktop_app.services.cascading import Cascading, agree_in_steps, cascade
from desktop_app.services.lookup.kept_reads import KeptReads
from desktop_app.services.lookup.known import Known
from desktop_app.services.subjects import Subject, default_subjects, write_guards
from desktop_app.stepping import Steps, run_to_end
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import door
from desktop_app.storage.query import lists, search_keys

MANY = 1_000
"""Records of an action after which the write-ahead log goes back into the file at once."""


class Changed(NamedTuple):
    """What an action changed: its number (None: nothing) and the keys of the records it touched."""

    action: int | None
    records: frozenset[str] = frozenset()
    keys: tuple[int, ...] = ()


@dataclass(slots=True)
class Desk:
    """The first argument of every service: the open file, the clerk, the clock, the subjects.

    `lookup_cache` belongs to `services.lookup.cache`, `kept_reads` to
    `services.lookup.valid_reads`. `viewed_term` is the id of the term that is looked at, None for
    the present one: it is never kept, a desk begins with the present term.
    """

    office: OfficeFile
    clerk: str
    clock: Callable[[], datetime.datetime] = datetime.datetime.now
    subjects: tuple[Subject, ...] = field(default_factory=default_subjects, repr=False)
    lookup_cache: Known | None = field(default=None, repr=False)
    kept_reads: KeptReads | None = field(default=None, repr=False)
    viewed_term: int | None = None

    @property
    def today(self) -> datetime.date:
        """The day that new records and prints carry."""
        return self.clock().date()

    def write(
        self,
        put: Sequence[Record] = (),
        remove: Sequence[Record] = (),
        action: str = "",
        *,
        cascading: Cascading = Cascading.SAVED,
        undoes: int | None = None,
        actor_id: int | None = None,
        by_program: bool = False,
    ) -> Changed:
        """Write and remove records, and what follows from them, as one logged action.

        The only way in which a service changes data. `action` is the name in the log, its reason
        included; `undoes` the number of the action that this one takes back, `actor_id` the row of
        the table of actors, by default the one with the clerk's name. What the program does by
        itself is `by_program`: it has no actor, and undo and redo pass over it. Returns the records
        touched, those of the cascade too, and the keys of `put`, or of `remove` without any.

        Raises `Stale` when a record is no longer at the version it was read at, `InUse` when a
        removed record is still linked to, `Taken` for a unique value that exists already, and
        `UserError` when the file cannot be written or a subject's guard refuses the action;
        nothing is changed then.
        """
        return run_to_end(
            self.write_in_steps(
                put,
                remove,
                action,
                cascading=cascading,
                undoes=undoes,
                actor_id=actor_id,
                by_program=by_program,
            )
        )

    def write_in_steps(
        self,
        put: Sequence[Record] = (),
        remove: Sequence[Record] = (),
        action: str = "",
        *,
        cascading: Cascading = Cascading.SAVED,
        undoes: int | None = None,
        actor_id: int | None = None,
        by_program: bool = False,
    ) -> Steps[Changed]:
        """`write` in slices of milliseconds: yields (records done, all); closing it rolls back."""
        if not put and not remove:
            return Changed(None)
        following = cascade(self, self.office, self.subjects, put, cascading)
        every, gone = yield from agree_in_steps(
            self, self.subjects, [*put, *following], remove, cascading
        )
        for guard in () if by_program else write_guards(self.subjects):
            guard(self, every, gone)
        number = yield from door.apply_in_steps(
            self.office, every, gone, action, self.clerk, undoes, actor_id, by_program=by_program
        )
        if number is not None and len(put) > MANY:
            self.office.write_back()
        keys = tuple(each.key for each in (put or remove))
        if number is None:
            return Changed(None, keys=keys)
        models = {type(each) for each in (*every, *gone)}
        if any(model.AFFECTS_SORT_KEYS for model in models):
            settle_keys(self)
        return Changed(number, frozenset(model.KEY for model in models), keys)


def settle_keys(desk: Desk) -> bool:
    """Make order and search keys what the office's settings say; whether any had to change."""
    office = office_values(desk)
    rows = lists.rows(
        desk.office, CharacterStroke,
        lists.find(desk.office, CharacterStroke, lists.Query()), ("character", "count"),
    )  # fmt: skip
    counts = {row[2]: row[3] for row in rows}
    desk.office.scheme = KeyScheme(str(office.get("name_order") or "cppcc"), counts)
    return search_keys.refresh(desk.office)


def office_values(desk: Desk) -> dict[str, object]:
    """The fields of the one office record, empty before the first start is done."""
    keys = lists.first(desk.office, Office, lists.Query(), 1)
    return values_of(desk, Office, keys[0]) if keys else {}


def values_of(desk: Desk, model: type[Record], key: int) -> dict[str, object]:
    """The stored values of one record; empty when it is gone."""
    fields = [each.name for each in model.declared()]
    found = lists.rows(desk.office, model, [key], fields)
    return dict(zip(fields, found[0][2:], strict=True)) if found else {}
