"""Small turns of phrase that the prints share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.chinese.phones import mask_phone
from desktop_app.documents.printables import Column, Group
from desktop_app.documents.prints.declared import Chosen, Option, Shown, Values
from desktop_app.records.codes import default_choices

PHONES = Option("phones", "手机号码", (("masked", "隐去中间四位"), ("full", "完整印出")))
COMMITTEE = "委员会"
MOST_BOXES, FEWER_BOXES = 4, 3
"""How many choices stand in one line of boxes, and in each where there are more."""


def termed(office: str, term: str) -> str:
    """The office's name with its term in the place usage wants: 政协甲县第十三届委员会."""
    if not term:
        return office
    if office.endswith(COMMITTEE):
        return f"{office.removesuffix(COMMITTEE)}第{term}{COMMITTEE}"
    return f"{office}第{term}"


def chinese_day(iso: str) -> str:
    """A day as forms print it, to the precision known: 1975年3月."""
    return show_chinese_day(iso) if iso else ""


def chinese_month(iso: str) -> str:
    """Year and month of a day as forms print them."""
    return chinese_day(iso[:7])


def phone(text: str, chosen: Chosen) -> str:
    """A phone number, masked unless the whole number was chosen."""
    return text if PHONES.of(chosen) == "full" else mask_phone(text)


def joined(values: Values, *fields: str, between: str = " ") -> str:
    """The texts of some fields that are not empty."""
    return between.join(filter(None, (values.get(name, "") for name in fields)))


def counted(text: str, unit: str) -> str:
    """A number with its unit, nothing for an empty one."""
    return f"{text} {unit}" if text else ""


def valued(shown: Shown, fields: Sequence[str]) -> dict[str, str]:
    """The texts of these fields, empty where a record has none."""
    return {name: shown.values.get(name, "") for name in fields}


def numbered(number: str) -> str:
    """The number of a record as it stands over its form."""
    return f"编号：{number}" if number else ""


def between_days(first: str, last: str) -> str:
    """From one day to another: 2026年3月1日至4月5日."""
    if not last or first == last:
        return chinese_day(first)
    same = first[:4] == last[:4] and len(last) > len("2026")
    until = chinese_day(last).partition("年")[2] if same else chinese_day(last)
    return f"{chinese_day(first)}至{until}" if first else f"至{until}"


def labels_of(code_list: str, codes: Sequence[str]) -> frozenset[str]:
    """The labels of some codes of a list that no office edits."""
    return frozenset(label_of(code_list, code) for code in codes)


@cache
def label_of(code_list: str, code: str) -> str:
    """The label of a code of a list that no office edits."""
    return default_choices()[code_list].label(code)


def ticked(chosen: str, labels: Sequence[str]) -> str:
    """All choices with a box before each, the chosen one's filled: for reading and for ticking."""
    every = list(dict.fromkeys((*labels, *filter(None, [chosen]))))
    boxes = [f"{'■' if label == chosen else '□'} {label}" for label in every]
    a_line = len(boxes) if len(boxes) <= MOST_BOXES else FEWER_BOXES
    lines = (boxes[place : place + a_line] for place in range(0, len(boxes), max(a_line, 1)))
    return "\n".join("\u3000".join(line) for line in lines)


def placed(rows: Sequence[Values]) -> list[tuple[str, Values]]:
    """Rows with their own places if all have one, else counted from one."""
    own = [row.get("position", "") for row in rows]
    places = own if all(own) else [str(place) for place in range(1, len(rows) + 1)]
    return list(zip(places, rows, strict=True))


def dated_lines(rows: Sequence[Values], *fields: str) -> str:
    """One line a child record: its day, then its other fields."""
    return "\n".join(
        "\u3000".join(filter(None, (chinese_day(row.get("day", "")), joined(row, *fields))))
        for row in rows
    )


def grouped(
    shown: Sequence[Shown],
    keys: Callable[[Shown], Sequence[str]],
    order: Sequence[str],
    unit: str,
    row: Callable[[int, Shown], Sequence[str]],
) -> list[Group]:
    """Groups of numbered rows, one a key, in the office's order; numbers begin anew in each."""
    found: dict[str, list[Shown]] = {key: [] for key in order}
    for each in shown:
        for key in keys(each):
            found.setdefault(key, []).append(each)
    return [
        Group(f"{key}（{len(members)} {unit}）", [row(*pair) for pair in enumerate(members, 1)])
        for key, members in found.items()
        if members
    ]


def ungrouped(shown: Sequence[Shown], row: Callable[[int, Shown], Sequence[str]]) -> list[Group]:
    """All rows in one group without a heading, numbered."""
    return [Group("", [row(*pair) for pair in enumerate(shown, 1)])]


def without(columns: Sequence[Column], title: str) -> tuple[list[Column], list[int]]:
    """The columns but the one that the groups already say, and their places among all."""
    kept = [place for place, column in enumerate(columns) if column.title != title]
    return [columns[place] for place in kept], kept
