"""Fields that have got other names or have moved to other records: their meaning in log entries."""

from __future__ import annotations

from types import MappingProxyType

from desktop_app.storage.file.schema import Renamed

RENAMED_IN_5 = MappingProxyType({
    ("outcome", "consultation"): Renamed(
        "source", lambda value: f"consultation:{value}" if isinstance(value, int) else value
    )
})  # fmt: skip
"""The new fields by key of the record and old name of the field, for `Step.renamed`."""
FORMER_IN_5 = MappingProxyType({
    ("outcome", "instructor"): "批示领导",
    ("outcome", "instructed_on"): "批示日期",
    ("outcome", "instruction"): "批示内容",
    ("limits", "notice"): "会前发出通知（工作日）",
    ("limits", "materials"): "会前送达材料（工作日）",
    ("limits", "minutes"): "会后整理纪要（工作日）",
    ("limits", "report"): "会后报送成果（工作日）",
    ("limits", "reply"): "报送后沟通采纳（天）",
    ("limits", "feedback"): "报送后反馈结果（天）",
    ("limits", "look_back"): "办结后回头看（月）",
    ("limits", "idle"): "协商点未协商（天）",
})  # fmt: skip
"""The labels by key of the record and name of the field, for `Step.former`."""
