"""届满移交清单: what is handed over at the end of a term, to whom, and the lines to sign."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Chosen, FormPrint, Option, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.proposal_wording import listed
from desktop_app.documents.prints.wording import valued

LINE, SPARE = 8.5, 6
KIND = Option(
    "handover_kind", "清单", (("all", "届满移交清单（全部）"), ("done", "材料移交目录（已交接的）"))
)
FIELDS = ("number", "starts", "ends")
CHILDREN = {
    "handover_item": (
        "name", "done", "done.stored", "done_on", "receiver", "document", "remark", "position",
    ),
}  # fmt: skip
COLUMNS = (
    TableColumn("序号", 11),
    TableColumn("交接事项", 41),
    TableColumn("清单（文号）", 24),
    TableColumn("交接日期", 20),
    TableColumn("接收人", 17),
    TableColumn("说明", 43, "text"),
)
NOTE = "本清单一式两份，移交人、接收人各执一份；接收人核对无误后签字。"


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """One list for a term; of the catalogue only what was handed over, unnumbered lines left."""
    values, only_done = valued(shown, FIELDS), KIND.of(chosen) == "done"
    rows = [x for x in listed(shown, "handover_item") if not only_done or _is_done(x)]
    grid = MixedGrid()
    grid.row(LINE).pair("届次", values["number"])
    span = f"{dotted(values['starts'])}—{dotted(values['ends'])}"
    grid.pair("起止", span if span != "—" else "")
    lines = [
        (str(place), each["name"], each["document"], dotted(each["done_on"]), each["receiver"],
         each["remark"])
        for place, each in enumerate(rows, 1)
    ]  # fmt: skip
    spare = [("",) * len(COLUMNS)] * (0 if rows else SPARE)
    grid.table(COLUMNS, [*lines, *spare], LINE)
    grid.row(LINE).rest("说明", NOTE, "text")
    grid.row(24).cell("移交人：", "sign", 52).cell("接收人：", "sign", 52)
    grid.cell("监交人：", "sign")
    title = "材料移交目录" if only_done else "届满移交清单"
    return grid.form(f"{values['number']}{title}", shown.title, (setting.office, ""))


def _is_done(row: object) -> bool:
    return isinstance(row, dict) and row.get("done.stored") == "1"


PRINT = FormPrint(
    key="handover_list",
    title="届满移交清单",
    record="term",
    fields=FIELDS,
    form=form,
    options=(KIND,),
    children=CHILDREN,
)
