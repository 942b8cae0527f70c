"""委员履职档案: the file of one member for one term, handed over when the term ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.documents.printables import (
    Block,
    Column,
    Heading,
    Paragraph,
    TableBlock,
    TextPicture,
    Volume,
    VolumePart,
)
from desktop_app.documents.prints.days import chinese_day, chinese_month, dotted
from desktop_app.documents.prints.declared import Chosen, FilePrint, Option, Setting, Shown, Values
from desktop_app.documents.prints.personal_file_sections import FileSection
from desktop_app.documents.prints.personal_file_years import (
    CHILDREN,
    DUTIES,
    SCORES,
    SECTIONS,
    THROUGH,
    TOTALS,
    YearRows,
    of_year,
    rows_of,
    year_blocks,
)
from desktop_app.documents.prints.wording import PHONES, counted, joined, phone, termed

FIELDS = (
    "name", "name_note", "cert_no", "term", "sex", "nation", "born", "native", "politics",
    "politics2", "party_joined", "religion", "education", "degree", "school", "work_started",
    "sector", "committee", "committee_post", "committee2", "committee2_post", "cppcc_post",
    "since", "recommended_by", "terms_served", "origin", "state", "state_date", "title_level",
    "title", "unit", "post", "social_posts", "link_leader", "mobile", "phone", "email", "address",
    "strengths", "focus", "consult_fields", "resume", "honours", "performance", "duty_plan",
)  # fmt: skip
OWN_CHILDREN = {
    "membership": (
        "kind", "sector", "committee", "post", "cppcc_post", "group", "group_post", "since",
        "until", "decided_by",
    ),
    "pairing": ("target_name", "level", "since", "until"),
    "branch_member": ("branch.name", "branch.kind", "post"),
    **CHILDREN,
}  # fmt: skip
OWN_THROUGH = {"pairing": ("linker",), "branch_member": ("member",), **THROUGH}
YEAR_PARTS = Option("years", "年度", (("all", "全部年度"), ("last", "只印最近一年")))
PHOTO_HEIGHT = 40.0
YEARS_ACROSS = 6
"""Of more years the overview has several tables."""
LABELLED = (Column("", 2.2, label=True), Column("", 4, "left"), Column("", 2.2, label=True),
            Column("", 4, "left"))  # fmt: skip
WIDE = (Column("", 2.2, label=True), Column("", 10.2, "left"))


def volume(shown: Shown, setting: Setting, chosen: Chosen) -> Volume:
    """The file of one member: person, posts, an overview, a chapter a year, signatures."""
    values = {name: shown.values.get(name, "") for name in FIELDS}
    by_section = [(section, rows_of(shown, section, setting.today)) for section in SECTIONS]
    years = _years(shown, by_section)
    if YEAR_PARTS.of(chosen) == "last":
        years = years[-1:]
    parts = [
        VolumePart("基本情况", (), list(_person(shown, values, chosen))),
        VolumePart("任职情况", (), list(_posts(shown, values))),
        VolumePart("履职概况", (), list(_overview(shown, years, by_section))),
    ]
    for year in years:
        rows = [YearRows(section, found.get(year, [])) for section, found in by_section]
        parts.append(VolumePart(f"{year}年履职情况", (), list(year_blocks(shown, year, rows))))
    undated = [YearRows(section, found.get("", [])) for section, found in by_section]
    if any(each.lines for each in undated):
        known = [each for each in undated if each.lines]
        parts.append(VolumePart("没有写明日期的", (), list(year_blocks(shown, "", known))))
    parts.append(VolumePart("核对和移交", (), list(_signatures(setting))))
    about = (shown.title, joined(values, "sector", "committee", "cppcc_post", between="　"))
    return Volume(
        title="委员履职档案",
        parts=parts,
        above=termed(setting.office, values["term"]),
        below=(f"{setting.office}办公室", chinese_day(setting.today)),
        about=tuple(filter(None, about)),
        sections=True,
        bookmark=f"{shown.title}履职档案",
    )


def _years(
    shown: Shown, by_section: Sequence[tuple[FileSection, dict[str, list[Sequence[str]]]]]
) -> list[str]:
    found = {year for _, rows in by_section for year in rows}
    for child in (DUTIES, SCORES, TOTALS, "assessment"):
        found |= {row.get("year", "") for row in shown.children.get(child, ())}
    return sorted(found - {""})


def _person(shown: Shown, values: Values, chosen: Chosen) -> Iterator[Block]:
    if shown.photo:
        yield TextPicture(shown.photo, height=PHOTO_HEIGHT)
    politics = joined(values, "politics", "politics2", between="、")
    yield TableBlock(LABELLED, [
        ("姓名", values["name"], "委员证号", values["cert_no"]),
        ("性别", values["sex"], "民族", values["nation"]),
        ("出生年月", chinese_month(values["born"]), "籍贯", values["native"]),
        ("政治面貌", politics, "入党派时间", chinese_month(values["party_joined"])),
        ("学历学位", joined(values, "education", "degree", between="、"), "毕业院校及专业",
         values["school"]),
        ("参加工作", chinese_month(values["work_started"]), "专业技术职务",
         joined(values, "title", "title_level", between="　")),
        ("工作单位", values["unit"], "单位职务", values["post"]),
        ("联系电话", joined({**values, "mobile": phone(values["mobile"], chosen)}, "mobile",
                        "phone", between="　"), "电子邮箱", values["email"]),
        ("特长", values["strengths"], "关注领域", values["focus"]),
    ])  # fmt: skip
    yield TableBlock(WIDE, [
        (label, text) for label, text in (
            ("通讯地址", values["address"]), ("社会职务", values["social_posts"]),
            ("可参与协商领域", values["consult_fields"]), ("简历", values["resume"]),
            ("奖惩情况", values["honours"]), ("主要表现", values["performance"]),
            ("五个一计划", values["duty_plan"]),
        ) if text
    ] or [("简历", "")])  # fmt: skip


def _posts(shown: Shown, values: Values) -> Iterator[Block]:
    first = joined(values, "committee", "committee_post", between="　")
    second = joined(values, "committee2", "committee2_post", between="　")
    yield TableBlock(LABELLED, [
        ("届次", values["term"], "产生方式", values["origin"]),
        ("任职时间", chinese_day(values["since"]),
         "任职届数", counted(values["terms_served"], "届")),
        ("界别", values["sector"], "政协职务", values["cppcc_post"]),
        ("专委会", "\n".join(filter(None, (first, second))), "联系领导", values["link_leader"]),
        ("推荐单位", values["recommended_by"], "委员状态",
         joined({**values, "state_date": chinese_day(values["state_date"])}, "state",
                "state_date", between="　")),
    ])  # fmt: skip
    in_time = sorted(shown.children.get("membership", ()), key=lambda row: row.get("since", ""))
    lines = [
        (row.get("kind", ""), _held(row), dotted(row.get("since", "")),
         dotted(row.get("until", "")) or "至今", row.get("decided_by", ""))
        for row in in_time
    ]  # fmt: skip
    if lines:
        yield Heading("一、任职经过")
        columns = (Column("类别", 2), Column("任职", 5, "left"), Column("起", 2.4),
                   Column("止", 2.4), Column("决定的会议", 4, "left"))  # fmt: skip
        yield TableBlock(columns, lines)
    others = [
        *(("结对联系", row.get("target_name", ""), row.get("level", ""))
          for row in shown.children.get("pairing", ())),
        *(("临时党支部", row.get("branch.name", ""), row.get("post", ""))
          for row in shown.children.get("branch_member", ())),
        *(("特约监督员", row.get("unit", ""), _span(row))
          for row in shown.children.get("supervisor", ())),
    ]  # fmt: skip
    if others:
        yield Heading("二、其他任务" if lines else "一、其他任务")
        kinds = (Column("类别", 2.4), Column("对象或单位", 6, "left"), Column("说明", 4, "left"))
        yield TableBlock(kinds, others)


def _held(row: Values) -> str:
    names = ("sector", "committee", "post", "cppcc_post", "group", "group_post")
    return joined(row, *names, between="　")


def _span(row: Values) -> str:
    return f"{dotted(row.get('since', ''))}—{dotted(row.get('until', ''))}".strip("—")


def _overview(
    shown: Shown, years: Sequence[str],
    by_section: Sequence[tuple[FileSection, dict[str, list[Sequence[str]]]]],
) -> Iterator[Block]:  # fmt: skip
    """Tables of a few years each: how many records of each kind, duties, points, grade."""
    if not years:
        yield Paragraph("本届还没有登记履职情况。")
        return
    starts = range(0, len(years), YEARS_ACROSS)
    for first in starts:
        part = years[first : first + YEARS_ACROSS]
        sums = years if first == starts[-1] else ()
        yield _overview_of(shown, part, sums, by_section)
    yield Paragraph("“—”表示没有登记；会议和活动包括请假和缺席的，各次出勤见各年度。")


def _overview_of(
    shown: Shown, years: Sequence[str], sums: Sequence[str],
    by_section: Sequence[tuple[FileSection, dict[str, list[Sequence[str]]]]],
) -> Block:  # fmt: skip
    """The table of some years; with `sums` a column adds up these years."""
    columns = [Column("项目", 4, "left"), *(Column(f"{year}年", 2) for year in years)]
    columns += [Column("合计", 2)] if sums else []
    lines: list[Sequence[str]] = []
    for section, rows in by_section:
        counts = [len(rows.get(year, ())) for year in years]
        whole = [str(sum(len(rows.get(year, ())) for year in sums))] if sums else []
        shown_counts = [str(count) if count else "—" for count in counts]
        lines.append((f"{section.title}（{section.unit}）", *shown_counts, *whole))
    for title, texts in (
        ("“五个一”完成", [_duties_done(shown, year) for year in years]),
        ("履职积分", [_of_total(shown, year, "total") for year in years]),
        ("评定等次", [_grade(shown, year) for year in years]),
    ):
        if any(texts):
            lines.append((title, *(text or "—" for text in texts), *([""] if sums else [])))
    return TableBlock(tuple(columns), lines)


def _duties_done(shown: Shown, year: str) -> str:
    rows = of_year(shown, DUTIES, year)
    done = sum(row.get("is_done") == "1" for row in rows)
    return f"{done}/{len(rows)}" if rows else ""


def _of_total(shown: Shown, year: str, name: str) -> str:
    return next((row.get(name, "") for row in of_year(shown, TOTALS, year)), "")


def _grade(shown: Shown, year: str) -> str:
    final = next((row.get("final_grade", "") for row in of_year(shown, "assessment", year)), "")
    return final or _of_total(shown, year, "grade")


def _signatures(setting: Setting) -> Iterator[Block]:
    blank = "\u3000" * 8
    day = "\u3000\u3000年\u3000\u3000月\u3000\u3000日"
    opinion = f"意见：\n\n\n签名：{blank}{day}"
    yield Paragraph(
        "本档案按登记的记录自动汇总。请委员本人核对，有出入的请在下面写明，由经办人更正后另印。"
    )
    yield TableBlock(WIDE, [
        ("本人意见", opinion), ("专委会意见", opinion), (f"{setting.office}办公室意见", opinion),
        ("移交情况", f"移交内容：\n\n\n移交人：{blank}接收人：{blank}\n{day}"),
    ])  # fmt: skip


PRINT = FilePrint(
    key="personal_file",
    title="委员履职档案",
    record="member",
    fields=FIELDS,
    volume=volume,
    options=(PHONES, YEAR_PARTS),
    children=OWN_CHILDREN,
    through=OWN_THROUGH,
    photo="photo",
)
