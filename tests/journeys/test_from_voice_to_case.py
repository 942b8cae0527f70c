"""One topic from a villager's voice to a closed look-back and its case, through the real window."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from desktop_app import app
from desktop_app.storage.log.keys import key_text
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.documents.pdf_reading import poppler_text
from tests.journeys import closing_the_chain as closing
from tests.journeys import handling_outcomes as handling
from tests.journeys import holding_a_consultation as holding
from tests.journeys import raising_topics as raising
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command
from tests.journeys.pages import name_the_office

STATIONS = (
    "演示村协商点",
    "院坝没有路灯，议题",
    "审批，审批单位或会议：主席会议",
    "列入 2026 年协商计划（四月）",
    "院坝没有路灯，协商 · 已销号",
    "2026-02-20，调研",
    "2026-03-20，协商会",
    "C01　三处路口",
    "2026-04-03，交办",
    "2026-05-18，办结",
    "2026-11-20，回头看，回头看 · 未落实",
    "2026-11-20，重新办理",
    "2026-11-21，办结",
    "2026-11-22，回头看，回头看 · 落实到位",
    "2026-11-22，销号",
    "C02　把路灯管护",
    "2026-04-20，建议情况沟通",
    "2026-11-22，落实情况反馈",
    "院坝里亮起来的灯，精品案例",
)
"""What the story says, in this order."""


def test_a_villagers_voice_becomes_a_case(
    start: Callable[..., app.Launch], hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    file = tmp_path / "政协演示县委员会.zwh"
    desktop.answers["place"] = file
    window = name_the_office(start, hand)
    window.resize(1366, 768)
    raising.from_voice_to_plan(hand, window)
    holding.from_topic_to_session(hand, window)
    handling.from_text_to_look_back(hand, window)
    closing.from_lights_to_case(hand, window)
    in_order(*closing.read_the_story(hand, desktop, window, tmp_path))
    closing.figures_open_their_rows(hand, window)
    closing.keep_a_view(hand, desktop, window)
    hand.close(window)
    another_process_finds_it(file, tmp_path)
    start(1)
    window = hand.window("main_window")
    closing.everything_is_where_it_was(hand, window)
    closing.take_back_the_last_step(hand, window)
    hand.close(window)
    assert command(file, "check").returncode == 0


def in_order(told: list[str], printed: str) -> None:
    """Every station stands in the story after the one before, and nothing of it is cut in print."""
    timeline = "\n".join(told)
    places = [timeline.find(each) for each in STATIONS]
    assert -1 not in places, [each for each in STATIONS if each not in timeline]
    assert places == sorted(places)
    words = "".join(printed.split())
    for each in (
        "路灯不亮夜里难行",
        "李四：老人夜里不敢出门。",
        "村规民约下届再修订。",
        "灯全亮了。",
    ):
        assert each in words


def another_process_finds_it(file: Path, folder: Path) -> None:
    """Commands read in the file what the window has shown."""
    assert command(file, "check").returncode == 0
    out = folder / "意见建议.csv"
    assert command(file, "export", "outcome", str(out)).returncode == 0
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "2026-05-07" in next(each for each in lines if "C01" in each)
    due = command(file, "--date", "2026-11-23", "remind")
    assert due.returncode == 0, due.stderr
    assert "太阳能路灯" not in due.stdout
    counted = command(file, "--date", "2026-11-23", "figures", "consultation")
    found = [line.split("\t")[:3] for line in counted.stdout.splitlines()]
    shown = {tuple(cell.strip() for cell in line) for line in found}
    assert {("协商场次", "场", "1"), ("意见建议", "条", "2")} <= shown
    the_story_is_written(file, folder / "命令写的脉络.pdf")


def the_story_is_written(file: Path, out: Path) -> None:
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as read:
        ((key,),) = read.execute("SELECT id FROM consultation").fetchall()
    read.close()
    assert command(file, "thread", key_text(key), str(out)).returncode == 0
    told = "".join(poppler_text(out, "-layout").split())
    places = [told.index(each) for each in ("演示村协商点", "协商会", "未落实", "院坝里亮起来的灯")]
    assert places == sorted(places)
