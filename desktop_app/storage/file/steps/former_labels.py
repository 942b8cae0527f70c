"""Labels of fields that have moved to other records, for the history of those that had them."""

from __future__ import annotations

from types import MappingProxyType

_LIMITS = {
    "notice": "会前发出通知（工作日）",
    "materials": "会前送达材料（工作日）",
    "minutes": "会后整理纪要（工作日）",
    "report": "会后报送成果（工作日）",
    "reply": "报送后沟通采纳（天）",
    "feedback": "报送后反馈结果（天）",
    "look_back": "办结后回头看（月）",
    "idle": "协商点未协商（天）",
}
OF_STEP_5 = MappingProxyType({("limits", name): label for name, label in _LIMITS.items()})
"""By key of the record and name of the field."""
