"""What the engines need from the ten tables of a period: their page."""

from __future__ import annotations

from types import MappingProxyType

from desktop_app.services.subjects import OwnPage, Subject

COMMANDS = MappingProxyType({
    "print": "打印填报表", "export": "导出填报表到 Excel", "committees": "查看专委会工作统计表",
    "members": "查看委员履职一览", "crossed": "交叉统计（两个分类）",
})  # fmt: skip
PERIOD_TABLES = Subject(
    name="period_tables",
    records=(),
    pages=(OwnPage("period_tables", "填报表", "figures", "统计报表", 11, COMMANDS),),
    window="desktop_app.ui.period_tables.rules",
)
