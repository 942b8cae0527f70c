"""Codes and the fields that hold them: a code in use never leaves its list; else a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop_app.records.codes import LISTS, default_entries, lists
from desktop_app.records.field_types import Code, Codes
from desktop_app.records.record import Record
from desktop_app.storage.dialect import among
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.integrity import Dangling, InUse
from desktop_app.storage.query.own_rows import OWN
from desktop_app.storage.query.row_mapping import encode, row_mapping_of

Lost = tuple[str, str, str]


def code_of(model: type[Record], values: Mapping[str, Any]) -> tuple[str, str]:
    """List and code of one entry of a code list."""
    code_list, code = (values[name] for name in model.CODE_KEY)
    return code_list, code


def codes_of(office: OfficeFile, code_list: str) -> list[str]:
    """The codes of a list in its order: the default ones come first where none is the office's."""
    own: list[str] = []
    for model in office.records:
        if model.CODE_KEY:
            shape = row_mapping_of(model)
            place, code = (shape.column_of[name] for name in model.CODE_KEY)
            sql = (
                f'SELECT {code} FROM "{shape.table}" WHERE {OWN} AND {place}=? '
                "ORDER BY position IS NULL, position"
            )
            own += [row[0] for row in office.connection.execute(sql, (code_list,))]
    default = [each.code for each in default_entries() if each.code_list == code_list]
    default += [each.key for each in lists()] if code_list == LISTS else []
    return own if set(default) & set(own) else [*default, *own]


def refuse_lost_codes(office: OfficeFile, lost: Sequence[Lost]) -> None:
    """`InUse` when a field still holds a code that has left its list; list, code, label of each."""
    for name in {each[0] for each in lost}:
        known = codes_of(office, name)
        gone = {code: label for place, code, label in lost if place == name and code not in known}
        for model, field in _fields(office, name) if gone else ():
            count = _holding(office, model, field, set(gone))
            if count:
                labels = "、".join(list(gone.values())[:3])
                raise InUse(
                    f"“{labels}”还有{model.TITLE} {count} {model.UNIT}的“{field.label}”用着它，"
                    "不能删除，也不能改代码。不再使用的，请把“使用中”改为“否”。"
                )


def refuse_unknown_codes(
    office: OfficeFile, put: Sequence[Record], values: Sequence[tuple[type[Record], dict[str, Any]]]
) -> None:
    """`Dangling` when values from the log hold a code that has left its list since.

    Entries among `put`, the records that will be written with the values, count as known.
    """
    coming = [code_of(type(each), each.values) for each in put if each.CODE_KEY]
    known: dict[str, set[str]] = {}
    for model in {each: None for each, _ in values}:
        own = [old for each, old in values if each is model]
        for field in _coded(model):
            held = {code for text in {old.get(field.name) for old in own} if text
                    for code in str(text).split()}  # fmt: skip
            if field.codes not in known:
                known[field.codes] = set(codes_of(office, field.codes))
                known[field.codes] |= {code for name, code in coming if name == field.codes}
            if missing := held - known[field.codes]:
                raise Dangling(
                    f"{field.label}里的代码“{'、'.join(sorted(missing))}”已从代码表里删除，"
                    "没有保存。请先在“设置”里恢复这个代码，再试一次。"
                )


def _coded(model: type[Record]) -> Iterator[Code]:
    """The fields that hold codes; the list of lists is the program's own."""
    return (each for each in model.declared() if isinstance(each, Code) and each.codes != LISTS)


def _fields(office: OfficeFile, code_list: str) -> Iterator[tuple[type[Record], Code]]:
    """The fields that hold codes of a list, each with its record; retired ones are left out."""
    for model in (each for each in office.records if not each.RETIRED):
        yield from ((model, each) for each in _coded(model) if each.codes == code_list)


def _holding(office: OfficeFile, model: type[Record], field: Code, codes: set[str]) -> int:
    """How many records hold one of these codes in a field."""
    table, column = row_mapping_of(model).table, field.column_name
    if isinstance(field, Codes):
        sql = f'SELECT {column} FROM "{table}" WHERE {OWN} AND {column} IS NOT NULL'
        rows = office.connection.execute(sql)
        return sum(not codes.isdisjoint(row[0].split()) for row in rows)
    sql = f'SELECT count(*) FROM "{table}" WHERE {OWN} AND {among(column)}'
    return int(next(office.connection.execute(sql, (encode(sorted(codes)),)))[0])
