"""What records owe each other: no link dangles, no unique value occurs twice; else a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from typing import Any, NamedTuple

import apsw

from desktop_app.errors import UserError
from desktop_app.records.any_link import AnyLink, pointed, pointing
from desktop_app.records.links import Link, Links
from desktop_app.records.pointing import any_links
from desktop_app.records.record import Record
from desktop_app.storage.dialect import among, each_of, id_list, narrow_key, text_list
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.row_mapping import RowMapping, row_mapping_of


class InUse(UserError):
    """A removal refused because other records point at what would go."""


class Dangling(UserError):
    """A write refused because a record would point at one that is not there."""


class Taken(UserError):
    """A write refused because a unique value, or the record itself, is there already."""


@contextmanager
def unique_values_explained(office: OfficeFile) -> Iterator[None]:
    """Inside, a unique value that is there already raises `Taken`, which names its field."""
    try:
        yield
    except apsw.ConstraintError as error:
        sentence = _taken(office, str(error))
        if not sentence:
            raise
        raise Taken(sentence) from error


def _taken(office: OfficeFile, message: str) -> str:
    """The sentence for “UNIQUE constraint failed: point.number, point.owner”, or nothing.

    Of a key with computed parts the engine names the index alone: index 'time_limit_place'.
    """
    rule, _, place = message.partition(" constraint failed: ")
    table, _, column = place.rpartition(", ")[2].partition(".")
    if place.startswith("index "):
        table = place.removeprefix("index '").rpartition("_")[0]
    if column == "owner":  # the last of every unique key: the field is the one before
        column = place.split(", ")[-2].partition(".")[2]
    shapes = (row_mapping_of(model) for model in office.records)
    shape = next((each for each in shapes if each.table == table), None)
    if rule != "UNIQUE" or shape is None:
        return ""
    title = shape.model.TITLE
    name = next((name for name, own in shape.column_of.items() if own == column), "")
    if not name:
        return f"其中有{title}已经在册，没有保存。请核对后再试。"
    label = shape.model.field(name).label
    return f"{title}的{label}与现有的重复，没有保存。请先改掉现有{title}的{label}，再试一次。"


Columns = Mapping[str, Sequence[Any]]
"""Values of some records by field, in the order of the records."""


def refuse_if_missing(office: OfficeFile, groups: Mapping[type[Record], Sequence[Columns]]) -> None:
    """`Dangling` when a record that was written links to one that is not there.

    `groups` are the written values of the fields that link, by record; of a changed record only
    those that changed, except where `ATTACHED_TO` is declared: then all of them.
    """
    wanted: dict[tuple[str, str, str], set[int]] = {}
    for model, parts in groups.items():
        shape, written = row_mapping_of(model), set[str]().union(*parts)
        for link in shape.links:
            if link.name in written and (values := _values(parts, link.name)):
                _place(wanted, link).update(values)
        for pairs in shape.pairs:
            _place(wanted, pairs).update(*_columns(parts, pairs.name))
    _refuse_missing(office, wanted)
    for model, parts in groups.items():
        if model.ATTACHED_TO:
            _refuse_without_owner(office, model, parts)
        for field in row_mapping_of(model).any_links:
            _refuse_pointing_nowhere(office, field, _values(parts, field.name))


def _values(parts: Sequence[Columns], name: str) -> set[Any]:
    """The values of one field, None left out."""
    return set[Any]().union(*(part.get(name, ()) for part in parts)) - {None}


def _columns(parts: Sequence[Columns], name: str) -> Iterator[Sequence[Any]]:
    """Each value of one field of pairs, which is a list of ids."""
    return (linked for part in parts for linked in part.get(name, ()) if linked)


def _refuse_missing(office: OfficeFile, wanted: dict[tuple[str, str, str], set[int]]) -> None:
    for (table, label, title), keys in wanted.items():
        sql = f'SELECT count(*) FROM ({each_of()}) WHERE value NOT IN (SELECT id FROM "{table}")'
        missing = office.connection.execute(sql, (id_list(keys),)).fetchone() if keys else None
        if missing and missing[0]:
            raise Dangling(f"{label}里选的{title}已被删除，没有保存。请重新选择后再保存。")


def _refuse_without_owner(
    office: OfficeFile, model: type[Record], parts: Sequence[Columns]
) -> None:
    """`Dangling` when what is kept beside a record is written while that record is not there."""
    kind, key = model.ATTACHED_TO
    owners = {owner for part in parts for owner in zip(part[kind], part[key], strict=True)}
    for each in office.records:
        keys = {owner[1] for owner in owners if owner[0] == each.KEY}
        sql = f'SELECT count(*) FROM "{row_mapping_of(each).table}" WHERE {among("id")}'
        found = office.connection.execute(sql, (id_list(keys),)) if keys else ()
        if any(count < len(keys) for (count,) in found):
            raise Dangling(
                f"{model.TITLE}所属的{each.TITLE}已被删除，没有保存。"
                "请先在“设置”的回收站里恢复它，再试一次。"
            )


def _refuse_pointing_nowhere(office: OfficeFile, field: AnyLink, values: AbstractSet[str]) -> None:
    """`Dangling` when a field points at a kind that it does not take, or at no stored record."""
    wanted: dict[str, set[int]] = {}
    for found in map(pointed, values):
        if found is not None:
            wanted.setdefault(found[0], set()).add(found[1])
    kinds = {model.KEY: model for model in office.records if model.KEY in field.of}
    for record, keys in wanted.items():
        model = kinds.get(record)
        if model is None:
            raise Dangling(f"{field.label}不能选这一类记录，没有保存。请重新选择后再保存。")
        place = (row_mapping_of(model).table, field.label, model.TITLE)
        _refuse_missing(office, {place: keys})


def _place(wanted: dict[tuple[str, str, str], set[int]], field: Link | Links) -> set[int]:
    """The ids that a field points at, by table, label and title."""
    place = (field.linked._meta.table_name, field.label, field.linked.TITLE)
    return wanted.setdefault(place, set())


def pointing_faults(connection: apsw.Connection, records: Sequence[type[Record]]) -> Iterator[str]:
    """Rows whose field of any kind of record points at what is not there, as sentences."""
    tables = {model.KEY: row_mapping_of(model).table for model in records}
    for model in records:
        for field in any_links(model):
            sql = f'SELECT id, "{field.column_name}" FROM "{row_mapping_of(model).table}"'
            known = {each: f'(SELECT id FROM "{tables[each]}")' for each in field.of}
            there = " OR ".join(
                f"{field.column_name} GLOB '{each}:*' AND "
                f"CAST(substr({field.column_name}, {len(each) + 2}) AS INTEGER) IN {keys}"
                for each, keys in known.items()
            )
            wrong = f"{sql} WHERE {field.column_name} IS NOT NULL AND NOT ({there})"
            for key, value in connection.execute(wrong):
                yield f"{model.TITLE}（编号 {key}）的{field.label}指向不存在的记录 {value}"
        yield from _narrow_faults(connection, row_mapping_of(model))


def _narrow_faults(connection: apsw.Connection, shape: RowMapping) -> Iterator[str]:
    """Rows whose narrow link is not what the field says that it is read from."""
    for column, each in shape.narrow.items():
        said = narrow_key(shape.column_of[each.source], each.linked.KEY)
        sql = f'SELECT id FROM "{shape.table}" WHERE {column} IS NOT {said}'
        for (key,) in connection.execute(sql):
            label = shape.model.field(each.source).label
            yield f"{shape.model.TITLE}（编号 {key}）的{label}与按它查找的{each.label}不一致"


class LinkPlace(NamedTuple):
    """A column in which records of one kind may be linked to; `model` are the records that link.

    `texts`: it holds links to records of several kinds. `attached`: it holds the ids of what
    `model` is attached to.
    """

    model: type[Record]
    table: str
    column: str
    texts: bool = False
    attached: bool = False


def places_of_links(office: OfficeFile, shape: RowMapping, *, filled: bool) -> list[LinkPlace]:
    """Every column that may link to records of this kind; `filled`: only those with any link."""
    found = [place for model in office.records for place in _places_in(model, shape)]
    sql = 'SELECT 1 FROM "{}" WHERE {} IS NOT NULL LIMIT 1'
    ask = office.connection.execute
    return [
        each for each in found
        if not filled or ask(sql.format(each.table, each.column)).fetchone() is not None
    ]  # fmt: skip


def _places_in(model: type[Record], shape: RowMapping) -> Iterator[LinkPlace]:
    other = row_mapping_of(model)
    if model.ATTACHED_TO:
        yield LinkPlace(model, other.table, other.column_of[model.ATTACHED_TO[1]], attached=True)
    for link in other.links:
        if link.linked is shape.model:
            yield LinkPlace(model, other.table, link.column_name)
    for pairs in other.pairs:
        if pairs.linked is shape.model:
            yield LinkPlace(model, pairs.table, "linked_id")
    for field in other.any_links:
        if shape.key in field.of:
            yield LinkPlace(model, other.table, field.column_name, texts=True)


def refuse_if_used(
    office: OfficeFile, shape: RowMapping, batch: Sequence[Record], places: Iterable[LinkPlace]
) -> None:
    """`InUse` when a record that is left still points at one of these, in one of `places`."""
    keys = id_list(each.key for each in batch)
    for each in places:
        if each.attached:
            _refuse_if_hung_on(office, shape, batch, row_mapping_of(each.model))
            continue
        question = f'SELECT count(*) FROM "{each.table}" WHERE {among(each.column)}'
        texts = text_list(pointing(shape.key, one.key) for one in batch) if each.texts else ""
        _refuse_if_any(office, question, texts or keys, shape, batch, each.model)


def _refuse_if_any(
    office: OfficeFile,
    question: str,
    bound: str,
    shape: RowMapping,
    batch: Sequence[Record],
    model: type[Record],
) -> None:
    """`InUse` when a question counts records of `model` that use the batch."""
    count = office.connection.execute(question, (bound,)).fetchone()
    if count and count[0]:
        title = "、".join(shape.model.title_of(each.values) for each in batch[:3])
        raise InUse(
            f"“{title}”还有{model.TITLE} {count[0]} {model.UNIT}用着它，不能删除。"
            f"请先在这些{model.TITLE}里改掉，再删除。"
        )


def _refuse_if_hung_on(
    office: OfficeFile, shape: RowMapping, batch: Sequence[Record], other: RowMapping
) -> None:
    """`InUse` when attachments of a record that goes would stay behind."""
    key, owner = (other.column_of[name] for name in other.model.ATTACHED_TO)
    sql = f'SELECT count(*) FROM "{other.table}" WHERE {key}=? AND {among(owner)}'
    keys = id_list(each.key for each in batch)
    for (count,) in office.connection.execute(sql, (shape.key, keys)):
        if count:
            title = "、".join(shape.model.title_of(each.values) for each in batch[:3])
            raise InUse(
                f"“{title}”还有 {other.model.counted(count)}，不能只去掉它本身。"
                f"请先去掉这些{other.model.TITLE}，再试一次。"
            )
