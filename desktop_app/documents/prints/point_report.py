"""协商点年度报告: what one point held, heard, suggested and brought about in a year."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop_app.chinese.dates import latest
from desktop_app.chinese.numerals import chinese_number
from desktop_app.documents.printables import (
    BarsBlock,
    Block,
    Column,
    Heading,
    Paragraph,
    Report,
    TableBlock,
)
from desktop_app.documents.prints.declared import Chosen, Option, ReportPrint, Setting, Shown
from desktop_app.documents.prints.point_year import (
    CHILDREN,
    NO_KIND,
    THROUGH,
    PointYear,
    per_session,
    span_of,
    year_before,
)
from desktop_app.documents.prints.wording import chinese_day, counted, label_of, valued

YEAR = Option("year", "年度", ())
FIELDS = (
    "number", "name", "kind", "state", "county", "township", "founded", "committees", "leader",
    "convenor", "liaison", "members", "planned", "theme", "rating", "service",
)  # fmt: skip
MONTHS = range(1, 13)
TEN_THOUSAND = 10_000


def report(shown: Shown, setting: Setting, chosen: Chosen) -> Report:
    """The report of one point on the chosen year, else on the running one."""
    year = int(YEAR.of(chosen) or setting.today[:4])
    now = PointYear(shown, span_of(year, setting.today))
    before = PointYear(shown, year_before(now.span))
    values = valued(shown, FIELDS)
    parts: list[tuple[str, list[Block]]] = [
        ("基本情况", [_basics(values)]),
        ("年度概况", [Paragraph(_summary(now, values)), _figures(now, before)]),
        ("参加人员", _people(now, before, setting)),
        ("议题征集", _topics(now, before, setting)),
        ("协商场次", _sessions(now, before)),
        ("意见建议及办理", _outcomes(now)),
        ("回头看", _look_backs(now)),
        ("提示", _remarks(now, values, setting)),
    ]
    return Report(
        title=f"{values['name']}{year}年度协商工作报告",
        blocks=list(_numbered(parts)),
        note=f"（{_days(now)}）",
        bookmark=shown.title,
    )


def _numbered(parts: Sequence[tuple[str, list[Block]]]) -> Iterator[Block]:
    said = (part for part in parts if part[1])
    for number, (title, blocks) in enumerate(said, 1):
        yield Heading(f"{chinese_number(number)}、{title}")
        yield from blocks


def _days(now: PointYear) -> str:
    first, last = chinese_day(now.span.first), chinese_day(now.span.last)
    return f"统计时段：{first}至{last.partition('年')[2]}"


def _basics(values: dict[str, str]) -> TableBlock:
    members = values["members"]
    stationed = f"{len(members.split('、'))} 人：{members}" if members else ""
    pairs = (
        ("编号", values["number"], "类型", values["kind"]),
        ("所在地", values["county"] + values["township"], "状态", values["state"]),
        ("设立日期", chinese_day(values["founded"]), "评定", values["rating"]),
        ("联系专委会", values["committees"], "联系领导", values["leader"]),
        ("召集人", values["convenor"], "联络员", values["liaison"]),
        ("年计划协商", counted(values["planned"], "次"), "界别主题", values["theme"]),
    )
    columns = (Column("", 22), Column("", 56), Column("", 22), Column("", 56))
    rows = [*pairs, ("驻点委员", stationed, "服务群体和职责", values["service"])]
    return TableBlock(columns, rows)


def _summary(now: PointYear, values: dict[str, str]) -> str:
    planned = int(values["planned"] or 0)
    share = f"，完成年计划 {planned} 次的 {_share(len(now.sessions), planned)}" if planned else ""
    ended = f"，办结 {len(now.ended)} 条" if now.outcomes else ""
    rate = f"，采纳率 {_share(len(now.adopted), len(now.outcomes))}" if now.outcomes else ""
    return (
        f"{values['name']}共开展协商 {len(now.sessions)} 场{share}，"
        f"参加 {len(now.people)} 人次；征集议题 {len(now.topics)} 个；"
        f"提出意见建议 {len(now.outcomes)} 条，其中采纳（含部分采纳）{len(now.adopted)} 条"
        f"{rate}{ended}；落实资金 {_ten_thousands(now.money)} 万元，"
        f"受益 {now.beneficiaries} 人；开展回头看 {len(now.look_backs)} 次。"
    )


def _figures(now: PointYear, before: PointYear) -> TableBlock:
    rows: list[tuple[str, str, str, str, str]] = [
        _counted("协商场次", "场", len(now.sessions), len(before.sessions)),
        _counted("参加人员", "人次", len(now.people), len(before.people)),
        _counted("征集议题", "个", len(now.topics), len(before.topics)),
        _counted("意见建议", "条", len(now.outcomes), len(before.outcomes)),
        _counted("其中：采纳（含部分采纳）", "条", len(now.adopted), len(before.adopted)),
        ("采纳率", "%", _rate(now), _rate(before), ""),
        _counted("办结", "条", len(now.ended), len(before.ended)),
        _amounts("落实资金", now.money, before.money),
        _counted("受益人数", "人", now.beneficiaries, before.beneficiaries),
        _counted("回头看", "次", len(now.look_backs), len(before.look_backs)),
    ]
    year = now.span.first[:4]
    last = "上年" if now.span.whole else "上年同期"
    columns = (
        Column("指标", 60, "left"), Column("单位", 20), Column(f"{year} 年", 26, "right"),
        Column(last, 26, "right"), Column("增减", 24, "right"),
    )  # fmt: skip
    return TableBlock(columns, rows)


def _counted(title: str, unit: str, now: int, before: int) -> tuple[str, str, str, str, str]:
    return title, unit, str(now), str(before), f"{now - before:+d}" if now != before else "0"


def _amounts(title: str, now: Decimal, before: Decimal) -> tuple[str, str, str, str, str]:
    change = _ten_thousands(abs(now - before))
    sign = "" if now == before else "+" if now > before else "-"
    return title, "万元", _ten_thousands(now), _ten_thousands(before), sign + change


def _rate(of: PointYear) -> str:
    return _share(len(of.adopted), len(of.outcomes)).removesuffix("%")


def _share(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.1f}%" if whole else "–"


def _ten_thousands(amount: Decimal) -> str:
    """An amount in 万元 without the zeros at its end: 12.5."""
    text = f"{amount / TEN_THOUSAND:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _people(now: PointYear, before: PointYear, setting: Setting) -> list[Block]:
    if not now.people:
        return []
    order = setting.orders.get("participant_role", ())
    roles = list(dict.fromkeys([*order, *now.roles, *before.roles]))
    rows = [
        (role, str(now.roles[role]), _share(now.roles[role], len(now.people)),
         str(before.roles[role]))
        for role in roles
        if now.roles[role] or before.roles[role]
    ]  # fmt: skip
    rows.append(("合计", str(len(now.people)), "100.0%", str(len(before.people))))
    columns = (
        Column("身份", 60), Column("人次", 32, "right"), Column("占比", 32, "right"),
        Column("上年" if now.span.whole else "上年同期", 32, "right"),
    )  # fmt: skip
    return [TableBlock(columns, rows)]


def _topics(now: PointYear, before: PointYear, setting: Setting) -> list[Block]:
    if not now.topics:
        return []
    order = [*setting.orders.get("five_points", ()), *now.kinds]
    kinds = [kind for kind in dict.fromkeys(order) if kind != NO_KIND]
    kinds += [NO_KIND] if now.kinds[NO_KIND] or before.kinds[NO_KIND] else []
    bars = [(kind, float(now.kinds[kind]), float(before.kinds[kind])) for kind in kinds]
    return [BarsBlock("议题五点分类", "个", bars, _names(now))]


def _names(now: PointYear) -> tuple[str, str]:
    return (f"{now.span.first[:4]} 年", "上年" if now.span.whole else "上年同期")


def _sessions(now: PointYear, before: PointYear) -> list[Block]:
    if not now.sessions:
        return []
    people, outcomes = per_session(now.people), per_session(now.outcomes)
    adopted, ended = per_session(now.adopted), per_session(now.ended)
    columns = (
        Column("序号", 12), Column("日期", 25), Column("主题", 45, "left"), Column("平台", 22),
        Column("主持人", 20), Column("人次", 13), Column("建议", 13), Column("采纳", 13),
        Column("办结", 13),
    )  # fmt: skip
    ordered = sorted(now.sessions, key=lambda row: row["held_on"])
    rows = [
        (str(place), row["held_on"], row["name"], row["platform"], row["host"],
         *(str(counts[row["id"]]) for counts in (people, outcomes, adopted, ended)))
        for place, row in enumerate(ordered, 1)
    ]  # fmt: skip
    return [TableBlock(columns, rows), _months(now, before)]


def _months(now: PointYear, before: PointYear) -> TableBlock:
    columns = [Column("月份", 24), *(Column(f"{month}", 11) for month in MONTHS)]
    rows = [
        (name, *(str(of.months[month] or "") for month in MONTHS))
        for name, of in zip(_names(now), (now, before), strict=True)
    ]
    return TableBlock(columns, rows, "各月协商场次")


def _outcomes(now: PointYear) -> list[Block]:
    columns = (
        Column("序号", 12), Column("意见建议", 50, "left"), Column("承办单位", 27),
        Column("采纳", 19), Column("状态", 17), Column("办理结果", 42, "left"),
        Column("满意度", 17),
    )  # fmt: skip
    none = label_of("satisfaction", "none")
    rows = [
        (str(place), row["content"], row["unit"], row["adoption"], row["handling"],
         row["result"], row["satisfaction"].replace(none, ""))
        for place, row in enumerate(now.outcomes, 1)
    ]  # fmt: skip
    return [TableBlock(columns, rows)] if rows else []


def _look_backs(now: PointYear) -> list[Block]:
    columns = (
        Column("日期", 25), Column("意见建议", 56, "left"), Column("情况", 60, "left"),
        Column("落实等次", 22),
    )  # fmt: skip
    ordered = sorted(now.look_backs, key=lambda row: row["done_on"])
    rows = [
        (row["done_on"], row["outcome.content"], row["finding"], row["level"]) for row in ordered
    ]
    return [TableBlock(columns, rows)] if rows else []


def _remarks(now: PointYear, values: dict[str, str], setting: Setting) -> list[Block]:
    """That a running point has held no session for longer than the office wants."""
    if now.span.last != setting.today or values["state"] != label_of("point_state", "running"):
        return []
    idle, last = setting.limits.get("idle", 0), now.last_session
    if not last:
        return [Paragraph("还没有开展过协商，请尽快安排。")]
    ended = datetime.date.fromisoformat(latest(last))
    days = (datetime.date.fromisoformat(setting.today) - ended).days
    if not idle or days <= idle:
        return []
    since = f"最近一次协商是{chinese_day(last)}，至今已有 {days} 天没有开展协商"
    return [Paragraph(f"{since}，超过 {idle} 天的提醒期限，请尽快安排。")]


PRINT = ReportPrint(
    key="point_report",
    title="协商点年度报告",
    record="point",
    fields=FIELDS,
    report=report,
    options=(YEAR,),
    children=CHILDREN,
    through=THROUGH,
)
