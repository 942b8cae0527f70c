"""What was chosen on the import page before, taken up when such a list comes again."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.services import imports
from desktop_app.services.imports import Answer, Key, Plan, Source
from desktop_app.services.imports.import_answers import (
    remember_answers,
    remember_emptied,
    remembered_answers,
    remembered_emptied,
)
from desktop_app.services.imports.import_corrections import (
    remember_corrections,
    remembered_corrections,
)
from desktop_app.settings import Settings
from desktop_app.ui.imports.import_check import ImportCheck


class ImportMemory:
    """Columns, answers and corrections of the imports into one register."""

    def __init__(self, settings: Settings, model: type[Record]) -> None:
        self._settings, self._model = settings, model

    def take_up(self, source: Source, check: ImportCheck) -> None:
        """Says again what was said of such cells and columns."""
        known = remembered_corrections(self._settings, self._model, source)
        check.take_up(known, remembered_emptied(self._settings, self._model, source))

    def answers(self, lookup: Lookup) -> Mapping[Key, Answer]:
        """What names that the office lacks were said to mean."""
        return remembered_answers(self._settings, lookup)

    def keep(self, plan: Plan, source: Source, check: ImportCheck) -> None:
        """Keeps what was chosen for a plan that is applied."""
        settings, model = self._settings, self._model
        imports.remember(settings, model, source)
        remember_corrections(settings, model, source, check.corrections())
        remember_answers(settings, plan, check.answers())
        remember_emptied(settings, model, source, check.emptied())
