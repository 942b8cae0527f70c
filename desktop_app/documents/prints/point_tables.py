"""The tables of a point's year: its people, topics, consultations, outcomes and look-backs."""

from __future__ import annotations

from desktop_app.documents.printables import BarsBlock, Block, Column, TableBlock
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import STORED, Shown
from desktop_app.documents.prints.people import NO_ROLE
from desktop_app.documents.prints.year_counts import COUNT, MONTHS, YearCounts

FEWEST_BARS = 3
BEFORE = "上年同期"
UNLISTED = "—"
NO_KIND = "未归类"
ROW_COUNTS = ("people", "outcome", "outcome_adopted", "outcome_done")
UNRATED = "none"


def people(counts: YearCounts) -> list[Block]:
    """Who came, by role; nothing where nobody did."""
    every = counts["people"]
    if not every.value:
        return []
    rows = [
        (each.title or NO_ROLE, str(each.value), share_of(each.value, every.value),
         str(each.before))
        for each in counts.parts("people_role_")
        if each.value or each.before
    ]  # fmt: skip
    rows.append(("合计", str(every.value), "100.0%", str(every.before)))
    columns = (
        Column("身份", 60), Column("人次", 32, "right"), Column("占比", 32, "right"),
        Column(BEFORE, 32, "right"),
    )  # fmt: skip
    return [TableBlock(columns, rows)]


def topics(counts: YearCounts) -> list[Block]:
    """The topics raised, by the five points: as bars, few of them as a table."""
    if not counts["topic"].value:
        return []
    kinds = [each._replace(title=each.title or NO_KIND)
             for each in counts.parts("topic_five_points_")
             if each.title or each.value or each.before]  # fmt: skip
    filled = [each for each in kinds if each.value or each.before]
    if len(filled) < FEWEST_BARS:
        title, earlier = _names(counts)
        columns = (
            Column("五点分类", 60), Column(f"{title}（个）", 32, "right"),
            Column(f"{earlier}（个）", 32, "right"),
        )  # fmt: skip
        return [TableBlock(columns, [(title, str(v), str(before)) for title, v, before in filled])]
    bars = [(title, float(value), float(before)) for title, value, before in kinds]
    return [BarsBlock("议题五点分类", "个", bars, _names(counts))]


def _names(counts: YearCounts) -> tuple[str, str]:
    return (f"{counts.year}年", BEFORE)


def consultations(shown: Shown) -> list[Block]:
    """The consultations with what each came to, and how many each month had."""
    held = sorted(shown.children.get("consultation", ()), key=lambda row: row["held_on"])
    if not held:
        return []
    columns = (
        Column("序号"), Column("日期"), Column("主题", align="left"), Column("平台"),
        Column("主持人"), Column("人次"), Column("建议"), Column("采纳"), Column("办结"),
    )  # fmt: skip
    rows = [
        (str(place), dotted(row["held_on"]), row["name"], row["platform"], row["host"],
         *(row.get(COUNT + each, "0") for each in ROW_COUNTS))
        for place, row in enumerate(held, 1)
    ]  # fmt: skip
    return [TableBlock(columns, rows, fitted=True), _months(shown.counts)]


def _months(counts: YearCounts) -> TableBlock:
    columns = [Column("月份", 24), *(Column(f"{month}", 11) for month in range(1, MONTHS + 1))]
    rows = [
        (name, *(str(month[side] or "") for month in counts.months))
        for side, name in enumerate(_names(counts))
    ]
    return TableBlock(columns, rows, "各月协商场次")


def outcomes(shown: Shown) -> list[Block]:
    """The outcomes, each with the place of its consultation in the list and what became of it."""
    columns = (
        Column("序号"), Column("场次"), Column("意见建议", align="left"), Column("承办单位"),
        Column("采纳"), Column("状态"), Column("办理结果", align="left"), Column("满意度"),
    )  # fmt: skip
    held = sorted(shown.children.get("consultation", ()), key=lambda row: row["held_on"])
    places = {row["id"]: str(place) for place, row in enumerate(held, 1)}
    rows = [
        (str(place), places.get(row["consultation.id"], UNLISTED), row["content"], row["unit"],
         row["adoption"], row["handling"], row["result"],
         "" if row[f"satisfaction{STORED}"] == UNRATED else row["satisfaction"])
        for place, row in enumerate(shown.children.get("outcome", ()), 1)
    ]  # fmt: skip
    return [TableBlock(columns, rows, fitted=True)] if rows else []


def look_backs(shown: Shown) -> list[Block]:
    """The look-backs and what each found."""
    columns = (
        Column("日期"), Column("意见建议", align="left"), Column("情况", align="left"),
        Column("落实等次"),
    )  # fmt: skip
    ordered = sorted(shown.children.get("look_back", ()), key=lambda row: row["done_on"])
    rows = [
        (dotted(row["done_on"]), row["outcome.content"], row["finding"], row["level"])
        for row in ordered
    ]
    return [TableBlock(columns, rows, fitted=True)] if rows else []


def share_of(part: int, whole: int) -> str:
    """A part of a whole as a percentage with one decimal, a dash where there is no whole."""
    return f"{part * 100 / whole:.1f}%" if whole else UNLISTED
