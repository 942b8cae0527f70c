"""How an office file comes to be, and what works on an open one; all loads when called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.errors import UserError
from desktop_app.settings import Settings
from desktop_app.stepping import run_to_end

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.records import Registry
    from desktop_app.services.desk import Desk
    from desktop_app.services.registers import Draft
    from desktop_app.services.setup import Answers
    from desktop_app.storage.file.office_file import OfficeFile
    from desktop_app.storage.file.schema import Step
    from desktop_app.ui.desktop import Desktop
    from desktop_app.ui.forms.dialog.open_forms import OpenForm
    from desktop_app.ui.start.beginning import Beginning
    from desktop_app.ui.ui_context import UiContext


class Parts(NamedTuple):
    """The parts of a program that stay when another file is opened."""

    desktop: Desktop
    records: Registry
    steps: tuple[Step, ...]
    forms: Path
    settings: Settings
    clerk: str
    clock: Callable[[], datetime]


def desk_on(office: OfficeFile, parts: Parts, answers: Answers | None = None) -> Desk:
    """A desk on an open office file, its order keys settled, set up with `answers` if given."""
    from desktop_app.services import desk
    from desktop_app.services.subject_list import SUBJECTS

    opened = desk.Desk(office, parts.clerk, parts.clock, SUBJECTS)
    desk.settle_keys(opened)
    if answers is not None:
        from desktop_app.services import setup

        setup.set_up(opened, answers)
    return opened


def unmake(office: OfficeFile) -> None:
    """Remove an office file that was made just now and could not be set up."""
    from desktop_app.services import setup

    setup.unmake(office)


def prepare(beginning: Beginning, now: datetime, newest: int) -> None:
    """Make the folder of an office file, and the file itself from a backup or a package."""
    from desktop_app.services.safekeeping import backups
    from desktop_app.ui.start.beginning import FileOrigin

    file, source = beginning.file, beginning.source
    if beginning.way is not FileOrigin.OPEN:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"不能在“{file.parent}”里建文件夹。请换一个位置。") from error
    if beginning.way is FileOrigin.RESTORE and source:
        run_to_end(backups.put_back(file, source, now, newest))
    elif beginning.way is FileOrigin.UNPACK and source:
        run_to_end(backups.unpack(source, file, newest))


def open_form(context: UiContext, draft: Draft, over: QWidget) -> OpenForm:
    """The form that shows a record, over a widget; the forms load when the first one opens."""
    from desktop_app.ui.forms.dialog import form_opening

    return form_opening.open_form(context, draft, over)
