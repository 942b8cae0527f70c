"""The power goes while a form is open: what was typed is offered when the program starts again."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app import app
from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.services.safekeeping import backups
from desktop_app.services.safekeeping.backups import Steps
from desktop_app.stepping import run_to_end
from desktop_app.storage.copies import drafts
from desktop_app.ui.events import Reopening
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.journeys.conftest import NOW, OFFICE
from tests.journeys.hand import Hand
from tests.journeys.pages import open_tab

LONGEST = 5.0


def office_with(tmp_path: Path, desktop: ScriptedDesktop, name: str) -> Path:
    """A closed office file with one member."""
    made = app.build(
        tmp_path / "办公.zwh", desktop, create=True, clock=lambda: NOW, answers=OFFICE,
        clerk="演示经办人",
    )  # fmt: skip
    registers.save(made.desk, Member, {"name": name, "unit": "县一中"})
    made.close()
    made.window.deleteLater()
    made.deleteLater()
    return tmp_path / "办公.zwh"


def type_and_kill(office: Path) -> None:
    """Another process types into the form and is killed once a draft lies on the disk."""
    command = [sys.executable, "-m", "tests.journeys.typing_child", str(office)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline() == b"typing\n"
            typed = time.monotonic()
            while not drafts.path_of(office).exists():
                assert time.monotonic() - typed < LONGEST
                time.sleep(0.02)
        finally:
            child.kill()


def test_a_killed_program_offers_what_was_typed_until_it_is_saved(
    tmp_path: Path,
    desktop: ScriptedDesktop,
    hand: Hand,
    start: Callable[..., app.Launch],
) -> None:
    office = office_with(tmp_path, desktop, "叶问")
    type_and_kill(office)
    first = start().program
    assert first is not None
    hand.press(hand.window("drafts_dialog"), "later_button")
    hand.gone("drafts_dialog")
    hand.close(first.window)
    program = start().program
    assert program is not None
    listed = hand.window("drafts_dialog")
    assert "委员“叶问”" in hand.words(listed)
    assert "改了 2 处" in hand.words(listed)
    hand.press(listed, "continue_button")
    form = hand.window("member_dialog")
    assert hand.shown(form, "native") == "X"
    assert set(hand.shown(form, "school")) == {"o"}
    hand.fill(form, "native", "佛山")
    hand.press(form, "save_button")
    hand.gone("member_dialog")
    (key,) = registers.find(program.desk, Member, registers.Query())
    assert registers.draft(program.desk, Member, key).values["native"] == "佛山"
    hand.until(lambda: not drafts.path_of(office).exists())


def test_a_form_open_while_the_office_moves_is_offered_in_the_new_place(
    program: app.Program, hand: Hand, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    page = open_tab(hand, program.window, "委员")
    hand.press(page, "new_button")
    form = hand.window("member_dialog")
    hand.fill(form, "name", "叶问")
    before, former = program.window, program.desk.office.path
    target = tmp_path / "别处" / "办公.zwh"
    target.parent.mkdir()
    run_to_end(backups.save_elsewhere(program.desk, target))
    program.context.events.reopen(Reopening(target))
    hand.until(lambda: program.window is not before)
    hand.gone("member_dialog")
    listed = hand.window("drafts_dialog")
    assert "新建的委员“叶问”" in hand.words(listed)
    assert drafts.path_of(target).exists()
    assert not drafts.path_of(former).exists()
    hand.press(listed, "continue_button")
    hand.press(hand.window("member_dialog"), "save_button")
    hand.gone("member_dialog")
    assert program.desk.office.path == target
    assert len(registers.find(program.desk, Member, registers.Query())) == 1
    assert [name for name, _ in desktop.asked if name == "save_changes"] == []


def test_where_neither_file_opens_a_window_offers_the_ways_out(
    program: app.Program, hand: Hand, tmp_path: Path, desktop: ScriptedDesktop
) -> None:
    page = open_tab(hand, program.window, "委员")
    hand.press(page, "new_button")
    hand.fill(hand.window("member_dialog"), "name", "叶问")
    office = program.desk.office.path
    away = tmp_path / "收起来.zwh"

    def lose() -> Steps[Path]:
        office.rename(away)
        yield 1, 1
        return office

    program.context.events.reopen(Reopening(tmp_path / "没有.zwh", lose))
    lost = hand.window("lost_file")
    assert "找不到办公文件" in hand.words(lost)
    assert [name for name, _ in desktop.asked if name == "reopen_failed"] == ["reopen_failed"]
    hand.press(lost, "again_button")
    assert lost.isVisible()
    away.rename(office)
    hand.press(lost, "again_button")
    hand.gone("lost_file")
    assert "新建的委员“叶问”" in hand.words(hand.window("drafts_dialog"))
    window: QWidget = program.window
    assert window.isVisible()
