"""协商点年度报告: consultations, people, topics, outcomes and look-backs of one point in a year.

All numbers come from the office's statistics; the report only lists the rows that they count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop_app.chinese.numerals import chinese_number
from desktop_app.documents.printables import Block, Column, Heading, Paragraph, Report, TableBlock
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, Option, ReportPrint, Setting, Shown
from desktop_app.documents.prints.point_tables import (
    BEFORE,
    consultations,
    look_backs,
    outcomes,
    people,
    share_of,
    topics,
)
from desktop_app.documents.prints.wording import counted, valued
from desktop_app.documents.prints.year_counts import CountedFigure, YearCounts, YearlyCount

YEAR = Option("year", "年度", ())
FIELDS = (
    "number", "name", "kind", "state", "county", "township", "founded", "committees", "leader",
    "convenor", "liaison", "members", "planned", "theme", "rating", "service",
)  # fmt: skip
CHILDREN = {
    "consultation": ("id", "name", "held_on", "platform", "host"),
    "outcome": (
        "content", "unit", "adoption", "handling", "result", "satisfaction", "satisfaction.stored",
        "consultation.id",
    ),
    "look_back": ("done_on", "level", "finding", "outcome.content"),
}  # fmt: skip
THROUGH = {
    "outcome": ("consultation", "point"),
    "look_back": ("outcome", "consultation", "point"),
}
COUNTS = YearlyCount(
    statistics="consultation",
    place="point",
    option=YEAR.key,
    sections={
        "session": ("total",),
        "people": ("total", "role_"),
        "topic": ("total", "five_points_"),
        "outcome": ("total", "adopted", "assigned", "done", "money", "beneficiaries"),
        "look_back": ("total",),
    },
    months="session",
    rows={"consultation": "session", "outcome": "outcome", "look_back": "look_back"},
    row_counts={
        "consultation": (
            ("people", "total"), ("outcome", "total"), ("outcome", "adopted"), ("outcome", "done"),
        ),
    },
)  # fmt: skip
CENTS_OF_TEN_THOUSAND = 1_000_000


def report(shown: Shown, setting: Setting, _chosen: Chosen) -> Report:
    """The report of one point on the year that was counted."""
    counts, values = shown.counts, valued(shown, FIELDS)
    parts: list[tuple[str, list[Block]]] = [
        ("基本情况", [_basics(values)]),
        ("年度概况", [Paragraph(_summary(counts, values)), _figures(counts)]),
        ("参加人员", people(counts)),
        ("议题征集", topics(counts)),
        ("协商场次", consultations(shown)),
        ("意见建议及办理", outcomes(shown)),
        ("回头看", look_backs(shown)),
    ]
    return Report(
        title=f"{values['name']}{counts.year}年度协商工作报告",
        blocks=list(_numbered(parts)),
        note=f"（上年同期：{_days(*counts.earlier)}）",
        bookmark=shown.title,
        signed=(setting.office, chinese_day(setting.today)),
    )


def _numbered(parts: Sequence[tuple[str, list[Block]]]) -> Iterator[Block]:
    said = (part for part in parts if part[1])
    for number, (title, blocks) in enumerate(said, 1):
        yield Heading(f"{chinese_number(number)}、{title}")
        yield from blocks


def _days(first: str, last: str) -> str:
    return f"{chinese_day(first)}至{chinese_day(last).partition('年')[2]}"


def _basics(values: dict[str, str]) -> TableBlock:
    members = values["members"]
    stationed = f"{len(members.split('、'))}人：{members}" if members else ""
    pairs = (
        ("编号", values["number"], "类型", values["kind"]),
        ("所在地", values["county"] + values["township"], "状态", values["state"]),
        ("设立日期", chinese_day(values["founded"]), "评定", values["rating"]),
        ("联系专委会", values["committees"], "联系领导", values["leader"]),
        ("召集人", values["convenor"], "联络员", values["liaison"]),
        ("年计划协商", counted(values["planned"], "次"), "界别主题", values["theme"]),
    )
    label = Column("", 25, label=True)
    rows = [*pairs, ("驻点委员", stationed, "服务群体\n和职责", values["service"])]
    return TableBlock((label, Column("", 53), label, Column("", 53)), rows)


def _summary(counts: YearCounts, values: dict[str, str]) -> str:
    held, made, adopted = (counts[key].value for key in ("session", "outcome", "outcome_adopted"))
    planned = int(values["planned"] or 0)
    share = f"，完成年计划{planned}次的{share_of(held, planned)}" if planned else ""
    ended = f"，办结{counts['outcome_done'].value}条" if made else ""
    rate = f"，采纳率{share_of(adopted, made)}" if made else ""
    return (
        f"{values['name']}共开展协商{held}场{share}，"
        f"参加{counts['people'].value}人次；征集议题{counts['topic'].value}个；"
        f"提出意见建议{made}条，其中采纳（含部分采纳）{adopted}条"
        f"{rate}{ended}；落实资金{_ten_thousands(counts['outcome_money'].value)}万元，"
        f"受益{counts['outcome_beneficiaries'].value}人；"
        f"开展回头看{counts['look_back'].value}次。"
    )


def _figures(counts: YearCounts) -> TableBlock:
    rows: list[tuple[str, ...]] = [
        _counted("协商场次", "场", counts["session"]),
        _counted("参加人员", "人次", counts["people"]),
        _counted("征集议题", "个", counts["topic"]),
        _counted("意见建议", "条", counts["outcome"]),
        _counted("　其中：采纳（含部分采纳）", "条", counts["outcome_adopted"]),
        *_rate("　采纳率", counts["outcome_adopted"], counts["outcome"]),
        _counted("　已交办", "条", counts["outcome_assigned"]),
        _counted("　已办结", "条", counts["outcome_done"]),
        *_rate("　办结率", counts["outcome_done"], counts["outcome_assigned"]),
        _amounts("落实资金", counts["outcome_money"]),
        _counted("受益人数", "人", counts["outcome_beneficiaries"]),
        _counted("回头看", "次", counts["look_back"]),
    ]
    columns = (
        Column("指标", 60, "left"), Column("单位", 20), Column(f"{counts.year}年", 26, "right"),
        Column(BEFORE, 26, "right"), Column("增减", 24, "right"),
    )  # fmt: skip
    return TableBlock(columns, rows)


def _rate(title: str, part: CountedFigure, whole: CountedFigure) -> list[tuple[str, ...]]:
    """A line of shares, none where there was nothing to share in either year."""
    shares = [_percent(part.value, whole.value), _percent(part.before, whole.before)]
    return [(title, "%", *shares, "")] if whole.value or whole.before else []


def _counted(title: str, unit: str, of: CountedFigure) -> tuple[str, str, str, str, str]:
    change = of.value - of.before
    return title, unit, str(of.value), str(of.before), f"{change:+d}" if change else "0"


def _amounts(title: str, of: CountedFigure) -> tuple[str, str, str, str, str]:
    change = _ten_thousands(abs(of.value - of.before))
    sign = "" if of.value == of.before else "+" if of.value > of.before else "-"
    return title, "万元", _ten_thousands(of.value), _ten_thousands(of.before), sign + change


def _percent(part: int, whole: int) -> str:
    return share_of(part, whole).removesuffix("%")


def _ten_thousands(cents: int) -> str:
    """An amount in 万元 without the zeros at its end: 12.5."""
    text = f"{Decimal(cents) / CENTS_OF_TEN_THOUSAND:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


PRINT = ReportPrint(
    key="point_report",
    title="协商点年度报告",
    record="point",
    fields=FIELDS,
    report=report,
    options=(YEAR,),
    children=CHILDREN,
    through=THROUGH,
    counts=COUNTS,
)
