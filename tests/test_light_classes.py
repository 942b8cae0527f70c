"""Light classes behave as those of the standard library that the type checker takes them for."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re
import typing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app import light_classes

Made = dict[str, Any]


def declare(how: Any) -> Made:
    """Data classes and a named tuple, declared by `how`: light ones, or the standard library's."""

    @how.dataclass(frozen=True, slots=True)
    class Point:
        x: int
        y: int = 2
        names: tuple[str, ...] = how.field(default_factory=tuple)
        hidden: str = how.field(default="h", repr=False)

    @how.dataclass(frozen=True, slots=True)
    class Deep(Point):
        z: int = 3

    @how.dataclass(frozen=True, kw_only=True)
    class Named:
        first: int
        rest: dict[str, int] = how.field(default_factory=dict)

    @how.dataclass(slots=True)
    class Open:
        x: int
        done: bool = how.field(default=False, init=False)

    @how.dataclass(frozen=True, eq=False)
    class Checked:
        x: int

        def __post_init__(self) -> None:
            if self.x < 0:
                raise ValueError("below zero")

    @how.dataclass(frozen=True, init=False)
    class Several:
        values: tuple[int, ...]

        def __init__(self, *values: int) -> None:
            object.__setattr__(self, "values", values)

    return {each.__name__: each for each in (Point, Deep, Named, Open, Checked, Several)}


LIGHT, STANDARD = declare(light_classes), declare(dataclasses)


class LightPair(light_classes.NamedTuple):
    """A pair."""

    left: int
    right: str = "r"

    @property
    def both(self) -> str:
        return f"{self.left}{self.right}"

    @classmethod
    def empty(cls) -> LightPair:
        return cls(0)


class StandardPair(typing.NamedTuple):
    """A pair."""

    left: int
    right: str = "r"

    @property
    def both(self) -> str:
        return f"{self.left}{self.right}"

    @classmethod
    def empty(cls) -> StandardPair:
        return cls(0)


def outcome(made: Any, args: list[int], given: dict[str, int]) -> str:
    """What a call gives, or the kind of its error."""
    try:
        return str(made(*args, **given)).replace("Light", "").replace("Standard", "")
    except (TypeError, ValueError) as error:
        return type(error).__name__


names = st.sampled_from(
    ["x", "y", "names", "hidden", "z", "first", "rest", "done", "left", "right"]
)
keywords = st.dictionaries(names, st.integers(-2, 2), max_size=4)
arguments = st.lists(st.integers(-2, 2), max_size=6)


@given(name=st.sampled_from(sorted(LIGHT)), args=arguments, given_=keywords)
def test_a_data_class_takes_what_a_standard_one_takes(
    name: str, args: list[int], given_: dict[str, int]
) -> None:
    assert outcome(LIGHT[name], args, given_) == outcome(STANDARD[name], args, given_)


@given(args=arguments, given_=keywords)
def test_a_named_tuple_takes_what_a_standard_one_takes(
    args: list[int], given_: dict[str, int]
) -> None:
    assert outcome(LightPair, args, given_) == outcome(StandardPair, args, given_)


@given(one=st.lists(st.integers(0, 1), min_size=1, max_size=2), two=st.integers(0, 1))
def test_equality_and_hash_are_the_standard_ones(one: list[int], two: int) -> None:
    for made in (LIGHT, STANDARD):
        point, other = made["Point"](*one), made["Point"](two)
        assert (point == other) == (one[0] == two and one[1:] in ([], [2]))
        assert (hash(point) == hash(other)) == (point == other)
        assert made["Deep"](*one) != point
        assert made["Checked"](1) != made["Checked"](1)
        with pytest.raises(TypeError):
            hash(made["Open"](1))


def test_a_frozen_one_cannot_be_changed() -> None:
    for made in (LIGHT, STANDARD):
        point = made["Point"](1)
        with pytest.raises(dataclasses.FrozenInstanceError):
            point.x = 2
        with pytest.raises(dataclasses.FrozenInstanceError):
            del point.x
        opened = made["Open"](1)
        opened.done = True
        assert opened.done


def test_replace_gives_other_values_by_either_function() -> None:
    for replace in (light_classes.replace, dataclasses.replace):
        for made in (LIGHT, STANDARD):
            assert replace(made["Deep"](1, z=5), y=7) == made["Deep"](1, 7, z=5)
            assert replace(made["Named"](first=1), first=2) == made["Named"](first=2)
            assert replace(made["Open"](1), x=2) == made["Open"](2)
            with pytest.raises(TypeError):
                replace(made["Point"](1), nothing=1)


def test_a_factory_is_called_for_every_instance() -> None:
    assert LIGHT["Named"](first=1).rest is not LIGHT["Named"](first=1).rest


def test_a_standard_data_class_may_extend_a_light_one_but_not_the_other_way() -> None:
    light: Any = LIGHT["Point"]
    standard: Any = STANDARD["Point"]

    @dataclasses.dataclass(frozen=True, slots=True)
    class Standard(light):  # type: ignore[misc]
        z: int = 0

    assert Standard(1, 2, (), "h", 5) == Standard(1, z=5)
    assert [each.name for each in dataclasses.fields(Standard)] == [
        "x",
        "y",
        "names",
        "hidden",
        "z",
    ]
    with pytest.raises(TypeError):

        @light_classes.dataclass(frozen=True)
        class Light(standard):  # type: ignore[misc]
            z: int = 0


def test_copies_are_equal() -> None:
    point = LIGHT["Point"](1, 2, ("a",))
    assert copy.copy(point) == copy.deepcopy(point) == point
    pair = LightPair(1, "a")
    assert copy.deepcopy(pair) == pickle.loads(pickle.dumps(pair)) == pair
    assert copy.copy(light_classes.pattern("a+")).fullmatch("aa")


def test_a_named_tuple_is_a_plain_tuple() -> None:
    pair = LightPair(1)
    assert pair == (1, "r")
    assert type(type(pair)) is type
    assert (pair.left, pair.right, pair.both) == (1, "r", "1r")
    assert LightPair.empty() == (0, "r")
    assert pair._replace(right="s") == LightPair._make([1, "s"]) == (1, "s")
    assert pair._asdict() == {"left": 1, "right": "r"}
    with pytest.raises(ValueError, match="nothing"):
        pair._replace(nothing=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        LightPair._make([1])
    with pytest.raises(AttributeError):
        pair.left = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        pair.more = 2  # type: ignore[attr-defined]
    match pair:
        case LightPair(left, right):
            assert (left, right) == (1, "r")


def test_a_field_without_a_default_follows_none_that_has_one() -> None:
    with pytest.raises(TypeError):

        class Wrong(light_classes.NamedTuple):
            left: int = 1
            right: int  # type: ignore[misc]


def test_a_pattern_is_compiled_at_its_first_use_and_found_at_once_later() -> None:
    made = light_classes.pattern(r"(\d+)X", re.IGNORECASE)
    assert "match" not in vars(made)
    assert made.match("12x")
    assert vars(made)["match"].__self__ == re.compile(r"(\d+)X", re.IGNORECASE)
    assert made.sub("-", "1x2X") == "--"
    with pytest.raises(re.error):
        light_classes.pattern("(").match("")
