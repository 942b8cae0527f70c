"""The commands that keep the office file safe: check, backup, restore."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop_app.commands.context import clock_of, office_path, opened
from desktop_app.errors import UserError
from desktop_app.services.safekeeping import backups, checks
from desktop_app.services.safekeeping.backups import Difference, Reason
from desktop_app.stepping import run_to_end
from desktop_app.storage.file.steps import STEPS


def check(options: argparse.Namespace) -> int:
    """Check everything in the office file; exit code 1 when something is wrong."""
    with opened(options) as desk:
        subject = run_to_end(checks.copy(desk))
        try:
            report = run_to_end(checks.full(subject))
        finally:
            checks.done_with(subject)
    for line in report.lines():
        print(line)
    return 0 if report.sound else 1


def backup(options: argparse.Namespace) -> int:
    """Make a checked backup, in the usual folder or in the one that is named."""
    folder = Path(options.folder) if options.folder else None
    with opened(options) as desk:
        if folder is not None:
            _make(folder)
        path = run_to_end(backups.back_up(desk, Reason.MANUAL, folder))
    print(f"已备份，并核对无误：{path}")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Put a backup in the office file's place; the present file is kept next to it."""
    source, path = Path(options.backup).resolve(), office_path(options)
    if not path.exists():
        raise UserError(f"找不到办公文件“{path}”。请核对 --file，或在窗口里从备份恢复。")
    if not source.is_file():
        raise UserError(f"找不到备份“{source}”。请核对路径。")
    for each in _changes(options, source):
        print(f"{each.title}：找回 {each.back}，去掉 {each.gone}，改回 {each.changed}")
    moment = clock_of(options.date)()
    done = run_to_end(backups.put_back(path, source, moment, STEPS[-1].number))
    print(f"已恢复：{path}")
    if done.kept:
        print(f"原来的文件留在：{done.kept}")
    for name in done.missing:
        print(f"附件在备份里也没有或已损坏：{name}")
    for action in done.lost or ():
        print(f"备份以后的操作不在其中：{action.at} {action.actor} {action.name}")
    return 0


def _changes(options: argparse.Namespace, source: Path) -> list[Difference]:
    """What restoring will change; nothing is known where the present file cannot be opened."""
    try:
        with opened(options) as desk:
            return backups.preview(desk, source)
    except UserError as error:
        print(f"现在的文件不能比较：{error.sentence}")
        return []


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"不能建立文件夹“{folder}”。请换一个位置。") from error
