"""A damaged file: the check says which register is damaged, what can be read, and the way out."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from desktop_app.records import ALL
from desktop_app.records.key_scheme import KeyScheme
from desktop_app.stepping import run_to_end
from desktop_app.storage.copies import backups, damage, self_check
from desktop_app.storage.copies.backups import Reason
from desktop_app.storage.copies.self_check import CheckReport
from desktop_app.storage.file.steps import STEPS
from tests.storage.offices import NAME, add, opened

PAGE = 4096


def filled(folder: Path, count: int = 400) -> None:
    with opened(folder) as office:
        add(office, *(f"第{number}委" for number in range(count)))


def spoil(path: Path, kind: str, table: str) -> None:
    """Overwrite a leaf page of one table or index in the middle."""
    connection = apsw.Connection(str(path))
    (page,) = next(
        connection.execute(
            "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' "
            "ORDER BY pageno LIMIT 1 OFFSET 2",
            (table if kind == "table" else f"{table}_{kind}",),
        )
    )
    connection.close()
    data = bytearray(path.read_bytes())
    data[(int(page) - 1) * PAGE : int(page) * PAGE] = b"\x55" * PAGE
    path.write_bytes(data)


def checked(folder: Path) -> CheckReport:
    subject = self_check.CheckInput(folder / NAME, folder / NAME, ALL, STEPS, KeyScheme())
    return run_to_end(self_check.full(subject))


def test_damaged_rows_are_named_by_their_register_with_what_can_be_read(tmp_path: Path) -> None:
    filled(tmp_path)
    with opened(tmp_path) as office:
        backup = run_to_end(backups.back_up(office, Reason.MANUAL))
    spoil(tmp_path / NAME, "table", "committee")
    report = checked(tmp_path)
    text = "\n".join(report.lines())
    assert not report.sound
    assert "“专委会”的数据损坏" in text
    assert "“专委会”里有内容读不出来，能读出的有" in text
    assert backup.name in report.lines()[0]
    assert "完好" in report.lines()[0]


def test_a_damaged_index_is_named_by_its_register(tmp_path: Path) -> None:
    filled(tmp_path)
    spoil(tmp_path / NAME, "strokes", "committee")
    text = "\n".join(checked(tmp_path).lines())
    assert "“专委会”的索引损坏" in text
    assert "读不出来，能读出" not in text
    assert "没有找到完好的备份" in text


def test_the_log_is_named_too(tmp_path: Path) -> None:
    filled(tmp_path)
    spoil(tmp_path / NAME, "table", "change")
    assert "操作记录的数据损坏" in "\n".join(checked(tmp_path).lines())


def test_what_can_be_read_is_counted_from_both_ends(tmp_path: Path) -> None:
    filled(tmp_path)
    spoil(tmp_path / NAME, "table", "committee")
    copy = apsw.Connection(str(tmp_path / NAME), flags=apsw.SQLITE_OPEN_READONLY)
    (line,) = damage.losses(copy, ALL)
    copy.close()
    count = int(line.split("能读出的有")[1].split()[0])
    assert 0 < count < 400


@pytest.mark.parametrize("cut", [0.2, 0.6])
def test_a_cut_file_is_told_in_sentences(tmp_path: Path, cut: float) -> None:
    filled(tmp_path)
    data = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(data[: int(len(data) * cut)])
    report = checked(tmp_path)
    assert not report.sound
    assert "自检发现" in report.lines()[0]
