"""座次表: the seats of an activity, one plan for each, and who sits where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.records.activity import Activity
from desktop_app.records.field_types import Code, LongText, Text
from desktop_app.records.hall import hall_in
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record


class Seats(Text):
    """A hall with its seats as `hall.hall_text` writes it; only the window of the plan does."""

    wordless = True
    by_program = True
    changed_words = "座位有改动"

    def __init__(self, label: str, **declared: Any) -> None:
        super().__init__(label, longest=200_000, **declared)

    def show(self, value: Any, lookup: Lookup) -> str:
        """How many seats there are and are taken: 座位 207 个，已排 175 人."""
        if not value:
            return ""
        hall = hall_in(value)
        return f"座位 {len(hall.every())} 个，已排 {len(hall.seats)} 人"


class SeatPlan(Record):
    """座次表: made in its own window; prints and workbooks are made from it."""

    KEY, TITLE, UNIT = "seat_plan", "座次表", "份"
    SORT, SEARCH, LISTED, TITLE_FIELDS = "name", (), False, ()
    MATCH_KEYS = (("activity",),)
    UNIQUE = (("activity",),)
    IMPORT = ImportHints()
    FOLLOWS = ("seats",)
    COLUMNS = ("name", "place", "order_rule", "seats", "remark")

    activity = Link(Activity, "活动", owner=True, required=True)
    name = Text("名称", 60, also=("座次表名称",), help_text="不填就叫“座次表”")
    place = Text("会场", 120, also=("地点",), help_text="不填就用活动的地点")
    order_rule = Code("排法", "seat_order", default="sector")
    rostrum_custom = Code(
        "主席台二号位", "rostrum_custom", default="own_left",
        help_text="一号居中；左手是坐在台上的人自己的左手，从台下看在右边",
    )  # fmt: skip
    seats = Seats("座位", width=14, help_text="在活动的“座次表…”里排")
    remark = LongText("备注", also=("说明",))

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        return str(values.get("name") or cls.TITLE)
