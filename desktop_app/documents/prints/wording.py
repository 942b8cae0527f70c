"""Small turns of phrase that the prints share."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from decimal import Decimal

from desktop_app.chinese.phones import mask_phone
from desktop_app.documents.printables import Column, RowGroup
from desktop_app.documents.prints.declared import STORED, Chosen, Option, Setting, Shown, Values
from desktop_app.records.outcome import Outcome
from desktop_app.records.predicates import Predicate

PHONES = Option("phones", "手机号码", (("masked", "隐去中间四位"), ("full", "完整印出")))
COMMITTEE = "委员会"
TEN_THOUSAND, CENTS = 10_000, 100
MOST_BOXES, FEWER_BOXES = 4, 3
"""How many choices stand in one line of boxes, and in each where there are more."""


def termed(office: str, term: str) -> str:
    """The office's name with its term in the place usage wants: 政协甲县第十三届委员会."""
    if not term:
        return office
    if office.endswith(COMMITTEE):
        return f"{office.removesuffix(COMMITTEE)}第{term}{COMMITTEE}"
    return f"{office}第{term}"


def short(names: str, setting: Setting, between: str = "、") -> str:
    """The short names of committees, given by their full ones with “、” between them."""
    return between.join(setting.shorts.get(name, name) for name in names.split("、"))


PLACE = re.compile("政协(.+?)(?:第.+?届)?委员会$")
PLACES = frozenset("县市区州旗盟省")


def body_of(office: str) -> str:
    """What an office's letters call it and its committees: 县政协 for 政协甲县委员会."""
    found = PLACE.fullmatch(office)
    place = found[1][-1:] if found else ""
    return f"{place}政协" if place in PLACES else ""


def numeral_of_term(term: str) -> str:
    """A term as it is printed alone: 第十届 for 十届."""
    return term if not term or term.startswith("第") else f"第{term}"


def answered_for(office: str, *, brief: bool = False) -> tuple[str, ...]:
    """The line below a register or table that is sent on: who answers for it and when.

    The `brief` form leaves less room, for a portrait page.
    """
    blank = "\u3000" * (2 if brief else 5)
    day = "填报日期：\u3000\u3000年\u3000\u3000月\u3000\u3000日"
    if brief:
        return (f"填报单位（盖章）：{blank}", f"负责人：{blank}", f"填报人：{blank}", day)
    return (
        f"填报单位（盖章）：{office}", f"负责人：{blank}", f"审核人：{blank}", f"填报人：{blank}",
        day,
    )  # fmt: skip


def phone(text: str, chosen: Chosen) -> str:
    """A phone number, masked unless the whole number was chosen."""
    return text if PHONES.of(chosen) == "full" else mask_phone(text)


def joined(values: Values, *fields: str, between: str = "") -> str:
    """The texts of some fields that are not empty, by default one close behind the other."""
    return between.join(filter(None, (values.get(name, "") for name in fields)))


def ten_thousands(cents: str) -> str:
    """A stored amount as prints show it, in 万元: 36万元 for 36000000, 2822元 below one."""
    if not cents:
        return ""
    amount = Decimal(cents) / CENTS
    if 0 < abs(amount) < TEN_THOUSAND:
        return f"{_trimmed(amount)}元"
    return f"{_trimmed(amount / TEN_THOUSAND)}万元"


def _trimmed(amount: Decimal) -> str:
    shown = f"{amount:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def counted(text: str, unit: str) -> str:
    """A number with its unit, nothing for an empty one."""
    return f"{text}{unit}" if text else ""


def valued(shown: Shown, fields: Sequence[str]) -> dict[str, str]:
    """The texts of these fields, empty where a record has none."""
    return {name: shown.values.get(name, "") for name in fields}


def numbered(number: str) -> str:
    """The number of a record as it is printed over its form."""
    return f"编号：{number}" if number else ""


def is_one_of(values: Values, field: str, codes: Container[str]) -> bool:
    """Whether a code field holds one of these codes; the print names it as field.stored."""
    return values.get(f"{field}{STORED}", "") in codes


def labels_but(setting: Setting, code_list: str, but: str) -> tuple[str, ...]:
    """The labels of a code list in the office's order, without that of one code."""
    labels = setting.codes.get(code_list, {})
    return tuple(label for code, label in labels.items() if code != but)


def fulfils(values: Values, predicate: Predicate) -> bool:
    """Whether a printed record fulfils a predicate; the print names its code fields as x.stored."""
    read = {name: values.get(f"{name}{STORED}", values.get(name, "")) for name in predicate.fields}
    return predicate.holds({name: text or None for name, text in read.items()})


def is_settled(values: Values) -> bool:
    """Whether nobody has to act on an outcome any more: its handling has ended or was stopped."""
    return fulfils(values, Outcome.ENDED | Outcome.STOPPED)


def is_rejected(values: Values) -> bool:
    """Whether an outcome was not adopted."""
    return fulfils(values, Outcome.REJECTED)


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


def grouped(
    shown: Sequence[Shown],
    keys: Callable[[Shown], Sequence[str]],
    order: Sequence[str],
    unit: str,
    row: Callable[[int, Shown], Sequence[str]],
) -> list[RowGroup]:
    """Groups of numbered rows, one a key, in the office's order; numbers begin anew in each."""
    found: dict[str, list[Shown]] = {key: [] for key in order}
    for each in shown:
        for key in keys(each):
            found.setdefault(key, []).append(each)
    return [
        RowGroup(f"{key}（{len(members)}{unit}）", [row(*pair) for pair in enumerate(members, 1)])
        for key, members in found.items()
        if members
    ]


def ungrouped(shown: Sequence[Shown], row: Callable[[int, Shown], Sequence[str]]) -> list[RowGroup]:
    """All rows in one group without a heading, numbered."""
    return [RowGroup("", [row(*pair) for pair in enumerate(shown, 1)])]


def without(columns: Sequence[Column], title: str) -> tuple[list[Column], list[int]]:
    """The columns but the one that the groups already say, and their places among all."""
    kept = [place for place, column in enumerate(columns) if column.title != title]
    return [columns[place] for place in kept], kept
