"""A figure of a campaign: a decimal of at most four places, held as whole ten-thousandths."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, ClassVar

import peewee

from desktop_app.errors import Wrong
from desktop_app.patterns import pattern
from desktop_app.records.field_types import FieldType
from desktop_app.records.input_text import plain_text
from desktop_app.records.lookup import Lookup

if TYPE_CHECKING:
    _Column = peewee.IntegerField[int | None]
else:
    _Column = peewee.IntegerField

SCALE = 10_000
PLACES = 4
MOST, _SAID = 10**15, 20
"""The largest figure that is taken; so much of a text that is none is said."""
_FIGURE = pattern(r"([+＋\-−－–]?)(\d+(?:\.\d+)?)")
_MINUS = frozenset("-−－–")
_SPACES = str.maketrans("", "", ",， \u3000\u00a0")


class DecimalFigure(FieldType, _Column):
    """A figure in ten-thousandths: 4,806 and 12.5 are read, `signed` ones may be below zero."""

    wordless: ClassVar[bool] = True
    align: ClassVar[str] = "right"
    usual_width: ClassVar[int] = 8

    def __init__(self, label: str, *, signed: bool = False, **declared: Any) -> None:
        self.signed = signed
        super().__init__(label, **declared)

    def read(self, raw: object, lookup: Lookup) -> int | None:
        figure = read_figure(plain_text(raw), self.label)
        if figure is not None and figure < 0 and not self.signed:
            raise Wrong(f"{self.label}不能是负数，现在是“{plain_text(raw)}”")
        return figure

    def show(self, value: Any, lookup: Lookup) -> str:
        return "" if value is None else figure_text(value)


def read_figure(text: str, label: str = "数字") -> int | None:
    """A typed or pasted figure in ten-thousandths, None for an empty cell; `Wrong` for others."""
    written = text.translate(_SPACES)
    if not written:
        return None
    found, said = _FIGURE.fullmatch(written), text.strip()
    said = said if len(said) <= _SAID else f"{said[:_SAID]}……"
    if found is None:
        raise Wrong(f"{label}应为数字，如 655 或 12.5，现在是“{said}”")
    figure = Decimal(found[2]) * SCALE
    if figure != figure.to_integral_value():
        raise Wrong(f"{label}最多 {PLACES} 位小数，现在是“{said}”")
    if figure > MOST:
        raise Wrong(f"{label}太大，请核对：“{said}”")
    return -int(figure) if found[1] in _MINUS else int(figure)


def figure_text(value: int, decimals: int | None = None, *, commas: bool = True) -> str:
    """A figure as text: with so many decimals, or with those that it has; thousands apart."""
    whole, rest = divmod(abs(value), SCALE)
    if decimals is None:
        fraction = f"{rest:04}".rstrip("0")
    else:
        step = Decimal(10) ** -min(decimals, PLACES)
        exact = (Decimal(abs(value)) / SCALE).quantize(step, ROUND_HALF_UP)
        head, _, fraction = f"{exact:f}".partition(".")
        whole = int(head)
    shown = f"{whole:,}" if commas else str(whole)
    below = value < 0 and bool(whole or fraction.strip("0"))
    return f"{'−' if below else ''}{shown}{'.' if fraction else ''}{fraction}"
