"""The registry names every record without importing one, and says what the class says."""

from __future__ import annotations

import subprocess
import sys

import pytest

from desktop_app import records
from desktop_app.records import (
    ALL,
    Brand,
    BrandAward,
    BrandMilestone,
    Member,
    Point,
    Registry,
)
from desktop_app.records.registry import spec_of


def test_every_spec_says_what_its_class_says() -> None:
    assert [spec_of(each) for each in ALL] == [each._replace(place=0) for each in ALL.specs]


def test_every_record_is_named_in_the_package() -> None:
    assert {each.name for each in ALL.specs} <= set(records.__all__)
    assert all(getattr(records, each.name) is ALL.model(each.key) for each in ALL.specs)


def test_a_record_stands_after_those_it_links_to() -> None:
    every = list(ALL)
    for place, model in enumerate(every):
        linked = [each.rel_model for each in model._meta.refs]
        assert all(every.index(each) < place for each in linked if each is not model), model


def test_reads_as_the_sequence_of_the_classes() -> None:
    every = list(ALL)
    assert len(ALL) == len(every)
    assert ALL[0] is every[0]
    assert ALL[-1] is every[-1]
    assert ALL[2:4] == tuple(every[2:4])
    assert Member in ALL
    assert object not in ALL
    with pytest.raises(IndexError):
        ALL[len(ALL)]


def test_a_class_of_a_known_key_that_is_another_is_not_in_it() -> None:
    other = type("Member", (), {"KEY": "member"})
    assert other not in ALL


def test_a_registry_of_classes_keeps_them() -> None:
    kept = Registry.of((Member, Point))
    assert list(kept) == [Member, Point]
    assert kept.model("point") is Point
    assert Registry.of(kept) is kept
    with pytest.raises(KeyError):
        kept.model("term")


def test_an_unknown_name_is_said() -> None:
    with pytest.raises(AttributeError, match="Nobody"):
        _ = records.Nobody


def test_naming_the_records_imports_none() -> None:
    code = (
        "import sys; from desktop_app.records import ALL; [each.title for each in ALL.specs]; "
        "print(sorted(set(sys.modules) & {each.module for each in ALL.specs} | "
        "{name for name in sys.modules if name == 'peewee'}))"
    )
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == "[]"


def test_what_a_record_owns_is_told_of_each_list_of_records_apart() -> None:
    whole, few = Registry(spec_of(each) for each in ALL), Registry.of((Brand, BrandAward))
    assert few.owned(Brand) == (BrandAward,)
    assert BrandMilestone in whole.owned(Brand)
    assert whole.owned(Brand) == tuple(
        each for each in ALL if (link := each.owner()) is not None and link.links_to(Brand)
    )
    assert few.owned(BrandAward) == ()
