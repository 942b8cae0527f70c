"""The sections of a number format's code, and what each shows of a number (ECMA-376 18.8.31)."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from desktop_app.documents.grids import EMPTY, Cell, cell_text

Show = Callable[[float], Cell | None]

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*](?P<space>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<half>AM/PM|A/P|上午/下午)|(?P<general>General|G/通用格式)|(?P<exponent>E[+-])|(?P<bare>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|=|<|>)\s*(-?\d+(?:\.\d+)?)")
_MONEY_OR_NUMERALS = re.compile(r"\$[^-]|DBNum", re.IGNORECASE)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt,
    "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_KINDS = {
    **dict.fromkeys("0#?", "digit"), ".": "point", ",": "comma",
    **dict.fromkeys("%/@", "other"),
}  # fmt: skip
_NOT_PLAIN = re.compile(r"[%/E@]")
_THOUSANDS = re.compile(r"[0#?],+[0#?]")
_DATE_LETTERS = frozenset("ymdhsaeb")
_MULTIPLES = frozenset("千万亿百")
_MONEY_WORD = re.compile(r"RMB|CNY|USD|US|HK|NT|人民币", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR = 1800, 2199


class Token(NamedTuple):
    """One piece of a section: `kind` is literal, digit, point, comma, general or other."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class FormatSection:
    """One of the sections that `;` separates, for the numbers that meet its condition.

    `letters` are those of a date format; `is_quantity`: thousands, percents, fractions, money.
    `show` gives what the cell shows, or None where the number itself is the better reading.
    """

    condition: tuple[str, float] | None
    letters: str
    is_quantity: bool
    show: Show | None

    def holds(self, number: float) -> bool:
        """Whether this section is the one that shows the number."""
        return self.condition is None or _COMPARE[self.condition[0]](number, self.condition[1])


def sections_of(code: str) -> tuple[FormatSection, ...]:
    """The sections of a format code for numbers, at most three, each with its condition."""
    parts: list[list[re.Match[str]]] = [[]]
    for found in _TOKEN.finditer(code):
        if found["bare"] == ";":
            parts.append([])
        else:
            parts[-1].append(found)
    sections = [_section(part) for part in parts[:3]]
    if not any(each.condition for each in sections):
        usual = _USUAL_CONDITIONS[len(sections)]
        sections = [replace(x, condition=y) for x, y in zip(sections, usual, strict=True)]
    hides_all = sections[0].show is _nothing
    return tuple(
        replace(each, show=None) if _hides(each) and (hides_all or not _is_zeros(each)) else each
        for each in sections
    )


def _hides(section: FormatSection) -> bool:
    return section.show is _nothing


def _is_zeros(section: FormatSection) -> bool:
    return section.condition == ("=", 0)


_USUAL_CONDITIONS: dict[int, list[tuple[str, float] | None]] = {
    1: [None],
    2: [(">=", 0), ("<", 0)],
    3: [(">", 0), ("<", 0), ("=", 0)],
}


def _section(part: list[re.Match[str]]) -> FormatSection:
    condition = None
    money = False
    for found in part:
        bracket = found["bracket"] or EMPTY
        if given := _CONDITION.fullmatch(bracket.strip()):
            condition = (given[1], float(given[2]))
        money = money or _MONEY_OR_NUMERALS.match(bracket) is not None
    tokens = tuple(_tokens(part))
    numeric = _Numeric(tokens)
    return FormatSection(condition, _letters(part), money or numeric.is_quantity, numeric.show())


def _tokens(part: list[re.Match[str]]) -> Iterator[Token]:
    for found in part:
        if found["quoted"] is not None or found["escaped"] is not None:
            yield Token("literal", found["quoted"] or found["escaped"] or EMPTY)
        elif found["general"]:
            yield Token("general", EMPTY)
        elif found["exponent"]:
            yield Token("other", "E")
        elif bare := found["bare"]:
            yield Token(_KINDS.get(bare, "literal"), bare)


def _letters(part: list[re.Match[str]]) -> str:
    """The letters of a date format, h among them for elapsed time; empty for a number format."""
    timed = any(each["half"] or _ELAPSED.fullmatch(each["bracket"] or EMPTY) for each in part)
    bare = (each["bare"].lower() for each in part if each["bare"])
    return ("h" if timed else EMPTY) + "".join(each for each in bare if each in _DATE_LETTERS)


