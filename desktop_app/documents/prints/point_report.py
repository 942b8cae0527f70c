"""协商点年度报告: what one point held, heard, suggested and brought about in a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop_app.chinese.numerals import chinese_number
from desktop_app.documents.printables import Block, Column, Heading, Paragraph, Report, TableBlock
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, Option, ReportPrint, Setting, Shown
from desktop_app.documents.prints.point_tables import (
    BEFORE,
    UNLISTED,
    consultations,
    look_backs,
    outcomes,
    people,
    share_of,
    topics,
)
from desktop_app.documents.prints.point_year import (
    CHILDREN,
    THROUGH,
    PointYear,
    Span,
    span_of,
    year_before,
)
from desktop_app.documents.prints.wording import counted, valued

YEAR = Option("year", "年度", ())
FIELDS = (
    "number", "name", "kind", "state", "county", "township", "founded", "committees", "leader",
    "convenor", "liaison", "members", "planned", "theme", "rating", "service",
)  # fmt: skip
TEN_THOUSAND = 10_000


def report(shown: Shown, setting: Setting, chosen: Chosen) -> Report:
    """The report of one point on the chosen year, else on the running one."""
    year = int(YEAR.of(chosen) or setting.today[:4])
    now = PointYear(shown, span_of(year))
    before = PointYear(shown, year_before(year, setting.today))
    values = valued(shown, FIELDS)
    parts: list[tuple[str, list[Block]]] = [
        ("基本情况", [_basics(values)]),
        ("年度概况", [Paragraph(_summary(now, values)), _figures(now, before)]),
        ("参加人员", people(now, before, setting)),
        ("议题征集", topics(now, before, setting)),
        ("协商场次", consultations(now, before)),
        ("意见建议及办理", outcomes(now)),
        ("回头看", look_backs(now)),
    ]
    return Report(
        title=f"{values['name']}{year}年度协商工作报告",
        blocks=list(_numbered(parts)),
        note=f"（上年同期：{_days(before.span)}）",
        bookmark=shown.title,
        signed=(setting.office, chinese_day(setting.today)),
    )


def _numbered(parts: Sequence[tuple[str, list[Block]]]) -> Iterator[Block]:
    said = (part for part in parts if part[1])
    for number, (title, blocks) in enumerate(said, 1):
        yield Heading(f"{chinese_number(number)}、{title}")
        yield from blocks


def _days(span: Span) -> str:
    return f"{chinese_day(span.first)}至{chinese_day(span.last).partition('年')[2]}"


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


def _summary(now: PointYear, values: dict[str, str]) -> str:
    planned = int(values["planned"] or 0)
    share = (
        f"，完成年计划{planned}次的{share_of(len(now.consultations), planned)}" if planned else ""
    )
    ended = f"，办结{len(now.ended)}条" if now.outcomes else ""
    rate = f"，采纳率{share_of(len(now.adopted), len(now.outcomes))}" if now.outcomes else ""
    return (
        f"{values['name']}共开展协商{len(now.consultations)}场{share}，"
        f"参加{len(now.people)}人次；征集议题{len(now.topics)}个；"
        f"提出意见建议{len(now.outcomes)}条，其中采纳（含部分采纳）{len(now.adopted)}条"
        f"{rate}{ended}；落实资金{_ten_thousands(now.money)}万元，"
        f"受益{now.beneficiaries}人；开展回头看{len(now.look_backs)}次。"
    )


def _figures(now: PointYear, before: PointYear) -> TableBlock:
    of = (now, before)
    adopted = [_percent(len(each.adopted), len(each.outcomes)) for each in of]
    ended = [_percent(len(each.ended), len(each.assigned)) for each in of]
    rows: list[tuple[str, ...]] = [
        _counted("协商场次", "场", len(now.consultations), len(before.consultations)),
        _counted("参加人员", "人次", len(now.people), len(before.people)),
        _counted("征集议题", "个", len(now.topics), len(before.topics)),
        _counted("意见建议", "条", len(now.outcomes), len(before.outcomes)),
        _counted("　其中：采纳（含部分采纳）", "条", len(now.adopted), len(before.adopted)),
        *_rate("　采纳率", adopted),
        _counted("　已交办", "条", len(now.assigned), len(before.assigned)),
        _counted("　已办结", "条", len(now.ended), len(before.ended)),
        *_rate("　办结率", ended),
        _amounts("落实资金", now.money, before.money),
        _counted("受益人数", "人", now.beneficiaries, before.beneficiaries),
        _counted("回头看", "次", len(now.look_backs), len(before.look_backs)),
    ]
    year = now.span.first[:4]
    columns = (
        Column("指标", 60, "left"), Column("单位", 20), Column(f"{year}年", 26, "right"),
        Column(BEFORE, 26, "right"), Column("增减", 24, "right"),
    )  # fmt: skip
    return TableBlock(columns, rows)


def _rate(title: str, shares: Sequence[str]) -> list[tuple[str, ...]]:
    """A line of shares, none where there was nothing to share in either year."""
    return [(title, "%", *shares, "")] if any(each != UNLISTED for each in shares) else []


def _counted(title: str, unit: str, now: int, before: int) -> tuple[str, str, str, str, str]:
    return title, unit, str(now), str(before), f"{now - before:+d}" if now != before else "0"


def _amounts(title: str, now: Decimal, before: Decimal) -> tuple[str, str, str, str, str]:
    change = _ten_thousands(abs(now - before))
    sign = "" if now == before else "+" if now > before else "-"
    return title, "万元", _ten_thousands(now), _ten_thousands(before), sign + change


def _percent(part: int, whole: int) -> str:
    return share_of(part, whole).removesuffix("%")


def _ten_thousands(amount: Decimal) -> str:
    """An amount in 万元 without the zeros at its end: 12.5."""
    text = f"{amount / TEN_THOUSAND:f}"
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
)
