"""The tables command: the set of a period as one workbook or one PDF."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from desktop_app.commands.context import WrongUsage, opened_today
from desktop_app.errors import Wrong
from desktop_app.services import prints
from desktop_app.services.desk import Desk
from desktop_app.services.period_tables import outputs, remembered, wide_outputs
from desktop_app.services.period_tables.counting import made_in_steps
from desktop_app.services.period_tables.declared import PeriodTableRule
from desktop_app.services.period_tables.own_tables import OWN_BY_KEY
from desktop_app.services.period_tables.remembered import LastSet
from desktop_app.services.period_tables.tables.all_tables import BY_KEY, TABLES
from desktop_app.services.period_tables.wide import wide
from desktop_app.services.safekeeping.destinations import destination
from desktop_app.services.statistics.periods import Period
from desktop_app.stepping import run_to_end

SUFFIXES = (".xlsx", ".pdf")


def show(options: argparse.Namespace) -> int:
    """Write the tables of a period, by default those that were made last."""
    path = Path(options.out)
    if path.suffix.lower() not in SUFFIXES:
        raise WrongUsage("填报表的文件名要以 .xlsx 或 .pdf 结尾")
    period = _period(options.period) if options.period else None
    with opened_today(options) as desk:
        last = remembered.last_set(desk)
        asked = period or last.period
        if options.only and set(options.only) & OWN_BY_KEY.keys():
            _write_own(desk, options.only, asked, path)
        else:
            rules = _rules(options.only, last)
            _write(desk, rules, LastSet(tuple(x.key for x in rules), asked, last.foot), path)
        print(f"填报表 {asked.words}：{path}")
    return 0


def _period(text: str) -> Period:
    try:
        return remembered.period_named(text)
    except Wrong as wrong:
        raise WrongUsage(wrong.reason) from wrong


def _rules(only: Sequence[str] | None, last: LastSet) -> list[PeriodTableRule]:
    """The tables with the keys given, else those made last; `WrongUsage` for an unknown key."""
    unknown = [each for each in only or () if each not in BY_KEY]
    if unknown:
        titles = {each.key: each.title for each in TABLES}
        titles |= {key: each.title for key, each in OWN_BY_KEY.items()}
        known = "、".join(f"{key} {title}" for key, title in titles.items())
        raise WrongUsage(f"没有“{unknown[0]}”这张表，可用的有：{known}")
    return [each for each in TABLES if each.key in (only or last.tables)]


def _write(desk: Desk, rules: Sequence[PeriodTableRule], said: LastSet, wanted: Path) -> None:
    path = destination(desk, wanted, SUFFIXES)
    tables = run_to_end(made_in_steps(desk, rules, said.period))
    for each in tables:
        for title, words in each.faults:
            print(f"合计不符：{each.rule.name} {title}：{words}")
    if path.suffix.lower() == ".pdf":
        prints.save_all(outputs.prepared(desk, tables, said.foot), path)
    else:
        outputs.write(outputs.sheets(desk, tables, said.foot), path)
    remembered.remember(desk, said)


def _write_own(desk: Desk, only: Sequence[str], period: Period, wanted: Path) -> None:
    """One of the office's own tables; several go into a workbook."""
    rules = [OWN_BY_KEY[each] for each in only if each in OWN_BY_KEY]
    path = destination(desk, wanted, SUFFIXES)
    tables = [wide(desk, each, period) for each in rules]
    if path.suffix.lower() == ".pdf":
        foot = remembered.last_set(desk).foot
        sheet = wide_outputs.wide_sheet(desk, tables[0], foot)
        prints.save_all(sheet, path)
    else:
        outputs.write([wide_outputs.wide_out(each) for each in tables], path)
