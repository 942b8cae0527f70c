"""A member resigns by the form, the meeting's table is printed; the roster of a day before it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app import app
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.documents.pdf_reading import poppler_text
from tests.journeys.chain_pages import edit, filled, new, save
from tests.journeys.hand import Hand
from tests.journeys.handing_out import command, saved_print
from tests.journeys.pages import open_tab

MEETING = "十届常委会第九次会议"


@pytest.fixture(autouse=True)
def quiet(desktop: ScriptedDesktop) -> None:
    """Offers of another state are declined: each step is taken by itself."""
    desktop.answers["state_offer"] = False


def test_a_resignation_is_in_the_table_of_its_meeting(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    window = program.window
    hand.until_said(window, "备份 今天")
    page = open_tab(hand, window, "委员")
    for name in ("叶问", "苏兰芝"):
        new(hand, page, name=name)
    form = edit(hand, page, "叶问")
    filled(
        hand, form, "任职与分工", state="辞职", state_date="2026.10.9", state_reason="调离",
        end_proposed_by="县政协党组", end_decided_by=MEETING,
    )  # fmt: skip
    save(hand, form)
    hand.pick(page, "print_button", "人事事项表")
    preview = hand.window("print_preview")
    meetings = hand.see(preview, QComboBox, "meeting")
    assert [meetings.itemText(place) for place in range(meetings.count())] == ["全部会议", MEETING]
    hand.until_said(preview, "共 ")
    hand.key(meetings, Qt.Key.Key_Down)
    hand.until(lambda: hand.see(preview, QWidget, "save_button").isEnabled())
    text = saved_print(hand, desktop, tmp_path / "人事事项表.pdf")
    assert f"{MEETING}，共1项" in text
    for told in ("叶问", "辞职", "调离", "县政协党组", "2026.10.09"):
        assert told in text
    assert "苏兰芝" not in text
    file = program.context.desk.office.path
    program.close()
    for day, there in (("2026-10-08", True), ("2026-10-09", False)):
        target = tmp_path / f"{day}.pdf"
        done = command(file, "print", "member_roster", str(target), "--all", "--on", day)
        assert done.returncode == 0, done.stderr
        assert ("叶问" in poppler_text(target).replace(" ", "")) is there
