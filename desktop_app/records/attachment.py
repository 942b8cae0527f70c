"""附件: a photo or document that belongs to any record, stored by the hash of its bytes."""

from __future__ import annotations

from desktop_app.records.field_types import Code, Number, Text
from desktop_app.records.record import Record


class Attachment(Record):
    """附件: one file attached to a record; its bytes are stored by their hash."""

    KEY, TITLE, UNIT = "attachment", "附件", "个"
    MATCH_KEYS, SORT = (("owner_key", "owner_id", "sha"),), "name"
    COLUMNS = ("name", "kind", "size", "note")
    ATTACHED_TO = ("owner_key", "owner_id")

    owner_key = Text("所属记录类型", 30, required=True)
    owner_id = Number("所属记录", 0, 2**63 - 1, required=True)
    name = Text("文件名", 200, required=True, width=24)
    kind = Code("类型", "attachment_kind", default="document")
    sha = Text("校验值", 64, required=True)
    size = Number("字节数", 0, 2**40, required=True)
    note = Text("说明", 200, width=24)
