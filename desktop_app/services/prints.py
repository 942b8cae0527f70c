"""Printing: which prints a record has, its rows read as texts, and the PDF written from them."""

from __future__ import annotations

import io
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.documents.printables import Foot
from desktop_app.documents.prints import (
    PRINTS,
    Option,
    Print,
    Setting,
    Shown,
    unprintable,
    write_print,
)
from desktop_app.documents.prints.listing import Listed, listing
from desktop_app.documents.target_file import target_file
from desktop_app.errors import UserError
from desktop_app.records.kinds import Phone, Photo
from desktop_app.records.names import Names
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk, full_titles, names
from desktop_app.services.exports import kept
from desktop_app.services.registers import child_models
from desktop_app.storage import lists, photos
from desktop_app.storage.chain import last_action
from desktop_app.storage.stepping import finish

__all__ = ["PRINTS", "Option", "Print", "Sheet", "collect_in_steps", "prints_of", "save", "write"]

WINDOW = 128
HEAD_DIGITS = 8
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One print ready to be written by a worker thread: plain texts, nothing of the database."""

    wanted: Print
    shown: tuple[Shown, ...]
    setting: Setting
    chosen: Mapping[str, str]

    def unprintable(self) -> list[tuple[str, str]]:
        """Title and characters of every record that would print a 〓."""
        return unprintable(self.shown)


def prints_of(desk: Desk, model: type[Record], columns: Sequence[str] = ()) -> tuple[Print, ...]:
    """The prints of a record: its own forms and registers, and the plain list every record has.

    `columns` are the fields of that list, by default those that a page shows at first.
    """
    own = tuple(each for each in PRINTS if each.record == model.KEY)
    return (*own, list_print(desk, model, columns))


def print_named(desk: Desk, key: str) -> Print:
    """The print of that key; `UserError` where there is none."""
    every = {each.key: each for model in desk.office.records for each in prints_of(desk, model)}
    if key not in every:
        raise UserError(f"没有“{key}”这种打印表。可用的有：{'、'.join(every)}。")
    return every[key]


def list_print(desk: Desk, model: type[Record], fields: Sequence[str] = ()) -> Print:
    """The plain list of a record: the columns its page shows, or the fields that are asked for."""
    shared = names(desk)
    wanted = [model.field(name) for name in fields or model.COLUMNS]
    columns = [
        Listed(
            each.name,
            each.label,
            max(each.width, len(each.label)),
            each.align,
            isinstance(each, Phone),
        )
        for each in wanted
        if kept(each, shared) and not isinstance(each, Photo)
    ]
    return listing(model.KEY, model.TITLE, model.UNIT, model.NAME, columns)


def collect(
    desk: Desk, wanted: Print, keys: Sequence[int], chosen: Mapping[str, str] | None = None
) -> Sheet:
    """The sheet of some records in their order, read at once."""
    return finish(collect_in_steps(desk, wanted, keys, chosen))


def collect_in_steps(
    desk: Desk, wanted: Print, keys: Sequence[int], chosen: Mapping[str, str] | None = None
) -> Generator[tuple[int, int], None, Sheet]:
    """`collect` in slices of a few milliseconds: yields (records read, all)."""
    if not keys:
        raise UserError("没有要打印的记录。请先选中记录，或清除筛选条件。")
    model = next(each for each in desk.office.records if wanted.record == each.KEY)
    chosen = chosen if chosen is not None else usual(desk, wanted)
    shared = _names_for(desk, model)
    if model.PERSON and wanted in PRINTS and wanted.kind == "register":
        keys = _by_strokes(desk, model, keys)
    shown: list[Shown] = []
    for start in range(0, len(keys), WINDOW):
        shown += _window(desk, wanted, model, keys[start : start + WINDOW], shared)
        yield len(shown), len(keys)
    return Sheet(wanted, tuple(shown), _setting(desk, wanted, shared), chosen)


def usual(desk: Desk, wanted: Print) -> dict[str, str]:
    """What is chosen before anybody chooses: phones as the office's settings say."""
    masks = names(desk).office.get("masks_phones", 1)
    return {each.key: "masked" if masks else "full" for each in wanted.options
            if each.key == "phones"}  # fmt: skip


