"""What every command needs first: the office file it works on, the clerk, the day."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import paths
from desktop_app.errors import UserError, Wrong
from desktop_app.records import ALL
from desktop_app.services.subject_list import SUBJECTS
from desktop_app.settings import Settings

if TYPE_CHECKING:
    from desktop_app.records.record import Record
    from desktop_app.services.desk import Desk

_log = logging.getLogger(__name__)
FILE = "office_file"
NOON = time(12)
NO_FILE = "还没有办公文件。请用 --file 说明是哪个文件，或先打开窗口建立单位。"


class WrongUsage(Exception):
    """A command that cannot mean anything; the sentence says why."""


def clock_of(day: date | None) -> Callable[[], datetime]:
    """What time it is: noon of the day that `--date` fixed, else now."""
    if day is None:
        return datetime.now
    fixed = datetime.combine(day, NOON)
    return lambda: fixed


def day_of(text: str) -> date:
    """The day of `--date`, within the years that records may have."""
    from desktop_app.chinese.dates import read_day

    try:
        return date.fromisoformat(read_day(date.fromisoformat(text)))
    except (ValueError, Wrong):
        raise argparse.ArgumentTypeError("日期要写成 2026-03-05 这样") from None


def office_path(options: argparse.Namespace) -> Path:
    """The office file named by `--file`, else the one remembered; `UserError` without either."""
    if options.file:
        return Path(options.file)
    remembered = Settings(paths.profile_folder()).text(FILE)
    if not remembered:
        raise UserError(NO_FILE)
    return Path(remembered)


def clerk_name() -> str:
    """Who acts: the clerk this user's settings name, else nobody; never the computer's name."""
    return Settings(paths.profile_folder()).text("clerk")


@contextmanager
def opened(options: argparse.Namespace, *, create: bool = False) -> Iterator[Desk]:
    """The desk on the office file, closed at the end; `create` makes a file where there is none."""
    with desk_on(office_path(options), options, create=create) as desk:
        yield desk


@contextmanager
def opened_today(options: argparse.Namespace, *, create: bool = False) -> Iterator[Desk]:
    """`opened` for commands that write, list or count: what the day makes due is written first.

    A file that cannot be written stays as it is and is read so, as in the window.
    """
    from desktop_app.services.registers.new_day import begin_day

    with opened(options, create=create) as desk:
        try:
            begin_day(desk)
        except UserError as error:
            _log.warning("nothing written of the new day: %s", error)
        yield desk


@contextmanager
def desk_on(
    path: Path, options: argparse.Namespace, *, create: bool = False, clerk: str = ""
) -> Iterator[Desk]:
    """The desk on one office file, closed at the end."""
    from desktop_app.services.desk import Desk, settle_keys
    from desktop_app.storage.file.office_file import OfficeFile
    from desktop_app.storage.file.steps import STEPS

    clock, actor = clock_of(options.date), clerk or clerk_name()
    with OfficeFile.open(
        path, records=ALL, steps=STEPS, who=actor, create=create, clock=clock
    ) as office:
        desk = Desk(office, actor, clock, SUBJECTS)
        settle_keys(desk)
        yield desk


def record_of(key: str) -> type[Record]:
    """The record that a key such as `member` names; `WrongUsage` where there is none."""
    offered = [each for each in ALL if not each.RETIRED]
    for model in offered:
        if key in (model.KEY, model.TITLE):
            return model
    keys = "、".join(model.KEY for model in offered)
    raise WrongUsage(f"没有“{key}”这种记录，可用的有：{keys}")
