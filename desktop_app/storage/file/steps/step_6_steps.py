"""Step 6, 办理记录: lines that the program made of an instruction lose its words (不外传).

Up to 0.5 such a line read 批示：name，words, since 0.6 it reads 批示：level，name. The words that
are cut off remain in the instruction itself and in the history of the line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_HEAD, _KIND = "批示", "instructed"
_LEVELS = ("全国", "国家级", "省级", "州级", "市级", "县级", "区级", "乡镇级")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:同志|书记|县长|市长|区长|主席|主任|领导)?")
_WORDS = re.compile(r"[请阅办转研拟复落实意见]")
"""Characters of what leaders write, not of names: where one is found nothing is kept."""


def without_words(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The line without the words of the instruction; nothing of a line of another form."""
    content = values.get("content") or ""
    if values.get("kind") != _KIND or not content.startswith(f"{_HEAD}："):
        return {}
    first, *rest = content.removeprefix(f"{_HEAD}：").split("，")
    if first in _LEVELS and len(rest) < 2 and all(map(_is_name, rest)):
        return {}
    kept = f"{_HEAD}：{first}" if _is_name(first) else _HEAD
    return {"content": kept} if kept != content else {}


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and not _WORDS.search(text)
