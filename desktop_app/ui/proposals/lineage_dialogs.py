"""并案 and 分案: the proposal that others are merged into, the parts that one is split into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.records.proposal import Proposal
from desktop_app.services.desk import Changed
from desktop_app.services.proposals import lineage
from desktop_app.ui.forms.boxes.link_picker import LinkPicker
from desktop_app.ui.forms.boxes.reason_line import ReasonLine
from desktop_app.ui.forms.dialog.form_sources import form_context, titles_of
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asked_fields import Unfilled
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.row_actions.splitting_dialog import SplittingDialog
from desktop_app.ui.ui_context import UiContext


class MergeProposals(AskingDialog):
    """The proposal is found by number, subject or pinyin."""

    def __init__(
        self, context: UiContext, keys: Sequence[int], parent: QWidget | None = None,
        into: int | None = None,
    ) -> None:  # fmt: skip
        super().__init__(context, "merge_proposals_dialog", "并案", "并案", parent)
        self._keys = list(keys)
        titles = list(titles_of(context.desk, Proposal, self._keys).values())
        which = f"“{titles[0]}”" if len(titles) == 1 else f" {len(titles)} 件提案"
        self.heading.setText(f"把{which}并到另一件提案里办理")
        self.picker = LinkPicker()
        self.picker.prepare(Proposal.field("merged_into"), form_context(context))
        self.picker.setPlaceholderText("输入案由、流水号、提案号或拼音来找")
        if into is not None:
            self.picker.put(into)
        self.add("并入哪件提案 *", self.picker, "into")
        self.reason = ReasonLine(context, "reasons.merge_proposals")
        self.add("理由 *", self.reason, "reason")
        self.column.addWidget(self.reason.offers())
        told = "提案号和提案者都保留；办理以后，每位提案者都要答复。"
        self.column.addWidget(label(told, "small", wraps=True))
        self.column.addStretch(1)
        self.widen(42)
        (self.picker if into is None else self.reason).setFocus()

    def act(self) -> tuple[Changed, str]:
        into = self.picker.draft()
        if not isinstance(into, int):
            raise Unfilled({"into": "提案"}, "请选定要并入的提案。")
        changed = lineage.merge(self._context.desk, self._keys, into, self.reason.text())
        self.reason.keep(self.reason.text())
        title = titles_of(self._context.desk, Proposal, [into]).get(into, "")
        return changed, f"已将 {len(changed.keys)} 件提案并入“{title}”"

    def is_written(self) -> bool:
        return bool(self.reason.text().strip())


class SplitProposal(SplittingDialog):
    """One subject a line, numbered or not."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "split_proposal_dialog", "分案", "分案", parent)
        self._key = key
        title = titles_of(context.desk, Proposal, [key]).get(key, "")
        self.heading.setText(f"把“{title}”分成几件提案")
        self.ask_names("分成这些提案", "每行写一件的案由，也可以写 1. 2. 3.")
        told = "提案者、类别、会议和正文照原提案填写，各有自己的流水号；原提案改为“分案”。"
        self.ask_reason(told, "reasons.split_proposal")
        self.widen(44, 26)
        self.names.setFocus()

    def act(self) -> tuple[Changed, str]:
        parts = self.written()
        changed = lineage.split(self._context.desk, self._key, parts, self.reason.text())
        self.reason.keep(self.reason.text())
        return changed, f"已分成 {len(parts)} 件提案"
