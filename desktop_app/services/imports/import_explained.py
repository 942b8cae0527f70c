"""Explains an imported cell: its text, the value read from it, the value that is stored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Any

from desktop_app.documents.grids import EMPTY, Cell, cell_text, column_letter
from desktop_app.errors import Wrong
from desktop_app.services.imports.import_columns import EMPTY as NOTHING
from desktop_app.services.imports.import_columns import said
from desktop_app.services.imports.import_names import UnknownName, Way
from desktop_app.services.imports.import_plan import Plan, PlannedLine, Source, Verdict
from desktop_app.services.imports.import_reading import Remark

_VARIES = re.compile(r"“[^”]*”|[\d.]+")
_PLACEHOLDER = "#"


class Tone(Enum):
    """How a cell is marked in the check of an import."""

    PLAIN = "plain"
    KEPT = "kept"  # what the office has already
    CHANGED = "changed"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class ShownCell:
    """What a cell of the check shows."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class CellHistory:
    """One cell of one line: its place, its text, the value read, the value stored.

    `sheet` and `number` are those of the file. `letter` and `title` are empty where the sheet has
    no column for the field. `raw` is the text of the cell, `part` what of it goes to this field,
    `read` the value understood, `before` and `after` what the office holds; `why` explains it in
    sentences. `remarks` are those of this field, the ones that stop first.
    """

    field: str
    label: str
    number: int
    sheet: str
    letter: str
    title: str
    raw: str
    part: str
    read: str
    before: str
    after: str
    why: tuple[str, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class WrittenField:
    """One field that a line writes: its label, the stored text before and after."""

    field: str
    label: str
    before: str
    after: str


def column_of(source: Source, name: str) -> int:
    """The column of the sheet that gives a field, -1 where none does."""
    return next((column for column, each in source.mapping.items() if each == name), -1)


def shown(plan: Plan, line: PlannedLine, name: str, column: int) -> ShownCell:
    """What the check shows of a field: the value that will be written, or why it is not."""
    if line.verdict is Verdict.NEW:
        return ShownCell(_text(plan, name, line.values.get(name)), Tone.PLAIN)
    if line.verdict is Verdict.PROBLEM:
        wrong = any(each.stops and each.field == name for each in line.remarks)
        value = line.values.get(name)
        raw = _raw(plan.source, line, column) if value in (None, EMPTY, ()) else EMPTY
        text = cell_text(raw) or _text(plan, name, value)
        return ShownCell(text, Tone.WRONG if wrong else Tone.PLAIN)
    old = _before(plan, line, name)
    if line.verdict is Verdict.CHANGED and name in line.values:
        new = _text(plan, name, line.values[name])
        return ShownCell(f"{old} → {new or '（空）'}".lstrip(), Tone.CHANGED)
    return ShownCell(old, Tone.KEPT)


def cell_history(
    plan: Plan, line: PlannedLine, name: str, original: Source | None = None
) -> CellHistory:
    """Everything that can be said of one field of one line.

    `original` is the sheet as it was read, where the plan was made of a corrected one.
    """
    field, column = plan.model.field(name), column_of(plan.source, name)
    source = original or plan.source
    stands = source.origins.get(column, column)
    before = _before(plan, line, name)
    remarks = sorted((x for x in line.remarks if x.field == name), key=lambda x: not x.stops)
    after = EMPTY if line.verdict is Verdict.PROBLEM else before
    if line.verdict is Verdict.NEW or (line.verdict is Verdict.CHANGED and name in line.values):
        after = _text(plan, name, line.values.get(name))
    sheet, number = source.sheet.origin(line.number)
    part = cell_text(_raw(source, line, column))
    found = CellHistory(
        name,
        field.label,
        number,
        sheet,
        column_letter(stands) if stands >= 0 else EMPTY,
        _title(source, stands),
        cell_text(_raw(source, line, stands)) if stands >= 0 else part,
        part,
        _read(plan, line, name, _raw(plan.source, line, column)),
        before,
        after,
        (),
        tuple(remarks),
    )
    return _with_reasons(plan, line, found, source, column)


def written(plan: Plan, line: PlannedLine) -> list[WrittenField]:
    """All fields that a line writes, in the order the record declares them."""
    if line.verdict not in (Verdict.NEW, Verdict.CHANGED):
        return []
    found = []
    for field in plan.model.declared():
        if field.name not in line.values:
            continue
        after = _text(plan, field.name, line.values[field.name])
        before = _before(plan, line, field.name)
        if after or before:
            found.append(WrittenField(field.name, field.label, before, after))
    return found


def line_reason(plan: Plan, line: PlannedLine) -> str:
    """Why a line has its verdict, in one sentence."""
    title = plan.model.TITLE
    by = "、".join(plan.model.field(name).label for name in line.matched_by)
    if line.verdict is Verdict.NEW:
        return f"本单位还没有，作为新的{title}写入。"
    if line.verdict is Verdict.PROBLEM:
        return "这一行有问题，没有改好以前不写入。"
    known = f"按{by}认出，是本单位已有的{title}" if by else f"是本单位已有的{title}"
    if line.verdict is Verdict.SAME:
        return f"{known}，内容一样，不改动。"
    return f"{known}，只改下面列出的项。"


def advice(line: PlannedLine) -> Iterator[Remark]:
    """The remarks of a line that want a look but do not keep it out."""
    if line.verdict in (Verdict.NEW, Verdict.CHANGED):
        yield from (each for each in line.remarks if not each.stops)


def kind_of(remark: Remark) -> tuple[str, str]:
    """What remarks of the same kind have in common: their field, their words without the value."""
    return remark.field, _without_values(remark.text)


@lru_cache(maxsize=4096)
def _without_values(text: str) -> str:
    return _VARIES.sub(_PLACEHOLDER, text)


def kinds_of_advice(plan: Plan) -> Counter[tuple[str, str]]:
    """How many lines have a remark of each kind that wants a look but does not keep them out."""
    lines = (each for each in plan.lines if each.remarks)
    return Counter(kind for line in lines for kind in {kind_of(each) for each in advice(line)})


def _with_reasons(
    plan: Plan, line: PlannedLine, found: CellHistory, source: Source, column: int
) -> CellHistory:
    told: list[str] = []
    if column in source.origins and found.part:
        whole = f"这一格里的“{_short(found.part)}”归到{found.label}。"
        told.append(whole if found.letter else "由小标题或工作表的名称得来。")
    elif found.raw and _is_filled(source, line, column):
        told.append("这一格在表里空着，取上面合并的格或小标题的内容。")
    given = cell_text(_raw(plan.source, line, column))
    if given != found.part:
        told.append(f"已按您的改动当作“{given}”。" if given else "已按您的改动当作空着。")
    told += [_answer(each) for each in plan.unknown if _is_named(plan, each, found, given)]
    told.append(_outcome(line, found, given))
    return replace(found, why=tuple(filter(None, told)))


def _outcome(line: PlannedLine, found: CellHistory, given: str) -> str:
    """The last sentence of an explanation: the result of the cell."""
    if line.verdict is Verdict.PROBLEM:
        stops = any(each.stops for each in found.remarks)
        return EMPTY if stops else "这一行别的地方有问题，整行没有写入。"
    if line.verdict is Verdict.NEW:
        return _outcome_new(found, given)
    if found.field in line.values and line.verdict is Verdict.CHANGED:
        if not found.after:
            return "表里空着，会清空现有的内容。"
        return "和本单位现有的不一样，会改。" if found.before else "本单位原来空着，会补上。"
    if not given:
        return "表里空着，现有的内容不动。" if found.before else EMPTY
    if found.read and found.read != found.before and found.before:
        return "表里写得不如现有的具体，现有的内容不动。"
    return "和本单位现有的一样，不动。"


def _outcome_new(found: CellHistory, given: str) -> str:
    if given and found.after:
        return EMPTY if found.after == given else f"“{_short(given)}”读作“{_short(found.after)}”。"
    if given:
        return "没有写入。"
    if found.after:
        return "表里没有写，按新增时的规定填上。"
    return "表里空着，写入后也空着。"


def _answer(unknown: UnknownName) -> str:
    text, answer = _short(unknown.key.text), unknown.answer
    if answer.way is Way.USE:
        label = next((label for key, label in unknown.choices if key == answer.target), EMPTY)
        return f"“{text}”对应本单位的“{label}”。"
    if answer.way is Way.CREATE:
        return f"本单位没有“{text}”，一同新建。"
    return f"“{text}”按您的选择留空。" if answer.way is Way.EMPTY else EMPTY


def _is_named(plan: Plan, unknown: UnknownName, found: CellHistory, given: str) -> bool:
    field = plan.model.field(found.field)
    linked = getattr(field, "linked", None)
    where = getattr(field, "codes", linked.KEY if linked is not None else EMPTY)
    return unknown.key.where == where and unknown.key.text in given


def _is_filled(source: Source, line: PlannedLine, column: int) -> bool:
    """Whether a cell got its content from another of the sheet."""
    rows, place = source.sheet.rows, line.number - 1
    if column < 0 or not 0 <= place < len(rows) or column >= len(rows[place]):
        return False
    return cell_text(rows[place][column]) == EMPTY


def _read(plan: Plan, line: PlannedLine, name: str, cell: Cell) -> str:
    """What was understood of a cell, nothing where it cannot be read."""
    if name in line.values:
        return _text(plan, name, line.values[name])
    field = plan.model.field(name)
    raw = said(plan.model, field, cell)
    if raw is NOTHING:
        return EMPTY
    try:
        return _text(plan, name, field.read(raw, plan.lookup))
    except Wrong:
        return EMPTY


def _raw(source: Source, line: PlannedLine, column: int) -> Cell:
    row = source.body.rows[line.place]
    return row[column] if 0 <= column < len(row) else EMPTY


def _title(source: Source, column: int) -> str:
    titles = source.header.titles
    return titles[column] if 0 <= column < len(titles) else EMPTY


def _text(plan: Plan, name: str, value: Any) -> str:
    return " ".join(plan.model.field(name).show(value, plan.lookup).split())


def _before(plan: Plan, line: PlannedLine, name: str) -> str:
    """What the office holds in a field of the record that a line is matched with, '' for none."""
    fields = plan.existing.fields
    row = plan.existing.rows.get(line.key) if line.key is not None else None
    return _text(plan, name, row[2 + fields.index(name)]) if row and name in fields else EMPTY


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 20 else f"{text[:20]}……"