class _Numeric:
    """A section as a number format: the places of its digits and its texts."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        kinds = [each.kind for each in tokens]
        point = kinds.index("point") if "point" in kinds else len(kinds)
        filled = [n for n, kind in enumerate(kinds) if kind in ("digit", "general")]
        self.whole = [n for n in filled if n < point]
        self.decimals = "".join(tokens[n].text for n in filled if n > point)
        first, last = (filled[0], filled[-1] + 1) if filled else (len(kinds), len(kinds))
        self.prefix, self.suffix = _literals(tokens[:first]), _literals(tokens[last:]).strip()
        end = self.whole[-1] if self.whole else first
        self.inner = _literals(tokens[first:end])
        self.divisor = self._divisor(kinds, filled)
        self.is_multiple = bool(filled) and not _MULTIPLES.isdisjoint(self.suffix)

    @property
    def is_quantity(self) -> bool:
        """Whether the section shows an amount: that is read from the number, not from the text."""
        shown = "".join(each.text for each in self.tokens if each.kind != "literal")
        if _NOT_PLAIN.search(shown):
            return True
        return self.divisor == 1 and _THOUSANDS.search(shown) is not None

    def show(self) -> Show | None:
        """What the section shows of a number, None where that is the number."""
        if self.divisor > 1 or self.is_multiple:
            return partial(_scaled, self.divisor, self.suffix if self.is_multiple else EMPTY)
        if not self.whole and not self.decimals:
            return self._literal()
        if self.decimals:
            plain = self.decimals == "00" and not self.inner and not self.prefix.strip(" +")
            return _year_and_month if plain else None
        zeros = sum(self.tokens[n].text == "0" for n in self.whole)
        named = any(each.isalnum() for each in _MONEY_WORD.sub(EMPTY, self.prefix))
        if zeros > 1 or self.inner or named:
            if zeros == len(self.whole) and not self.inner:
                return partial(_padded, self.prefix.lstrip(), zeros, self.suffix)
            return partial(_in_template, self.tokens, self.whole)
        return None

    def _literal(self) -> Show | None:
        """What a section without digits shows: a word, or nothing."""
        text = _literals(self.tokens).strip()
        if not text:
            return _nothing
        return partial(_word, text) if any(each.isalnum() for each in text) else None

    def _divisor(self, kinds: Sequence[str], filled: Sequence[int]) -> int:
        """By how much a number is divided before it is shown: `0,` by 1,000, `0!.0,` by 10,000."""
        digits = [n for n in filled if kinds[n] == "digit"]
        commas = kinds[digits[-1] :].count("comma") if digits else 0
        if not commas:
            return 1
        points = (n for n in range(digits[0], digits[-1]) if self.tokens[n] == ("literal", "."))
        point = next(points, digits[-1])
        return int(1000**commas * 10 ** sum(n > point for n in digits))


def _literals(tokens: Sequence[Token]) -> str:
    return "".join(each.text for each in tokens if each.kind == "literal")


def _nothing(_number: float) -> Cell:
    return EMPTY


def _word(text: str, _number: float) -> Cell:
    return text


def _scaled(divisor: int, suffix: str, number: float) -> Cell:
    """A number in the unit that its format shows, not rounded; a text if the format demands it."""
    value = round(number / divisor, 10)
    return f"{cell_text(value)}{suffix}" if suffix else value


def _year_and_month(number: float) -> str | None:
    """The year and month written as a decimal with two places: 1975.1 shown as 1975.10."""
    hundredths = round(number * 100)
    year, month = divmod(hundredths, 100)
    exact = abs(number * 100 - hundredths) < 1e-6
    if exact and _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12:
        return f"{year}.{month:02d}"
    return None


def _padded(prefix: str, width: int, suffix: str, number: float) -> str | None:
    """A whole number with zeros before it, between the texts of its format."""
    if number < 0 or number != int(number):
        return None
    return f"{prefix}{int(number):0{width}d}{suffix}"


def _in_template(tokens: Sequence[Token], places: Sequence[int], number: float) -> str | None:
    """A whole number's digits in their places from the right, the rest before the first."""
    if number < 0 or number != int(number):
        return None
    digits, shown = str(int(number)), list[str]()
    for n in range(len(tokens) - 1, -1, -1):
        token = tokens[n]
        if token.kind == "literal":
            shown.append(token.text)
        elif n == places[0]:
            shown.append(digits or token.text.strip("#?"))
        elif token.kind == "digit":
            shown.append(digits[-1:] or token.text.strip("#?"))
            digits = digits[:-1]
    return "".join(reversed(shown)).strip()
