"""The command about tasks: how far a year is, its list from an earlier year."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import WorkItem
from desktop_app.services.desk import Desk
from desktop_app.services.work_items import steps
from desktop_app.services.work_items.command import run
from tests.services.work_items.work_office import RESULT, every, priority, task


def said(desk: Desk, action: str, year: str | None = None, *, dry: bool = False) -> list[str]:
    return list(run(desk, {"action": action, "year": year, "dry_run": dry}))


def test_a_year_is_shown_with_priorities_that_no_task_serves(desk: Desk) -> None:
    priority(desk, "乡村振兴")
    key = task(desk, priority=priority(desk, "产业强县"))
    task(desk, "乙", due="2026-05-01")
    steps.finish(desk, [key], RESULT)
    assert said(desk, "show") == [
        "2026年工作任务 2 项，完成 1 项，逾期 1 项",
        "重点工作 2 项，没有工作任务的 1 项",
        "没有工作任务：乡村振兴",
    ]


def test_a_list_is_looked_at_before_it_is_written(desk: Desk) -> None:
    task(desk, "甲", priority=priority(desk, "乡村振兴"))
    steps.cancel(desk, [task(desk, "乙")], {"cancel_reason": "演示"})
    line = "甲　2027-12-20　乡村振兴"
    assert said(desk, "carry", "2027", dry=True) == [
        line, "照2026年可以列入 1 项工作任务，取消的 1 项不列，没有写入",
    ]  # fmt: skip
    assert len(every(desk, WorkItem)) == 2
    assert said(desk, "carry", "2027")[-1] == "照2026年列入 1 项工作任务，取消的 1 项不列"
    assert len(every(desk, WorkItem)) == 3
    with pytest.raises(UserError, match="至少选一项"):
        said(desk, "carry", "2027")


@pytest.mark.parametrize(
    ("action", "year", "words"),
    [
        ("list", None, "show、carry"), ("show", "明年", "不是年度"),
        ("carry", "1800", "不是年度"), ("carry", "2026", "以前还没有工作任务"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(desk: Desk, action: str, year: str | None, words: str) -> None:
    with pytest.raises(UserError, match=words):
        said(desk, action, year)
