"""The snapshot of an office's code lists and linked names that reading and showing need.

It is immutable and knows no database: services build it, pages and jobs are handed it.
"""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

from desktop_app.chinese.working_days import WorkingDays


class Choice(NamedTuple):
    """One entry of a code list; a retired one (`active` False) is shown, never offered.

    `counts`: what it says is counted as a success, as solved or as satisfied.
    """

    code: str
    label: str
    aliases: tuple[str, ...] = ()
    active: bool = True
    counts: bool = False


class Choices:
    """One code list: label by code, code by code, label or common variant."""

    __slots__ = ("_by_code", "_by_text", "entries", "title")

    def __init__(self, title: str, entries: Iterable[Choice]) -> None:
        self.title, self.entries = title, tuple(entries)
        self._by_code = {entry.code: entry.label for entry in self.entries}
        self._by_text: dict[str, str] = {}
        for entry in self.entries:
            for text in (entry.code, entry.label, *entry.aliases):
                self._by_text.setdefault(text, entry.code)

    def also(self, choice: Choice) -> Choices:
        """The same list with one more entry, or with this one in the place of its code's."""
        others = [each for each in self.entries if each.code != choice.code]
        return Choices(self.title, (*others, choice))

    @property
    def labels(self) -> Mapping[str, str]:
        """The labels by their codes, as the office orders them."""
        return self._by_code

    def label(self, code: str) -> str:
        """The label of a code; an unknown code shows itself."""
        return self._by_code.get(code, code)

    def find(self, text: str) -> str | None:
        """The code that a code, label or variant names, or None."""
        found = self._by_text.get(text)
        return found if found is not None else self._by_text.get(text.replace(" ", ""))

    def order(self) -> tuple[str, ...]:
        """The codes as the office orders them."""
        return tuple(self._by_code)

    def offered(self) -> tuple[Choice, ...]:
        """The entries that a form offers."""
        return tuple(entry for entry in self.entries if entry.active)

    def counted(self) -> tuple[str, ...]:
        """The codes that count as a success, retired ones too."""
        return tuple(entry.code for entry in self.entries if entry.counts)


class Titles:
    """The titles of one register's records by id, and the ids by title."""

    __slots__ = ("_by_id", "_by_text", "_others")

    def __init__(
        self, rows: Iterable[tuple[int, str, Iterable[str]]], weak: Container[int] = ()
    ) -> None:
        """`rows` gives id, title and other texts that name the record, in the office's order.

        The title of one record is not also an alternative name of another, nor of one of the `weak`
        ids: those of the same title that belong to another term.
        """
        self._by_id: dict[int, str] = {}
        self._by_text: dict[str, tuple[int, ...]] = {}
        self._others: dict[int, tuple[str, ...]] = {}
        by_the_way: dict[str, tuple[int, ...]] = {}
        for key, title, others in rows:
            self._by_id[key], self._others[key] = title, tuple(others)
            own = {title} - {""} if key not in weak else set()
            for text in own:
                self._by_text[text] = (*self._by_text.get(text, ()), key)
            for text in {title, *self._others[key]} - {""} - own:
                by_the_way[text] = (*by_the_way.get(text, ()), key)
        self._by_text = by_the_way | self._by_text

    def also(self, key: int, text: str, title: str = "") -> Titles:
        """The same titles where `text` names `key` too; a `title` adds a record not there yet."""
        more = Titles(())
        more._by_id = {**self._by_id, key: title} if title else self._by_id
        more._by_text, more._others = {**self._by_text, text: (key,)}, self._others
        return more

    def title(self, key: int) -> str:
        """The title of a record, a mark where it is not known."""
        return self._by_id.get(key, f"（未知 {key}）")

    def have(self, keys: Iterable[int]) -> None:
        """Have the titles of these records at hand, for one query where they are read late."""

    def name(self, key: int) -> str:
        """The title where no other record has it, else another text that names only this one."""
        texts = self.texts(key)
        return next((text for text in texts if self.find(text) == (key,)), texts[0])

    def texts(self, key: int) -> tuple[str, ...]:
        """The title and the other texts that name a record, whether or not they name others."""
        return (self.title(key), *self._others.get(key, ()))

    def find(self, text: str) -> tuple[int, ...]:
        """The ids of all records that a text names."""
        return self._by_text.get(text) or self._by_text.get(text.replace(" ", ""), ())

    def sort(self, keys: Iterable[int]) -> list[int]:
        """Ids in the order of their register, unknown ones last."""
        wanted = set(keys)
        if len(wanted) < 2:
            return list(wanted)
        known = [key for key in self._by_id if key in wanted]
        return known + sorted(wanted - set(known))

    def items(self) -> tuple[tuple[int, str], ...]:
        """All ids and titles, in the office's order."""
        return tuple(self._by_id.items())

    def __contains__(self, key: int) -> bool:
        return key in self._by_id

    def __len__(self) -> int:
        return len(self._by_id)


class GrowingTitles(Titles):
    """The titles of a register with those that an import meets; its own until it is planned."""

    __slots__ = ()

    def __init__(self, known: Titles) -> None:
        self._by_id, self._by_text = dict(known._by_id), dict(known._by_text)
        self._others = known._others

    def learn(self, key: int, text: str, title: str = "") -> None:
        """Let `text` name `key` too; a `title` adds a record not there yet."""
        self._by_text[text] = (key,)
        if title:
            self._by_id[key] = title


@dataclass(frozen=True, slots=True)
class Lookup:
    """Everything that turns stored values into what the office reads, at one moment.

    `used` names the fields that some record fills in, of those that not every office uses:
    member.cert_no.
    """

    today: datetime.date
    codes: Mapping[str, Choices] = field(default_factory=lambda: MappingProxyType({}))
    titles: Mapping[str, Titles] = field(default_factory=lambda: MappingProxyType({}))
    office: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    term: int | None = None
    calendar: WorkingDays = field(default_factory=WorkingDays)
    used: Container[str] = frozenset()

    def with_codes(self, key: str, choices: Choices) -> Lookup:
        """The same snapshot with another code list."""
        return replace(self, codes=MappingProxyType({**self.codes, key: choices}))

    def with_titles(self, key: str, titles: Titles) -> Lookup:
        """The same snapshot with another register's titles."""
        return replace(self, titles=MappingProxyType({**self.titles, key: titles}))
