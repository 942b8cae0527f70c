"""The window: tabs built when seen, keys, undo, notices, what it remembers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.services.desk import Changed
from desktop_app.services.registers.undo_steps import UndoneSteps, UndoStep
from desktop_app.settings import Plain, Settings
from desktop_app.ui.events import Events
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.palette.command_palette import CommandPalette
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.window.main_window import MainWindow, WindowActions
from desktop_app.ui.window.page import Command, Page, PageSpec
from desktop_app.ui.window.status_bar import Standing
from desktop_app.ui.window.steps_popup import StepsPopup
from desktop_app.ui.window.undoing import Direction
from tests.ui.finding import child, children

NOW = datetime.datetime(2026, 11, 23, 10, 0)
STANDING = Standing("政协演示县委员会", "十届", "张三", "尚未备份", "warn")


@dataclass(frozen=True)
class Done:
    """What a writing service would return."""

    action: int | None
    records: frozenset[str] = frozenset({"member"})
    keys: tuple[int, ...] = ()


class OwnPage(Page):
    """A page that notes what the window asks of it."""

    def __init__(self, key: str, log: list[str]) -> None:
        super().__init__(key)
        self.log = log
        self.leaves = True
        self.failure = ""
        self.field = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.field)
        log.append(f"built {key}")

    def refresh(self, records: frozenset[str]) -> None:
        self.log.append(f"{self.key} reads {'、'.join(sorted(records))}")
        if self.failure == "refresh":
            raise UserError("磁盘读写出错。")

    def commands(self) -> list[Command]:
        return [Command(f"新建{self.key}", "Ctrl+N", self.new)]

    def remember(self) -> dict[str, Plain]:
        if self.failure == "remember":
            raise UserError("磁盘读写出错。")
        return {"typed": self.field.text()}

    def recall(self, state: object) -> None:
        typed = state.get("typed") if isinstance(state, dict) else None
        self.field.setText(typed if isinstance(typed, str) else "")

    def start_search(self) -> None:
        self.log.append(f"{self.key} searches")

    def new(self) -> None:
        self.log.append(f"{self.key} begins one")

    def show_saved(self, key: int) -> None:
        self.log.append(f"{self.key} shows {key}")

    def may_leave(self) -> bool:
        return self.leaves


@dataclass
class Shell:
    """A window with two pages of its own and everything around it."""

    window: MainWindow
    log: list[str]
    events: Events
    desktop: ScriptedDesktop
    undo: list[Done | UserError]
    steps: list[UndoStep]


@pytest.fixture
def shell(
    qtbot: QtBot, theme: Theme, jobs: Jobs, desktop: ScriptedDesktop, tmp_path: Path
) -> Shell:
    return build_shell(qtbot, theme, jobs, desktop, tmp_path)


def build_shell(
    qtbot: QtBot, theme: Theme, jobs: Jobs, desktop: ScriptedDesktop, folder: Path, *more: str
) -> Shell:
    """A window of two tabs, and of a third with these sections."""
    log: list[str] = []
    events = Events()
    undo: list[Done | UserError] = []
    steps: list[UndoStep] = []

    def take_back() -> Done:
        found = undo.pop() if undo else Done(None)
        if isinstance(found, UserError):
            raise found
        return found

    def taken(_: int) -> UndoneSteps:
        return UndoneSteps(Changed(9, frozenset({"member"})), len(steps))

    def builder(key: str, tab: str = "") -> PageSpec:
        return PageSpec(key, key, "member", lambda _: OwnPage(key, log), tab)

    window = MainWindow(
        [builder("first"), builder("second"), *(builder(key, "shared") for key in more)],
        WindowActions(
            Direction("撤销", take_back, lambda _: steps, taken),
            Direction("重做", take_back, lambda _: steps, taken),
            lambda: STANDING,
            lambda: NOW,
        ),
        theme=theme,
        jobs=jobs,
        events=events,
        desktop=desktop,
        settings=Settings(folder),
    )
    qtbot.addWidget(window)
    window.show()
    window.fill()
    return Shell(window, log, events, desktop, undo, steps)


def test_a_page_is_built_when_it_is_first_seen_and_only_once(shell: Shell) -> None:
    assert shell.log == ["built first"]
    shell.window.go("second")
    shell.window.go("first")
    shell.window.go("second")
    assert shell.log == ["built first", "built second"]


def test_the_status_line_names_the_office_the_clerk_and_the_backup(shell: Shell) -> None:
    assert shell.window.status.office.text() == "政协演示县委员会 · 十届"
    assert shell.window.status.actor.text() == "经办人 张三"
    assert shell.window.status.backup.text() == "尚未备份"


def test_a_change_is_read_by_the_page_in_front_now_and_by_others_when_seen(shell: Shell) -> None:
    shell.window.go("second")
    shell.window.go("first")
    del shell.log[:]
    shell.events.announce(Done(7), "已删除 3 人")
    assert shell.log == ["first reads member"]
    assert shell.window.status.notice.text() == "已删除 3 人"
    assert shell.window.status.undo_button.isVisible()
    assert shell.window.status.saved.text().startswith("已保存")
    shell.window.go("second")
    assert shell.log == ["first reads member", "second reads member"]


def test_nothing_changed_is_not_announced(shell: Shell) -> None:
    del shell.log[:]
    shell.events.announce(Done(None), "已保存")
    assert shell.log == []
    assert shell.window.status.notice.text() == ""


def test_ctrl_tab_and_ctrl_numbers_turn_the_tabs(shell: Shell, qtbot: QtBot) -> None:
    QTest.keyClick(shell.window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert shell.window.page.key == "second"
    QTest.keyClick(shell.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert shell.window.page.key == "first"


@pytest.fixture
def parted(
    qtbot: QtBot, theme: Theme, jobs: Jobs, desktop: ScriptedDesktop, tmp_path: Path
) -> Shell:
    """A window whose third tab has three sections."""
    return build_shell(qtbot, theme, jobs, desktop, tmp_path, "points", "topics", "outcomes")


def press_with(shell: Shell, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(shell.window, key, modifier)


def bars(shell: Shell) -> list[QTabBar]:
    """The rows of sections that can be seen."""
    found = children(shell.window, QTabBar)
    return [each for each in found if each.objectName() == "section_bar" and each.isVisible()]


def test_pages_with_the_same_tab_share_it_and_each_is_built_when_seen(
    parted: Shell, qtbot: QtBot
) -> None:
    tabs = parted.window.tabs
    assert [tabs.tabText(place) for place in range(tabs.count())] == ["first", "second", "shared"]
    assert parted.log == ["built first"]
    tabs.setCurrentIndex(2)
    assert parted.log == ["built first", "built points"]
    (bar,) = bars(parted)
    assert [bar.tabText(place) for place in range(bar.count())] == ["points", "topics", "outcomes"]
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(2).center())
    assert parted.log == ["built first", "built points", "built outcomes"]
    qtbot.waitUntil(parted.window.page.isVisible)
    assert [each.key for each in children(parted.window, OwnPage) if each.isVisible()] == [
        "outcomes"
    ]


def test_the_row_of_a_tab_is_filled_when_it_is_first_seen(parted: Shell) -> None:
    tab = parted.window.tabs.tabs[2]
    assert (tab.sections.count(), tab.key) == (0, "points")
    parted.window.tabs.choose_section("topics")
    assert (tab.sections.count(), tab.key) == (0, "topics")
    parted.window.tabs.setCurrentIndex(2)
    assert (tab.sections.count(), tab.key) == (3, "topics")
    assert parted.window.page.key == "topics"
    assert parted.log == ["built first", "built topics"]


def test_a_tab_with_one_page_has_no_row_of_sections(parted: Shell) -> None:
    assert bars(parted) == []


def test_a_section_is_reached_by_its_key_wherever_it_lives(parted: Shell) -> None:
    parted.events.go("topics")
    assert parted.window.page.key == "topics"
    assert parted.window.tabs.currentIndex() == 2
    assert "built points" not in parted.log
    assert parted.window.page_of("topics").objectName() == "topics_page"
    parted.window.go("first")
    parted.window.tabs.setCurrentIndex(2)
    assert parted.window.page.key == "topics"


def test_alt_and_a_number_turn_the_sections_of_the_tab_in_front(parted: Shell) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    press_with(parted, Qt.Key.Key_2, alt)
    assert parted.window.page.key == "first"
    parted.window.go("points")
    press_with(parted, Qt.Key.Key_3, alt)
    assert parted.window.page.key == "outcomes"
    press_with(parted, Qt.Key.Key_9, alt)
    assert parted.window.page.key == "outcomes"
    press_with(parted, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert parted.log[-1] == "outcomes searches"
    assert "Alt+3" in bars(parted)[0].tabToolTip(2)


def test_arrow_keys_turn_the_sections_when_their_row_has_the_focus(parted: Shell) -> None:
    parted.window.go("points")
    (bar,) = bars(parted)
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    for key in ("topics", "outcomes"):
        QTest.keyClick(bar, Qt.Key.Key_Right)
        assert parted.window.page.key == key
        assert bar.hasFocus()


def test_the_cursor_leaves_the_row_of_sections_with_a_click(parted: Shell) -> None:
    page = parted.window.go("points")
    assert isinstance(page, OwnPage)
    parted.window.activateWindow()
    page.field.setFocus()
    (bar,) = bars(parted)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    assert parted.window.page.key == "topics"
    assert parted.window.page.hasFocus()


def test_the_cursor_is_on_the_page_of_a_tab_that_is_clicked(parted: Shell) -> None:
    page = parted.window.go("points")
    assert isinstance(page, OwnPage)
    parted.window.activateWindow()
    page.field.setFocus()
    bar = parted.window.tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    assert parted.window.page.key == "second"
    assert parted.window.page.hasFocus()


def test_a_section_reads_what_changed_when_it_is_looked_at(parted: Shell) -> None:
    parted.window.go("points")
    parted.window.go("topics")
    del parted.log[:]
    parted.events.announce(Done(7))
    assert parted.log == ["topics reads member"]
    parted.window.go("points")
    assert parted.log == ["topics reads member", "points reads member"]


def test_the_section_of_every_tab_comes_back_next_time(
    parted: Shell, qtbot: QtBot, theme: Theme, jobs: Jobs, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    page = parted.window.go("topics")
    assert isinstance(page, OwnPage)
    page.field.setText("zs")
    parted.window.go("second")
    parted.window.close()
    keys = ("points", "topics", "outcomes")
    again = build_shell(qtbot, theme, jobs, desktop, tmp_path, *keys)
    assert again.log == ["built second"]
    again.window.tabs.setCurrentIndex(2)
    page = again.window.page
    assert isinstance(page, OwnPage)
    assert (page.key, page.field.text()) == ("topics", "zs")


def test_the_palette_goes_to_every_tab_and_every_section(parted: Shell) -> None:
    parted.window.go("points")
    found = {each.title: each for each in parted.window.commands()}
    assert (found["转到 shared"].keys, found["转到 topics"].keys) == ("Ctrl+3", "Alt+2")
    found["转到 outcomes"].run()
    assert parted.window.page.key == "outcomes"
    parted.window.go("first")
    keys = {each.title: each.keys for each in parted.window.commands()}
    assert keys["转到 topics"] == ""


def test_keys_go_to_the_page_in_front(shell: Shell, qtbot: QtBot) -> None:
    QTest.keyClick(shell.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(shell.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert shell.log[1:] == ["first searches", "first begins one"]


def test_undo_belongs_to_the_text_inside_a_text_box(shell: Shell, qtbot: QtBot) -> None:
    shell.undo.append(Done(8))
    page = shell.window.page
    assert isinstance(page, OwnPage)
    page.field.setFocus()
    QTest.keyClicks(page.field, "abc")
    QTest.keyClick(page.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.field.text() == ""
    assert shell.undo == [Done(8)]


def test_undo_belongs_to_the_office_elsewhere(shell: Shell, qtbot: QtBot) -> None:
    shell.undo.append(Done(8))
    shell.steps.append(UndoStep(7, "2026-11-23T09:00:00", "新增委员“演示甲”"))
    shell.window.tabs.tabBar().setFocus()
    QTest.keyClick(shell.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shell.undo == []
    assert shell.log[-1] == "first reads member"
    assert shell.window.status.notice.text() == "已撤销：新增委员“演示甲”"
    assert shell.window.status.redo_button.isVisible()


STEPS = [
    UndoStep(9, "2026-11-23T09:41:00", "新增品牌项目“榕树下好商量”", "second", 5),
    UndoStep(8, "2026-11-23T09:38:00", "修改委员“仇英”", "first", 3),
    UndoStep(7, "2026-11-22T09:30:00", "批量修改委员：所属专委会（20 人）", "first"),
]


def test_a_step_made_on_another_page_is_taken_back_there(shell: Shell) -> None:
    shell.steps += STEPS
    shell.undo.append(Done(10))
    shell.window.undo()
    assert shell.window.page.key == "second"
    assert "second shows 5" in shell.log
    assert shell.window.status.notice.text() == "已撤销：新增品牌项目“榕树下好商量”"


def test_a_page_that_lists_every_change_is_not_left(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell.window.page, "SHOWS_EVERY_CHANGE", True)
    shell.steps += STEPS
    shell.undo.append(Done(10))
    shell.window.undo()
    assert shell.window.page.key == "first"


def test_redo_names_its_step_and_offers_to_take_it_back(shell: Shell) -> None:
    shell.steps += STEPS[1:]
    shell.undo.append(Done(10))
    shell.window.redo()
    assert shell.window.status.notice.text() == "已重做：修改委员“仇英”"
    assert shell.window.status.undo_button.isVisible()
    assert not shell.window.status.redo_button.isVisible()


def test_the_tips_of_the_buttons_name_the_next_step(shell: Shell) -> None:
    shell.window.undo_action.hover()
    assert shell.window.undo_action.toolTip() == "没有可以撤销的操作（Ctrl+Z）"
    shell.steps += STEPS
    shell.window.undo_action.hover()
    assert shell.window.undo_action.toolTip() == "撤销：新增品牌项目“榕树下好商量”（Ctrl+Z）"
    shell.window.redo_action.hover()
    assert shell.window.redo_action.toolTip().startswith("重做：新增品牌项目")


def test_the_palette_names_the_next_step(shell: Shell) -> None:
    shell.steps += STEPS
    titles = [each.title for each in shell.window.commands()]
    assert "撤销上一步：新增品牌项目“榕树下好商量”" in titles
    assert "重做：新增品牌项目“榕树下好商量”" in titles


def open_steps(shell: Shell) -> StepsPopup:
    child(shell.window, QToolButton, "undo_steps_button").click()
    return child(shell.window, StepsPopup, "steps_popup")


def test_the_list_of_steps_says_when_and_what_and_how_many_would_be_taken_back(
    shell: Shell,
) -> None:
    shell.steps += STEPS
    popup = open_steps(shell)
    items = [popup.list.topLevelItem(row) for row in range(popup.list.topLevelItemCount())]
    assert [each.text(0) for each in items] == ["09:41", "09:38", "昨天"]
    assert [each.text(1) for each in items] == [each.what for each in STEPS]
    assert popup.foot.text() == "撤销到这里：1 步"
    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    assert popup.foot.text() == "撤销到这里：2 步"
    assert [each.isSelected() for each in items] == [True, True, False]


def test_going_back_several_steps_asks_first_and_says_how_many(shell: Shell) -> None:
    shell.steps += STEPS
    shell.desktop.answers["steps_back"] = False
    popup = open_steps(shell)
    popup.list.itemClicked.emit(popup.list.topLevelItem(2), 1)
    question = "要连续撤销 3 步吗？最后一步是：批量修改委员：所属专委会（20 人）。"
    assert shell.desktop.asked == [("steps_back", question)]
    assert shell.window.status.notice.text() == ""
    shell.desktop.answers["steps_back"] = True
    popup = open_steps(shell)
    QTest.keyClick(popup.list, Qt.Key.Key_End)
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert shell.window.status.notice.text().startswith("已撤销 3 步，最后一步是：批量修改委员")


def test_the_first_of_the_list_is_taken_back_without_a_question(shell: Shell) -> None:
    shell.steps += STEPS
    shell.undo.append(Done(10))
    popup = open_steps(shell)
    popup.list.itemClicked.emit(popup.list.topLevelItem(0), 1)
    assert shell.desktop.asked == []
    assert shell.window.status.notice.text() == "已撤销：新增品牌项目“榕树下好商量”"


def test_an_empty_list_of_steps_says_so(shell: Shell) -> None:
    assert open_steps(shell).foot.text() == "没有可以撤销的操作。"


def test_an_undo_that_is_refused_says_why(shell: Shell) -> None:
    shell.undo.append(UserError("“张三”后来又改过，不能撤销。"))
    shell.window.undo()
    assert shell.desktop.asked == [("undo_refused", "“张三”后来又改过，不能撤销。")]


def test_a_notice_with_a_file_offers_to_open_it(shell: Shell, tmp_path: Path) -> None:
    shell.events.say("已导出 3 人", path=tmp_path / "名册.pdf")
    assert shell.window.status.open_button.isVisible()
    shell.window.status.open_button.click()
    shell.window.status.folder_button.click()
    assert shell.desktop.opened == [tmp_path / "名册.pdf"] * 2
    shell.events.say("已保存")
    assert not shell.window.status.open_button.isVisible()


def test_a_stepped_job_switches_other_actions_off(shell: Shell, jobs: Jobs) -> None:
    jobs.blocking.emit(True)
    assert not shell.window.tabs.isEnabled()
    assert not shell.window.undo_action.isEnabled()
    jobs.blocking.emit(False)
    assert shell.window.tabs.isEnabled()


def test_tab_text_and_place_come_back_next_time(
    shell: Shell, qtbot: QtBot, theme: Theme, jobs: Jobs, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    page = shell.window.go("second")
    assert isinstance(page, OwnPage)
    page.field.setText("zs")
    shell.window.close()
    again = build_shell(qtbot, theme, jobs, desktop, tmp_path)
    page = again.window.page
    assert isinstance(page, OwnPage)
    assert (page.key, page.field.text()) == ("second", "zs")


def test_a_page_may_refuse_to_be_left(shell: Shell, qtbot: QtBot) -> None:
    page = shell.window.page
    assert isinstance(page, OwnPage)
    page.leaves = False
    assert not shell.window.close()
    page.leaves = True
    with qtbot.waitSignal(shell.window.closing):
        assert shell.window.close()


def palette_of(shell: Shell) -> CommandPalette:
    return child(shell.window, CommandPalette)


def test_the_command_palette_runs_what_enter_marks(shell: Shell, qtbot: QtBot) -> None:
    shell.window.open_palette()
    palette = palette_of(shell)
    found = palette.results
    QTest.keyClicks(palette.search, "second")
    texts = [found.item(row).text() for row in range(found.count())]
    assert texts == ["转到 second    Ctrl+2", "新建second"]
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert shell.window.page.key == "second"


def test_the_palette_knows_the_commands_of_pages_nobody_has_looked_at(shell: Shell) -> None:
    assert "built second" not in shell.log
    assert "新建second" in [each.title for each in shell.window.commands()]


def test_a_command_of_another_page_runs_on_that_page(shell: Shell) -> None:
    {each.title: each for each in shell.window.commands()}["新建second"].run()
    assert shell.window.page.key == "second"
    assert shell.log[-1] == "second begins one"


def test_commands_are_found_by_the_initials_of_their_pinyin(shell: Shell, qtbot: QtBot) -> None:
    shell.window.open_palette()
    palette = palette_of(shell)
    QTest.keyClicks(palette.search, "cxsyb")
    assert palette.results.count() == 1
    assert palette.results.item(0).text().startswith("撤销上一步")
    QTest.keyClick(palette.search, Qt.Key.Key_Escape)


def test_every_control_of_the_shell_has_a_name_for_screen_readers(shell: Shell) -> None:
    controls = children(shell.window, QAbstractButton)
    assert controls
    assert all(each.accessibleName() or each.text() for each in controls if each.isVisible())
    assert shell.window.tabs.accessibleName()


@pytest.mark.parametrize("mode", [Mode.DARK, Mode.LIGHT])
def test_the_look_changes_at_run_time(shell: Shell, theme: Theme, mode: Mode) -> None:
    theme.wear(mode, large=True)
    assert theme.dark is (mode is Mode.DARK)
    assert shell.window.font().pixelSize() == 18
    assert not shell.window.tabs.tabIcon(0).isNull()


def test_a_page_that_could_not_be_read_is_read_when_it_is_looked_at_again(
    shell: Shell, qtbot: QtBot
) -> None:
    shell.window.go("second")
    page = shell.window.page_of("first")
    assert isinstance(page, OwnPage)
    page.failure = "refresh"
    shell.window.go("first")
    with qtbot.capture_exceptions() as caught:
        shell.events.announce(Done(7))
    assert len(caught) == 1
    page.failure = ""
    del shell.log[:]
    shell.window.go("second")
    shell.window.go("first")
    assert shell.log == ["second reads member", "first reads member"]


def test_a_page_that_could_not_be_built_is_built_when_it_is_looked_at_again(
    shell: Shell, qtbot: QtBot
) -> None:
    spec, failing = shell.window.tabs._spec_of["second"], True

    def build(parent: QWidget | None) -> Page:
        if failing:
            raise UserError("磁盘读写出错。")
        return spec.build(parent)

    shell.window.tabs._spec_of["second"] = spec._replace(build=build)
    with qtbot.capture_exceptions() as caught:
        shell.window.tabs.setCurrentIndex(1)
    assert len(caught) == 1
    failing = False
    shell.window.tabs.setCurrentIndex(0)
    shell.window.tabs.setCurrentIndex(1)
    assert shell.log == ["built first", "built second"]
    assert shell.window.page_of("second").isVisible()


def test_a_window_that_cannot_keep_its_state_closes_its_file_all_the_same(
    shell: Shell, qtbot: QtBot
) -> None:
    page = shell.window.page
    assert isinstance(page, OwnPage)
    page.failure = "remember"
    with (
        qtbot.waitSignal(shell.window.closing),
        pytest.raises(UserError, match="磁盘读写出错"),
    ):
        shell.window.close()
    page.failure = ""


def test_the_keys_of_the_window_rest_while_a_job_writes(
    shell: Shell, jobs: Jobs, qtbot: QtBot
) -> None:
    from tests.ui.test_jobs import endless

    with qtbot.waitSignal(jobs.progressed):
        jobs.step("导入", endless([]), lambda _: None)
    del shell.log[:]
    QTest.keyClick(shell.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert shell.log == []
    jobs.cancel()
    QTest.keyClick(shell.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert shell.log == ["first begins one"]
