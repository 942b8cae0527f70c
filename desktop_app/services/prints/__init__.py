"""Printing: which prints a record has, its rows read as texts, and the PDF written from them."""

from __future__ import annotations

import io
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from desktop_app.documents.printables import Progress, no_progress
from desktop_app.documents.prints import PRINTS, LetterPrint, Option, Print, Setting, Shown
from desktop_app.documents.prints.listing import ListedColumn, listing
from desktop_app.documents.prints.writing import unprintable, write_print
from desktop_app.documents.target_file import target_file
from desktop_app.errors import UserError
from desktop_app.records.field_types import Day, Number, PersonName, Phone, Photo
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Field, Record
from desktop_app.services.desk import Desk
from desktop_app.services.outward import full_titles, lookup
from desktop_app.services.prints.completing import completed
from desktop_app.services.prints.past_values import past_values
from desktop_app.services.prints.print_options import with_choices
from desktop_app.services.prints.print_rows import Files, counted_rows, picture_files, pictures
from desktop_app.services.prints.print_settings import has_short_names, setting_of
from desktop_app.services.registers.enabled_fields import is_enabled
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.stepping import run_to_end, with_progress
from desktop_app.storage.query import lists

__all__ = [
    "PRINTS", "LetterPrint", "Option", "PreparedPrint", "Print", "collect_in_steps", "prints_of",
    "remarked", "save", "write",
]  # fmt: skip

WINDOW, COUNTED, FEW = 128, 64, 16
"""How many records are read in one step; FEW where their child rows are read too. COUNTED records
are counted together, in a step for each query."""
SHORT = "short_name"
YEARS = 10
MONTHS = {"born": "出生年月"}
"""The days that a list shows by their month, and what they are called then."""
LEAST_YEAR = 1000
MOST_REMARKS = 5


@dataclass(frozen=True, slots=True)
class PreparedPrint:
    """One print ready to be written by a worker thread: plain texts, nothing of the database.

    `remarks` are sentences to be read before it is printed: records that were left out with the
    reason, doubtful values.
    """

    wanted: Print
    shown: tuple[Shown, ...]
    setting: Setting
    chosen: Mapping[str, str]
    files: tuple[Files, ...] = ()
    remarks: tuple[str, ...] = ()

    def whole(self) -> Iterator[Shown]:
        """What is shown, one by one, each with the pictures among its files."""
        for place, each in enumerate(self.shown):
            files = self.files[place] if self.files else ()
            yield replace(each, pictures=pictures(files)) if files else each

    def unprintable(self) -> list[tuple[str, str]]:
        """Title and characters of every record that would print a 〓."""
        return unprintable(self.shown)


def prints_of(desk: Desk, model: type[Record], columns: Sequence[str] = ()) -> tuple[Print, ...]:
    """The prints of a record: its own forms and registers, and the plain list every record has.

    `columns` are the fields of that list, by default those that a page shows at first.
    """
    own = (with_choices(desk, each) for each in PRINTS if each.record == model.KEY)
    return (*own, list_print(desk, model, columns))


def print_named(desk: Desk, key: str) -> Print:
    """The print of that key; `UserError` where there is none."""
    every = {each.key: each for model in desk.office.records for each in prints_of(desk, model)}
    if key not in every:
        raise UserError(f"没有“{key}”这种打印表。可用的有：{'、'.join(every)}。")
    return every[key]


def list_print(desk: Desk, model: type[Record], fields: Sequence[str] = ()) -> Print:
    """The plain list of a record: the columns its page shows, or the fields that are asked for."""
    shared = lookup(desk)
    wanted = [model.field(name) for name in fields or model.COLUMNS]
    columns = [
        _listed(each) for each in wanted if is_enabled(each, shared) and not isinstance(each, Photo)
    ]
    return listing(model.KEY, model.TITLE, model.UNIT, model.NAME, columns)


def _listed(field: Field) -> ListedColumn:
    """How the plain list shows a field: days with points, committees by their short names."""
    label, align = field.label, field.align
    width = max(field.width, len(label))
    if field.name in MONTHS:
        return ListedColumn(field.name, MONTHS[field.name], width, align, "month")
    if isinstance(field, Phone):
        return ListedColumn(field.name, label, width, align, "phone")
    if isinstance(field, Day):
        return ListedColumn(field.name, label, width, align, "day")
    if isinstance(field, PersonName):
        return ListedColumn(field.name, label, width, align, "person")
    if isinstance(field, Link | Links) and has_short_names(field.linked):
        return ListedColumn(field.name, label, width, align, "short")
    year = isinstance(field, Number) and field.low > LEAST_YEAR
    return ListedColumn(field.name, label, width, "center" if year else align)


def collect(
    desk: Desk, wanted: Print, keys: Sequence[int], chosen: Mapping[str, str] | None = None,
    on: date | None = None,
) -> PreparedPrint:  # fmt: skip
    """The sheet of some records in their order, read in one go.

    With a day `on` those that were there on it, as they were; `UserError` where none is known.
    """
    return run_to_end(collect_in_steps(desk, wanted, keys, chosen, on))


