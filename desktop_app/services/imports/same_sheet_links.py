"""Lines of one sheet that name each other, as a topic names the one it was merged into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.documents.grids import Row, cell_text
from desktop_app.documents.sheet_body import Body
from desktop_app.records.input_text import SEPARATORS
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.services.imports.import_plan import PlannedLine, Verdict
from desktop_app.services.imports.import_reading import Remark

NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Within:
    """The names with the lines of a sheet that others of it name; `keys` by their place."""

    lookup: Lookup
    keys: Mapping[int, int]


def named_within(
    model: type[Record],
    mapping: Mapping[int, str],
    body: Body,
    lookup: Lookup,
    new_key: Callable[[str], int],
) -> Within:
    """Give a key to every line that another one names and the register does not have yet."""
    columns = _self_links(model, mapping)
    if not columns:
        return Within(lookup, {})
    titles = lookup.titles[model.KEY]
    wanted = {text for row in body.rows for text in _named(row, columns) if not titles.find(text)}
    own = [column for column, name in mapping.items() if name in (model.NAME, NUMBER)]
    keys: dict[int, int] = {}
    for place, row in enumerate(body.rows):
        texts = [cell_text(row[column]) for column in own]
        if wanted.isdisjoint(texts):
            continue
        key = keys[place] = new_key(model.KEY)
        for text in wanted.intersection(texts):
            titles = titles.also(key, text, next(filter(None, reversed(texts))))
    return Within(lookup.with_titles(model.KEY, titles), keys)


def settle_within(
    model: type[Record], lines: Mapping[int, PlannedLine], keys: Mapping[int, int]
) -> None:
    """Make links to lines of the same sheet mean the records that these lines have become.

    A line that names one which stays out is a problem itself.
    """
    links = [each for each in model.declared() if isinstance(each, Link | Links)]
    own = [each for each in links if each.linked is model]
    if not own:
        return
    _refuse_circles(lines, own, keys)
    left = dict(keys)
    while left:
        means = {key: _record(lines.get(place), key) for place, key in left.items()}
        if all(key == record for key, record in means.items()):
            return
        left = {}
        for line in lines.values():
            for each in own:
                if _settled(line, each, means) and line.place in keys:
                    left[line.place] = keys[line.place]


def _refuse_circles(
    lines: Mapping[int, PlannedLine], own: Sequence[Link | Links], keys: Mapping[int, int]
) -> None:
    """Make a line whose links form a cycle, directly or through other lines, a problem."""
    names = [each.name for each in own]
    pointing = [one for one in lines.values() if any(map(one.values.get, names))]
    if not pointing:
        return
    by_key = {keys.get(place) or line.key: line for place, line in lines.items()}

    def named(line: PlannedLine | None) -> set[Any]:
        if line is None or line.verdict is Verdict.PROBLEM:
            return set()
        values = map(line.values.get, names)
        return {key for one in values for key in (one if isinstance(one, tuple) else (one,))}

    for line in pointing:
        edge, seen = named(line) - {None}, set[Any]()
        while edge and line not in map(by_key.get, edge):
            seen |= edge
            edge = {key for one in edge for key in named(by_key.get(one))} - seen - {None}
        field = next((each for each in own if line.values.get(each.name)), None)
        if edge and field is not None:
            text = f"{field.label}绕回了它自己，请核对"
            line.remarks += (Remark(line.number, -1, field.name, field.label, text, stops=True),)
            line.verdict = Verdict.PROBLEM


def _record(line: PlannedLine | None, key: int) -> int | None:
    """The id of the record that a line has become, None where it stays out."""
    if line is None:
        return None
    if line.verdict is Verdict.NEW:
        line.fresh = key
        return key
    return line.key if line.verdict is not Verdict.PROBLEM else None


def _settled(line: PlannedLine, field: Link | Links, means: Mapping[int, int | None]) -> bool:
    """Whether a line had to become a problem because of what it names."""
    value = line.values.get(field.name)
    keys = value if isinstance(value, tuple) else (value,)
    if line.verdict is Verdict.PROBLEM or means.keys().isdisjoint(keys):
        return False
    named = [means.get(key, key) for key in keys]
    if None in named:
        text = f"{field.label}指的那一行有问题，没有导入，请先改好那一行"
        line.remarks += (Remark(line.number, -1, field.name, field.label, text, stops=True),)
        line.verdict = Verdict.PROBLEM
        return True
    new: Any = tuple(sorted(key for key in named if key)) if isinstance(value, tuple) else named[0]
    line.values[field.name] = new
    line.changes = tuple(
        replace(each, new=new) if each.field == field.name else each for each in line.changes
    )
    return False


def _self_links(model: type[Record], mapping: Mapping[int, str]) -> list[int]:
    links = (each for each in model.declared() if isinstance(each, Link | Links))
    own = {each.name for each in links if each.linked is model}
    return [column for column, name in mapping.items() if name in own]


def _named(row: Row, columns: Iterable[int]) -> Iterable[str]:
    for column in columns:
        text = cell_text(row[column])
        yield from filter(None, {text, *SEPARATORS.split(text)})
