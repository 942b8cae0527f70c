"""Long work: progress, cancelling without a trace, errors in the one place that shows them."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import suppress
from functools import partial

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.errors import Cancelled, UserError
from desktop_app.ui.jobs import Jobs, Progress
from desktop_app.ui.scripted_desktop import ScriptedDesktop


def test_work_in_a_thread_gives_its_result_here(jobs: Jobs, qtbot: QtBot) -> None:
    given: list[tuple[int, bool]] = []

    def work(progress: Progress) -> bool:
        progress(1, 2)
        return threading.current_thread() is threading.main_thread()

    with qtbot.waitSignals([jobs.started, jobs.progressed, jobs.ended]):
        jobs.run("正在读取", work, lambda there: given.append((1, there)))
    qtbot.waitUntil(lambda: given == [(1, False)])
    assert not jobs.running


def test_a_cancelled_thread_stops_at_its_next_report(jobs: Jobs, qtbot: QtBot) -> None:
    going, stopped = threading.Event(), threading.Event()
    results: list[int] = []

    def work(progress: Progress) -> int:
        going.set()
        stopped.wait(10)
        progress(1, 2)
        return 1

    jobs.run("正在导出", work, results.append)
    assert going.wait(10)
    with qtbot.waitSignal(jobs.ended):
        jobs.cancel()
        stopped.set()
    assert results == []
    assert not jobs.running


def test_an_expected_failure_is_told_in_its_own_words(
    jobs: Jobs, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    def work(progress: Progress) -> int:
        raise UserError("磁盘已满，请清理后再试。")

    with qtbot.waitSignal(jobs.ended):
        jobs.run("正在导出", work, lambda _: None)
    qtbot.waitUntil(lambda: bool(desktop.asked))
    assert desktop.asked == [("job_failed", "磁盘已满，请清理后再试。")]


def test_a_bug_in_a_thread_rises_to_the_one_hook(jobs: Jobs, qtbot: QtBot) -> None:
    def work(progress: Progress) -> int:
        raise KeyError("bug")

    with qtbot.capture_exceptions() as caught, qtbot.waitSignal(jobs.ended):
        jobs.run("正在导出", work, lambda _: None)
    qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is KeyError
    assert not jobs.running


def counting(seen: list[str], total: int = 5) -> Generator[tuple[int, int], None, str]:
    try:
        for done in range(total):
            seen.append(f"step {done}")
            yield done, total
    except GeneratorExit:
        seen.append("rolled back")
        raise
    seen.append("committed")
    return "result"


def test_steps_run_to_their_end_with_other_actions_off(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[str] = []
    results: list[str] = []
    blocked: list[bool] = []
    jobs.blocking.connect(blocked.append)
    with qtbot.waitSignal(jobs.ended):
        jobs.step("正在导入", counting(seen), results.append)
    assert seen[-1] == "committed"
    assert results == ["result"]
    assert blocked == [True, False]


def endless(seen: list[str]) -> Generator[tuple[int, int], None, str]:
    try:
        while True:
            yield 1, 2
    finally:
        seen.append("rolled back")


def test_cancelled_steps_roll_back_and_give_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[str] = []
    results: list[str] = []
    with qtbot.waitSignal(jobs.progressed):
        jobs.step("正在导入", endless(seen), results.append)
    with qtbot.waitSignal(jobs.ended):
        jobs.cancel()
    assert seen == ["rolled back"]
    assert results == []
    assert not jobs.running


def failing(error: Exception) -> Generator[tuple[int, int], None, None]:
    yield 1, 2
    raise error


def test_steps_that_fail_are_told_and_let_the_next_job_run(
    jobs: Jobs, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    results: list[str] = []
    jobs.step("正在导入", failing(UserError("磁盘已满。")), lambda _: None)
    jobs.step("正在备份", counting([]), results.append)
    qtbot.waitUntil(lambda: results == ["result"])
    assert desktop.asked == [("job_failed", "磁盘已满。")]


def test_a_bug_in_steps_rises_to_the_one_hook_and_frees_the_window(
    jobs: Jobs, qtbot: QtBot
) -> None:
    blocked: list[bool] = []
    jobs.blocking.connect(blocked.append)
    with qtbot.capture_exceptions() as caught, qtbot.waitSignal(jobs.ended):
        jobs.step("正在导入", failing(KeyError("bug")), lambda _: None)
    assert caught[0][0] is KeyError
    assert blocked == [True, False]


def test_a_follow_up_may_start_the_next_job(jobs: Jobs, qtbot: QtBot) -> None:
    results: list[str] = []
    jobs.step("一", counting([]), lambda _: jobs.step("二", counting([]), results.append))
    qtbot.waitUntil(lambda: results == ["result"])


def giving(number: int, progress: Progress) -> int:
    return number


@pytest.mark.parametrize("count", [3])
def test_jobs_wait_their_turn_in_order(jobs: Jobs, qtbot: QtBot, count: int) -> None:
    order: list[int] = []
    for number in range(count):
        jobs.run(f"第 {number}", partial(giving, number), order.append)
    qtbot.waitUntil(lambda: len(order) == count)
    assert order == list(range(count))


@pytest.mark.parametrize("refused", [False, True])
def test_work_that_ends_as_everything_closes_gives_nothing_more(
    jobs: Jobs, qtbot: QtBot, desktop: ScriptedDesktop, refused: bool
) -> None:
    going, results = threading.Event(), list[int]()

    def work(progress: Progress) -> int:
        going.set()
        with suppress(Cancelled):  # ends by itself in the moment in which it is to stop
            while True:
                progress(1, 2)
        if refused:
            raise UserError("磁盘已满，请清理后再试。")
        return 1

    jobs.run("正在读取", work, results.append)
    assert going.wait(10)
    with qtbot.waitSignal(jobs.ended):
        jobs.close()
    assert (results, desktop.asked) == ([], [])


def test_a_window_closed_meanwhile_is_not_given_the_result(jobs: Jobs, qtbot: QtBot) -> None:
    class Asking(QLabel):
        def take(self, more: str, result: str) -> None:
            self.setText(more + result)

    asking, gone = Asking(), threading.Event()

    def work(_: Progress) -> str:
        gone.wait(10)
        return "结果"

    jobs.run("正在排版", work, partial(asking.take, "有"))
    shiboken6.delete(asking)
    gone.set()
    qtbot.waitUntil(lambda: not jobs.running)


@pytest.mark.parametrize("error", [UserError("磁盘已满。"), Cancelled(), KeyError("bug")])
@pytest.mark.parametrize("stepped", [True, False])
def test_who_asked_is_told_that_there_is_no_result(
    jobs: Jobs, qtbot: QtBot, error: Exception, stepped: bool
) -> None:
    told: list[str] = []

    def work(progress: Progress) -> None:
        raise error

    with qtbot.capture_exceptions() as caught, qtbot.waitSignal(jobs.ended):
        if stepped:
            jobs.step(
                "核对", failing(error), lambda _: told.append("result"), lambda: told.append("none")
            )
        else:
            jobs.run("核对", work, lambda _: told.append("result"), lambda: told.append("none"))
    qtbot.waitUntil(lambda: told == ["none"])
    assert [kind for kind, _, _ in caught] == [KeyError] * isinstance(error, KeyError)
    assert not jobs.running


def test_a_result_is_not_called_a_failure(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[str] = []
    jobs.step("核对", counting([]), told.append, lambda: told.append("none"))
    jobs.run("核对", partial(giving, 1), lambda _: told.append("one"), lambda: told.append("none"))
    qtbot.waitUntil(lambda: told == ["result", "one"])


def test_who_asked_is_told_of_a_cancelled_job(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[str] = []
    with qtbot.waitSignal(jobs.progressed):
        jobs.step("核对", endless([]), lambda _: None, lambda: told.append("none"))
    jobs.cancel()
    assert told == ["none"]


def unwilling() -> Generator[tuple[int, int], None, None]:
    try:
        while True:
            yield 1, 2
    finally:
        raise OSError(5, "rollback failed")


def test_a_rollback_that_fails_still_lets_the_next_job_run(jobs: Jobs, qtbot: QtBot) -> None:
    results: list[str] = []
    blocked: list[bool] = []
    jobs.blocking.connect(blocked.append)
    with qtbot.waitSignal(jobs.progressed):
        jobs.step("导入", unwilling(), lambda _: None)
    with pytest.raises(OSError, match="rollback failed"):
        jobs.cancel()
    assert blocked == [True, False]
    jobs.step("备份", counting([]), results.append)
    qtbot.waitUntil(lambda: results == ["result"])


def test_a_thread_that_cannot_start_still_lets_the_next_job_run(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    results: list[int] = []

    def refuse(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    jobs.run("读取", partial(giving, 1), results.append)
    qtbot.waitUntil(lambda: results == [1])
    assert jobs._threads is not None
    with monkeypatch.context() as patch:
        patch.setattr(jobs._threads, "submit", refuse)
        with pytest.raises(RuntimeError):
            jobs.run("读取", partial(giving, 2), results.append)
    assert not jobs.running
    jobs.run("读取", partial(giving, 3), results.append)
    qtbot.waitUntil(lambda: results == [1, 3])


def test_nothing_begins_after_everything_closed(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[str] = []
    jobs.close()
    jobs.step("备份", counting(seen), seen.append)
    jobs.run("读取", partial(giving, 1), lambda _: seen.append("run"))
    qtbot.wait(20)
    assert seen == []
