"""信息: an opinion report as it is issued, in the page of GB/T 9704-2012, without a letterhead."""

from __future__ import annotations

from desktop_app.documents.printables import Block, Letter, Paragraph
from desktop_app.documents.prints.brief_letter import NO_DAY
from desktop_app.documents.prints.declared import Chosen, LetterPrint, Setting, Shown, Values
from desktop_app.documents.prints.wording import joined, valued

FIELDS = (
    "name", "year", "number", "reflector", "unit", "partners", "partner_names", "issued_text",
    "editor", "issuer", "issued_on", "channels", "addressee",
)  # fmt: skip


def letter(shown: Shown, setting: Setting, _chosen: Chosen) -> Letter:
    """One issue: number, office and day, title and text, who reflected it and where it goes."""
    values = valued(shown, FIELDS)
    blocks: list[Block] = [Paragraph(values["issued_text"]), Paragraph(_reflected(values))]
    day = values["issued_on"]
    return Letter(
        title=values["name"],
        blocks=blocks,
        number=f"{values['year']}年第{values['number']}期" if values["number"] else "第　　期",
        issued=(f"{setting.office}办公室", day or NO_DAY),
        red_head=True,
        sent=(("报送", values["addressee"] or values["channels"]),),
        imprint=(f"{setting.office}办公室", day or NO_DAY),
        bookmark=shown.title,
    )


def _reflected(values: Values) -> str:
    """Who reflected, edited and issued it, in brackets behind the text."""
    first = values["reflector"]
    first += f"，{values['unit']}" if first and values["unit"] else ""
    others = joined(values, "partners", "partner_names", between="、")
    told = (
        ("反映者", "、".join(filter(None, (first, others)))), ("编辑", values["editor"]),
        ("签发", values["issuer"]),
    )  # fmt: skip
    return f"（{'；'.join(f'{label}：{text}' for label, text in told if text)}）"


def refused(shown: Shown, _: Setting) -> str:
    """Why there is no such issue yet: nobody has signed it."""
    return "" if shown.values.get("issued_on") else "还没有签发，不能印信息"


def doubted(shown: Shown, _: Setting) -> str:
    """What it lacks: its text, its number."""
    if not shown.values.get("issued_text"):
        return "没有编发稿，正文空着"
    return "" if shown.values.get("number") else "没有编号，期号空着"


PRINT = LetterPrint(
    key="report_letter",
    title="信息",
    record="opinion_report",
    fields=FIELDS,
    letter=letter,
    refuses=refused,
    doubts=doubted,
)
