"""履职积分明细表: every line of one member's score, before and after caps, to be signed."""

from __future__ import annotations

from desktop_app.documents.printables import Block, Column, Paragraph, Report, TableBlock
from desktop_app.documents.prints.declared import Chosen, ReportPrint, Setting, Shown
from desktop_app.documents.prints.wording import termed

FIELDS = ("name", "post", "words", "total", "grade", "unmet", "titled")
CHILDREN = {
    "row": ("kind", "day", "what", "rule", "points", "counted", "tag", "note", "document"),
}  # fmt: skip
COLUMNS = (
    Column("日期", 9), Column("事项", 36, "left"), Column("规则", 18, "left"),
    Column("得分", 8, "right"), Column("计入", 8, "right"), Column("说明", 17, "left"),
)  # fmt: skip
HEAD = (
    Column("", 12, label=True), Column("", 24), Column("", 14, label=True), Column("", 40),
)  # fmt: skip
"""A head without titles: they are in its cells."""
LEGEND = "“得分”是这一条按规则应得的分；“计入”是封顶、只计一次等以后实际计入总分的分。"
BLANK = "\u3000" * 5
SIGNED = (f"本人确认（签名）：{BLANK}", "日期：\u3000\u3000年\u3000\u3000月\u3000\u3000日")


def report(shown: Shown, setting: Setting, _: Chosen) -> Report:
    """The sheet of one member; the name of a category goes across, its sum at the right."""
    values = shown.values
    who = "组" if values.get("titled") else "委员"
    head = TableBlock(HEAD, [
        [
            values.get("titled") or "姓名", values.get("name", ""),
            "专委会、界别", values.get("post", ""),
        ],
        ["得分", values.get("total") or "—", "等次", values.get("grade") or "—"],
    ])  # fmt: skip
    rows, subheads = list[list[str]](), list[int]()
    for row in shown.children.get("row", ()):
        if row["kind"] != "line":
            subheads.append(len(rows))
            note = f"（{row['note']}）" if row["note"] else ""
            rows.append(["", f"{row['what']}{note}", "", row["points"], row["counted"], ""])
            continue
        paper = f"（{row['document']}）" if row["document"] else ""
        rows.append([row["day"], f"{row['what']}{paper}", row["rule"], row["points"],
                     row["counted"], row["tag"]])  # fmt: skip
    blocks: list[Block] = [head, TableBlock(COLUMNS, rows, subheads=subheads)]
    told = [values[name] for name in sorted(values) if name.startswith("fact_") and values[name]]
    if values.get("unmet"):
        told.append(f"基本要求：{values['unmet']}")
    blocks.append(Paragraph("；".join(told) + "。" if told else ""))
    blocks.append(Paragraph(LEGEND))
    return Report(
        f"{termed(setting.office, setting.term)}{who}履职积分明细表",
        [each for each in blocks if not isinstance(each, Paragraph) or each.text],
        f"（{values['words']}）",
        shown.title,
        answered=SIGNED,
    )


SHEET = ReportPrint(
    key="score_sheet", title="履职积分明细表", record="", fields=FIELDS, report=report,
    children=CHILDREN,
)  # fmt: skip
