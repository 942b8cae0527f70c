"""The base class of all records, with everything that a record declares about itself."""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self

import peewee

from desktop_app.errors import Problem
from desktop_app.records.any_link import AnyLink, NarrowLink
from desktop_app.records.dated import Dated
from desktop_app.records.derived_keys import DERIVED, KEY_SCHEME
from desktop_app.records.field_types import FieldType
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.inherited_columns import NumberColumn, TextColumn
from desktop_app.records.key_scheme import KeyScheme
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.nested_records import NestedRecord
from desktop_app.records.outward import derived_columns
from desktop_app.records.parsed import Parsed
from desktop_app.records.reading import read_into

if TYPE_CHECKING:
    from desktop_app.records.predicates import Predicate
    from desktop_app.records.waiting_order import WaitingOrder

Field = FieldType | Links
__all__ = ["DERIVED", "KEY_SCHEME", "Field", "KeyScheme", "Record"]


class Record(peewee.Model):
    """One kind of record of an office; a subclass declares its fields and these attributes."""

    id = NumberColumn(primary_key=True)
    version = NumberColumn(default=0)
    owner_office = NumberColumn(default=0, column_name="owner")  # 0: ours; set once
    search = TextColumn(default="")
    strokes = TextColumn(default="")
    pinyin = TextColumn(default="")
    over: Mapping[str, Any] | None = None
    """The stored values at the version that the record was read at, where its reader kept them."""
    KEY: ClassVar[str] = ""
    """The stored key of the record: in links, in the log, on the command line."""
    TITLE: ClassVar[str] = ""
    """The Chinese name of one record."""
    UNIT: ClassVar[str] = "条"
    """The measure word for counting its records."""
    TAB: ClassVar[str] = ""
    """The tab of the window with its page; empty for a child and for what 设置 holds."""
    NAME: ClassVar[str] = "name"
    """The field that gives a record its title."""
    TITLE_FIELDS: ClassVar[tuple[str, ...]] = ("short_name", "number")
    """Further fields that `title_of` and `other_titles` read, where the record has them."""
    PERSON: ClassVar[bool] = False
    """Whether the name is a person's, which decides how pinyin reads it."""
    INTERNAL: ClassVar[str] = ""
    """The field, 是 or 否, by which a row keeps its words to itself (不外传); see `outward`."""
    INTERNAL_WITH: ClassVar[tuple[str, ...]] = ()
    """The links whose records make a row internal too, ticked where the record has `INTERNAL`."""
    SINGLE: ClassVar[bool] = False
    """Whether an office has exactly one such record."""
    LISTED: ClassVar[bool] = True
    """Whether any list shows it; if not, it has no search, stroke and pinyin columns."""
    ON_PAGE: ClassVar[bool] = False
    """Whether it is edited on a page of its owner's own, not inside its owner's form."""
    RETIRED: ClassVar[bool] = False
    """Whether another record took its place: its rows stay for the log and are shown nowhere."""
    MATCH_KEYS: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)
    """Groups of fields by which an import finds the stored record, the surest first."""
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Groups of fields whose values no two records may share; an empty field does not count."""
    EMPTY_COUNTS: ClassVar[bool] = False
    """Whether an empty field of a unique group is a value like any other."""
    STATE: ClassVar[str] = ""
    """The field that only an action with a reason changes; see `gate`."""
    FOLLOWS: ClassVar[tuple[str, ...]] = ()
    """The fields that follow from other records: forms show them and nobody types into them."""
    ONWARD: ClassVar[tuple[str, ...]] = ()
    """The states in their order of progress: a step forward needs no reason."""
    COLUMNS: ClassVar[tuple[str, ...]] = ()
    """The columns of its list, in their order, unless the user chooses others."""
    SORT: ClassVar[str] = "strokes"
    """What its list is sorted by at first: a field, `strokes` or `pinyin`."""
    OPENS_IN: ClassVar[WaitingOrder | None] = None
    """The order that its list opens in, where that is not `SORT`: what is to be done first."""
    FILTERS: ClassVar[tuple[str, ...]] = ()
    """The fields by which its page offers filters."""
    SEARCH: ClassVar[tuple[str, ...]] = ("name",)
    """The fields that a search looks in besides the title."""
    CARD: ClassVar[tuple[str, ...]] = ()
    """The fields on a board's card; by default the first short columns."""
    APART: ClassVar[tuple[str, ...]] = ()
    """The fields that distinguish records of the same title for a reader, the best first."""
    IN_TERM: ClassVar[str] = ""
    """The link to the term of office that a record belongs to: lists begin with the present one."""
    TERM_OF: ClassVar[str] = ""
    """The link to the record in whose term it is, of one without a term and an owner of its own."""
    AFTER_TERM: ClassVar[Predicate | None] = None
    """Which records of a term that is closed may still be written: none by default."""
    ATTACHED_TO: ClassVar[tuple[str, ...]] = ()
    """The fields that hold key and id of the owner, where that may be any record."""
    CODE_KEY: ClassVar[tuple[str, ...]] = ()
    """The fields of code list and code, of the record that holds the entries of code lists."""
    AFFECTS_SORT_KEYS: ClassVar[bool] = False
    """Whether a change of it makes the search and order keys of other records invalid."""
    IF_USED: ClassVar[tuple[str, ...]] = ()
    """Fields whose absence is remarked on only if some record of the office has them filled."""
    BY_DAY: ClassVar[Mapping[str, Dated]] = {}
    """The fields whose values on any day other records keep."""
    ONLY_WITH: ClassVar[Mapping[str, tuple[str, tuple[str, ...]]]] = {}
    """By field the code field and its codes with which it is asked for; see `asked_fields`."""
    NOT_WITH: ClassVar[Mapping[str, tuple[str, tuple[str, ...]]]] = {}
    """By field the code field and its codes with which it is not asked for."""
    IMPORT: ClassVar[ImportHints] = ImportHints()
    """How lists of other offices write the record."""
    NESTED: ClassVar[NestedRecord | None] = None
    """How several such records come in one cell of another record's line."""
    _dirty: ClassVar[set[str]] = set()
    """Peewee's notes for its `save`, which nothing calls: a set for each took a fifth of `of`."""

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
        return self.__data__  # type: ignore[no-any-return]

    @classmethod
    @cache
    def declared(cls) -> tuple[Field, ...]:
        """The fields that a record declares, pairs last, in the order of their declaration."""
        own = (each for each in cls._meta.sorted_fields if isinstance(each, FieldType))
        return (*(each for each in own if each.stored), *cls.pairs())

    @classmethod
    def pairs(cls) -> tuple[Links, ...]:
        """The fields that are pure pairs with another register."""
        return tuple(each for each in vars(cls).values() if isinstance(each, Links))

    @classmethod
    @cache
    def narrow_links(cls) -> tuple[NarrowLink, ...]:
        """The links to one kind of record that are read from fields of any kind."""
        return tuple(each for each in cls._meta.sorted_fields if isinstance(each, NarrowLink))

    @classmethod
    def field(cls, name: str) -> Field:
        """The declared field or narrow link of that name; `KeyError` where there is none."""
        if found := _by_name(cls).get(name):
            return found
        raise KeyError(f"{cls.KEY} has no field {name}")

    @classmethod
    @cache
    def owner(cls) -> Link | AnyLink | None:
        """The link to the record that this one is a child of, if any."""
        links = (each for each in cls.declared() if isinstance(each, Link | AnyLink) and each.owner)
        return next(links, None)

    @classmethod
    def owned_by(cls, values: Mapping[str, Any]) -> tuple[str, int] | None:
        """Key and id of the record that one with these values belongs to, if to any."""
        if cls.ATTACHED_TO:
            key, owner = (values[name] for name in cls.ATTACHED_TO)
            return key, owner
        return link.place_of(values[link.name]) if (link := cls.owner()) else None

    @classmethod
    def of(cls, values: Mapping[str, Any], key: int | None = None, version: int = 0) -> Self:
        """A record with the given values, the declared defaults for the others."""
        record = cls.__new__(cls)
        data = {**_blank(cls), **values, "id": key, "version": version}
        record.__dict__ = {"__data__": data, "__rel__": {}}
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
        """The problem that keeps a record from the state `to`, or None; it has no full stop."""
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
        """The state suggested by an imported record's other fields, '' if they suggest none."""
        return ""

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        """The states suggested by days that are surely not ahead, the furthest first, by field."""
        return []

    @classmethod
    def item_draft(cls, item: str, lookup: Lookup) -> Mapping[str, object]:
        """The draft of one item of a cell, as `NESTED` splits it."""
        return {cls.NESTED.item: item} if cls.NESTED else {}

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        """The values that a new record starts with."""
        return {k: v for k, v in _blank(cls).items() if v != () and k != "owner_office"}

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
        """The values of a draft and all problems found, without fields that the draft lacks.

        With `under`, the values stored so far, checks that stop apply to the whole record.
        """
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        draft = cls.split_cells(draft, lookup)
        for each in cls.declared():
            if each.name in draft:
                problems += read_into(values, each, draft[each.name], lookup)
            elif under is not None and each.required and under.get(each.name) is None:
                problems.append(Problem(each.name, each.label, f"请填写{each.label}"))
        problems += cls.checks(values, lookup)
        whole = cls.checks({**under, **values}, lookup) if under else ()
        problems += [each for each in whole if each.stops and each not in problems]
        return Parsed(values, tuple(problems))

    @classmethod
    def derived(cls, values: Mapping[str, Any], scheme: KeyScheme) -> tuple[str, ...]:
        """The values of `DERIVED`, from a record's own fields; empty if it is not `LISTED`."""
        return derived_columns(cls, values, scheme)


@cache
def _blank(model: type[Record]) -> dict[str, Any]:
    """The declared defaults other than None, which is what a field that is not there reads as."""
    given = {each.name: each.default for each in model.declared() if each.default is not None}
    return {"owner_office": 0, **given}


@cache
def _by_name(model: type[Record]) -> dict[str, Field]:
    return {each.name: each for each in (*model.narrow_links(), *model.declared())}
