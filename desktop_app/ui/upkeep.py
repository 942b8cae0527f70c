"""What the window does for the office file's safety by itself, once it has been painted."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.services import backups, checks, upkeep
from desktop_app.services.changes.agreeing import agree
from desktop_app.services.upkeep import Kept
from desktop_app.ui.jobs import Progress, run_through
from desktop_app.ui.ui_context import UiContext

_log = logging.getLogger(__name__)
ADVICE = "请到“设置”的“备份与恢复”做一次完整自检，按提示恢复最近的备份。"


def begin(around: UiContext) -> None:
    """Look the file over, then the day's backup, the weekly copy and the weekly full check."""
    wrong = [each.text for each in checks.quick(around.desk) if each.wrong]
    if wrong:
        around.desktop.tell("check_failed", "".join(wrong) + ADVICE)
        return
    _agree(around)
    if backups.due_at_start(around.desk):
        steps = backups.back_up(around.desk, backups.Reason.DAILY)
        around.jobs.step("每日备份", steps, lambda _: _backed_up(around))
    else:
        _backed_up(around)


def _agree(around: UiContext) -> None:
    """Makes records of an older version agree; a file that cannot be written stays as it is."""
    try:
        changed = agree(around.desk)
    except UserError as error:
        _log.warning("facts not made to agree: %s", error)
        return
    if changed.action is not None:
        around.events.announce(changed)


def check_everything(around: UiContext, then: Callable[[checks.Report], object]) -> None:
    """Mend documents and check a fresh copy, both in a thread; `then` gets the report."""

    def checked(report: checks.Report) -> None:
        then(report)
        upkeep.note_check(around.desk)

    def look(subject: checks.Subject) -> None:
        kept = upkeep.kept_documents(around.desk, subject)
        around.jobs.run("自检", lambda progress: _look(subject, kept, progress), checked)

    around.jobs.step("准备自检", checks.copy(around.desk), look)


def _backed_up(around: UiContext) -> None:
    around.events.standing_changed.emit()
    if upkeep.copy_is_due(around.desk):
        steps = upkeep.copy_to_second_place(around.desk)
        around.jobs.step("第二处备份", steps, lambda path: _copied(around, path))
    elif upkeep.check_is_due(around.desk):
        check_everything(around, lambda report: _weekly(around, report))


def _copied(around: UiContext, path: Path) -> None:
    around.events.say("已把备份复制到第二处", path=path)
    _backed_up(around)


def _weekly(around: UiContext, report: checks.Report) -> None:
    verdict, *lines = report.lines()
    if report.sound:
        upkeep.sweep(around.desk, around.drafts.photos())
        around.events.say("每周自检通过", role="muted")
    else:
        around.desktop.tell("check_report", verdict, "\n".join([*lines, ADVICE]))


def _look(subject: checks.Subject, kept: Kept, progress: Progress) -> checks.Report:
    try:
        renewal = run_through(upkeep.renew(kept), progress)
        report = run_through(checks.full(subject), progress)
    finally:
        checks.done_with(subject)
    return report.with_remarks(upkeep.renewal_words(renewal))
