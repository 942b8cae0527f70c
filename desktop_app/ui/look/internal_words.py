"""The words of the window for what does not leave the program (不外传)."""

from __future__ import annotations

WORD = "不外传"
FIELD_WORDS = f"{WORD}：打印、导出、复制、检索和上报都不带出这里的内容"
"""The tool tip of an internal field."""
ROW_WORDS = f"{WORD}：打印、导出、复制、检索和上报只带出这一条的日期、数字和类别"
"""The tool tip of an internal row."""
