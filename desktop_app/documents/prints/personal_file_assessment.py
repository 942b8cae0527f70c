"""What a personal file prints of a member's assessment in a year."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.documents.printables import Block, Heading, Paragraph
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Values


def assessment_blocks(rows: Iterable[Values]) -> list[Block]:
    """The own view, the opinions and the decision of each assessment, what is empty left out."""
    blocks: list[Block] = []
    for row in rows:
        decided = "，".join(
            filter(None, (row.get("decided_by", ""), chinese_day(row.get("decided_on", ""))))
        )
        for label, text in (
            ("本人小结", row.get("self_text", "")),
            ("专委会意见", _opinion(row, "committee")),
            ("办公室意见", _opinion(row, "office")),
            ("审定结果", "；".join(filter(None, (_opinion(row, "final"), decided)))),
        ):
            if text:
                blocks += [Heading(f"{label}：", 3), Paragraph(text)]
    return blocks


def _opinion(row: Values, step: str) -> str:
    grade = row.get(f"{step}_grade", "")
    parts = (row.get(f"{step}_opinion", ""), f"等次：{grade}" if grade else "")
    return "；".join(filter(None, parts))
