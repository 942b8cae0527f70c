"""Background jobs on documents: storing, opening, saving a copy, each with progress."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from desktop_app import paths
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed
from desktop_app.services.registers import attachments
from desktop_app.services.registers.attachments import Attached, StoredFiles
from desktop_app.services.safekeeping import opened_copies
from desktop_app.services.safekeeping.destinations import ANY, Destination
from desktop_app.ui.destination_chooser import Question, ask_destination, place_words
from desktop_app.ui.jobs import Progress, run_through
from desktop_app.ui.ui_context import UiContext

ADDING, READING = "添加附件", "读取附件"
RUNS = (
    "“{name}”是程序、网页或系统不认识的文件，打开它可能会在这台电脑上运行别人的代码，所以不在这里打开。"
    "需要时可以另存到一个文件夹里，查过病毒以后再用。"
)


def add_files(context: UiContext, model: type[Record], owner: int, files: Sequence[Path]) -> None:
    """Stores copies of files and attaches them to a record, whether its form stays open or not."""
    folder, wanted = attachments.folder(context.desk), list(files)

    def work(progress: Progress) -> StoredFiles:
        return run_through(attachments.store_in_steps(folder, wanted), progress)

    context.jobs.run(ADDING, work, partial(_attach, context, model, owner))


def open_file(context: UiContext, each: Attached, then: Callable[[Path], object]) -> None:
    """Make a copy for another program; `then` is called with its path.

    A file that the system would run is not opened; saving a copy is offered instead.
    """
    name = paths.file_name(each.name)
    if attachments.runs_on_opening(name):
        context.desktop.ask_yes_no(
            "save_instead", RUNS.format(name=name), partial(_save_instead, context, each),
            yes="另存为…", no="取消",
        )  # fmt: skip
        return
    folder = attachments.folder(context.desk)
    target = opened_copies.new_folder(context.desk) / name

    def work(progress: Progress) -> Path:
        return run_through(attachments.copy_out_in_steps(folder, each, target), progress)

    context.jobs.run(READING, work, then)


def save_file(context: UiContext, each: Attached) -> None:
    """Asks where to, then writes a copy there."""
    question = Question(
        "save_attachment", "另存附件", paths.file_name(each.name), "所有文件 (*)", ANY
    )
    ask_destination(context, question, partial(_save, context, each))


def _save_instead(context: UiContext, each: Attached, yes: bool) -> None:
    if yes:
        save_file(context, each)


def _save(context: UiContext, each: Attached, target: Destination) -> None:
    folder = attachments.folder(context.desk)

    def work(progress: Progress) -> Path:
        return run_through(attachments.copy_out_in_steps(folder, each, target), progress)

    context.jobs.run(READING, work, partial(_saved, context))


def _saved(context: UiContext, path: Path) -> None:
    context.events.say(f"已另存为{place_words(path)}", path=path)


def _attach(context: UiContext, model: type[Record], owner: int, taken: StoredFiles) -> None:
    """Names what was stored; says which files were not, and why."""
    if taken.refused:
        context.desktop.tell("attachment_refused", taken.sentence)
    if taken.stored:
        steps = attachments.attach_in_steps(context.desk, model, owner, taken.stored)
        context.jobs.step(ADDING, steps, partial(_attached, context))


def _attached(context: UiContext, changed: Changed) -> None:
    if changed.action is None:
        context.events.say("这些文件已经在附件里，没有重复添加。", role="muted")
    context.events.announce(changed, "已添加附件")
