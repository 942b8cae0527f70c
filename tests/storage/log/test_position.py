"""The end of the log moves with every action, and back with none."""

from __future__ import annotations

import pytest

from desktop_app.records import Committee, Sector
from desktop_app.storage.file import office_settings
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log.door import apply
from desktop_app.storage.log.position import (
    last_hash,
    last_number,
    records_of_last,
    settled_number,
)


def test_the_end_of_a_new_log_is_no_action(office: OfficeFile) -> None:
    assert last_number(office) == 0
    assert last_hash(office) == bytes(32)


def test_each_action_moves_the_end(office: OfficeFile) -> None:
    hashes = {last_hash(office)}
    for place, name in enumerate(("教育", "经济"), 1):
        number = apply(office, [Sector.of({"name": name})], (), "写入", "演示")
        assert number == last_number(office) == place
        hashes.add(last_hash(office))
    assert len(hashes) == 3
    assert apply(office, (), (), "什么也没写", "演示") is None
    assert last_number(office) == 2


def test_while_an_action_is_written_no_number_is_settled(office: OfficeFile) -> None:
    apply(office, [Sector.of({"name": "教育"})], (), "写入", "演示")
    assert settled_number(office) == 1
    with office.writing():
        assert settled_number(office) is None
    assert settled_number(office) == 1


def test_the_number_is_read_once_between_two_changes(office: OfficeFile) -> None:
    apply(office, [Sector.of({"name": "教育"})], (), "写入", "演示")
    office_settings.write(office, "演示", "1")
    seen: list[str] = []

    def trace(_cursor: object, sql: str, _bound: object) -> bool:
        seen.append(sql)
        return True

    office.connection.exec_trace = trace
    assert [last_number(office) for _ in range(3)] == [1, 1, 1]
    office.connection.exec_trace = None
    assert len(seen) == 1


def test_what_an_action_wrote_is_known_without_reading_the_log(office: OfficeFile) -> None:
    apply(office, [Sector.of({"name": "教育"})], (), "写入", "演示")
    assert records_of_last(office, 0) == frozenset({"sector"})
    apply(office, [Committee.of({"name": "演示委"})], (), "写入", "演示")
    assert records_of_last(office, 1) == frozenset({"committee"})
    assert records_of_last(office, 0) is None  # not the last one
    office_settings.write(office, "演示", "1")
    assert records_of_last(office, 1) is None  # something was written since: the log is read


def write_and_fail(office: OfficeFile) -> None:
    """Write an action of number 9, read the number, and roll it back."""
    columns = "at,actor,name,undoes,schema,changes,hash,hash_version,origin"
    with office.writing() as connection:
        connection.execute(
            f"INSERT INTO action(no,{columns},origin_no,actor_id,first_seq) "
            f"SELECT 9,{columns},9,actor_id,first_seq FROM action WHERE no=1"
        )
        assert last_number(office) == 9
        raise ZeroDivisionError


def test_a_number_that_is_rolled_back_is_forgotten(office: OfficeFile) -> None:
    apply(office, [Sector.of({"name": "教育"})], (), "写入", "演示")
    assert last_number(office) == 1
    with pytest.raises(ZeroDivisionError):
        write_and_fail(office)
    assert last_number(office) == 1
    assert apply(office, [Sector.of({"name": "经济"})], (), "写入", "演示") == 2
    assert last_number(office) == 2
