"""The title of a form's window: what is new, which record it is, and whether it may be written."""

from __future__ import annotations

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Draft
from desktop_app.services.terms.closed_terms import is_closed

READ_ONLY = "（已结束归档，只能查看）"


def form_title(desk: Desk, model: type[Record], draft: Draft) -> str:
    """As 新建委员, 委员 · 叶问; with a note where the record belongs to a closed term."""
    title = model.TITLE
    if draft.key is None:
        return f"新建{title}"
    name = draft.title if draft.title.startswith(title) else f"{title} · {draft.title}"
    values = {**draft.values, "id": draft.key}
    return name + (READ_ONLY if is_closed(desk, model, values) else "")
