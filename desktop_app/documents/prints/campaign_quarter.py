"""季度推进情况表: a campaign in a quarter, its deeds by aid and line, what surveys found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from desktop_app.documents.printables import Block, Column, Heading, Paragraph, Report, TableBlock
from desktop_app.documents.prints.days import chinese_day, dotted
from desktop_app.documents.prints.declared import (
    STORED,
    Chosen,
    Option,
    ReportPrint,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.deed_words import in_ten_thousands, place_of
from desktop_app.documents.prints.press_table import QUARTER, YEAR, Quarter, period_of
from desktop_app.documents.prints.wording import answered_for, short
from desktop_app.records.campaign_period import first_day, is_of_days, last_day
from desktop_app.records.held_back import HELD_BACK

DEEDS, UNLINKED = "deed_months", "deed_unlinked"
"""Rows that the subject of deeds computes for this print, also of what is internal."""
WHAT = ("pushed", "effective", "done")
"""What such a row counts: deeds taken on, those with an effect, those that are done."""
DETAIL = Option("detail", "实事明细", (("no", "不列"), ("yes", "列在后面")))
FIELDS = ("name", "year", "committee", "partners", "leader", "document")
CHILDREN = {
    "campaign_survey": (
        "period.stored", "day", "place", "people", "findings", "difficulties", "suggestions",
        "follow_up",
    ),
    "campaign_measure": ("position", "name", "owner_unit", "state", "progress"),
    "deed": (
        "name", "doer", "county", "township", "village", "aid", "progress_on", "start_on",
        "progress_state", "progress", "effect_on", "effect_state", "effect", "done_on",
        "difficulties",
    ),
}  # fmt: skip
LINES, AIDS = "deed_line", "deed_aid"
UNSORTED, ALL = "没有归类", "*"
NUMERALS = "一二三四"
SURVEYED = (
    ("findings", "推进情况"), ("difficulties", "困难和问题"), ("suggestions", "对策建议"),
    ("follow_up", "跟踪落实"),
)  # fmt: skip


def report(shown: Shown, setting: Setting, chosen: Chosen) -> Report:
    """The sheet of one campaign in the chosen quarter."""
    quarter = period_of(setting.today, chosen)
    surveys = [row for row in shown.children.get("campaign_survey", ()) if is_in(row, quarter)]
    parts: list[tuple[str, list[Block]]] = [
        ("基本情况", [_basics(shown, setting)]),
        ("实事推进和见效", _deeds(shown, setting, quarter)),
        ("各项措施", _measures(shown)),
        *(
            (title, [*_texts(surveys, field), *_told(shown, quarter, field)])
            for field, title in SURVEYED
        ),
    ]
    if DETAIL.of(chosen) == "yes":
        parts.append(("实事明细", _detail(shown, quarter)))
    return Report(
        title=f"{shown.values.get('name', '')}季度推进情况表",
        blocks=list(_numbered(parts)),
        note=f"（{quarter.year}年第{NUMERALS[quarter.quarter - 1]}季度）",
        bookmark=shown.title,
        answered=answered_for(setting.office, brief=True),
    )


def is_in(survey: Values, quarter: Quarter) -> bool:
    """Whether a survey belongs to a quarter, by its period or else by its day."""
    name = f"{quarter.year}Q{quarter.quarter}"
    days = first_day(name), last_day(name)
    return is_of_days(survey.get(f"period{STORED}"), survey.get("day"), days)


def _numbered(parts: Iterable[tuple[str, list[Block]]]) -> Iterator[Block]:
    numerals = iter("一二三四五六七八九十")
    for title, blocks in parts:
        yield Heading(f"{next(numerals)}、{title}")
        yield from blocks or [Paragraph("本季度没有登记。")]


def _basics(shown: Shown, setting: Setting) -> TableBlock:
    values = shown.values
    label = Column("", 25, label=True)
    rows = [
        ("牵头专委会", short(values.get("committee", ""), setting),
         "配合专委会", short(values.get("partners", ""), setting)),
        ("分管领导", values.get("leader", ""), "方案文号", values.get("document", "")),
    ]  # fmt: skip
    return TableBlock((label, Column("", 53), label, Column("", 53)), rows)


_Cells = Counter[tuple[str, str, str]]
"""Counts by aid, by what is counted, and by line (`ALL` for all of them)."""


def _counted(shown: Shown, quarter: Quarter) -> _Cells:
    found: _Cells = Counter()
    for row in shown.children.get(DEEDS, ()):
        if not quarter.holds(row["month"]):
            continue
        count, aid, what = int(row["count"]), row["aid"], row["what"]
        found[aid, what, ALL] += count
        found[aid, what, row["line"]] += count
        for name in ("money", "people"):
            found[aid, name, ALL] += int(row[name]) if what == "done" else 0
    return found


def _deeds(shown: Shown, setting: Setting, quarter: Quarter) -> list[Block]:
    """The five aids × two lines × progress and effect, what is done, money and people."""
    lines, aids = setting.codes.get(LINES, {}), setting.codes.get(AIDS, {})
    found = _counted(shown, quarter)
    columns = [Column("五项助推", 25, "left")]
    wanted: list[tuple[str, str]] = []
    for code, label in (*lines.items(), (ALL, "合计")):
        for what, word in (("pushed", "推进"), ("effective", "见效")):
            columns.append(Column(f"{label}\n{word}", 12 if code == ALL else 18))
            wanted.append((what, code))
    for what, title in (("done", "办成"), ("money", "资金\n万元"), ("people", "受益\n人数")):
        columns.append(Column(title, 12))
        wanted.append((what, ALL))
    used = {aid for aid, _, _ in found}
    names = [*aids.items(), *([("", UNSORTED)] if "" in used else [])]
    rows = [[label, *(_text(found[code, *cell], cell[0]) for cell in wanted)]
            for code, label in names]  # fmt: skip
    total = [sum(found[code, *cell] for code, _ in names) for cell in wanted]
    rows.append(["合计", *(_text(each, cell[0]) for each, cell in zip(total, wanted, strict=True))])
    blocks: list[Block] = [TableBlock(columns, rows), Paragraph(RULE)]
    unlinked = sum(int(row["count"]) for row in shown.children.get(UNLINKED, ())
                   if quarter.holds(row["month"]))  # fmt: skip
    if unlinked:
        text = f"另有 {unlinked} 件本季度推进的实事没有写明属于哪个专项行动，没有计入上表。"
        blocks.append(Paragraph(text))
    return blocks


RULE = (
    "口径：推进、见效按推进日期、见效日期，没有写的分别按开始日期、完成日期；"
    "办成、资金、受益按完成日期。没有写明工作线的只计在“合计”里。"
)


def _text(value: int, what: str) -> str:
    return in_ten_thousands(value) if what == "money" else str(value)


def _measures(shown: Shown) -> list[Block]:
    rows = shown.children.get("campaign_measure", ())
    columns = (Column("措施", 6, "left"), Column("责任单位（人）", 3, "left"),
               Column("进度", 1.8), Column("推进情况", 6, "left"))  # fmt: skip
    lines = [
        (row.get("name", ""), row.get("owner_unit", ""), row.get("state", ""),
         row.get("progress", ""))
        for row in rows
    ]  # fmt: skip
    return [TableBlock(columns, lines)] if lines else []


def _texts(surveys: Sequence[Values], field: str) -> list[Block]:
    """What the surveys say in one of their texts, each with its day and place."""
    blocks: list[Block] = []
    for row in sorted(surveys, key=lambda each: each.get("day", "")):
        if text := row.get(field, ""):
            head = "，".join(filter(None, (chinese_day(row.get("day", "")), row.get("place", ""))))
            blocks += [Heading(f"{head}：", 3), Paragraph(text)]
    return blocks


def _told(shown: Shown, quarter: Quarter, field: str) -> list[Block]:
    """The difficulties that deeds of the quarter name."""
    return [Paragraph(f"{row.get('name', '')}：{row[field]}") for row in _named(shown, quarter)
            if row.get(field)]  # fmt: skip


def _detail(shown: Shown, quarter: Quarter) -> list[Block]:
    """The deeds of the quarter by name; those that are internal are only counted above."""
    rows = _named(shown, quarter)
    columns = (
        Column("序号", 1.2), Column("实事", 5, "left"), Column("实施人", 2.2),
        Column("地点", 3, "left"), Column("推进情况", 5, "left"), Column("见效情况", 5, "left"),
    )  # fmt: skip
    lines = [
        (str(place), row.get("name", ""), row.get("doer", ""), place_of(row),
         _course(row, "progress"), _course(row, "effect"))
        for place, row in enumerate(rows, 1)
    ]  # fmt: skip
    return [TableBlock(columns, lines)] if lines else []


def _named(shown: Shown, quarter: Quarter) -> list[Values]:
    """The deeds of a quarter, but those that are internal."""
    return [row for row in shown.children.get("deed", ())
            if _is_of(row, quarter) and row.get("name") != HELD_BACK]  # fmt: skip


def _is_of(row: Values, quarter: Quarter) -> bool:
    days = (row.get("progress_on") or row.get("start_on", ""), row.get("effect_on", ""),
            row.get("done_on", ""))  # fmt: skip
    return any(day and quarter.holds(day) for day in days)


def _course(row: Values, name: str) -> str:
    words = (dotted(row.get(f"{name}_on", "")), row.get(f"{name}_state", ""))
    head = " ".join(filter(None, words))
    return "\n".join(filter(None, (head, row.get(name, ""))))


PRINT = ReportPrint(
    key="campaign_quarter",
    title="季度推进情况表",
    record="campaign",
    fields=FIELDS,
    report=report,
    options=(QUARTER, YEAR, DETAIL),
    children=CHILDREN,
)
