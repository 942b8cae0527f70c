"""What every page and dialog is handed: the desk, the user's answers, jobs, events, the look."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.settings import Settings
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.events import Events
from desktop_app.ui.forms.dialog.form_drafts import FormDrafts
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.theme import Theme


class UiContext(NamedTuple):
    """Everything around a page; built once by app, for one open office file."""

    desk: Desk
    desktop: Desktop
    jobs: Jobs
    events: Events
    theme: Theme
    settings: Settings
    records: Sequence[type[Record]]
    forms: Path
    drafts: FormDrafts
