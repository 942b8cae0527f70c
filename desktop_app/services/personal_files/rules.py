"""What the engines need from the personal files of members."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

from desktop_app.services.subjects import OwnPage, Subject

TAB = "考核"
_COMMANDS = MappingProxyType({
    "print": "打印委员履职档案",
    "standing": "打印常委履职报告",
    "export": "导出履职档案目录到 Excel",
})  # fmt: skip


def _complete(desk: Any, keys: Sequence[int], shown: Sequence[Any]) -> list[Any]:
    from desktop_app.services.personal_files.added_rows import complete

    return complete(desk, keys, shown)


PERSONAL_FILES = Subject(
    name="personal_files",
    records=(),
    pages=(OwnPage("personal_files", "履职档案", "book", TAB, 8, _COMMANDS),),
    completes={"personal_file": _complete},
    window="desktop_app.ui.personal_files.rules",
)
