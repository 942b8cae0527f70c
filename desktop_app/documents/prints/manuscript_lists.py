"""文史稿件台账, 文史资料汇编目录, 稿费发放表: manuscripts as lists, in a volume by their place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Chosen, Option, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.ledger_rows import ledger_rows
from desktop_app.documents.prints.wording import (
    CENTS,
    answered_for,
    grouped,
    is_one_of,
    short,
    ungrouped,
    valued,
)

VOLUME = Option("volume", "书名（辑次）", (("", "选中的全部稿件"),),
                in_use=(("manuscript", "volume", "published_on"),))  # fmt: skip
GROUPS = Option(
    "group", "排列",
    (
        ("none", "按列表顺序"), ("state", "按状态"), ("committee", "按专委会"),
        ("topic", "按征集主题"),
    ),
)  # fmt: skip
LEDGER_FIELDS = (
    "number", "name", "author", "unit", "firsthand", "words", "images", "topic", "committee",
    "received_on", "state", "adopted_on", "volume",
)  # fmt: skip
ORDERS = {"state": "manuscript_state", "committee": "committee", "topic": ""}
LEFT_OUT = {"state": "状态", "committee": "专委会", "topic": "征集主题"}
LEDGER_COLUMNS = (
    Column("序号"),
    Column("编号"),
    Column("题目", align="left"),
    Column("作者"),
    Column("单位及职务", align="left"),
    Column("三亲"),
    Column("字数", align="right"),
    Column("图片"),
    Column("征集主题", align="left"),
    Column("专委会"),
    Column("收稿日期"),
    Column("状态"),
    Column("采用日期"),
    Column("编入书刊", align="left"),
)
CONTENTS_FIELDS = (
    "name", "author", "pen_name", "unit", "volume", "volume_place", "volume_part", "page",
    "words",
)  # fmt: skip
CONTENTS_COLUMNS = (
    Column("序号"),
    Column("题目", align="left"),
    Column("作者"),
    Column("单位及职务", align="left"),
    Column("字数", align="right"),
    Column("页码", align="right"),
)
FEE_FIELDS = (
    "name", "author", "unit", "volume", "volume_place", "words", "fee_rate", "fee",
    "fee.stored", "copies", "paid_on",
)  # fmt: skip
FEE_COLUMNS = (
    Column("序号"),
    Column("题目", align="left"),
    Column("作者"),
    Column("单位及职务", align="left"),
    Column("字数", align="right"),
    Column("标准\n（元/千字）", align="right"),
    Column("稿费（元）", align="right"),
    Column("样书（本）", align="right"),
    Column("领款人签字", least=25),
    Column("发放日期"),
)
NO_PART = "其他"
UNPLACED = 10**6
"""The place of a manuscript without one: behind all others."""
Row = Callable[[int, Shown], Sequence[str]]


def ledger(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """All manuscripts in the order given, or in groups."""
    group = GROUPS.of(chosen)

    def row(number: int, each: Shown) -> list[str]:
        values = valued(each, LEDGER_FIELDS)
        return [
            str(number), values["number"], values["name"], values["author"], values["unit"],
            values["firsthand"], values["words"], values["images"], values["topic"],
            short(values["committee"], setting), dotted(values["received_on"]), values["state"],
            dotted(values["adopted_on"]), values["volume"],
        ]  # fmt: skip

    columns, groups = ledger_rows(
        shown, LEDGER_COLUMNS, row, group=group, unit="篇",
        left_out=LEFT_OUT.get(group, ""), order=setting.orders.get(ORDERS.get(group, ""), ()),
    )  # fmt: skip
    return Register(
        title=f"{setting.office}文史稿件台账",
        note=f"（共{len(shown)}篇）",
        columns=columns,
        groups=groups,
        foot=setting.foot,
        name_column=2,
        signed=answered_for(setting.office),
    )


def contents(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The manuscripts of one volume, or of each, by their parts and places in it."""
    own = sorted(_of_volume(shown, chosen), key=_place)
    volumes = list(dict.fromkeys(each.values.get("volume", "") for each in own))

    def row(number: int, each: Shown) -> list[str]:
        values = valued(each, CONTENTS_FIELDS)
        return [
            values["volume_place"] or str(number), values["name"],
            values["pen_name"] or values["author"], values["unit"],
            values["words"], values["page"],
        ]  # fmt: skip

    groups: list[RowGroup] = []
    for volume in volumes:
        pieces = [each for each in own if each.values.get("volume", "") == volume]
        groups += _parts(pieces, volume if len(volumes) > 1 else "", row)
    named = f"{volumes[0]}目录" if len(volumes) == 1 else "文史资料汇编目录"
    return Register(
        title=named,
        note=f"（共{len(own)}篇，{_sum(own, 'words')}字）",
        columns=CONTENTS_COLUMNS,
        groups=groups,
        foot=setting.foot,
        name_column=1,
    )


