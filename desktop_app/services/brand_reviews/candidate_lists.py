"""Candidates from a list of another program: names of brands, with the reason where it says one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.documents.headers import plain
from desktop_app.errors import UserError
from desktop_app.records.brand import Brand
from desktop_app.records.brand_review import BrandCandidate
from desktop_app.services.brand_reviews.brand_names import plain_name
from desktop_app.services.brand_reviews.nominating import add_candidates
from desktop_app.services.brand_reviews.review_rounds import read
from desktop_app.services.desk import Changed, Desk
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query

Lines = Sequence[Sequence[str]]
SHOWN = 5


class ReadCandidates(NamedTuple):
    """What a list gives: brands with their reasons, new ones first named; names of no brand.

    there: how many are candidates already. several: names that several brands have.
    """

    new: tuple[tuple[int, str], ...] = ()
    unknown: tuple[str, ...] = ()
    there: int = 0
    several: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What was read, as sentences."""
        told = [f"认出 {len(self.new)} 个新的候选品牌"]
        if self.there:
            told.append(f"{self.there} 个已经是候选品牌，不再加")
        if self.several:
            told.append(f"有同名的品牌，请在“品牌项目”页选中申报：{_few(self.several)}")
        if self.unknown:
            told.append(f"“品牌项目”里没有，不加：{_few(self.unknown)}")
        return "；".join(told) + "。"


def read_list(desk: Desk, key: int, text: str) -> ReadCandidates:
    """The brands that a pasted text names: a line each, or rows of a sheet with heads."""
    lines = [[" ".join(cell.split()) for cell in line.split("\t")] for line in text.splitlines()]
    lines = [line for line in lines if any(line)]
    brands = _brands(desk)
    there = {each.brand for each in read(desk, key).candidates}
    head = next((place for place, line in enumerate(lines) if _column(line, "brand") >= 0), -1)
    columns = lines[head] if head >= 0 else []
    named, reason = _column(columns, "brand"), _column(columns, "note")
    new: dict[int, str] = {}
    unknown, several, known = list[str](), list[str](), 0
    for line in lines[head + 1 :]:
        name = _cell(line, named) if head >= 0 else _name_in(line, brands)
        found = brands.get(plain_name(name), []) if name else []
        if len(found) > 1:
            several.append(name)
        elif not found:
            unknown += [name] if name else []
        elif found[0] in there:
            known += 1
        else:
            new.setdefault(found[0], _cell(line, reason))
    return ReadCandidates(tuple(new.items()), tuple(dict.fromkeys(unknown)), known,
                          tuple(dict.fromkeys(several)))  # fmt: skip


def nominate_listed(desk: Desk, key: int, text: str) -> Changed:
    """Make the brands that a text names candidates of a round, as one action.

    `UserError` where it names none that is new.
    """
    found = read_list(desk, key, text)
    if not found.new:
        raise UserError(f"没有可以加的候选品牌。{found.told}" if text.strip() else
                        "请先粘贴名单，一行一个品牌名称。")  # fmt: skip
    return add_candidates(desk, key, found.new)


def _brands(desk: Desk) -> dict[str, list[int]]:
    """The ids of the brands by their names and numbers, those given up left out."""
    keys = lists.find(desk.office, Brand, Query())
    found: dict[str, list[int]] = {}
    for key, _, name, number, stage in lists.rows(
        desk.office, Brand, keys, ("name", "number", "stage")
    ):
        if Brand.LIVE.holds({"stage": stage}):
            for word in filter(None, (plain_name(name), plain_name(number or ""))):
                found.setdefault(word, []).append(key)
    return found


def _column(line: Sequence[str], name: str) -> int:
    """The column that is called like a field of a candidate, -1 for none."""
    field = BrandCandidate.field(name)
    words = {plain(each) for each in (field.label, *field.also, *(("名称",) * (name == "brand")))}
    return next((place for place, text in enumerate(line) if plain(text) in words), -1)


def _name_in(line: Sequence[str], brands: dict[str, list[int]]) -> str:
    """The cell of a line without heads that is a brand, else its longest one."""
    known = (each for each in line if plain_name(each) in brands)
    return next(known, max(line, key=len))


def _cell(line: Sequence[str], place: int) -> str:
    return line[place] if 0 <= place < len(line) else ""


def _few(names: Sequence[str]) -> str:
    more = f"等 {len(names)} 个" if len(names) > SHOWN else ""
    return "、".join(f"“{each}”" for each in names[:SHOWN]) + more
