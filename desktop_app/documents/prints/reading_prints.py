"""半年书目 and 读书活动登记表: what is read, and when, by whom, with which notes."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import (
    Chosen,
    RegisterPrint,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.wording import answered_for, is_one_of, short, ungrouped, valued

BOOK_FIELDS = (
    "year", "half", "name", "author", "publisher", "scope", "scope.stored", "committee", "topic",
    "leader", "copies", "recommended_by", "remark",
)  # fmt: skip
BOOK_COLUMNS = (
    Column("序号"),
    Column("书名", align="left"),
    Column("作者"),
    Column("出版社", align="left"),
    Column("读书主题", align="left"),
    Column("组长"),
    Column("册数", align="right"),
    Column("推荐人", align="left"),
    Column("备注", align="left"),
)
READING_FIELDS = (
    "day", "period", "name", "book", "kind", "leader", "place", "committee", "members", "people",
)  # fmt: skip
CHILDREN = {"reading_note": ("member", "author", "title", "words")}
READING_COLUMNS = (
    Column("序号"),
    Column("日期"),
    Column("期次"),
    Column("读书主题", align="left"),
    Column("书目", align="left"),
    Column("形式"),
    Column("领读人"),
    Column("地点", align="left"),
    Column("专委会"),
    Column("参加委员", align="left"),
    Column("人次", align="right"),
    Column("读书心得", align="left"),
)


def books(shown: Sequence[Shown], setting: Setting, _: Chosen) -> Register:
    """The books of each half-year: those of everybody first, then those of each committee."""

    def row(number: int, each: Shown) -> list[str]:
        values = valued(each, BOOK_FIELDS)
        return [
            str(number), values["name"], values["author"], values["publisher"], values["topic"],
            values["leader"], values["copies"], values["recommended_by"], values["remark"],
        ]  # fmt: skip

    found: dict[tuple[str, str, str], list[Shown]] = {}
    for each in sorted(shown, key=lambda one: _half(one, setting), reverse=True):
        values = each.values
        whose = _whose(values, setting)
        found.setdefault((values.get("year", ""), values.get("half", ""), whose), []).append(each)
    ordered = sorted(found.items(), key=lambda item: not item[0][2].startswith("共读"))
    halves = list(dict.fromkeys((year, half) for year, half, _ in found))
    groups = [
        RowGroup(_heading(key), [row(*pair) for pair in enumerate(own, 1)])
        for half in halves
        for key, own in ordered
        if key[:2] == half
    ]
    return Register(
        title=f"{setting.office}读书书目",
        note=f"（共{len(shown)}本）",
        columns=BOOK_COLUMNS,
        groups=groups,
        foot=setting.foot,
        name_column=1,
    )


def _half(each: Shown, setting: Setting) -> tuple[str, int]:
    halves = list(setting.orders.get("book_half", ()))
    half = each.values.get("half", "")
    return each.values.get("year", ""), halves.index(half) if half in halves else -1


def _whose(values: Values, setting: Setting) -> str:
    if is_one_of(values, "scope", ("special",)):
        return short(values.get("committee", ""), setting) or values.get("scope", "")
    return "共读书目"


def _heading(key: tuple[str, str, str]) -> str:
    year, half, whose = key
    return f"{f'{year}年' if year else '没有写年份'}{half}　{whose}"


def readings(shown: Sequence[Shown], setting: Setting, _: Chosen) -> Register:
    """The sessions by their days, with the notes that members wrote."""

    def row(number: int, each: Shown) -> list[str]:
        values = valued(each, READING_FIELDS)
        return [
            str(number), dotted(values["day"]), values["period"], values["name"], values["book"],
            values["kind"], values["leader"], values["place"], short(values["committee"], setting),
            values["members"], values["people"], _notes(each),
        ]  # fmt: skip

    ordered = sorted(shown, key=lambda one: one.values.get("day", "") or "9")
    came = (each.values.get("people", "").replace(",", "") for each in shown)
    people = sum(int(text) for text in came if text.isdecimal())
    notes = sum(len(each.children.get("reading_note", ())) for each in shown)
    return Register(
        title=f"{setting.office}读书活动登记表",
        note=f"（共{len(shown)}期，{people}人次，心得{notes}篇）",
        columns=READING_COLUMNS,
        groups=ungrouped(ordered, row),
        foot=setting.foot,
        name_column=3,
        signed=answered_for(setting.office),
    )


def _notes(each: Shown) -> str:
    """The notes of a session, a line each: who wrote it, its title and words."""
    return "\n".join(
        "".join(filter(None, (
            row.get("member") or row.get("author", ""),
            f"《{row['title']}》" if row.get("title") else "",
            f"（{row['words']}字）" if row.get("words") else "",
        )))
        for row in each.children.get("reading_note", ())
    )  # fmt: skip


BOOKS = RegisterPrint(
    key="book_halves", title="半年书目", record="book", fields=BOOK_FIELDS, register=books,
    ledger=True,
)  # fmt: skip
READINGS = RegisterPrint(
    key="reading_register", title="读书活动登记表", record="reading", fields=READING_FIELDS,
    register=readings, children=CHILDREN, ledger=True,
)  # fmt: skip
