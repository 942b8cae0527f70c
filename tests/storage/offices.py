"""Office files for the storage tests: opened small, filled through the one door."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from desktop_app.records import ALL
from desktop_app.records.attachment import Attachment
from desktop_app.records.office import Committee
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.storage.blobs import attachments
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import Step
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.log import door
from tests.new_office import new_office

NAME = "政协.desk"
NOON = datetime(2026, 11, 23, 12, 0, 0)


def opened(
    folder: Path,
    *,
    name: str = NAME,
    create: bool = True,
    who: str = "张三",
    steps: tuple[Step, ...] = STEPS,
    clock: Callable[[], datetime] = lambda: NOON,
) -> OfficeFile:
    """The office file in a folder, made when it is not there: a copy where the steps are all."""
    path = folder / name
    if create and steps is STEPS and not path.exists():
        return new_office(path, who=who, clock=clock)
    return OfficeFile.open(path, records=ALL, steps=steps, who=who, create=create, clock=clock)


def made(folder: Path, *, name: str = NAME, who: str = "张三") -> OfficeFile:
    """A new office file in a folder, its tables made there: for tests of how a file is made."""
    return OfficeFile.open(folder / name, records=ALL, steps=STEPS, who=who, create=True)


def add(office: OfficeFile, *names: str) -> list[Committee]:
    """New committees of these names, written as one action."""
    made = [Committee.of({"name": name}) for name in names]
    door.apply(office, put=made, action=f"新增{'、'.join(names)}", actor="张三")
    return made


def rename(office: OfficeFile, committee: Committee, name: str) -> None:
    """Give a committee another name, one action."""
    committee.values["name"] = name
    door.apply(office, put=[committee], action=f"改名{name}", actor="张三")


def attach(office: OfficeFile, source: Path, owner: Committee) -> Attachment:
    """Store a document and the row that names it."""
    sha, size = attachments.keep(attachments.folder_of(office.path), source)
    values = {"owner_key": "committee", "owner_id": owner.key, "name": source.name}
    made = Attachment.of({**values, "kind": "document", "sha": sha, "size": size})
    door.apply(office, put=[made], action="添加附件", actor="张三")
    return made


def names(office: OfficeFile) -> list[str]:
    """The names of all committees, by key."""
    return [row[0] for row in office.connection.execute("SELECT name FROM committee ORDER BY id")]


def dump(office: OfficeFile) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the engine's own."""
    question = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    tables = [row[0] for row in office.connection.execute(question)]
    return {
        table: sorted(office.connection.execute(f'SELECT * FROM "{table}"'), key=repr)
        for table in tables
    }


@contextmanager
def fresh_desk() -> Iterator[Desk]:
    """A desk on a new office file in a folder of its own, for laws tried many times."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as office:
        desk = Desk(office, "演示经办人", lambda: NOON)
        settle_keys(desk)
        yield desk
