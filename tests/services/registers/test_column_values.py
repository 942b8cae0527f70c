"""The values of a column with their counts, and its ranges, told by reading every record."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from desktop_app.errors import Wrong
from desktop_app.records import ALL
from desktop_app.records.consultation import Consultation
from desktop_app.records.field_types import Codes, Day, Photo
from desktop_app.records.links import Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.office import Sector
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter, Query
from desktop_app.services.registers.column_values import (
    AGE,
    AGED,
    DAY,
    MOST,
    NUMBER,
    column_values,
    kind_text,
    range_filters,
    range_texts,
    ranges_of,
    without_ages,
)
from desktop_app.services.statistics.ages import age_on

TODAY = datetime.date(2026, 11, 23)


def put(desk: Desk, model: type[Record], **typed: Any) -> int:
    return registers.save(desk, model, typed).keys[0]


def shown(desk: Desk, model: type[Record], name: str, query: Query = Query()) -> list[str]:  # noqa: B008
    found = column_values(desk, model, query, name)
    return [f"{each.text} {each.records}" for each in found.values]


@pytest.fixture
def people(desk: Desk) -> Desk:
    """Seven of one sector, two of another, one without any."""
    labour, trade = (put(desk, Sector, name=name) for name in ("农工党", "工商联"))
    for place in range(10):
        sector = trade if place < 7 else labour if place < 9 else ""
        born = ("1980-05-01", "1980", "1975-03", "")[place % 4]
        put(desk, Member, name=f"演示{chr(0x4E00 + place)}", sector=sector, born=born,
            sex="男" if place % 2 else "女", terms_served=place % 3 + 1 if place % 5 else "",
            unit=f"单位{place % 2}",
            cppcc_post=("常委", "常委 界别召集人", "委员")[place % 3])  # fmt: skip
    return desk


def test_every_value_comes_with_its_count_in_the_offices_order(people: Desk) -> None:
    assert shown(people, Member, "sector") == ["工商联 7", "农工党 2"]
    found = column_values(people, Member, Query(), "sector")
    assert (found.filled, found.empty, found.whole) == (9, 1, True)


def test_records_of_any_kind_are_counted_by_kind_and_one_by_one(desk: Desk) -> None:
    held, more = (put(desk, Consultation, name=f"演示协商{n}") for n in "甲乙")
    asked = put(desk, Proposal, name="演示提案", mover="演示甲")
    sources = (f"consultation:{held}", f"consultation:{held}", f"consultation:{more}",
               f"proposal:{asked}")  # fmt: skip
    for place, source in enumerate(sources):
        put(desk, Outcome, content=f"演示建议{place}", source=source)
    found = shown(desk, Outcome, "source")
    assert found[:2] == ["所有协商 3", "所有提案 1"]
    assert sorted(found[2:]) == ["演示协商乙 1", "演示协商甲 2", "演示提案 1"]
    for values, count in (
        (("proposal:",), 1), (("consultation:",), 3), (("brand:",), 0),
        (("proposal:", f"consultation:{more}"), 2), (("consultation:", None, "proposal:"), 4),
    ):  # fmt: skip
        where = (Filter("source", "in", values),)
        assert len(registers.find(desk, Outcome, Query(where=where))) == count


def test_days_are_counted_by_years_from_the_last(people: Desk) -> None:
    assert shown(people, Member, "born") == ["1980年 6", "1975年 2"]


def test_numbers_stand_by_size_and_texts_by_how_often_they_come(people: Desk) -> None:
    assert [each.split()[0] for each in shown(people, Member, "terms_served")] == ["1", "2", "3"]
    put(people, Member, name="多一", unit="单位1")
    assert shown(people, Member, "unit") == ["单位1 6", "单位0 5"]


def test_several_codes_in_one_cell_are_counted_each(people: Desk) -> None:
    found = dict(each.rsplit(" ", 1) for each in shown(people, Member, "cppcc_post"))
    assert sum(map(int, found.values())) == 13  # three of ten have two


def test_pairs_are_counted_each_and_without_any(people: Desk) -> None:
    first, second = list(registers.find(people, Member, Query()))[:2]
    put(people, Point, name="东", members=[first, second])
    put(people, Point, name="西", members=[first])
    put(people, Point, name="南")
    found = column_values(people, Point, Query(), "members")
    assert sorted(each.records for each in found.values) == [1, 2]
    assert (found.filled, found.empty) == (2, 1)


def test_only_the_rows_of_the_other_conditions_are_counted(people: Desk) -> None:
    men = Query(where=(Filter("sex", "in", ("1",)),))
    assert shown(people, Member, "sector", men) == ["工商联 3", "农工党 1"]
    assert shown(people, Member, "unit", Query(search="单位1")) == ["单位1 5"]


def test_of_very_many_texts_the_most_come_and_the_rest_is_found(desk: Desk) -> None:
    from desktop_app.storage.log import door

    texts = [f"住址{n:04}" for n in range(MOST + 50)]
    rows = [Member.of({"name": "甲", "address": each}) for each in [*texts, texts[-1]]]
    door.apply(desk.office, rows, (), "写入", "演示")
    found = column_values(desk, Member, Query(), "address")
    assert (len(found.values), found.whole) == (MOST, False)
    assert found.values[0].text == texts[-1]
    rest = column_values(desk, Member, Query(), "address", "0548")
    assert ([each.text for each in rest.values], rest.whole) == (["住址0548"], True)


@pytest.mark.parametrize("model", [each for each in ALL if each.TAB], ids=lambda each: each.KEY)
def test_every_column_of_every_register_can_be_counted(desk: Desk, model: type[Record]) -> None:
    for field in model.declared():
        found = column_values(desk, model, Query(), field.name)
        assert (found.values, found.filled) == ((), 0)


def by_hand(desk: Desk, name: str) -> Counter[Any]:
    """The counts of a column by reading every record."""
    field = Member.field(name)
    keys = registers.find(desk, Member, Query())
    found: Counter[Any] = Counter()
    for _, _, value in registers.rows(desk, Member, keys, [name]):
        if isinstance(field, Codes | Links):
            found.update((value or "").split())
        elif value is not None:
            found[value[:4] if isinstance(field, Day) else value] += 1
    return found


def test_every_column_is_counted_as_reading_every_record_does(people: Desk) -> None:
    for field in Member.declared():
        if isinstance(field, Photo):
            continue
        found = column_values(people, Member, Query(), field.name)
        assert {each.value: each.records for each in found.values} == by_hand(people, field.name)


def test_what_each_kind_of_column_can_be_narrowed_to() -> None:
    assert ranges_of(Member.field("born")) == (AGE, DAY)
    assert ranges_of(Member.field("since")) == (DAY,)
    assert ranges_of(Outcome.field("money")) == (NUMBER,)
    assert ranges_of(Member.field("sector")) == ranges_of(Member.field("unit")) == ()


@pytest.mark.parametrize(
    ("name", "kind", "low", "high", "told"),
    [
        ("born", AGE, "40", "55", [(AGED, (40, 55))]),
        ("born", AGE, "60岁", "", [(AGED, (60, None))]),
        ("born", AGE, "", "", []),
        ("born", DAY, "1980", "1985.6", [("from", ("1980",)), ("to", ("1985-06-30",))]),
        ("since", DAY, "", "2024", [("to", ("2024-12-31",))]),
        ("terms_served", NUMBER, "2", "", [("from", (2,))]),
        ("money", NUMBER, "3.5万", "50000", [("from", (3_500_000,)), ("to", (5_000_000,))]),
    ],
)
def test_a_typed_range_is_read(
    desk: Desk, name: str, kind: str, low: str, high: str, told: list[tuple[str, tuple[Any, ...]]]
) -> None:
    field = (Outcome if name == "money" else Member).field(name)
    found = range_filters(field, kind, low, high, lookup(desk))
    assert [(each.how, each.values) for each in found] == told
    again = range_texts(field, kind, found, lookup(desk))
    assert range_filters(field, kind, *again, lookup(desk)) == found


@pytest.mark.parametrize(
    ("name", "kind", "low", "high"),
    [
        ("born", AGE, "四十", ""), ("born", AGE, "50", "40"), ("born", AGE, "400", ""),
        ("born", DAY, "那年", ""), ("since", DAY, "2025", "2024"),
        ("terms_served", NUMBER, "若干", ""), ("terms_served", NUMBER, "3", "2"),
    ],
)  # fmt: skip
def test_a_range_that_cannot_be_read_is_told(
    desk: Desk, name: str, kind: str, low: str, high: str
) -> None:
    with pytest.raises(Wrong):
        range_filters(Member.field(name), kind, low, high, lookup(desk))


@pytest.mark.parametrize("ages", [(40, 50), (51, 51), (None, 46), (46, None), (0, 150)])
def test_an_age_means_just_those_who_are_so_old_today(
    desk: Desk, ages: tuple[int | None, int | None]
) -> None:
    days = [f"{year}{rest}" for year in range(1970, 1992)
            for rest in ("", "-11", "-12", "-11-23", "-11-24", "-01-05")]  # fmt: skip
    for day in days:
        put(desk, Member, name="甲", born=day)
    where = without_ages((Filter("born", AGED, ages),), TODAY)
    keys = registers.find(desk, Member, Query(where=where))
    low, high = ages
    wanted = [each for each in days
              if (low or 0) <= age_on(each, TODAY) <= (150 if high is None else high)]  # fmt: skip
    assert sorted(row[2] for row in registers.rows(desk, Member, keys, ["born"])) == sorted(wanted)


def test_a_snapshot_of_names_is_enough_for_a_range() -> None:
    assert range_filters(Member.field("born"), DAY, "1980", "", Lookup(TODAY))


class _Unread:
    """Records of which none may be loaded."""

    def __iter__(self) -> Iterator[Any]:
        raise AssertionError("a record was loaded")


def test_the_words_of_a_value_that_is_no_kind_load_no_record() -> None:
    """A list begins with the condition of the term: its chip is a start's work."""
    models: Any = _Unread()
    assert [kind_text(each, models) for each in (None, 5, "2026", "")] == ["", "", "", ""]
    assert kind_text("point:", ALL) == f"所有{Point.TITLE}"
