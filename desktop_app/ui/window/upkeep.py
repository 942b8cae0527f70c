"""What the window does for the office file's safety by itself, once it has been painted."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.services.registers.agreeing import agree
from desktop_app.services.registers.new_day import begin_day
from desktop_app.services.safekeeping import backups, checks, upkeep
from desktop_app.services.safekeeping.upkeep import CopiesToRenew
from desktop_app.ui.jobs import Progress, run_through
from desktop_app.ui.ui_context import UiContext

_log = logging.getLogger(__name__)
ADVICE = "请到“设置”的“备份与恢复”做一次完整自检，按提示恢复最近的备份。"


def begin(context: UiContext) -> None:
    """Look the file over, then the day's backup, the weekly copy and the weekly full check."""
    wrong = [each.text for each in checks.quick(context.desk) if each.wrong]
    if wrong:
        context.desktop.tell("check_failed", "".join(wrong) + ADVICE)
        return
    _agree(context)
    if backups.due_at_start(context.desk):
        steps = backups.back_up(context.desk, backups.Reason.DAILY)
        context.jobs.step("每日备份", steps, lambda _: _backed_up(context))
    else:
        _backed_up(context)


def _agree(context: UiContext) -> None:
    """Makes records of an older version agree and writes what the day makes due.

    A file that cannot be written stays as it is.
    """
    try:
        changed = agree(context.desk)
        due = begin_day(context.desk)
    except UserError as error:
        _log.warning("facts not made to agree: %s", error)
        return
    for each in (changed, *due):
        if each.action is not None:
            context.events.announce(each)


def check_everything(context: UiContext, then: Callable[[checks.CheckReport], object]) -> None:
    """Mend documents and check a fresh copy, both in a thread; `then` gets the report."""

    def checked(report: checks.CheckReport) -> None:
        then(report)
        upkeep.note_check(context.desk)

    def look(subject: checks.CheckInput) -> None:
        kept = upkeep.kept_documents(context.desk, subject)
        context.jobs.run("自检", lambda progress: _look(subject, kept, progress), checked)

    context.jobs.step("准备自检", checks.copy(context.desk), look)


def _backed_up(context: UiContext) -> None:
    context.events.standing_changed.emit()
    if upkeep.copy_is_due(context.desk):
        steps = upkeep.copy_to_second_place(context.desk)
        context.jobs.step("第二处备份", steps, lambda path: _copied(context, path))
    elif upkeep.check_is_due(context.desk):
        check_everything(context, lambda report: _weekly(context, report))


def _copied(context: UiContext, path: Path) -> None:
    context.events.say("已把备份复制到第二处", path=path)
    _backed_up(context)


def _weekly(context: UiContext, report: checks.CheckReport) -> None:
    verdict, *lines = report.lines()
    if report.sound:
        upkeep.sweep(context.desk, context.drafts.photos())
        context.events.say("每周自检通过", role="muted")
    else:
        context.desktop.tell("check_report", verdict, "\n".join([*lines, ADVICE]))


def _look(
    subject: checks.CheckInput, kept: CopiesToRenew, progress: Progress
) -> checks.CheckReport:
    try:
        renewal = run_through(upkeep.renew(kept), progress)
        report = run_through(checks.full(subject), progress)
    finally:
        checks.done_with(subject)
    return report.with_remarks(upkeep.renewal_words(renewal))
