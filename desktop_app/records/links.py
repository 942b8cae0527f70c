"""Fields that point at other records: one record, or several as pure pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import peewee

from desktop_app.errors import Wrong
from desktop_app.records.field_types import FieldType, Unknown
from desktop_app.records.held_back import HELD_BACK, is_held_back
from desktop_app.records.input_text import SEPARATORS, plain_text
from desktop_app.records.lookup import Lookup, Titles

if TYPE_CHECKING:
    _LinkColumn = peewee.ForeignKeyField[Any]
else:
    _LinkColumn = peewee.ForeignKeyField

LONGEST_TITLE = 4  # parts with separators between them that may be one title


class Link(FieldType, _LinkColumn):
    """One record of another register, held by its id; `owner` makes this record its child.

    A linked record that is chosen in a form `brings` values of its own: this record's fields by
    the other one's. It also `means` stored values that are the same whichever one is chosen.
    """

    def __init__(
        self,
        model: Any,
        label: str,
        *,
        owner: bool = False,
        brings: Mapping[str, str] | None = None,
        means: Mapping[str, Any] | None = None,
        **declared: Any,
    ) -> None:
        # a model that is subclassed copies its fields, and a read-only view cannot be copied
        self.owner, self.brings, self.means = owner, dict(brings or {}), dict(means or {})
        declared.setdefault("backref", "+")
        super().__init__(
            label, model=model, index=True, deferrable="INITIALLY DEFERRED", **declared
        )

    @property
    def linked(self) -> Any:
        """The model this field points at."""
        return self.rel_model

    def links_to(self, model: Any) -> bool:
        """Whether it may point at records of a register."""
        return bool(self.linked is model)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The keys of the registers that it may point at."""
        return (self.linked.KEY,)

    def places(self, value: Any) -> list[tuple[str, int]]:
        """Key of the register and id of the record that a stored value points at, if any."""
        place = self.place_of(value)
        return [] if place is None else [place]

    def value_for(self, place: tuple[str, int]) -> Any:
        """The stored value that points at a record, by key of its register and id."""
        return place[1]

    def place_of(self, value: Any) -> tuple[str, int] | None:
        """Key of the register and id of the record that a stored value points at."""
        return None if value is None else (self.linked.KEY, value)

    def read(self, raw: object, lookup: Lookup) -> int | None:
        return read_link(raw, self.linked, lookup)

    def show(self, value: Any, lookup: Lookup) -> str:
        if is_held_back(value):
            return HELD_BACK
        return "" if value is None else lookup.titles[self.linked.KEY].title(value)


class Links:
    """Several records of another register: pure pairs, kept in a table of their own.

    The pairs belong to their owner: one version, one history. Values are sorted tuples of ids.
    Names of records that are not registered are kept by an import in the text field `words`.
    A model "self" pairs records of the register that declares the field.
    """

    align: ClassVar[str] = "left"
    required = sensitive = off_by_default = False
    help_text = ""
    default: tuple[int, ...] = ()

    def __init__(
        self,
        model: Any,
        label: str,
        *,
        also: Iterable[str] = (),
        group: str = "基本情况",
        width: int = 16,
        words: str = "",
        internal: bool = False,
    ) -> None:
        self.linked, self.label, self.words = model, label, words
        self.internal = internal
        self.also, self.group, self.width = tuple(also), group, width
        self.name = ""

    def __set_name__(self, owner: Any, name: str) -> None:
        self.name = name
        self.table = f"{owner.KEY}_{name}"
        if self.linked == "self":
            self.linked = owner

    def read(self, raw: object, lookup: Lookup) -> tuple[int, ...]:
        """The ids named by a list of ids, or by text with 、 between the names."""
        titles = lookup.titles[self.linked.KEY]
        parts: Iterable[object] = (
            raw if isinstance(raw, list | tuple) else title_parts(plain_text(raw), titles)
        )
        found = (read_link(part, self.linked, lookup) for part in parts)
        return tuple(sorted({each for each in found if each is not None}))

    def links_to(self, model: Any) -> bool:
        """Whether it may point at records of a register."""
        return bool(self.linked is model)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The keys of the registers that it may point at."""
        return (self.linked.KEY,)

    def places(self, value: Any) -> list[tuple[str, int]]:
        """Key of the register and id of each record that a stored value points at."""
        return [(self.linked.KEY, key) for key in value or ()]

    def value_for(self, place: tuple[str, int]) -> int:
        """The value of one record in it, by key of its register and id."""
        return place[1]

    def show(self, value: Any, lookup: Lookup) -> str:
        """The titles, 、 between them, in the order of the linked register."""
        if is_held_back(value):
            return HELD_BACK
        titles = lookup.titles[self.linked.KEY]
        return "、".join(titles.title(each) for each in titles.sort(value or ()))

    def doubt(self, value: Any, lookup: Lookup) -> str:
        """Pairs raise no remark of their own."""
        return ""


def named_by_link(
    draft: Mapping[str, object], link: str, name: str, titles: Titles
) -> Mapping[str, object]:
    """The draft with the title of a linked record as `name`, where one is chosen and no name is."""
    chosen = draft.get(link)
    if isinstance(chosen, str):
        found = titles.find(chosen.strip())
        chosen = found[0] if len(found) == 1 else None
    if not isinstance(chosen, int) or draft.get(name):
        return draft
    return {**draft, name: titles.title(chosen)}


def title_parts(text: str, titles: Titles) -> Iterator[str]:
    """The names in one text; a name that holds a separator itself is kept whole."""
    marks = [(0, 0), *(each.span() for each in SEPARATORS.finditer(text)), (len(text),) * 2]
    place = 0
    while place < len(marks) - 1:
        ends = range(min(place + LONGEST_TITLE, len(marks) - 1), place, -1)
        spans = {end: text[marks[place][1] : marks[end][0]] for end in ends}
        end = next((each for each in ends if titles.find(spans[each])), place + 1)
        yield spans[end]
        place = end


def read_link(raw: object, model: Any, lookup: Lookup) -> int | None:
    """The id that an input names: an id itself, or the title of exactly one record."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    text = plain_text(raw)
    if not text:
        return None
    found = lookup.titles[model.KEY].find(text)
    if len(found) == 1:
        return found[0]
    if found:
        raise Wrong(f"有 {len(found)} 个{model.TITLE}都叫“{text}”，请在表单里选定")
    raise Unknown(f"没有“{text}”这个{model.TITLE}", model.KEY, text)
