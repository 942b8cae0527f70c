"""What every page and dialog is handed: the desk, the user's answers, jobs, events, the look."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Draft
from desktop_app.settings import Settings
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.events import Events
from desktop_app.ui.forms.dialog.form_drafts import FormDrafts
from desktop_app.ui.forms.dialog.open_forms import OpenForm
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.theme import Theme


class FormOpener(Protocol):
    """Shows a record in its form over a widget, or brings the form it is open in to the front."""

    def __call__(self, context: UiContext, draft: Draft, over: QWidget) -> OpenForm:
        """The form that shows the record now."""


class UiContext(NamedTuple):
    """The shared objects that pages and dialogs use; built once by app for an open office file."""

    desk: Desk
    desktop: Desktop
    jobs: Jobs
    events: Events
    theme: Theme
    settings: Settings
    records: Sequence[type[Record]]
    forms: Path
    drafts: FormDrafts
    open_form: FormOpener
