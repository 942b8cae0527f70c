"""What the panel of backups says: one backup, the second place, a restore and what it changes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.services.safekeeping.backups import Backup, Difference, Restored
from desktop_app.services.safekeeping.upkeep import SecondPlace
from desktop_app.ui.settings.settings_backup import (
    backup_row,
    differences,
    restored_sentence,
    second_place_text,
    size_text,
)

AT = datetime(2026, 11, 23, 18, 5)


def backup(fault: str = "") -> Backup:
    return Backup(Path("办公 2026.zwh"), AT, "每日", 3 * 1024 * 1024, {"member": 180}, b"", fault)


def place(at: datetime | None, *, reachable: bool) -> SecondPlace:
    return SecondPlace(Path("U盘"), at, reachable, overdue=False, long_overdue=False)


def restored(lost: int | None = 0, missing: tuple[str, ...] = ()) -> Restored:
    actions = None if lost is None else tuple(object() for _ in range(lost))
    return Restored(None, lost is None, actions, missing)  # type: ignore[arg-type]


def test_a_sound_backup_is_one_line() -> None:
    assert backup_row(backup(), 180) == ("2026-11-23 18:05", "每日", "180", "3.0 MB", "完好")


def test_of_a_damaged_one_nothing_is_counted() -> None:
    assert backup_row(backup("文件损坏"), 180)[2:] == ("", "3.0 MB", "文件损坏")


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "1 KB"), (1, "1 KB"), (1024 * 1024 - 1, "1023 KB"), (5 * 2**30, "5120.0 MB")],
)
def test_sizes_from_nothing_to_huge(size: int, text: str) -> None:
    assert size_text(size) == text


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (None, "还没有选第二处"),
        (place(None, reachable=True), "第二处“U盘”，还没有复制"),
        (place(AT, reachable=True), "第二处“U盘”，2026-11-23 复制"),
        (place(AT, reachable=False), "第二处“U盘”，2026-11-23 复制，现在没有插好"),
    ],
)
def test_the_second_place(given: SecondPlace | None, text: str) -> None:
    assert second_place_text(given) == text


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        ([], ["与现在的内容相同。"]),
        ([Difference("member", "委员", 2, 0, 1)], ["委员：找回 2 条，改回 1 条"]),
        (
            [Difference("member", "委员", 0, 3, 0), Difference("point", "协商点", 1, 1, 1)],
            ["委员：去掉 3 条", "协商点：找回 1 条，去掉 1 条，改回 1 条"],
        ),
    ],
)
def test_what_a_restore_would_change(found: list[Difference], lines: list[str]) -> None:
    assert differences(found) == lines


@pytest.mark.parametrize(
    ("done", "sentence"),
    [
        (restored(), "已恢复。"),
        (restored(None), "已恢复，原来的文件已损坏，另外保存了。"),
        (restored(4), "已恢复，其后的 4 次操作不在备份里。"),
        (
            restored(0, ("甲.jpg", "乙.jpg", "丙.jpg", "丁.jpg")),
            "已恢复；有 4 个附件在备份里也没有或已损坏：“甲.jpg”、“乙.jpg”、“丙.jpg”。",
        ),
    ],
)
def test_what_was_restored(done: Restored, sentence: str) -> None:
    assert restored_sentence(done) == sentence
