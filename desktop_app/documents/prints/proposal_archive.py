"""提案立卷目录: the papers of one proposal in the fixed order in which they are filed away."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.proposal_wording import LINE, by_role, listed, works
from desktop_app.documents.prints.wording import valued

FIELDS = (
    "number", "serial", "name", "session", "mover", "kind", "category", "received_on",
    "closed_on", "archived_on",
)  # fmt: skip
CHILDREN = {
    "proposal_handling": (
        "unit", "role", "assigned_on", "assigned_doc", "opinion_on", "opinion_doc", "reply_on",
        "reply_doc", "redo_reply_on", "redo_doc", "stopped_on", "role.stored", "state.stored",
    ),
    "handling_feedback": ("mover", "handling", "attempt", "answered_on"),
    "proposal": ("number", "name", "mover", "received_on"),
}  # fmt: skip
THROUGH = {
    "handling_feedback": ("handling", "proposal"), "proposal": ("merged_into",),
}  # fmt: skip
COLUMNS = (
    TableColumn("序号", 12), TableColumn("文件名称", 44, "text"), TableColumn("责任者", 38, "text"),
    TableColumn("文号", 36, "text"), TableColumn("日期", 22), TableColumn("页数", 12),
    TableColumn("备注", 12),
)  # fmt: skip
LEAST_LINES, LETTER = 12, 4.0
"""Lines of the table on one page, the width of a letter in mm."""
OF_UNITS = (
    ("交办单", "assigned"), ("会办意见", "opinion"), ("复函", "reply"),
    ("复函（再次答复）", "redo"),
)  # fmt: skip
Paper = tuple[str, str, str, str]
"""What a paper is called, who made it, its number, its day."""


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The table of contents of one proposal's file."""
    values = valued(shown, FIELDS)
    grid = MixedGrid((22.0, 66.0, 22.0, 66.0))
    grid.row(LINE).rest("案由", values["name"], "text")
    grid.row(LINE).pair("提案者", values["mover"]).pair("提案类别", values["category"])
    grid.row(LINE).pair("办结日期", dotted(values["closed_on"]))
    grid.pair("立卷日期", dotted(values["archived_on"]))
    lines = [
        (str(place), name, who, number, dotted(day), "", "")
        for place, (name, who, number, day) in enumerate(papers(shown), 1)
    ]
    spare = LEAST_LINES - sum(map(_height_of, lines))
    grid.table(COLUMNS, lines, LINE, len(lines) + max(0, spare))
    grid.row(LINE).pair("立卷人", "").pair("检查人", "")
    office = f"{setting.office}　{values['session']}".rstrip("　")
    told = f"提案号：{values['number']}" if values["number"] else ""
    return grid.form("提案立卷目录", shown.title, (office, told))


def _height_of(line: Sequence[str]) -> int:
    """How many lines of the table one paper takes at most."""
    texts = zip(line, COLUMNS, strict=True)
    return max(math.ceil(len(text) * LETTER / each.width) for text, each in texts if text)


def papers(shown: Shown) -> Iterator[Paper]:
    """The papers: 原案, 交办单, 复函 (the opinions for it before it), 征询意见表."""
    values = valued(shown, FIELDS)
    yield "提案（原案）", values["mover"], values["number"], values["received_on"]
    for row in listed(shown, "proposal"):
        yield ("提案（并案）", row.get("mover", ""), row.get("number", ""),
               row.get("received_on", ""))  # fmt: skip
    sheets = [row for row in by_role(listed(shown, "proposal_handling")) if works(row)]
    for name, what in OF_UNITS:
        for row in sheets:
            day = row.get("redo_reply_on" if what == "redo" else f"{what}_on", "")
            if day:
                yield name, row.get("unit", ""), row.get(f"{what}_doc", ""), day
    yield from _feedback(shown)


def _feedback(shown: Shown) -> Iterator[Paper]:
    for row in listed(shown, "handling_feedback"):
        if row.get("answered_on"):
            again = "（再次答复）" if row.get("attempt", "1") not in ("", "1") else ""
            yield (f"征询意见表{again}（{row.get('handling', '')}）", row.get("mover", ""), "",
                   row["answered_on"])  # fmt: skip


PRINT = FormPrint(
    key="proposal_archive",
    title="提案立卷目录",
    record="proposal",
    fields=FIELDS,
    form=form,
    children=CHILDREN,
    through=THROUGH,
)
