"""The one door: every change of a record goes through here, rows and log in one transaction."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from desktop_app.records.record import Record
from desktop_app.stepping import run_to_end
from desktop_app.storage.collecting import uncollected
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import position
from desktop_app.storage.log.action_log import Action
from desktop_app.storage.log.action_writer import ActionWriter
from desktop_app.storage.query.integrity import unique_values_explained


def apply(
    office: OfficeFile,
    put: Sequence[Record] = (),
    remove: Sequence[Record] = (),
    action: str = "",
    actor: str = "",
    undoes: int | None = None,
    actor_id: int | None = None,
) -> int | None:
    """Write and remove records as one action; its number, or None when nothing changed.

    `actor` is kept with the action as it is; `actor_id` is the row of the table of actors, by
    default the one of that name, made where there is none; `apsw.ConstraintError` for no row.

    Raises `Stale` when a record is no longer at the version it was read at, `InUse` when a removed
    record is still pointed at, `Taken` when a unique value is there already, and `UserError` when
    the file cannot be written. A record occurs at most once in `put` and `remove` together.
    """
    return run_to_end(apply_in_steps(office, put, remove, action, actor, undoes, actor_id))


def apply_in_steps(
    office: OfficeFile,
    put: Sequence[Record] = (),
    remove: Sequence[Record] = (),
    action: str = "",
    actor: str = "",
    undoes: int | None = None,
    actor_id: int | None = None,
) -> Generator[tuple[int, int], None, int | None]:
    """`apply` in slices of milliseconds: yields (records done, all); closing it rolls back."""
    total, done = len(put) + len(remove), 0
    with uncollected(), office.writing() as connection, unique_values_explained(office):
        writer = ActionWriter(office, connection, Action(action, actor, undoes, actor_id))
        for count in writer.write(put, remove):
            done += count
            yield done, total
        number = writer.finish()
        changes = connection.total_changes()
    if number is not None:
        position.wrote(office, position.Position(changes, number, writer.log.records))
    for record, key in writer.keys:
        record.values["id"] = key
    for record in writer.touched:
        record.values["version"] = number
    return number
