"""Which records there are, known by plain text; the class of one is imported when first asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, overload

if TYPE_CHECKING:
    from desktop_app.records.record import Record


class RecordSpec(NamedTuple):
    """One record before its class is imported: its key, where the class is, title and tab.

    `title` and `tab` repeat `TITLE` and `TAB` of the class, so that the window can name its
    pages without it; a test holds both together. `place` is the place of its page in the tab,
    counted from 1; 0 puts it behind those that have one.
    """

    key: str
    module: str
    name: str
    title: str
    tab: str = ""
    place: int = 0


class Registry(Sequence["type[Record]"]):
    """The records of a program in the order of their dependence; `specs` imports none of them.

    Reads as a sequence of the classes: each is imported when the iteration comes to it.
    """

    def __init__(self, specs: Iterable[RecordSpec]) -> None:
        self.specs = tuple(specs)
        self._place = {each.key: place for place, each in enumerate(self.specs)}
        self._loaded: dict[int, type[Record]] = {}
        self._owned: dict[type[Record], tuple[type[Record], ...]] = {}

    @classmethod
    def of(cls, records: Sequence[type[Record]]) -> Registry:
        """A registry of classes that are imported already; a registry is given back as it is."""
        if isinstance(records, Registry):
            return records
        found = cls(spec_of(each) for each in records)
        found._loaded = dict(enumerate(records))
        return found

    def model(self, key: str) -> type[Record]:
        """The class of the record with that key; `KeyError` where there is none."""
        return self._load(self._place[key])

    def owned(self, model: type[Record]) -> tuple[type[Record], ...]:
        """The records that may belong to one of this kind, in their order; imports every class."""
        if model not in self._owned:
            links = ((each, each.owner()) for each in self)
            self._owned[model] = tuple(
                each for each, owner in links if owner is not None and owner.links_to(model)
            )
        return self._owned[model]

    def __len__(self) -> int:
        return len(self.specs)

    @overload
    def __getitem__(self, place: int) -> type[Record]: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[type[Record], ...]: ...

    def __getitem__(self, place: int | slice) -> type[Record] | tuple[type[Record], ...]:
        if isinstance(place, slice):
            return tuple(map(self._load, range(*place.indices(len(self)))))
        return self._load(range(len(self))[place])

    def __iter__(self) -> Iterator[type[Record]]:
        return map(self._load, range(len(self)))

    def __contains__(self, model: object) -> bool:
        place = self._place.get(getattr(model, "KEY", ""))
        return place is not None and self._load(place) is model

    def _load(self, place: int) -> type[Record]:
        if place not in self._loaded:
            spec = self.specs[place]
            # not import_module: with it Qt's bindings read the source of what this module imports
            model: Any = getattr(__import__(spec.module, fromlist=[spec.name]), spec.name)
            self._loaded[place] = model
        return self._loaded[place]


def spec_of(model: type[Record]) -> RecordSpec:
    """The spec of a class that is imported already."""
    return RecordSpec(model.KEY, model.__module__, model.__name__, model.TITLE, model.TAB)
