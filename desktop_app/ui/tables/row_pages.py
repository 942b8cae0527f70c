"""Rows read in pages when they are looked at, so that a long list is never read as a whole."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

PAGE, PAGES = 128, 24
Key = TypeVar("Key")
Row = TypeVar("Row")


class RowPages(Generic[Key, Row]):
    """The rows of `keys`; `read(keys)` gives those of one page by key, without what is gone.

    At most `pages` pages of `size` rows are kept, those used last.
    """

    def __init__(
        self,
        keys: Sequence[Key],
        read: Callable[[Sequence[Key]], Mapping[Key, Row]],
        size: int = PAGE,
        pages: int = PAGES,
    ) -> None:
        self.keys, self._read = keys, read
        self._size, self._most = size, pages
        self._pages: OrderedDict[int, Mapping[Key, Row]] = OrderedDict()

    def extend(self, keys: Sequence[Key]) -> None:
        """Takes a longer list that begins with the same keys; full pages stay read."""
        self._pages.pop(len(self.keys) // self._size, None)
        self.keys = keys

    def row(self, number: int) -> Row | None:
        """One row by its index; None if its record was removed since."""
        place = number // self._size
        page = self._pages.get(place)
        if page is None:
            self._pages[place] = {}  # a read that fails is told once, not again at every paint
            page = self._read(self.keys[place * self._size : (place + 1) * self._size])
            self._pages[place] = page
            if len(self._pages) > self._most:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(place)
        return page.get(self.keys[number])
