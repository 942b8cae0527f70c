"""How prints write deeds: amounts, places, people, sums at the foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from desktop_app.documents.prints.declared import STORED, Shown, Values
from desktop_app.documents.prints.wording import joined

CENTS = 1_000_000
"""分 of 1 万元."""
MONEY = ("money", "student_money", "project_money", "sales")
FURTHER = (
    ("employed", "促进就业", "人"), ("students", "助学", "人"),
    ("student_money", "助学资金", "万元"), ("projects", "引进项目", "个"),
    ("project_money", "到位资金", "万元"), ("sales", "消费帮扶", "万元"),
)  # fmt: skip
"""What a ledger sums up in words below its rows, besides people and money."""


def in_ten_thousands(cents: int) -> str:
    """An amount in 万元 without the zeros at its end: 12.5."""
    text = f"{Decimal(cents) / CENTS:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_of(values: Values, field: str) -> int | None:
    """A number or an amount in 分 of a deed, None where none is written or it is held back."""
    text = values.get(f"{field}{STORED}" if field in MONEY else field, "").replace(",", "")
    return int(text) if text.isdigit() else None


def text_of(values: Values, field: str) -> str:
    """A number of a deed as a ledger writes it, empty where none is written."""
    number = number_of(values, field)
    if number is None:
        return values.get(field, "") if field not in MONEY else ""
    return in_ten_thousands(number) if field in MONEY else str(number)


def sum_of(rows: Iterable[Shown], field: str) -> str:
    """The sum of a number over some deeds; 0 where nobody wrote one."""
    total = sum(number_of(each.values, field) or 0 for each in rows)
    return in_ten_thousands(total) if field in MONEY else str(total)


def people_of(values: Values) -> str:
    """Who is in charge of a deed and who takes part."""
    return joined(values, "doer", "partners", "partner_names", between="、")


def place_of(values: Values) -> str:
    """Where a deed is done."""
    return joined(values, "county", "township", "village", between="\n")


def course_of(values: Values, text: str, state: str) -> str:
    """Progress or effect: its degree, then its words."""
    return joined(values, state, text, between="：")


def further_sums(shown: Sequence[Shown]) -> tuple[str, ...]:
    """The sums of what only some deeds have, as one sentence; none where no deed has any."""
    told = [
        f"{title} {sum_of(shown, field)} {unit}" for field, title, unit in FURTHER
        if any(number_of(each.values, field) for each in shown)
    ]  # fmt: skip
    return (f"其中：{'，'.join(told)}。",) if told else ()
