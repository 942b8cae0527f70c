"""How each mark of attendance looks: word, icon and colour of the palette."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.services.activities import marks


class MarkLook(NamedTuple):
    """The word of a mark, its icon, the names of its colour and of the colour behind it."""

    word: str
    icon: str
    role: str
    ground: str = ""


LOOKS = {
    marks.HERE: MarkLook("到会", "check", "good"),
    marks.LATE: MarkLook("迟到", "clock", "warn"),
    marks.LEFT: MarkLook("早退", "forward", "warn"),
    marks.LEAVE: MarkLook("请假", "file", "info"),
    marks.AWAY: MarkLook("公假", "file", "info"),
    marks.ABSENT: MarkLook("缺席", "cancel", "bad", "bad_soft"),
    marks.BLANK: MarkLook("未点", "", "faint"),
}
ON_LEAVE = "已准假"


def look_of(mark: str) -> MarkLook:
    """The look of a mark; a character that is none is shown as it is."""
    return LOOKS.get(mark) or MarkLook(mark, "", "muted")
