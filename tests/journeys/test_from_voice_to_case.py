"""One topic from a villager's voice to a closed look-back and its case, through the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys import handling_suggestions as handling
from tests.journeys.hand import Hand
from tests.journeys.holding_a_consultation import begin_from_the_topic, move_on
from tests.journeys.pages import name_the_office
from tests.journeys.raising_topics import (
    approve,
    merge_and_split,
    put_into_the_plan,
    raise_topics,
)


def test_a_villagers_voice_becomes_a_case(
    start: Callable[..., app.Launch], hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    desktop.answers["place"] = tmp_path / "政协演示县委员会.zwh"
    window = name_the_office(start, hand)
    window.resize(1366, 768)
    raise_topics(hand, window)
    approve(hand, window)
    merge_and_split(hand, window)
    put_into_the_plan(hand, window)
    begin_from_the_topic(hand, window)
    move_on(hand, window)
    handling.register_suggestions(hand, window)
    handling.assign(hand, window)
    handling.reject(hand, window)
    handling.finish(hand, window, day="2026.5.18", result="装了三盏。", planned="2026-11-18")
    handling.look_back(hand, window, planned="2026-11-18", day="2026.11.20", level="未落实")
    handling.taken_up_again(hand, window)
    handling.finish(hand, window, day="2026.11.21", result="灯全亮了。", planned="2027-05-21")
    handling.look_back(hand, window, planned="2027-05-21", day="2026.11.22", level="落实到位")
    handling.close(hand, window)
