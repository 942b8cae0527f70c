"""The command `campaign`: the table of a period as a file, its checks, figures from a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from desktop_app.errors import UserError, Wrong
from desktop_app.records.campaign import Campaign
from desktop_app.records.campaign_period import read_period
from desktop_app.services import prints
from desktop_app.services.campaigns import figure_books, outputs
from desktop_app.services.campaigns.campaign_table import NOW, SO_FAR, campaign_table
from desktop_app.services.campaigns.figure_sheet import TOTAL_ROW, save, sheet
from desktop_app.services.desk import Desk
from desktop_app.services.safekeeping.destinations import destination
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query

SUFFIXES = (".xlsx", ".pdf")
ACTIONS = ("list", "table", "check", "take")


def run(desk: Desk, given: Mapping[str, object]) -> Iterator[str]:
    """Do what `action` says, line by line; `UserError` where it cannot be done."""
    action = str(given["action"])
    if action not in ACTIONS:
        raise UserError(f"没有“{action}”，可用的有：{'、'.join(ACTIONS)}。")
    if action == "list":
        yield from _list(desk)
        return
    key = _key(desk, str(given.get("name") or ""))
    period = _period(str(given.get("period") or ""))
    if action == "take":
        yield from _take(desk, key, period, _path(given), dry_run=bool(given.get("dry_run")))
        return
    made = campaign_table(desk, key, period, SO_FAR if given.get("so_far") else NOW)
    if action == "table":
        path = _path(given)
        wanted = destination(desk, path, SUFFIXES)
        if path.suffix.lower() == ".pdf":
            prints.save_all(outputs.table_sheet(desk, made), wanted)
        else:
            figure_books.write(outputs.table_out(made), wanted)
        yield f"{made.name} {made.words}：{path}"
    for indicator in made.table.indicators.every:
        yield f"{indicator.title}：{made.table.text(indicator, '') or '没有填'}"
    yield from (f"合计不符：{each}" for each in made.faults)
    yield from made.table.lacking_bases
    if not made.faults and made.table.is_checked:
        yield "各项合计与分项相加一致"


def _list(desk: Desk) -> Iterator[str]:
    keys = lists.find(desk.office, Campaign, Query(sort="since"))
    for _, _, name, year, faults in lists.rows(desk.office, Campaign, keys,
                                               ("name", "year", "faults")):  # fmt: skip
        wrong = f"，合计不符 {faults} 处" if faults else ""
        yield f"{year or '未写年度'} {name}{wrong}"


def _take(desk: Desk, key: int, period: str, path: Path, *, dry_run: bool) -> Iterator[str]:
    of = sheet(desk, key, period)
    block = figure_books.read(of, path)
    changed = of.put(dict(block.cells))
    if block.other_period:
        yield f"请核对时段：{block.other_period}"
    yield from (f"没有读懂：{each}" for each in block.doubts)
    yield from (f"合计不符：{each.words_of(TOTAL_ROW)}" for each in of.table.gaps)
    words = f"{of.title}：读到 {len(block.cells)} 个数，有变动 {changed} 个"
    if not dry_run:
        save(desk, of)
    yield ("试算，没有写入：" if dry_run else "") + words


def _key(desk: Desk, name: str) -> int:
    """The campaign of a name, the latest where several years have it; its name's part is enough."""
    keys = lists.find(desk.office, Campaign, Query(sort="year", descending=True))
    rows = lists.rows(desk.office, Campaign, keys, ("name",))
    same = [row[0] for row in rows if row[2] == name]
    part = [row[0] for row in rows if name and name in row[2]]
    if same or len(part) == 1:
        return int((same or part)[0])
    offered = "、".join(dict.fromkeys(row[2] for row in rows)) or "还没有专项行动"
    raise UserError(f"没有找到专项行动“{name}”，现有：{offered}。")


def _period(text: str) -> str:
    if not text:
        return ""
    try:
        return read_period(text, "--period ")
    except Wrong as wrong:
        raise UserError(f"{wrong.reason}。") from wrong


def _path(given: Mapping[str, object]) -> Path:
    text = str(given.get("book") or "")
    if not text:
        raise UserError("请在后面写文件名，如 campaign table 统计表.xlsx --name 市场主体倍增。")
    return Path(text)
