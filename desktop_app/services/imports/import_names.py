"""Names in a workbook that the office lacks: listed once, then mapped, created or left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from desktop_app.records import ALL, codes
from desktop_app.records.any_link import AnyLink, Pointer
from desktop_app.records.field_types import Code, Day, Unknown
from desktop_app.records.links import Links
from desktop_app.records.lookup import Choice, GrowingTitles, Lookup
from desktop_app.records.office import CodeEntry
from desktop_app.records.record import Field, Record
from desktop_app.services.imports.import_guesses import bare, likely
from desktop_app.services.imports.import_likeness import FEW, Likeness


class Way(StrEnum):
    """What is done with a name that the office lacks."""

    CREATE = "新建"
    USE = "对应到"
    EMPTY = "留空"
    REFUSE = "算作问题"


@dataclass(frozen=True, slots=True)
class Answer:
    """What to do with one unknown name; `target` is a code or an id where `way` is USE."""

    way: Way
    target: Any = None


@dataclass(frozen=True, slots=True)
class Key:
    """Which name is unknown: in the code list or register `where`, the `text` of the cell."""

    where: str
    text: str
    coded: bool


@dataclass(slots=True)
class UnknownName:
    """One unknown name, the numbers of its lines, and the ways to resolve it.

    `near` holds a few pairs of a code or id and its label, the most alike first;
    `choices` all of them. `guessed`: the answer is what the name most likely means; the
    clerk should look at it.
    """

    key: Key
    title: str
    near: tuple[tuple[Any, str], ...]
    choices: tuple[tuple[Any, str], ...]
    may_create: bool
    answer: Answer
    lines: list[int] = field(default_factory=list)
    guessed: bool = False


class NameBook:
    """The office's names during one plan: it grows with every answer, the office's own stays."""

    def __init__(
        self,
        lookup: Lookup,
        answers: Mapping[Key, Answer],
        new_key: Callable[[str], int],
        *,
        creates: bool,
    ) -> None:
        """`new_key` gives an id for a new record; `creates` makes CREATE the usual answer."""
        self.lookup = lookup
        self.unknown: dict[Key, UnknownName] = {}
        self.created: dict[Key, Record] = {}
        self._answers, self._new_key, self._creates = answers, new_key, creates
        self._likeness: dict[tuple[str, bool], Likeness] = {}
        self._growing: dict[str, GrowingTitles] = {}

    def settle(self, field: Field, unknown: Unknown) -> Way:
        """What becomes of one unknown name; after CREATE or USE the cell can be read again."""
        key = Key(unknown.where, unknown.text, isinstance(field, Code))
        found = self.unknown.get(key)
        if found is None:
            found = self.unknown[key] = self._meet(field, key)
        return found.answer.way

    def _meet(self, field: Field, key: Key) -> UnknownName:
        like = self._likeness.get((key.where, key.coded))
        if like is None:
            like = self._likeness[key.where, key.coded] = Likeness(_choices(self.lookup, key))
        model = None if key.coded else _linked(field)
        record = self._new_code(key) if model is None else _new_record(model, key, self.lookup)
        near = like.nearest(key.text)
        few = like.choices if len(like.choices) <= FEW else near
        usual, guessed = self._usual(field, key, record, few)
        answer = self._answers.get(key, usual)
        if answer.way is Way.CREATE and record is None:
            answer = Answer(Way.REFUSE)
        found = UnknownName(key, field.label, near, like.choices, record is not None, answer)
        found.guessed = guessed and answer == usual
        self._learn(key, answer, record)
        return found

    def _usual(
        self, field: Field, key: Key, record: Record | None, near: Sequence[tuple[Any, str]]
    ) -> tuple[Answer, bool]:
        """What is done unless the clerk says otherwise, and whether that is only a guess.

        A name that tidying makes known is used, one that nearly means another is guessed to.
        """
        told = bare(key.text)
        if not key.coded:
            title = type(record).title_of(record.values) if record is not None else told
            for text in dict.fromkeys((title, told)):
                known = self.lookup.titles[key.where].find(text)
                if len(known) == 1:
                    return Answer(Way.USE, known[0]), text != title
        elif code := self.lookup.codes[key.where].find(told):
            return Answer(Way.USE, code), True
        if self._creates and (key.coded or not _linked(field).TAB):
            target = likely(key.text, near)
            if target is not None:
                return Answer(Way.USE, target), True
        keeps_words = isinstance(field, Links) and bool(field.words)
        if record is None and keeps_words and self._creates:
            return Answer(Way.EMPTY), False
        return Answer(Way.CREATE if self._creates and record is not None else Way.REFUSE), False

    def _learn(self, key: Key, answer: Answer, record: Record | None) -> None:
        if answer.way is Way.CREATE and record is not None:
            self.created[key] = record
            if key.coded:
                self._learn_code(key, record.values["code"], key.text)
            else:
                record.key = self._new_key(key.where)
                title = type(record).title_of(record.values)
                self._learn_title(key, record.key, title)
        elif answer.way is Way.USE and key.coded:
            self._learn_code(key, str(answer.target), "")
        elif answer.way is Way.USE:
            self._learn_title(key, int(answer.target), "")

    def _learn_code(self, key: Key, code: str, label: str) -> None:
        choices = self.lookup.codes[key.where]
        known = next((each for each in choices.entries if each.code == code), None)
        entry = known or Choice(code, label)
        entry = entry._replace(aliases=(*entry.aliases, key.text))
        self.lookup = self.lookup.with_codes(key.where, choices.also(entry))

    def _learn_title(self, key: Key, record: int, title: str) -> None:
        titles = self._growing.get(key.where)
        if titles is None:
            titles = self._growing[key.where] = GrowingTitles(self.lookup.titles[key.where])
            self.lookup = self.lookup.with_titles(key.where, titles)
        titles.learn(record, key.text, title)

    def _new_code(self, key: Key) -> Record | None:
        """A new entry of an editable code list, None where the list is fixed."""
        editable = {each.key for each in codes.lists() if each.editable}
        if key.where not in editable:
            return None
        entries = self.lookup.codes[key.where].entries
        taken = {entry.code for entry in entries}
        number = next(n for n in range(1, len(taken) + 2) if f"u{n}" not in taken)
        values = {"code_list": key.where, "code": f"u{number}", "label": key.text, "active": 1,
                  "position": 10 * (len(entries) + 1)}  # fmt: skip
        parsed = CodeEntry.parse(values, self.lookup)
        return None if parsed.stops else CodeEntry.of(parsed.values)


def _linked(field: Field) -> type[Record]:
    assert isinstance(field, Pointer)
    linked: type[Record] = ALL.model(field.of[0]) if isinstance(field, AnyLink) else field.linked
    return linked


def _new_record(model: type[Record], key: Key, lookup: Lookup) -> Record | None:
    """A record that has only its name, None where a name is not enough to keep one."""
    if model.TAB and not model.IMPORT.by_name:
        return None
    parsed = model.parse({model.NAME: key.text}, lookup)
    lacks = any(each.required and each.name != model.NAME for each in model.declared())
    if parsed.stops or lacks:
        return None
    return model.of({**past_defaults(model, lookup), **parsed.values})


def past_defaults(model: type[Record], lookup: Lookup) -> dict[str, Any]:
    """The values that an imported record starts with: nothing that only a form proposes.

    That is a day of today, a year of today, or what one record of the kind usually is.
    """
    given = model.defaults(lookup)
    kept = (name for name in given if name not in model.IMPORT.form_only)
    found = {name: given[name] for name in kept if not isinstance(model.field(name), Day)}
    unsaid = (name for name in model.IMPORT.form_only if model.field(name).default is not None)
    return {**found, **dict.fromkeys(unsaid)}


def _choices(lookup: Lookup, key: Key) -> tuple[tuple[Any, str], ...]:
    if key.coded:
        return tuple((each.code, each.label) for each in lookup.codes[key.where].offered())
    return tuple(lookup.titles[key.where].items())
