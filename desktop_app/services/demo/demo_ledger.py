"""The messy sample ledger of consultations: one line each, its suggestions in one cell."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from desktop_app.documents.grids import Cell, MergedRange, Sheet
from desktop_app.services.demo.demo_chain import Chain
from desktop_app.services.demo.demo_days import messy_day
from desktop_app.services.demo.demo_episodes import DAY, Episode, iso
from desktop_app.services.demo.demo_names import read_demo

POINTS = 4
HEADER = (
    "序号", "协商点", "协商主题", "协商时间", "主持人", "参加人员", "意见建议（成果）", "采纳情况",
    "承办单位", "办理情况", "办结时间", "备注",
)  # fmt: skip
NUMBERED: tuple[Callable[[int], str], ...] = (
    lambda n: f"{n}.",
    lambda n: f"（{n}）",
    lambda n: chr(0x245F + n),
    lambda n: f"{n}、",
    lambda n: f"{'一二三四五六'[n - 1]}、",
)
HOST = "演示主席"


def ledger_sheet(chain: Chain, chance: Random) -> Sheet:
    """Four points with a consultation that the office has and two that it lacks, and their traps.

    The point is merged down, the suggestions are numbered in every way, other columns are
    numbered alike or not; one line goes on below another, one has a wrong day.
    """
    known = [each for each in chain.episodes if each.point and each.state in ("归档", "已销号")]
    topics = iter(read_demo("subjects")["more"])
    rows: list[list[Cell]] = [
        ["演示县“协商在基层”工作台账（演示数据）"], ["填报单位：政协演示县委员会办公室"], [],
        list(HEADER),
    ]  # fmt: skip
    wide = len(HEADER) - 1
    merged = [MergedRange(0, 0, 0, wide), MergedRange(1, 0, 1, wide)]
    for each in known[:POINTS]:
        top = len(rows)
        rows.append(_known(top - 3, each, chance))
        rows += [_fresh(top - 2 + n, each, next(topics), chain, chance) for n in range(2)]
        merged.append(MergedRange(top, 1, top + 2, 1))
    rows += _traps(len(rows) - 3, known[POINTS], next(topics))
    below = len(rows) - 2
    merged += [MergedRange(below, column, below + 1, column) for column in (0, 1, 2, 3, 4)]
    rows.append(["合计", "", f"{len(rows) - 4}场"])
    rows.append(["注：本表为演示数据，人员、单位均为虚构。"])
    return Sheet("协商台账", rows, tuple(merged))


def _line(number: int, point: str, name: str, day: Cell, *more: Cell) -> list[Cell]:
    cells: list[Cell] = [number, point, name, day, HOST, *more]
    return [*cells, *[""] * (len(HEADER) - len(cells))]


def _known(number: int, each: Episode, chance: Random) -> list[Cell]:
    """A consultation as the office has it, its suggestions in one cell."""
    texts = [f"{text}。" for text, _ in each.subject["suggestions"]]
    name, day = f"{each.subject['title']}协商会", messy_day(iso(each.day), chance)
    line = _line(number, str(each.point["name"]), name, day, "", _numbered(texts, number))
    return [*line[:4], "", *line[5:]]


def _fresh(
    number: int, each: Episode, topic: Sequence[str], chain: Chain, chance: Random
) -> list[Cell]:
    """An older consultation at the same point that the office does not have yet."""
    subject = chance.choice(chain.episodes).subject
    pairs = subject["suggestions"][:3]
    count = len(pairs)
    held = each.day - DAY * (200 + 9 * number)
    people = "、".join(chance.sample(chain.people, 3))
    came = f"{people}等{20 + number}人；委员{3 + number % 4}人" if number % 2 else people
    done = [iso(held + DAY * (60 + 15 * n)).replace("-", ".") for n in range(count)]
    alike = number % 3 != 0
    return [
        number, "", f"{topic[0]}协商会", messy_day(iso(held), chance), HOST, came,
        _numbered([text for text, _ in pairs], number),
        "采纳" if alike else _numbered(["采纳", "部分采纳", "采纳"][:count], 1),
        _numbered([unit for _, unit in pairs], number),
        "已办结" if alike else _numbered(["已办结", "正在推进，年底前完成", "已办结"][:count], 1),
        "" if not alike else _numbered(done, 1) if number % 2 else done[-1], "演示数据",
    ]  # fmt: skip


def _traps(number: int, each: Episode, topic: Sequence[str]) -> list[list[Cell]]:
    """A wrong day; numbers that do not run on; a line that goes on under a merged consultation."""
    point, name = str(each.point["name"]), f"{topic[0]}协商会"
    day = iso(each.day - DAY * 400)
    return [
        _line(number, point, "填错日期的协商会", "2024年13月5日", "", "1.修路；2.修桥"),
        _line(number + 1, "演示新设协商议事点", "编号写错的协商会", "2024.6", "委员5人、群众30人",
              "1.修路；\n2.修桥；\n4.修渠"),
        _line(number + 2, point, name, datetime.date.fromisoformat(day), "", "安装临时照明",
              "采纳", "县城市管理局", "已办结"),
        ["", "", "", "", "", "", "按2.5米宽度拓宽路面", "部分采纳", "县交通运输局",
         "正在设计", "", ""],
    ]  # fmt: skip


def _numbered(texts: Sequence[Any], way: int) -> str:
    mark = NUMBERED[way % len(NUMBERED)]
    return "\n".join(f"{mark(n)}{text}" for n, text in enumerate(texts, 1))
