"""粘贴候选名单: brands of a list that was copied in another program become candidates."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.services.brand_reviews import candidate_lists, review_rounds
from desktop_app.services.desk import Changed
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

HINT = (
    "在 Excel、WPS 或 Word 里复制名单，粘贴到这里：一行一个品牌，写名称或编号；"
    "有列名的，读“品牌名称”和“申报理由”两列。理由空着的，取品牌的口号及释义。"
)


class CandidatesDialog(AskingDialog):
    """Starts with the text of the clipboard; below it the candidates read from the text."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "candidates_dialog", "粘贴候选名单", "加入", parent)
        self._key = key
        self.heading.setText(f"粘贴候选名单：{review_rounds.read(context.desk, key).name}")
        self.column.addWidget(label(HINT, "small", wraps=True))
        self.names = QPlainTextEdit()
        self.names.setTabChangesFocus(True)
        self.add("名单", self.names, "names", 1)
        self.told = label("", "small", wraps=True)
        self.told.setObjectName("candidates_told")
        self.column.addWidget(self.told)
        self._began = context.desktop.pasted_text().strip()
        self.names.textChanged.connect(self._tell)
        self.names.setPlainText(self._began)
        self.widen(52, 24)
        self._tell()
        self.names.setFocus()

    def act(self) -> tuple[Changed, str]:
        text = self.names.toPlainText()
        changed = candidate_lists.nominate_listed(self._context.desk, self._key, text)
        return changed, f"已加入 {len(changed.keys)} 个候选品牌"

    def is_written(self) -> bool:
        return self.names.toPlainText().strip() not in ("", self._began)

    def _tell(self) -> None:
        self.say("")
        text = self.names.toPlainText()
        found = candidate_lists.read_list(self._context.desk, self._key, text)
        self.told.setText(found.told if text.strip() else "")
        self.done_button.setText(f"加入 {len(found.new)} 个" if found.new else "加入")
