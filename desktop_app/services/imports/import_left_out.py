"""What is said of the lines of a sheet that are no records: section lines, totals, notes."""

from __future__ import annotations

from desktop_app.services.imports.import_plan import Source

SHOWN = 6
_WORDS = {"section": "小标题", "sum": "合计", "note": "说明文字"}


def left_out(source: Source) -> list[str]:
    """One sentence for each kind of line that was left out, with their numbers and texts."""
    found: dict[str, list[str]] = {}
    for each in source.body.left:
        _, line = source.sheet.origin(each.number)
        found.setdefault(each.why, []).append(f"第 {line} 行“{each.text[:20]}”")
    return [_sentence(_WORDS[why], lines) for why, lines in found.items()]


def _sentence(what: str, lines: list[str]) -> str:
    more = f"等 {len(lines)} 行" if len(lines) > SHOWN else ""
    return f"当作{what}，没有当作记录：{'、'.join(lines[:SHOWN])}{more}。"
