"""The tables of a point's year: its people, topics, sessions, suggestions and look-backs."""

from __future__ import annotations

from desktop_app.documents.printables import BarsBlock, Block, Column, TableBlock
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Setting
from desktop_app.documents.prints.point_year import NO_KIND, PointYear, per_consultation
from desktop_app.documents.prints.wording import label_of

MONTHS = range(1, 13)
FEWEST_BARS = 3
BEFORE = "上年同期"
UNLISTED = "—"


def people(now: PointYear, before: PointYear, setting: Setting) -> list[Block]:
    """Who came, by role; nothing where nobody did."""
    if not now.people:
        return []
    order = setting.orders.get("participant_role", ())
    roles = list(dict.fromkeys([*order, *now.roles, *before.roles]))
    rows = [
        (role, str(now.roles[role]), share_of(now.roles[role], len(now.people)),
         str(before.roles[role]))
        for role in roles
        if now.roles[role] or before.roles[role]
    ]  # fmt: skip
    rows.append(("合计", str(len(now.people)), "100.0%", str(len(before.people))))
    columns = (
        Column("身份", 60), Column("人次", 32, "right"), Column("占比", 32, "right"),
        Column(BEFORE, 32, "right"),
    )  # fmt: skip
    return [TableBlock(columns, rows)]


def topics(now: PointYear, before: PointYear, setting: Setting) -> list[Block]:
    """The topics raised, by the five points: as bars, few of them as a table."""
    if not now.topics:
        return []
    order = [*setting.orders.get("five_points", ()), *now.kinds]
    kinds = [kind for kind in dict.fromkeys(order) if kind != NO_KIND]
    kinds += [NO_KIND] if now.kinds[NO_KIND] or before.kinds[NO_KIND] else []
    told = [kind for kind in kinds if now.kinds[kind] or before.kinds[kind]]
    if len(told) < FEWEST_BARS:
        title, earlier = _names(now)
        columns = (
            Column("五点分类", 60), Column(f"{title}（个）", 32, "right"),
            Column(f"{earlier}（个）", 32, "right"),
        )  # fmt: skip
        rows = [(kind, str(now.kinds[kind]), str(before.kinds[kind])) for kind in told]
        return [TableBlock(columns, rows)]
    bars = [(kind, float(now.kinds[kind]), float(before.kinds[kind])) for kind in kinds]
    return [BarsBlock("议题五点分类", "个", bars, _names(now))]


def _names(now: PointYear) -> tuple[str, str]:
    return (f"{now.span.first[:4]}年", BEFORE)


def consultations(now: PointYear, before: PointYear) -> list[Block]:
    """The sessions with what each came to, and how many each month had."""
    if not now.consultations:
        return []
    counts = [per_consultation(rows) for rows in (now.people, now.outcomes, now.adopted, now.ended)]
    columns = (
        Column("序号"), Column("日期"), Column("主题", align="left"), Column("平台"),
        Column("主持人"), Column("人次"), Column("建议"), Column("采纳"), Column("办结"),
    )  # fmt: skip
    rows = [
        (str(place), dotted(row["held_on"]), row["name"], row["platform"], row["host"],
         *(str(each[row["id"]]) for each in counts))
        for place, row in enumerate(now.consultations, 1)
    ]  # fmt: skip
    return [TableBlock(columns, rows, fitted=True), _months(now, before)]


def _months(now: PointYear, before: PointYear) -> TableBlock:
    columns = [Column("月份", 24), *(Column(f"{month}", 11) for month in MONTHS)]
    rows = [
        (name, *(str(of.months[month] or "") for month in MONTHS))
        for name, of in zip(_names(now), (now, before), strict=True)
    ]
    return TableBlock(columns, rows, "各月协商场次")


def outcomes(now: PointYear) -> list[Block]:
    """The suggestions, each with the place of its session in the list, and what became of it."""
    columns = (
        Column("序号"), Column("场次"), Column("意见建议", align="left"), Column("承办单位"),
        Column("采纳"), Column("状态"), Column("办理结果", align="left"), Column("满意度"),
    )  # fmt: skip
    none = label_of("satisfaction", "none")
    places = {row["id"]: str(place) for place, row in enumerate(now.consultations, 1)}
    rows = [
        (str(place), places.get(row["consultation.id"], UNLISTED), row["content"], row["unit"],
         row["adoption"], row["handling"], row["result"], row["satisfaction"].replace(none, ""))
        for place, row in enumerate(now.outcomes, 1)
    ]  # fmt: skip
    return [TableBlock(columns, rows, fitted=True)] if rows else []


def look_backs(now: PointYear) -> list[Block]:
    """The look-backs and what each found."""
    columns = (
        Column("日期"), Column("意见建议", align="left"), Column("情况", align="left"),
        Column("落实等次"),
    )  # fmt: skip
    ordered = sorted(now.look_backs, key=lambda row: row["done_on"])
    rows = [
        (dotted(row["done_on"]), row["outcome.content"], row["finding"], row["level"])
        for row in ordered
    ]
    return [TableBlock(columns, rows, fitted=True)] if rows else []


def share_of(part: int, whole: int) -> str:
    """A part of a whole as a percentage with one decimal, a dash where there is no whole."""
    return f"{part * 100 / whole:.1f}%" if whole else "—"
