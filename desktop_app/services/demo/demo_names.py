"""Invented names for the demo office: common, minority, compound and with rare characters."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from desktop_app import paths

HAN = "汉族"
MINORITY_SHARE = 0.47
WOMEN_SHARE = 0.36


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person; `note` explains a rare character."""

    name: str
    nation: str
    sex: str
    note: str = ""


def read_demo(name: str) -> Any:
    """The content of one file of resources/demo."""
    return json.loads(paths.resource(f"demo/{name}.json").read_text(encoding="utf-8"))


def invented_people(number: int, chance: Random) -> tuple[Person, ...]:
    """`number` people of different names, those with unusual names among them, in any order."""
    words = read_demo("names")
    people = {name: Person(name, nation, sex) for name, nation, sex in words["whole"]}
    people |= {name: Person(name, nation, sex, note) for name, nation, sex, note in words["rare"]}
    for person in _ordinary(words, chance):
        if len(people) >= number:
            break
        people.setdefault(person.name, person)
    found = list(people.values())[:number]
    chance.shuffle(found)
    return tuple(found)


def _ordinary(words: Any, chance: Random) -> Iterator[Person]:
    nations: Sequence[Any] = words["nations"]
    weights = [each["weight"] for each in nations]
    while True:
        if chance.random() < MINORITY_SHARE:
            group = chance.choices(nations, weights)[0]
            nation = group["nation"]
        else:
            group, nation = words["han"], HAN
        sex = "女" if chance.random() < WOMEN_SHARE else "男"
        given = chance.choice(group["women" if sex == "女" else "men"])
        yield Person(chance.choice(group["surnames"]) + given, nation, sex)
