"""脉络: the timeline of a record as a report, from point and topic to result and case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.chinese.numerals import chinese_number
from desktop_app.documents.printables import Block, Column, Heading, Paragraph, Report, TableBlock
from desktop_app.documents.prints.declared import Chosen, ReportPrint, Setting, Shown, Values

NODES, EVENT, MORE = "nodes", "event", "more"
BETWEEN, PLAIN = "\x1f", "情况"
"""What stands between the facts of a node, and the label of one that needs none in a table."""
LONGEST_HEADING, LEADING, SHORT, FEWEST = 22, 80, 18, 2
LONGEST_CELL, MOST_LINES, BENEATH = 240, 12, "见表下。"
GRID = (
    Column("", 0.17, "center", label=True), Column("", 0.33, "left"),
    Column("", 0.17, "center", label=True), Column("", 0.33, "left"),
)  # fmt: skip
UNTIL, OUTCOME = "至", "outcome"
DAYS = {
    "point": "设立日期", "topic": "征集日期", "consultation": "协商日期", "outcome": "报送日期",
    "look_back": "开展日期", "case": "报送日期", "brand": "创建年度",
}  # fmt: skip
"""What the day of a record is called."""
COLUMNS = (
    Column("日期", 0.2, "center"),
    Column("环节", 0.19, "center"),
    Column("情况", 0.61, "left"),
)


class _Part(NamedTuple):
    """One node of the timeline and the nodes below it."""

    node: Values
    below: tuple[_Part, ...]


def report(shown: Shown, _: Setting, __: Chosen) -> Report:
    """The timeline: a section for each record, tables for events, omissions in words."""
    parts = _parts(shown.children.get(NODES, ()), 0)
    return Report(
        title=f"{shown.values['of']}脉络",
        blocks=list(_sections(parts)),
        note=shown.title,
        bookmark=shown.title,
    )


def _parts(nodes: Sequence[Values], depth: int) -> list[_Part]:
    """The nodes of one depth, each with the deeper ones that follow it."""
    starts = [place for place, node in enumerate(nodes) if int(node["depth"]) == depth]
    ends = [*starts[1:], len(nodes)]
    return [
        _Part(nodes[start], tuple(_parts(nodes[start + 1 : end], depth + 1)))
        for start, end in zip(starts, ends, strict=False)
    ]


def _sections(parts: Sequence[_Part]) -> Iterator[Block]:
    """A section for each record; several of a kind with nothing below them share one."""
    number = 0
    for (what, alone), group in groupby(parts, key=_kind):
        some = list(group)
        together = alone and len(some) > 1 and what
        for part in [None] if together else some:
            if part is not None and part.node["kind"] == MORE:
                yield Paragraph(f"（{part.node['title']}）")
                continue
            number += 1
            mark = f"{chinese_number(number)}、"
            if part is None:
                yield Heading(f"{mark}{what}（{len(some)}个）")
                yield TableBlock(COLUMNS, [_row(each) for each in some])
            else:
                yield from _section(part, mark, 1)


def _kind(part: _Part) -> tuple[str, bool]:
    return part.node["what"], not part.below and part.node["kind"] != MORE


def _section(part: _Part, mark: str, level: int) -> Iterator[Block]:
    """A record: its heading, its facts, its events, and its own sections."""
    node = part.node
    title, state = node["title"], f"（{node['state']}）" if node["state"] else ""
    long = len(title) > LONGEST_HEADING or "\n" in title
    long = long or node["kind"] == OUTCOME
    named = node["what"] if long else f"{node['what']}：{title}"
    yield Heading(f"{mark}{named}{state}", 1 if level == 1 else 2)
    if long and len(title) <= LEADING and "\n" not in title:
        yield Heading(title, 3)  # stays with what is said of it
    elif long:
        yield Paragraph(title)
    yield from _told(node)
    yield from _below(part.below, level)


def _below(parts: Sequence[_Part], level: int) -> Iterator[Block]:
    """The part below a record: lines of tables, with texts too long for them beneath."""
    rows: list[Sequence[str]] = []
    number = 0
    for part in parts:
        told = [fact for fact in _spoken(part.node) if _is_long(fact[1])]
        leaf = not part.below and part.node["kind"] != MORE
        if leaf:
            rows.append(_row(part))
        if rows and (told or not leaf):
            yield TableBlock(COLUMNS, rows)
            rows = []
        if part.below:
            number += 1
            yield from _section(part, f"（{chinese_number(number)}）", level + 1)
        elif not leaf:
            yield Paragraph(f"（{part.node['title']}）")
        else:
            yield from (Paragraph(_worded(fact)) for fact in told)
    if rows:
        yield TableBlock(COLUMNS, rows)


def _told(node: Values) -> Iterator[Block]:
    """What is said of a record: short facts in a grid, long texts each for itself."""
    facts = _facts(node)
    if node["date"]:
        facts.insert(0, (DAYS.get(node["kind"], "日期"), show_chinese_day(node["date"])))
    short = [fact for fact in facts if len(fact[1]) <= SHORT and "\n" not in fact[1]]
    if len(short) >= FEWEST:
        yield TableBlock(GRID, _grid(short))
    for label, text in facts:
        if len(short) < FEWEST or (label, text) not in short:
            yield Paragraph(f"{label}：{text}")


def _facts(node: Values) -> list[tuple[str, str]]:
    """Label and text of each fact."""
    texts = node["told"].split(BETWEEN) if node["told"] else []
    return [(label, text) for label, _, text in (each.partition("：") for each in texts)]


def _grid(facts: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Two facts a line."""
    pairs = zip_longest(facts[::2], facts[1::2], fillvalue=("", ""))
    return [(*first, *second) for first, second in pairs]


def _row(part: _Part) -> tuple[str, str, str]:
    """A line of the table: the day, the event and its state, further text."""
    node = part.node
    day = show_chinese_day(node["date"]) if node["date"] else ""
    until = next((text for label, text in _facts(node) if label == UNTIL), "")
    if until:
        year = day.partition("年")[0] + "年"
        day += f"\n至{until.removeprefix(year)}"
    state = f"\n（{node['state']}）" if node["state"] else ""
    told = "\n".join(
        _worded((label, BENEATH) if _is_long(text) else (label, text))
        for label, text in _spoken(node)
        if label != UNTIL
    )
    return day, f"{node['title'] if node['kind'] == EVENT else node['what']}{state}", told


def _spoken(node: Values) -> list[tuple[str, str]]:
    """The facts of a line; a record's title is one of them."""
    own = [] if node["kind"] in (EVENT, MORE) else [(PLAIN, node["title"])]
    return [*own, *_facts(node)]


def _worded(fact: tuple[str, str]) -> str:
    label, text = fact
    return text if label == PLAIN else f"{label}：{text}"


def _is_long(text: str) -> bool:
    """Whether a text is better read across the page than in a column of a table."""
    return len(text) > LONGEST_CELL or text.count("\n") > MOST_LINES


PRINT = ReportPrint(
    key="thread_report", title="脉络", record="", fields=(), report=report,
)  # fmt: skip
"""Not one of a register's prints: it is made of a story, whatever record that is of."""
