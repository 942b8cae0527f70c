"""Quick sums are the plain ones: by places and by the groups of an index as by `tally` alone."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.records import Point
from desktop_app.records.outcome import Outcome
from desktop_app.services.consulting.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import asked_of
from desktop_app.storage.log import door
from desktop_app.storage.query import linked_values
from desktop_app.storage.query.index_groups import IndexGroups, totals
from desktop_app.storage.query.place_tallies import WHOLE, tally_by_places
from desktop_app.storage.query.tallies import By, Sum, tally
from tests.services.statistics.chance_office import chance_desk

FEW = settings(max_examples=15, deadline=None)
SECTIONS = tuple(each.key for each in STATISTICS.sections if each.key != "point")
PERIODS = (periods.of_year(2026), periods.of_half(2025, 2), periods.between("2024", "2026"))


@contextmanager
def office(seed: int) -> Iterator[Desk]:
    """An office by chance, in which some rows are another office's."""
    with tempfile.TemporaryDirectory() as folder:
        desk = chance_desk(Path(folder), seed, 40)
        chance = random.Random(seed)
        with desk.office.writing() as connection:
            for table in ("consultation", "outcome", "participant", "topic"):
                connection.execute(
                    f'UPDATE "{table}" SET owner = 7 WHERE id % ? = 0', (chance.randint(2, 9),)
                )
        try:
            yield desk
        finally:
            desk.office.close()


@FEW
@given(st.integers(0, 10**6), st.sampled_from(SECTIONS), st.sampled_from(PERIODS), st.booleans())
def test_sums_by_places_are_those_by_each_path_alone(
    seed: int, key: str, period: periods.Period, few: bool
) -> None:
    with office(seed) as desk, pytest.MonkeyPatch.context() as patch:
        patch.setattr(linked_values, "FEW", 2_000 if few else 0)
        rule = STATISTICS.rule(key)
        section = rule.section(asked_of(desk, period)[0])
        sums = [Sum(each.field, each.where) for each in section.parts]
        paths = list(dict.fromkeys(rule.places.values()))
        found = tally_by_places(desk.office, section.model, section.where, paths, sums)
        for path in paths:
            rows = tally(desk.office, section.model, section.where, [By(path)], sums)
            plain = {row[0]: list(row[1:]) for row in rows if any(row[1:])}
            assert {value: each for value, each in found[path].items() if any(each)} == plain
        ((*whole,),) = tally(desk.office, section.model, section.where, [], sums)
        assert found[WHOLE] == {None: whole}


@FEW
@given(st.integers(0, 10**6), st.sampled_from(SECTIONS), st.sampled_from(PERIODS))
def test_totals_are_the_sums_of_one_plain_row(seed: int, key: str, period: periods.Period) -> None:
    with office(seed) as desk:
        rule, asked = STATISTICS.rule(key), asked_of(desk, period)[0]
        for section in (rule.section(asked), rule.unclear_section(asked)):
            if section is not None:
                sums = [Sum(each.field, each.where) for each in section.parts]
                (plain,) = tally(desk.office, section.model, section.where, [], sums)
                assert totals(desk.office, section.model, section.where, sums) == list(plain)


def test_texts_with_any_separator_stay_apart(desk: Desk) -> None:
    counties = ("甲,县", "甲", "县", "甲\n县", None)
    door.apply(
        desk.office,
        [Point.of({"name": f"点{n}", "county": each}) for n, each in enumerate(counties)],
        (), "写入", "演示",
    )  # fmt: skip
    found = tally_by_places(desk.office, Point, (), ["county", "id"], [Sum()])
    assert found["county"] == {each: [1] for each in counties}
    assert all(isinstance(key, int) for key in found["id"])


def test_no_record_gives_no_value(desk: Desk) -> None:
    sums = [Sum(), Sum("money")]
    found: dict[str, Any] = tally_by_places(
        desk.office, Outcome, (), ["consultation.point.county", "consultation"], sums
    )
    assert found == {
        "consultation.point.county": {}, "consultation": {}, WHOLE: {None: [0, 0]}
    }  # fmt: skip


def in_(field: str, *values: Any) -> Sum:
    return Sum("", (Filter(field, "in", values),))


def test_only_fields_that_begin_an_index_of_all_that_is_read_are_grouped(
    desk: Desk,
) -> None:
    def grouped(*sums: Sum, where: tuple[Filter, ...] = ()) -> list[str]:
        return IndexGroups(desk.office, Outcome, where, sums).by

    adoption, handling = in_("adoption", "adopted", None), in_("handling", "done")
    assert grouped(adoption, handling) == ["adoption", "handling"]
    assert grouped(in_("satisfaction", "none")) == []
    number = Filter("number", "filled")
    assert grouped(adoption, where=(number,)) == []
    either = Filter("", "either", ((number,), (Filter("due", "filled"),)))
    assert grouped(adoption, where=(either,)) == []
    assert grouped() == []