def collect_in_steps(
    desk: Desk, wanted: Print, keys: Sequence[int], chosen: Mapping[str, str] | None = None,
    on: date | None = None,
) -> Generator[tuple[int, int], None, PreparedPrint]:  # fmt: skip
    """`collect` in slices of a few milliseconds: yields (records read, all)."""
    model = next(each for each in desk.office.records if wanted.record == each.KEY)
    keys = lists.find(desk.office, model, lists.Query()) if wanted.whole else keys
    past = past_values(desk, wanted, keys, on)
    keys = [key for key in keys if key in past] if on else keys
    if not keys:
        raise UserError("没有要打印的记录。请先选中记录，或清除筛选条件。")
    chosen = chosen if chosen is not None else usual(desk, wanted)
    shared = _names_for(desk, wanted, model, len(keys))
    is_own = any(each.key == wanted.key for each in PRINTS)
    if model.PERSON and is_own and wanted.kind == "register":
        keys = _by_strokes(desk, model, keys)
    shown: list[Shown] = []
    files: list[Files] = []
    step = COUNTED if wanted.counts else FEW if wanted.children else WINDOW
    for start in range(0, len(keys), step):
        window = keys[start : start + step]
        steps = counted_rows(desk, wanted, model, window, shared, chosen, past)
        read = yield from with_progress(steps, (start, len(keys)))
        shown += completed(desk, wanted, window, read)
        files += picture_files(desk, model, window) if wanted.pictures else ()
        yield len(shown), len(keys)
    setting = setting_of(desk, wanted, shared)
    setting = replace(setting, as_of=on.isoformat()) if on else setting
    return _allowed(PreparedPrint(wanted, tuple(shown), setting, chosen, tuple(files)))


def _allowed(sheet: PreparedPrint) -> PreparedPrint:
    """The sheet without the records that the print refuses; `UserError` where none are left."""
    wanted, setting = sheet.wanted, sheet.setting
    why = [wanted.refuses(each, setting) for each in sheet.shown]
    remarks = _told_together([(each.title, reason) for each, reason
                              in zip(sheet.shown, why, strict=True) if reason], "。")  # fmt: skip
    if remarks and all(why):
        raise UserError(remarked(remarks))
    shown = tuple(each for each, reason in zip(sheet.shown, why, strict=True) if not reason)
    files = tuple(each for each, reason in zip(sheet.files, why, strict=False) if not reason)
    doubts = [(each.title, wanted.doubts(each, setting)) for each in shown]
    remarks += _told_together([each for each in doubts if each[1]], "，请核对。")
    return replace(sheet, shown=shown, files=files, remarks=tuple(remarks))


def _told_together(found: Sequence[tuple[str, str]], end: str) -> list[str]:
    """A sentence for each title and reason; a reason of many is one that names a few of them."""
    titles: dict[str, list[str]] = {}
    for title, reason in found:
        titles.setdefault(reason, []).append(f"“{title}”")
    many = {reason for reason, own in titles.items() if len(own) > MOST_REMARKS}
    told = [
        f"{'、'.join(own[:MOST_REMARKS])}等 {len(own)} 条{reason}{end}"
        for reason, own in titles.items() if reason in many
    ]  # fmt: skip
    return told + [f"“{title}”{reason}{end}" for title, reason in found if reason not in many]


def remarked(remarks: Sequence[str]) -> str:
    """The first of some remarks, and how many more there are."""
    more = f"另有 {len(remarks) - MOST_REMARKS} 条。" if len(remarks) > MOST_REMARKS else ""
    return "".join(remarks[:MOST_REMARKS]) + more


def usual(desk: Desk, wanted: Print) -> dict[str, str]:
    """The default choices: phones as the office's settings say."""
    masks = lookup(desk).office.get("masks_phones", 1)
    return {each.key: "masked" if masks else "full" for each in wanted.options
            if each.key == "phones"}  # fmt: skip


def write(sheet: PreparedPrint, progress: Progress) -> bytes:
    """The PDF of a sheet; the same sheet gives the same bytes. `progress` may raise Cancelled."""
    target = io.BytesIO()
    _write(sheet, target, progress)
    return target.getvalue()


def save(pdf: bytes, path: Destination) -> None:
    """Put a PDF in its place whole; `UserError` says why it could not be."""
    with target_file(path) as target:
        target.write(pdf)


def save_all(sheet: PreparedPrint, path: Destination, progress: Progress = no_progress) -> None:
    """Write a sheet straight to its file, for prints too long to be kept in memory."""
    with target_file(path) as target:
        _write(sheet, target, progress)


def _write(sheet: PreparedPrint, target: BinaryIO, progress: Progress) -> None:
    write_print(
        sheet.wanted,
        sheet.whole(),
        sheet.setting,
        sheet.chosen,
        target,
        progress,
        total=len(sheet.shown),
    )


def _by_strokes(desk: Desk, model: type[Record], keys: Sequence[int]) -> list[int]:
    """People in the office's name order, which is the only one a roster is printed in."""
    chosen = set(keys)
    every = lists.find(desk.office, model, lists.Query(sort="strokes"))
    return [key for key in every if key in chosen]


def _names_for(desk: Desk, wanted: Print, model: type[Record], count: int) -> Lookup:
    """The office's names; for many records with all titles that their pairs are ordered by."""
    shared = lookup(desk)
    read = {*wanted.fields, *wanted.children}
    for each in model.pairs():
        if each.name in read and count > WINDOW:
            shared = shared.with_titles(each.linked.KEY, full_titles(desk, each.linked))
    return shared
