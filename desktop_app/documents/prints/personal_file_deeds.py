"""The section 为群众办实事 of a personal file: deeds that a member led or took part in."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Values
from desktop_app.documents.prints.personal_file_sections import FileSection, columns, day_of

JOINT = "deed:joint"
_FIELDS = ("name", "township", "village", "start_on", "done_on", "state", "effect_state")
CHILDREN = {"deed": _FIELDS, JOINT: _FIELDS}
THROUGH = {"deed": ("member",), JOINT: ("partners",)}


def _deed(row: Values, child: str) -> Sequence[str]:
    effect = row.get("effect_state", "")
    return (
        dotted(row.get("done_on") or row.get("start_on", "")), row.get("name", ""),
        row.get("township", "") + row.get("village", ""),
        "一起办" if child == JOINT else "牵头",
        "，".join(filter(None, (row.get("state", ""), effect))),
    )  # fmt: skip


SECTION = FileSection(
    "为群众办实事", "件", ("deed", JOINT), day_of("done_on", "start_on"),
    columns(("日期", 3.0, False), ("实事", 7, True), ("地点", 3.4, True), ("身份", 2, False),
            ("情况", 3, False)), _deed,
)  # fmt: skip
