"""What every record has, and what it declares once for list, form, import, export and print."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

import peewee

from desktop_app.chinese import pinyin, strokes
from desktop_app.chinese.folding import fold
from desktop_app.errors import Problem, Wrong
from desktop_app.records.field_types import FieldType
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.nested_records import NestedRecord

if TYPE_CHECKING:
    _TextColumn = peewee.TextField[str]
    _NumberColumn = peewee.IntegerField[int]
else:
    _TextColumn = peewee.TextField
    _NumberColumn = peewee.IntegerField

Field = FieldType | Links
DERIVED = ("search", "strokes", "pinyin")
OWNER_OFFICE = "owner_office"
KEY_SCHEME = 3
ORDERED = 25  # characters of a title that its place in a list is told by


class KeyScheme(NamedTuple):
    """How order and search keys are made: the office's name order and its own stroke counts."""

    custom: str = "cppcc"
    counts: Mapping[str, int] | None = None


class Parsed(NamedTuple):
    """The values that a draft gave and every remark on it."""

    values: dict[str, Any]
    problems: tuple[Problem, ...]

    @property
    def stops(self) -> bool:
        """Whether something must be changed before the record can be saved."""
        return any(problem.stops for problem in self.problems)


class Record(peewee.Model):
    """One kind of record of an office; a subclass declares its fields and these attributes."""

    id = _NumberColumn(primary_key=True)
    version = _NumberColumn(default=0)
    owner_office = _NumberColumn(default=0, column_name="owner")
    """The office that a row belongs to: 0 is our own; never changed once the row is there."""
    search = _TextColumn(default="")
    strokes = _TextColumn(default="")
    pinyin = _TextColumn(default="")

    KEY: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    UNIT: ClassVar[str] = "条"
    TAB: ClassVar[str] = ""
    NAME: ClassVar[str] = "name"
    TITLE_FIELDS: ClassVar[tuple[str, ...]] = (
        "short_name",
        "number",
    )  # what else its titles are made of
    MATCH_KEYS: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = ()
    SEARCH: ClassVar[tuple[str, ...]] = ("name",)
    COLUMNS: ClassVar[tuple[str, ...]] = ()
    SORT: ClassVar[str] = "strokes"
    FILTERS: ClassVar[tuple[str, ...]] = ()
    PERSON: ClassVar[bool] = False
    AFFECTS_SORT_KEYS: ClassVar[bool] = False
    SINGLE: ClassVar[bool] = False
    LISTED: ClassVar[bool] = True
    """False for children that no list ever shows: without search, stroke and pinyin columns."""
    SPLITS: ClassVar[tuple[str, ...]] = ()  # the fields whose cells `split_cells` may take apart
    IN_TERM: ClassVar[str] = ""  # the field of the term that a record belongs to
    ATTACHED_TO: ClassVar[
        tuple[str, ...]
    ] = ()  # the fields of key and id of the record it is beside
    CREATABLE_BY_NAME: ClassVar[bool] = False  # an import may make one that has only its name
    NAME_FALLBACK: ClassVar[tuple[str, ...]] = ()  # whose column gives the name where none does
    NESTED: ClassVar[NestedRecord | None] = None  # how it comes in one cell of another's line
    LOOKS: ClassVar[re.Pattern[str] | None] = None  # what its titles look like, where that tells
    TITLE_AND_REST: ClassVar[re.Pattern[str] | None] = None  # a title (`first`), then other text
    COMBINED: ClassVar[tuple[tuple[str, ...], ...]] = ()  # fields that one column often gives
    FROM_SECTION: ClassVar[Mapping[str, re.Pattern[str]]] = MappingProxyType(
        {}
    )  # by the looks of its text
    NOTED: ClassVar[tuple[str, ...]] = ()  # titles of columns that an import keeps in its remark
    TEXTS: ClassVar[Mapping[str, str]] = MappingProxyType({})  # where words go that are no code
    YEAR_ABOVE: ClassVar[str] = ""  # the field of the year that a list's title tells
    DAY_ABOVE: ClassVar[str] = ""  # the field of the day of which a section tells the month
    FORM_ONLY: ClassVar[tuple[str, ...]] = ()  # defaults that a form proposes, no import writes
    TELLS_APART: ClassVar[tuple[str, ...]] = ()  # what two of the same name seldom share
    CODE_KEY: ClassVar[tuple[str, ...]] = ()  # the fields of list and code of a code list's entry
    STATE: ClassVar[str] = ""  # the field that only an action with a reason changes
    IF_USED: ClassVar[tuple[str, ...]] = ()  # what is missed only where some record has it
    ONWARD: ClassVar[tuple[str, ...]] = ()  # states in which its work goes on: no reason is asked
    APART: ClassVar[tuple[str, ...]] = ()  # what tells records of one title apart, best first
    CARD: ClassVar[tuple[str, ...]] = ()  # what a board's card says, else the first short columns

    class Meta:
        legacy_table_names = False

    @property
    def key(self) -> int:
        """The record's id; `KeyError` while it has none."""
        key: int | None = self.__data__["id"]
        if key is None:
            raise KeyError(f"this {self.KEY} has no key yet")
        return key

    @key.setter
    def key(self, key: int) -> None:
        self.__data__["id"] = key

    @property
    def has_key(self) -> bool:
        """Whether the record has an id: it is stored, or was given one in advance."""
        return self.__data__["id"] is not None

    @property
    def values(self) -> dict[str, Any]:
        """The stored values by field name, with `id` and `version`: the record's own dict.

        Changes to it change the record.
        """
        values: dict[str, Any] = self.__data__
        return values

    @classmethod
    @cache
    def declared(cls) -> tuple[Field, ...]:
        """The fields that a record declares, pairs last, in the order of their declaration."""
        own = tuple(each for each in cls._meta.sorted_fields if isinstance(each, FieldType))
        return own + cls.pairs()

    @classmethod
    def pairs(cls) -> tuple[Links, ...]:
        """The fields that are pure pairs with another register."""
        return tuple(each for each in vars(cls).values() if isinstance(each, Links))

    @classmethod
    def field(cls, name: str) -> Field:
        """The declared field of that name; `KeyError` where there is none."""
        return next((each for each in cls.declared() if each.name == name), None) or _no(cls, name)

    @classmethod
    def owner(cls) -> Link | None:
        """The link to the record that this one is a child of, if any."""
        links = (each for each in cls.declared() if isinstance(each, Link) and each.owner)
        return next(links, None)

    @classmethod
    def owned_by(cls, values: Mapping[str, Any]) -> tuple[str, int] | None:
        """Key and id of the record that one with these values belongs to, if to any."""
        link = cls.owner()
        if cls.ATTACHED_TO:
            key, owner = (values[name] for name in cls.ATTACHED_TO)
            return key, owner
        return (link.linked.KEY, values[link.name]) if link else None

    @classmethod
    def of(cls, values: Mapping[str, Any], key: int | None = None, version: int = 0) -> Self:
        """A record with the given values, the declared defaults for the others."""
        record = cls.__new__(cls)
        data = {**_blank(cls), **values, "id": key, "version": version}
        record.__dict__["__data__"] = data
        record.__dict__["__rel__"] = {}
        record.__dict__["_dirty"] = set()
        return record

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """The draft with cells that hold several fields taken apart."""
        return draft

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        """The remarks that only several fields together can raise."""
        return []

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        """What keeps a record with these values from the state `to`, at a field; None if nothing.

        The text has no full stop: 请先填写送审日期
        """
        return None

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The values that follow from others of the whole record, set whenever it is written.

        `typed` are the fields that were written just now, None of a new record.
        """
        return {}

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """The state that an imported record's other fields tell, '' where they tell none."""
        return ""

    @classmethod
    def told_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        """The states that its own days tell of by today, the furthest first, each with its field.

        They are offered when it is saved; a day that may be still to come tells of none.
        """
        return []

    @classmethod
    def item_draft(cls, item: str, lookup: Lookup) -> Mapping[str, object]:
        """The draft of one item of a cell, as `NESTED` splits it."""
        return {cls.NESTED.item: item} if cls.NESTED else {}

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        """The values that a new record starts with."""
        declared = ((each.name, each.default) for each in cls.declared())
        return {name: value for name, value in declared if value not in (None, ())}

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        """The title of one record, as links, history and bookmarks show it."""
        return str(values.get(cls.NAME) or "（未命名）")

    @classmethod
    def counted(cls, count: int) -> str:
        """So many records in words: 3 个议题, 20 位委员."""
        return f"{count} {'位' if cls.UNIT == '人' else cls.UNIT}{cls.TITLE}"

    @classmethod
    def other_titles(cls, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Other texts that name the record in an imported cell: its number, where it has one."""
        number = values.get("number")
        return (number,) if isinstance(number, str) else ()

    @classmethod
    def parse(
        cls, draft: Mapping[str, object], lookup: Lookup, under: Mapping[str, Any] | None = None
    ) -> Parsed:
        """All values that a draft gives and all its problems; fields it lacks are left out.

        `under` is what the record holds so far: with it, what stops is looked for in the whole
        record, not only in what the draft says.
        """
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        draft = cls.split_cells(draft, lookup)
        for each in cls.declared():
            if each.name in draft:
                problems += _read_into(values, each, draft[each.name], lookup)
            elif under is not None and each.required and under.get(each.name) is None:
                problems.append(Problem(each.name, each.label, f"请填写{each.label}"))
        problems += cls.checks(values, lookup)
        whole = cls.checks({**under, **values}, lookup) if under else ()
        more = (each for each in whole if each.stops and each not in problems)
        return Parsed(values, (*problems, *more))

    @classmethod
    def derived(cls, values: Mapping[str, Any], scheme: KeyScheme) -> tuple[str, ...]:
        """Search text and the two order keys of a record, from its own fields alone.

        Empty for a record that is not `LISTED`.
        """
        if not cls.LISTED:
            return ()
        title = fold(cls.title_of(values))
        texts = [fold(str(each)) for each in map(values.get, cls.SEARCH) if each is not None]
        if "·" in title:
            texts.append(title.replace("·", ""))
        texts.append(pinyin.search_text(title, person=cls.PERSON))
        if not any(title in each for each in texts):
            texts.insert(0, title)
        text = "|".join(filter(None, texts)).lower()
        first = title[:ORDERED]
        order = strokes.stroke_key(first, scheme.custom, scheme.counts or {})
        return text, order, pinyin.pinyin_key(first, person=cls.PERSON)


@cache
def _blank(model: type[Record]) -> dict[str, Any]:
    """The declared defaults other than None, which is what a field that is not there reads as."""
    given = {each.name: each.default for each in model.declared() if each.default is not None}
    return {OWNER_OFFICE: 0, **given}


def _no(model: type[Record], name: str) -> Field:
    raise KeyError(f"{model.KEY} has no field {name}")


def _read_into(values: dict[str, Any], field: Field, raw: object, lookup: Lookup) -> list[Problem]:
    """Read one input into `values`; the remarks on it."""
    try:
        value = field.read(raw, lookup)
    except Wrong as wrong:
        return [Problem(field.name, field.label, wrong.reason)]
    values[field.name] = value
    if field.required and value is None:
        return [Problem(field.name, field.label, f"请填写{field.label}")]
    doubt = field.doubt(value, lookup) if value is not None else ""
    return [Problem(field.name, field.label, doubt, stops=False)] if doubt else []
