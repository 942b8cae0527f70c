"""Where the newest actions begin, and that asking for it leaves nothing half read."""

from __future__ import annotations

import pytest

from desktop_app.records import Sector
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log.door import apply
from desktop_app.storage.log.log_check import chain_faults
from desktop_app.storage.log.log_rows import Start, entries_from, start_of_last


@pytest.fixture
def written(office: OfficeFile) -> OfficeFile:
    """An office file with five actions of two entries each."""
    for number in range(5):
        apply(office, [Sector.of({"name": f"{number}{n}"}) for n in range(2)], (), "写入", "演示")
    return office


@pytest.mark.parametrize(("most", "actions"), [(1, 0), (2, 1), (5, 2), (9, 4)])
def test_the_newest_actions_have_at_most_so_many_entries(
    written: OfficeFile, most: int, actions: int
) -> None:
    start = start_of_last(written.connection, most)
    assert start.no == 6 - actions
    read = {entry.action for entry in entries_from(written.connection, start)}
    assert len(read) == actions


@pytest.mark.parametrize("most", [10, 99, None])
def test_a_short_log_is_read_from_its_beginning(written: OfficeFile, most: int | None) -> None:
    assert start_of_last(written.connection, most) == Start()


@pytest.mark.parametrize("most", [1, 4, 10])
def test_the_file_can_be_written_back_after_a_look_at_the_newest(
    written: OfficeFile, most: int
) -> None:
    assert list(chain_faults(written.connection, most)) == []
    assert written.write_back()
