"""品牌成果册: what one brand came to, as a book to be handed in or handed round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.documents.printables import (
    BarsBlock,
    Block,
    Column,
    Heading,
    Paragraph,
    PicturesBlock,
    TableBlock,
    TextPicture,
    Volume,
    VolumePart,
)
from desktop_app.documents.prints.days import chinese_day, dotted
from desktop_app.documents.prints.declared import (
    STORED,
    Chosen,
    FilePrint,
    Option,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.wording import is_one_of, short
from desktop_app.records.consultation import AHEAD_STATES

FIELDS = (
    "number", "name", "slogan", "committee", "partners", "line", "kind", "level", "year", "stage",
    "stage_on", "goal", "practice", "carrier", "effect", "review", "review_note",
)  # fmt: skip
FIGURES, YEARS = "effect_rows", "effect_years"
"""Rows that the subject computes for this print: the figures so far, and those of each year."""
CHILDREN = {
    "brand_milestone": ("day", "event", "note"),
    "brand_photo": ("day", "caption", f"before{STORED}", f"after{STORED}"),
    "brand_award": ("day", "award", "level", "giver"),
    "recognition": ("day", "name", "kind", "level", "giver"),
    "press": ("day", "outlet", "name", "level"),
    "instruction": ("day", "level"),
    "activity": ("start_on", "name", "kind", "place", f"state{STORED}"),
    "consultation": ("held_on", "name", "place", "state", f"state{STORED}"),
    "proposal": ("received_on", "name", "number", "state"),
    "case": ("submitted_on", "name", "level", "state"),
}  # fmt: skip
PHOTOS = Option("photos", "照片", (("yes", "印照片"), ("no", "不印照片")))
LABELLED = (Column("", 2.2, label=True), Column("", 4, "left"), Column("", 2.2, label=True),
            Column("", 4, "left"))  # fmt: skip
TALL = 62.0
"""The height of pictures next to each other, in mm: three rows fill a page."""
INDENT = "\u3000"
NOT_HELD = {"activity": ("draft", "cancelled"), "consultation": AHEAD_STATES}
"""By child the states of what was only planned, or called off: it is no work done."""
CHARTED = ("activity", "session")


def volume(shown: Shown, setting: Setting, chosen: Chosen) -> Volume:
    """The book of one brand; a part that has nothing is left out."""
    values = {name: shown.values.get(name, "") for name in FIELDS}
    photos = PHOTOS.of(chosen) == "yes"
    parts = (
        ("品牌简介", _about(values, setting)),
        ("发展历程", _milestones(shown)),
        ("数据成效", _figures(shown)),
        ("前后对比", _pairs(shown) if photos else iter(())),
        ("活动剪影", _scenes(shown) if photos else iter(())),
        ("工作开展", _work(shown)),
        ("社会反响", _echo(shown)),
    )
    made = [(title, list(blocks)) for title, blocks in parts]
    led = short(values["committee"], setting)
    return Volume(
        title=values["name"] or shown.title,
        parts=[VolumePart(title, (), blocks) for title, blocks in made if blocks],
        above="品牌成果册",
        about=tuple(filter(None, (values["slogan"],))),
        below=tuple(filter(None, (setting.office, led, chinese_day(setting.today)))),
        sections=True,
        bookmark=f"{shown.title}成果册",
    )


def _about(values: Values, setting: Setting) -> Iterator[Block]:
    year = f"{values['year']}年" if values["year"] else ""
    since = f"（{chinese_day(values['stage_on'])}起）" if values["stage_on"] else ""
    yield TableBlock(LABELLED, [
        ("品牌编号", values["number"], "创建年度", year),
        ("牵头专委会", short(values["committee"], setting), "协同专委会",
         short(values["partners"], setting)),
        ("工作主线", values["line"], "类别", values["kind"]),
        ("级别", values["level"], "阶段", f"{values['stage']}{since}"),
        ("载体（平台）", values["carrier"], "评审", values["review"]),
    ])  # fmt: skip
    for title, name in (
        ("口号及释义", "slogan"), ("创建目标", "goal"), ("主要做法", "practice"),
        ("工作成效", "effect"), ("评审意见", "review_note"),
    ):  # fmt: skip
        if values[name]:
            yield Heading(title)
            yield Paragraph(values[name])


def _milestones(shown: Shown) -> Iterator[Block]:
    rows = _by_day(shown, "brand_milestone", "day")
    if rows:
        yield TableBlock(
            (Column("日期", 2.2), Column("事项", 6, "left"), Column("说明", 5, "left")),
            [(dotted(row["day"]), row["event"], row["note"]) for row in rows],
        )


def _figures(shown: Shown) -> Iterator[Block]:
    """What came of it so far in numbers, then year by year with bars."""
    rows = shown.children.get(FIGURES, ())
    if not rows:
        return
    yield Heading("累计")
    columns = (Column("项目", 6, "left"), Column("数量", 3, "right"), Column("单位", 2))
    yield TableBlock(columns, [
        (INDENT * int(row["level"]) + row["title"], row["value"], row["unit"]) for row in rows
    ])  # fmt: skip
    years = shown.children.get(YEARS, ())
    if not years:
        return
    yield Heading("各年度")
    titles = [name for name in years[0] if name not in ("year", *CHARTED)]
    yield TableBlock(
        (Column("年度", 2), *(Column(title, 3, "right") for title in titles)),
        [(f"{row['year']}年", *(row[title] for title in titles)) for row in years],
    )
    bars = [(f"{row['year']}年", float(row["activity"]), float(row["session"])) for row in years]
    if any(one or other for _, one, other in bars):
        yield BarsBlock("每年开展的活动和协商", "次", bars, ("活动", "协商"))


def _pairs(shown: Shown) -> Iterator[Block]:
    """Each place before and after, next to each other."""
    for row in _by_day(shown, "brand_photo", "day"):
        found = [
            TextPicture(shown.photos[sha], word, TALL)
            for name, word in (("before", "之前"), ("after", "之后"))
            if (sha := row.get(f"{name}{STORED}", "")) in shown.photos
        ]
        if found:
            when = f"（{chinese_day(row['day'])}）" if row["day"] else ""
            yield PicturesBlock(found, f"{row['caption']}{when}")


def _scenes(shown: Shown) -> Iterator[Block]:
    """The pictures among its files, two in a row."""
    pictures = [TextPicture(each.data, each.caption, TALL) for each in shown.pictures]
    for place in range(0, len(pictures), 2):
        yield PicturesBlock(pictures[place : place + 2])


def _work(shown: Shown) -> Iterator[Block]:
    """What was done, a table for each kind of record that counts for it."""
    yield from _listed(shown, "activity", "start_on", "活动", (
        ("活动", "name", 6.0), ("类型", "kind", 2.6), ("地点", "place", 4.0),
    ))  # fmt: skip
    yield from _listed(shown, "consultation", "held_on", "协商", (
        ("协商主题", "name", 7.0), ("地点", "place", 4.0), ("状态", "state", 2.4),
    ))  # fmt: skip
    yield from _listed(shown, "proposal", "received_on", "提案", (
        ("提案号", "number", 2.4), ("案由", "name", 7.0), ("状态", "state", 2.6),
    ))  # fmt: skip
    yield from _listed(shown, "case", "submitted_on", "精品案例", (
        ("案例", "name", 7.0), ("报送级别", "level", 2.6), ("状态", "state", 2.4),
    ))  # fmt: skip


def _echo(shown: Shown) -> Iterator[Block]:
    """Press, instructions, awards, recognitions; of an instruction day and level alone."""
    yield from _listed(shown, "press", "day", "媒体报道", (
        ("媒体", "outlet", 3.6), ("标题", "name", 7.0), ("级别", "level", 2.2),
    ))  # fmt: skip
    yield from _listed(shown, "instruction", "day", "领导批示", (("批示级别", "level", 4.0),))
    yield from _listed(shown, "brand_award", "day", "获奖情况", (
        ("奖项", "award", 7.0), ("级别", "level", 2.2), ("授予单位", "giver", 4.0),
    ))  # fmt: skip
    yield from _listed(shown, "recognition", "day", "交流表彰", (
        ("名称", "name", 5.2), ("种类", "kind", 2.8), ("级别", "level", 2.2),
        ("授予单位", "giver", 3.6),
    ))  # fmt: skip


def _listed(
    shown: Shown, child: str, day: str, word: str, columns: Sequence[tuple[str, str, float]]
) -> Iterator[Block]:
    """The rows of a child as a table by day, under a heading with their number."""
    rows = [each for each in _by_day(shown, child, day) if is_held(each, child)]
    if not rows:
        return
    yield Heading(f"{word}（{len(rows)}）")
    heads = [Column(title, width, "left" if width > 3 else "center") for title, _, width in columns]
    yield TableBlock(
        (Column("序号", 1.4), Column("日期", 3.0), *heads),
        [
            (str(place), dotted(row.get(day, "")), *(row.get(name, "") for _, name, _ in columns))
            for place, row in enumerate(rows, 1)
        ],
    )


def is_held(row: Values, child: str) -> bool:
    """Whether a row is work done, by the stored state that the print names."""
    return not is_one_of(row, "state", NOT_HELD.get(child, ()))


def _by_day(shown: Shown, child: str, day: str) -> list[Values]:
    """The rows of a child by day; those without one come last."""
    rows = shown.children.get(child, ())
    return sorted(rows, key=lambda row: row.get(day) or "9999")


PRINT = FilePrint(
    key="brand_booklet",
    title="品牌成果册",
    record="brand",
    fields=FIELDS,
    volume=volume,
    options=(PHOTOS,),
    children=CHILDREN,
    pictures=True,
)
