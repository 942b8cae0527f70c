"""How the rows of a list go out as a file: the chosen ones or all that are listed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from desktop_app.services import registers
from desktop_app.services.safekeeping.destinations import TABLE, Destination
from desktop_app.ui.destination_chooser import Question, ask_destination, place_words
from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.ui_context import UiContext

if TYPE_CHECKING:
    from desktop_app.services.prints import export_sheets

KINDS = {".xlsx": "Excel 工作簿 (*.xlsx)", ".csv": "CSV 文本表 (*.csv)"}


class ListExports(QObject):
    """Offers the kinds of file and writes them in the background."""

    def __init__(self, context: UiContext, page: ListParts, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._page, self._model = context, page, page.model

    def fill(self, menu: QMenu) -> None:
        """Offers the kinds of file with the columns shown or all, for all rows and for the chosen.

        All come first: a list always has its current row chosen, which nobody wants alone by
        mistake. Where the choice is all there is, the rows are offered once.
        """
        menu.clear()
        shown, unit = len(self._page.rows.ids), self._model.UNIT
        chosen = self._page.table.chosen_ids()
        if 0 < len(chosen) < shown:
            self._add(menu, f"列表 {shown} {unit}", ())
            menu.addSeparator()
            self._add(menu, f"已选 {len(chosen)} {unit}", chosen)
        else:
            self._add(menu, f"{shown} {unit}", ())

    def _add(self, menu: QMenu, which: str, keys: Sequence[int]) -> None:
        for suffix, kind in (("Excel", ".xlsx"), ("CSV", ".csv")):
            ways = [("列表里的列", False, False), ("全部字段", True, False)]
            if self._masks(kind):
                ways.append(("全部字段，手机号完整", True, True))
            for title, everything, phones in ways:
                act = menu.addAction(f"{suffix}，{title}（{which}）")
                act.triggered.connect(partial(self._on_export, kind, everything, phones, keys))

    def _masks(self, ending: str) -> bool:
        """Whether phone numbers that this register holds are hidden in such a file."""
        from desktop_app.services.registers import exports

        return exports.masks(self._context.desk, ending) and exports.has_phones(self._model)

    def _on_export(
        self, kind: str, everything: bool, phones: bool, keys: Sequence[int], _: bool = False
    ) -> None:
        self.export(kind, everything=everything, phones=phones, keys=keys)

    def export(
        self, kind: str, *, everything: bool = False, phones: bool = False, keys: Sequence[int] = ()
    ) -> None:
        """Shows the file dialog, then writes the records with these keys, without keys all listed.

        The middle of phone numbers is hidden as in prints, unless `phones` is True or the file
        is a .csv.
        """
        name = f"{self._model.TITLE}{self._context.desk.today:%Y%m%d}{kind}"
        title = f"导出{self._model.TITLE}"
        question = Question("export_file", title, name, KINDS[kind], TABLE)
        collect = partial(self._collect, keys, everything=everything, phones=phones)
        ask_destination(self._context, question, collect)

    def _collect(
        self, keys: Sequence[int], path: Destination, *, everything: bool, phones: bool
    ) -> None:
        from desktop_app.services.prints import export_sheets

        desk, page = self._context.desk, self._page
        listed = registers.find(desk, self._model, page.query)
        if keys:
            wanted = set(keys)
            listed = type(listed)("q", [key for key in listed if key in wanted])
        fields = () if everything else tuple(each.name for each in page.rows.fields)
        masked = not phones and self._masks(path.suffix.lower())
        steps = export_sheets.collect_all_in_steps(desk, self._model, listed, fields, masked=masked)
        self._context.jobs.step("读取数据", steps, partial(self._write, path))

    def _write(self, path: Destination, export: export_sheets.Export) -> None:
        from desktop_app.services.prints import export_sheets

        self._context.jobs.run(
            f"导出{self._model.TITLE}",
            lambda progress: export_sheets.write(export, path, progress),
            lambda _: self._context.events.say(f"已导出{place_words(path)}", path=path),
        )