def write(sheet: Sheet, progress: Progress) -> bytes:
    """The PDF of a sheet; the same sheet gives the same bytes. `progress` may raise Cancelled."""
    target = io.BytesIO()
    write_print(sheet.wanted, sheet.shown, sheet.setting, sheet.chosen, target, progress)
    return target.getvalue()


def save(pdf: bytes, path: Path) -> None:
    """Put a PDF in its place whole; `UserError` says why it could not be."""
    with target_file(path) as target:
        target.write(pdf)


def save_all(sheet: Sheet, path: Path, progress: Progress) -> None:
    """Write a sheet straight to its file, for prints too long to be kept in memory."""
    with target_file(path) as target:
        write_print(sheet.wanted, sheet.shown, sheet.setting, sheet.chosen, target, progress)


def _window(
    desk: Desk, wanted: Print, model: type[Record], keys: Sequence[int], shared: Names
) -> list[Shown]:
    fields = [model.field(name) for name in wanted.fields if kept(model.field(name), shared)]
    read = [*(each.name for each in fields), *_titled(model), *filter(None, [wanted.photo])]
    children = _children(desk, wanted, model, keys, shared)
    found = []
    for row in lists.rows(desk.office, model, keys, read):
        values: dict[str, Any] = dict(zip(read, row[2:], strict=True))
        sha = values.get(wanted.photo) if wanted.photo else None
        texts = {each.name: each.show(values[each.name], shared) for each in fields}
        own = {key: rows.get(row[0], []) for key, rows in children.items()}
        photo = photos.load(desk.office, sha) if sha else None
        found.append(Shown(model.title_of(values), texts, photo, own))
    return found


def _by_strokes(desk: Desk, model: type[Record], keys: Sequence[int]) -> list[int]:
    """People in the office's name order, which is the only one a roster is printed in."""
    chosen = set(keys)
    every = lists.find(desk.office, model, lists.Query(sort="strokes"))
    return [key for key in every if key in chosen]


def _titled(model: type[Record]) -> tuple[str, ...]:
    declared = {each.name for each in model.declared()}
    return tuple(name for name in (model.NAME, *model.TITLED) if name in declared)


def _children(
    desk: Desk, wanted: Print, model: type[Record], keys: Sequence[int], shared: Names
) -> dict[str, dict[int, list[dict[str, str]]]]:
    """The rows of each wanted child record by its owner's id, in their order."""
    found: dict[str, dict[int, list[dict[str, str]]]] = {}
    for child in child_models(desk, model):
        link, names_wanted = child.owner(), wanted.children.get(child.KEY)
        if link is None or names_wanted is None:
            continue
        fields = [child.field(name) for name in names_wanted]
        where = (lists.Filter(link.name, "in", tuple(keys)),)
        ids = lists.find(desk.office, child, lists.Query(where=where))
        rows = lists.rows(desk.office, child, ids, [link.name, *names_wanted])
        own = found.setdefault(child.KEY, {})
        for _, _, owner, *values in rows:
            texts = zip(fields, values, strict=True)
            own.setdefault(owner, []).append({f.name: f.show(v, shared) for f, v in texts})
    return found


def _names_for(desk: Desk, model: type[Record]) -> Names:
    shared = names(desk)
    for each in model.pairs():
        shared = shared.with_titles(each.linked.KEY, full_titles(desk, each.linked))
    return shared


def _setting(desk: Desk, wanted: Print, shared: Names) -> Setting:
    office = str(shared.office.get("print_title") or shared.office.get("name") or "")
    day = show_chinese_day(desk.today.isoformat())
    head = last_action(desk.office.connection)[1].hex()[:HEAD_DIGITS]
    custom = str(shared.office.get("name_order") or "cppcc")
    order = {"cppcc": "按姓氏笔画为序", "npc": "按姓名笔画为序"}
    return Setting(
        foot=Foot(office, wanted.title, day, day, desk.clerk, head),
        office=office,
        term="",
        name_order=order.get(custom, order["cppcc"]),
        orders={key: [title for _, title in each.items()] for key, each in shared.titles.items()},
    )
