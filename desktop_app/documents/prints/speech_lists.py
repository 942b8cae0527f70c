"""发言顺序表 and 汇编目录: the speeches of a day by the clock, those of a volume by their place."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.speech_wording import headed, number_in, spoken_by
from desktop_app.documents.prints.wording import ungrouped, valued

FIELDS = (
    "name", "author", "speaker", "unit", "session", "kind", "planned_on", "position", "starts_at",
    "minutes", "words", "volume_place", "in_volume.stored",
)  # fmt: skip
ORDER_COLUMNS = (
    Column("顺序"),
    Column("时间"),
    Column("发言人", align="left"),
    Column("单位及职务", align="left"),
    Column("发言题目", align="left"),
    Column("时长\n（分钟）"),
)
CONTENTS_COLUMNS = (
    Column("序号"),
    Column("题目", align="left"),
    Column("发言者", align="left"),
    Column("单位及职务", align="left"),
    Column("形式"),
    Column("字数", align="right"),
)


def order(shown: Sequence[Shown], setting: Setting, _: Chosen) -> Register:
    """The speeches of each day in their order, with the time at which each begins."""
    days: dict[str, list[Shown]] = {}
    for each in sorted(shown, key=lambda one: (one.values.get("planned_on", ""),
                                               number_in(one, "position"))):  # fmt: skip
        days.setdefault(each.values.get("planned_on", ""), []).append(each)
    groups = [
        RowGroup(f"{chinese_day(day)}（{len(own)}篇，{_minutes(own)}分钟）", list(map(_row, own)))
        for day, own in days.items()
    ]
    return Register(
        title=headed(shown, setting, "大会发言顺序表"),
        note=f"（共{len(shown)}篇）",
        columns=ORDER_COLUMNS,
        groups=groups,
        foot=setting.foot,
        name_column=2,
    )


def _minutes(own: Sequence[Shown]) -> int:
    texts = (each.values.get("minutes", "") for each in own)
    return sum(int(text) for text in texts if text.isdecimal())


def _row(each: Shown) -> list[str]:
    values = valued(each, FIELDS)
    return [
        values["position"], values["starts_at"], spoken_by(values), values["unit"],
        values["name"], values["minutes"],
    ]  # fmt: skip


def unordered(shown: Shown, _: Setting) -> str:
    """Why a speech is not in the order of a day."""
    placed = shown.values.get("planned_on") and shown.values.get("position")
    return "" if placed else "还没有排发言顺序"


def contents(shown: Sequence[Shown], setting: Setting, _: Chosen) -> Register:
    """The speeches of a volume by their place in it."""
    ordered = sorted(shown, key=lambda each: number_in(each, "volume_place"))

    def row(number: int, each: Shown) -> list[str]:
        values = valued(each, FIELDS)
        return [str(number), values["name"], spoken_by(values), values["unit"], values["kind"],
                values["words"]]  # fmt: skip

    return Register(
        title=headed(shown, setting, "大会发言汇编目录"),
        note=f"（共{len(shown)}篇）",
        columns=CONTENTS_COLUMNS,
        groups=ungrouped(ordered, row),
        foot=setting.foot,
        name_column=1,
    )


def uncollected(shown: Shown, _: Setting) -> str:
    """Why a speech is not in the volume."""
    return "" if shown.values.get("in_volume.stored") == "1" else "没有收入汇编"


ORDER = RegisterPrint(
    key="speech_order", title="发言顺序表", record="speech", fields=FIELDS, register=order,
    refuses=unordered,
)  # fmt: skip
CONTENTS = RegisterPrint(
    key="speech_contents", title="汇编目录", record="speech", fields=FIELDS, register=contents,
    refuses=uncollected,
)  # fmt: skip
