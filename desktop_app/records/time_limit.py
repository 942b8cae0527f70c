"""办理期限: one limit of the office, for all platforms or one; those that come with the program."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from desktop_app import paths
from desktop_app.errors import Problem
from desktop_app.records.codes import default_label
from desktop_app.records.field_types import Code, LongText, Number, Text
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record

DAYS, WORKING_DAYS, MONTHS = "days", "working_days", "months"
UNDIVIDED = (
    "idle", "report_edit", "report_send", "report_number", "report_follow", "speech_check",
    "speech_order", "supervision_record", "upward_offered", "upward_selected",
    "plenary_notice", "activity_notice", "leave_ahead", "group_plan", "group_summary",
    "sector_visit", "pairing_times",
    "supervision_scheme", "supervision_reply", "supervision_look",
    "reception_answer", "reception_told",
    "campaign_report", "campaign_measure",
)  # fmt: skip
"""Matters that no platform divides: a point waits for any consultation, reports have none."""
BY_CHANNEL = (
    "proposal_sign", "proposal_opinion", "proposal_reply", "proposal_longest", "proposal_redo",
    "proposal_return", "proposal_decide", "proposal_follow",
)  # fmt: skip
"""Matters of proposals, which the channel of the assignment divides; all others the platform."""
PLACE = ("what", "platform", "channel")
"""The fields that say what a limit is for; no two limits share them."""


class TimeLimit(Record):
    """办理期限: how long one matter may take, on one platform or through one channel or on all."""

    KEY, TITLE, UNIT = "time_limit", "办理期限", "项"
    NAME, MATCH_KEYS, UNIQUE, SORT = "what", (PLACE,), (PLACE,), "what"
    EMPTY_COUNTS = True
    SEARCH = ("basis", "remark")
    COLUMNS = ("what", "platform", "channel", "value", "unit", "basis")
    FILTERS = ("what", "platform", "channel")

    what = Code("事项", "time_limit_kind", required=True, also=("期限事项", "办理事项"), width=9)
    platform = Code(
        "协商平台", "consultation_platform", also=("平台",), width=10,
        help_text="空着：没有单独规定的各平台都按这一行",
    )  # fmt: skip
    channel = Code(
        "交办渠道", "assignment_channel", also=("渠道",), width=7,
        help_text="提案的期限才分渠道；空着：没有单独规定的各渠道都按这一行",
    )  # fmt: skip
    value = Number("期限", 0, 3650, also=("数值", "天数", "时限"), help_text="空着：不要求，不提醒")
    unit = Code("单位", "time_unit", default=DAYS, required=True, also=("期限单位",), width=6)
    basis = Text("依据", 120, also=("规定", "文件依据"), width=18)
    remark = LongText("备注")

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        kinds = {each: cls.field(each).codes for each in PLACE}  # type: ignore[union-attr]
        parts = (default_label(codes, values.get(name)) for name, codes in kinds.items())
        return " · ".join(filter(None, parts)) or "（未命名）"

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        what, found = values.get("what"), list[Problem]()
        if what in (*UNDIVIDED, *BY_CHANNEL) and values.get("platform"):
            own = default_label("time_limit_kind", what)
            text = f"{'提案' if what in BY_CHANNEL else own}的期限"
            found.append(Problem("platform", "协商平台", f"{text}不分平台，请把协商平台空着"))
        if what and what not in BY_CHANNEL and values.get("channel"):
            text = "只有提案的期限分交办渠道，请把交办渠道空着"
            found.append(Problem("channel", "交办渠道", text))
        return found


class LimitRow(NamedTuple):
    """One limit as it is applied: what it is for, how many of which unit; None demands nothing."""

    what: str
    platform: str
    channel: str
    value: int | None
    unit: str


class ShippedLimit(NamedTuple):
    """A limit that comes with the program, and the rule that it is taken from."""

    row: LimitRow
    basis: str

    def values(self) -> dict[str, Any]:
        """The limit as the fields of a `TimeLimit`."""
        row = self.row
        return {
            "what": row.what, "platform": row.platform or None, "channel": row.channel or None,
            "value": row.value, "unit": row.unit, "basis": self.basis,
        }  # fmt: skip


@cache
def shipped_limits() -> tuple[ShippedLimit, ...]:
    """The limits that come with the program, matter by matter."""
    with paths.resource("codes/time_limits.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            ShippedLimit(
                LimitRow(
                    each["what"], each["platform"], each["channel"],
                    int(each["value"]) if each["value"] else None, each["unit"],
                ),
                each["basis"],
            )
            for each in csv.DictReader(file)
        )  # fmt: skip


def with_shipped(own: Iterable[LimitRow]) -> tuple[LimitRow, ...]:
    """An office's own limits, with the shipped ones of every matter that it keeps none of."""
    kept = tuple(own)
    begun = {each.what for each in kept}
    return (*kept, *(each.row for each in shipped_limits() if each.row.what not in begun))
