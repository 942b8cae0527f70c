"""Drafts of open forms: kept in the office file's folder, offered by name, opened again later."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers.merging import same_fields
from desktop_app.services.registers.record_drafts import Draft
from desktop_app.storage.copies import drafts
from desktop_app.storage.copies.drafts import KeptDraft, KeptLine, OpenChild
from desktop_app.storage.file import schema

__all__ = ["KeptDraft", "KeptLine", "OpenChild"]

LONGEST_TITLE = 40
_log = logging.getLogger(__name__)


class FormerText(NamedTuple):
    """Something typed into a field that is gone today, with the label that the field had."""

    label: str
    text: str


class Resumed(NamedTuple):
    """A kept draft as a form resumes it.

    `opened` is the record as the draft was typed over it; `now` as it is stored today, None for a
    new record and for one that has been removed since. `former` is what the form has no place for.
    """

    opened: Draft
    typed: dict[str, Any]
    lines: dict[str, list[KeptLine]]
    child: OpenChild | None
    now: Draft | None
    former: tuple[FormerText, ...] = ()


def keep(
    desk: Desk,
    token: str,
    opened: Draft,
    typed: Mapping[str, Any],
    lines: Mapping[str, Sequence[KeptLine]],
    child: OpenChild | None = None,
) -> KeptDraft:
    """The draft of one form, as plain data of its own."""
    base = {
        key: [KeptLine(each.key, dict(each.values)) for each in rows]
        for key, rows in opened.children.items()
    }
    kept = {
        key: [KeptLine(each.key, dict(each.values)) for each in rows] for key, rows in lines.items()
    }
    count = len(typed) + sum(_differing(base.get(key, ()), rows) for key, rows in kept.items())
    return KeptDraft(
        token, opened.model.KEY, opened.key, _title(opened, typed),
        desk.clock().isoformat(timespec="seconds"), desk.clerk, count + (child is not None),
        desk.office.schema_number, dict(opened.values), dict(typed), base, kept, child,
    )  # fmt: skip


def resume(desk: Desk, kept: KeptDraft) -> Resumed:
    """A kept draft over the record as it is stored today; `UserError` for an unknown record."""
    model = next((each for each in desk.office.records if kept.record == each.KEY), None)
    if model is None:
        raise UserError(
            "这份草稿是更新版本的程序留下的，这个版本打不开。请安装新版本后再继续填写。"
        )
    children = {each.KEY: each for each in registers.child_models(desk, model)}
    base = {
        key: [Draft(each, _known(desk, kept, each, line.values), line.key)
              for line in kept.base.get(key, ())]
        for key, each in children.items()
    }  # fmt: skip
    lines = {
        key: [KeptLine(line.key, _known(desk, kept, each, line.values))
              for line in kept.lines.get(key, ())]
        for key, each in children.items()
    }  # fmt: skip
    child = kept.child if kept.child is not None and kept.child.record in children else None
    if child is not None:
        written = (_known(desk, kept, children[child.record], each) for each in child[2:])
        child = OpenChild(child.record, child.place, *written)
    values = _known(desk, kept, model, kept.values)
    opened = Draft(model, values, kept.key, 0, base)
    typed = _known(desk, kept, model, kept.typed)
    former = tuple(_former(desk, kept, {**children, model.KEY: model}))
    return Resumed(opened, typed, lines, child, _now(desk, opened), former)


def read(desk: Desk) -> tuple[list[KeptDraft], str]:
    """The drafts kept with the office file, and a sentence where they could not be read.

    A file that cannot be read gets another name: it neither keeps the office from working nor is
    it written over.
    """
    try:
        drafts.remove_unfinished(desk.office.path)
        return drafts.read(desk.office.path), ""
    except drafts.Damaged as damage:
        _log.warning("drafts not understood: %s", damage)
        said = "上次没有保存的草稿文件损坏了，读不出来"
    except UserError as error:
        said = error.sentence.rstrip("。")
    try:
        moved = drafts.set_aside(desk.office.path, desk.clock())
    except UserError as error:
        return [], f"{said}。{error.sentence}"
    names = "”、“".join(each.name for each in moved)
    return [], f"{said}，已经另存为“{names}”。办公文件没有受影响，可以照常工作。"


def write(office_path: Path, kept: Sequence[KeptDraft]) -> None:
    """Write the drafts of an office file, in any thread; `UserError` when the disk fails."""
    drafts.write(office_path, kept)


def words(desk: Desk, kept: KeptDraft, title: str = "") -> str:
    """What the draft is called: 委员“叶问”（10:32，改了 3 处）.

    `title` is what a draft that belongs to no form is of.
    """
    model = next((each for each in desk.office.records if kept.record == each.KEY), None)
    what = title or (model.TITLE if model else "记录")
    at = datetime.fromisoformat(kept.at)
    day = "" if at.date() == desk.today else f"{at.month}月{at.day}日 "
    who = f"{kept.clerk}，" if kept.clerk != desk.clerk else ""
    name = f"“{kept.title}”" if kept.title else "（还没有名称）"
    new = "新建的" if kept.key is None else ""
    did = "填了" if kept.key is None else "改了"
    return f"{new}{what}{name}（{who}{day}{at:%H:%M}，{did} {kept.changes} 处）"


def photos(kept: Iterable[KeptDraft]) -> set[str]:
    """The hashes of the photos that drafts name, which no sweep may remove."""
    found = set()
    for each in kept:
        texts = (value for value in each.typed.values() if isinstance(value, str))
        found |= {text for text in texts if len(text) == 64}
    return found


def _now(desk: Desk, opened: Draft) -> Draft | None:
    if opened.key is None:
        return None
    try:
        return registers.draft(desk, opened.model, opened.key)
    except UserError:
        return None


def _known(
    desk: Desk, kept: KeptDraft, model: type[Record], values: Mapping[str, Any]
) -> dict[str, Any]:
    """Values written under an older schema, by the fields of today."""
    modern = schema.modern(desk.office.steps, kept.schema, model.KEY, values)
    names = {each.name for each in model.declared()}
    return {name: value for name, value in modern.items() if name in names}


def _former(
    desk: Desk, kept: KeptDraft, models: Mapping[str, type[Record]]
) -> Iterator[FormerText]:
    """What was typed into fields and children that are gone today, those of `models` apart."""
    yield from _gone(desk, kept, kept.record, kept.typed, models)
    for key, lines in kept.lines.items():
        base = {each.key: each.values for each in kept.base.get(key, ()) if each.key is not None}
        for line in lines:
            was = base.get(line.key or 0, {})
            typed = {name: value for name, value in line.values.items() if value != was.get(name)}
            yield from _gone(desk, kept, key, typed, models)
    if kept.child is not None:
        yield from _gone(desk, kept, kept.child.record, kept.child.typed, models)


def _gone(
    desk: Desk,
    kept: KeptDraft,
    record: str,
    typed: Mapping[str, Any],
    models: Mapping[str, type[Record]],
) -> Iterator[FormerText]:
    modern = schema.modern(desk.office.steps, kept.schema, record, typed)
    model = models.get(record)
    names = {each.name for each in model.declared()} if model else set[str]()
    labels = _labels_of_retired(desk, record) or schema.former_labels(desk.office.steps, record)
    for name, value in modern.items():
        text = str(value).strip() if value is not None else ""
        if name not in names and text:
            yield FormerText(labels.get(name, name), text)


def _labels_of_retired(desk: Desk, record: str) -> dict[str, str]:
    """The labels of the fields of a record that another one took the place of, else none."""
    retired = (each for each in desk.office.records if each.RETIRED and record == each.KEY)
    return {
        field.name: f"{model.TITLE}的{field.label}"
        for model in retired for field in model.declared()
    }  # fmt: skip


def _title(opened: Draft, typed: Mapping[str, Any]) -> str:
    """The title of the record with what was typed; '' while it has none."""
    name = typed.get(opened.model.NAME) or opened.values.get(opened.model.NAME)
    if isinstance(name, str) and name.strip():
        text = " ".join(name.split())
        return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1] + "…"
    return "" if opened.key is None else opened.title


def _differing(base: Sequence[KeptLine], lines: Sequence[KeptLine]) -> int:
    """How many children were added, changed or taken off."""
    opened = {each.key: each.values for each in base}
    changed = sum(not same_fields(opened.get(each.key), each.values) for each in lines)
    return changed + len(opened.keys() - {each.key for each in lines})
