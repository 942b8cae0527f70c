"""What is kept is read anew after every commit, whichever program made it."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from desktop_app.services.desk import Desk
from desktop_app.storage.dialect import data_version
from desktop_app.storage.query.while_unchanged import while_unchanged

INSERT = "INSERT INTO record_kind(id, key) VALUES(?, ?)"


def counted(desk: Desk) -> int:
    """The number of rows in a table, read anew or kept."""

    def read() -> int:
        return len(list(desk.office.connection.execute("SELECT id FROM record_kind")))

    return while_unchanged(desk.office, "kinds", read)


def test_it_is_read_once_while_nothing_changes(desk: Desk) -> None:
    read: list[int] = []

    def once() -> int:
        read.append(1)
        return len(read)

    assert [while_unchanged(desk.office, "once", once) for _ in range(3)] == [1, 1, 1]
    assert while_unchanged(desk.office, "another", once) == 2


def test_a_commit_of_this_program_is_noticed(desk: Desk) -> None:
    before = counted(desk)
    with desk.office.writing() as connection:
        connection.execute(INSERT, (901, "x"))
        assert counted(desk) == before + 1
    assert counted(desk) == before + 1


def test_what_is_undone_is_not_kept(desk: Desk) -> None:
    before = counted(desk)
    with pytest.raises(KeyError), desk.office.writing() as connection:  # noqa: PT012
        connection.execute(INSERT, (902, "y"))
        assert counted(desk) == before + 1
        raise KeyError
    assert counted(desk) == before


def test_a_commit_of_another_program_is_noticed(tmp_path: Path) -> None:
    first, second = (apsw.Connection(str(tmp_path / "shared.db")) for _ in range(2))
    first.execute("CREATE TABLE told(word)")
    before = data_version(first)
    assert data_version(first) == before
    second.execute("INSERT INTO told VALUES('x')")
    assert data_version(first) != before
