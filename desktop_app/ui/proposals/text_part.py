"""正文: the text of a proposal, read-only, with the answers of its mover."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout

from desktop_app.records.proposal import Proposal
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.record_page.declared import Opened, PageHost, RecordPart
from desktop_app.ui.ui_context import UiContext

TEXTS = ("problem", "analysis", "advice")
SAID = (
    "suggested_units", "consult_form", "researched", "self_written", "forwarded", "may_publish",
    "publish_note", "may_join",
)  # fmt: skip
EMPTY = "还没有录入正文。按 F2 打开表单录入，或把原件放进“附件”。"


class TextPart(RecordPart):
    """Situation, analysis and advice under their titles."""

    def __init__(self, context: UiContext, _host: PageHost) -> None:
        super().__init__()
        self._context = context
        self.text = QTextBrowser()
        self.text.setObjectName("body")
        self.text.setAccessibleName("正文")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.text)
        self.setFocusProxy(self.text)

    def show_record(self, opened: Opened) -> None:
        values, shared = opened.values, lookup(self._context.desk)
        parts = [
            f"<h4>{Proposal.field(name).label}</h4>{_paragraphs(values[name])}"
            for name in TEXTS
            if values[name]
        ]
        said = [
            f"{field.label}：{field.show(values[field.name], shared)}"
            for field in map(Proposal.field, SAID)
            if values[field.name] not in (None, "")
        ]
        parts += [f"<p>{escape('；'.join(said))}</p>"] if said else []
        self.text.setHtml("".join(parts) or f"<p>{EMPTY}</p>")


def _paragraphs(text: str) -> str:
    lines = filter(None, (each.strip() for each in text.splitlines()))
    return "".join(f"<p>{escape(each)}</p>" for each in lines)
