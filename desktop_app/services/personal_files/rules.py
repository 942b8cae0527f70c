"""What the engines need from the personal files of members."""

from __future__ import annotations

from types import MappingProxyType

from desktop_app.services.subjects import OwnPage, Subject

TAB = "考核"
_COMMANDS = MappingProxyType({
    "print": "打印委员履职档案",
    "standing": "打印常委履职报告",
    "export": "导出履职档案目录到 Excel",
})  # fmt: skip

PERSONAL_FILES = Subject(
    name="personal_files",
    records=(),
    pages=(OwnPage("personal_files", "履职档案", "book", TAB, 8, _COMMANDS),),
    window="desktop_app.ui.personal_files.rules",
)