def _parts(pieces: Sequence[Shown], volume: str, row: Row) -> list[RowGroup]:
    """The pieces of a volume below the names of its parts, where it has any."""
    names = list(dict.fromkeys(each.values.get("volume_part", "") for each in pieces))
    if names == [""]:
        heading = f"{volume}（{len(pieces)}篇）" if volume else ""
        return [RowGroup(heading, [row(*pair) for pair in enumerate(pieces, 1)])]
    found = grouped(
        pieces, lambda each: [each.values.get("volume_part") or NO_PART],
        [each for each in names if each], "篇", row,
    )  # fmt: skip
    return [RowGroup(f"{volume}　{each.title}" if volume else each.title, each.rows)
            for each in found]  # fmt: skip


def fees(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The fees of the manuscripts of a volume, with their sum and room to sign."""
    own = sorted(_of_volume(shown, chosen), key=_place)

    def row(number: int, each: Shown) -> list[str]:
        values = valued(each, FEE_FIELDS)
        return [
            str(number), values["name"], values["author"], values["unit"], values["words"],
            values["fee_rate"], values["fee"], values["copies"], "", dotted(values["paid_on"]),
        ]  # fmt: skip

    groups = ungrouped(own, row)
    total = _money(_sum(own, "fee.stored"))
    summed = ["", "合计", "", "", str(_sum(own, "words")), "", total, str(_sum(own, "copies")),
              "", ""]  # fmt: skip
    volumes = list(dict.fromkeys(filter(None, (each.values.get("volume") for each in own))))
    return Register(
        title=f"{setting.office}文史稿件稿费发放表",
        note="、".join(filter(None, (*volumes[:2], f"共{len(own)}篇，合计{total}元"))),
        columns=FEE_COLUMNS,
        groups=[RowGroup("", [*groups[0].rows, summed])] if own else groups,
        foot=setting.foot,
        name_column=1,
        signed=answered_for(setting.office),
    )


def _of_volume(shown: Sequence[Shown], chosen: Chosen) -> list[Shown]:
    volume = VOLUME.of(chosen)
    return [each for each in shown if not volume or each.values.get("volume") == volume]


def _place(each: Shown) -> tuple[str, int, str]:
    place = each.values.get("volume_place", "")
    number = int(place) if place.isdecimal() else UNPLACED
    return each.values.get("volume", ""), number, each.title


def _sum(shown: Sequence[Shown], field: str) -> int:
    texts = (each.values.get(field, "").replace(",", "") for each in shown)
    return sum(int(text) for text in texts if text.isdecimal())


def _money(cents: int) -> str:
    return f"{cents // CENTS:,}.{cents % CENTS:02}"


def _unplaced(shown: Shown, _: Setting) -> str:
    """Why a manuscript is not in the contents of a volume."""
    return "" if shown.values.get("volume") else "还没有编入书籍"


def _unpaid(shown: Shown, _: Setting) -> str:
    """Why a manuscript is not in the table of fees."""
    if not is_one_of(shown.values, "state", ("adopted", "published")):
        return "还没有采用，不发稿费"
    return "" if shown.values.get("fee") or shown.values.get("copies") else "没有登记稿费、样书"


LEDGER = RegisterPrint(
    key="manuscript_ledger", title="文史稿件台账", record="manuscript", fields=LEDGER_FIELDS,
    register=ledger, options=(GROUPS,), ledger=True,
)  # fmt: skip
CONTENTS = RegisterPrint(
    key="manuscript_contents", title="文史资料汇编目录", record="manuscript",
    fields=CONTENTS_FIELDS, register=contents, options=(VOLUME,), refuses=_unplaced,
)  # fmt: skip
FEES = RegisterPrint(
    key="manuscript_fees", title="稿费发放表", record="manuscript",
    fields=(*FEE_FIELDS, "state.stored"), register=fees, options=(VOLUME,), refuses=_unpaid,
)  # fmt: skip
