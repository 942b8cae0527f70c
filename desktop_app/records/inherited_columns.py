"""The columns that every record inherits: its id, version and office, its search and order keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import peewee

if TYPE_CHECKING:
    TextColumn = peewee.TextField[str]
    NumberColumn = peewee.IntegerField[int]
else:

    class _Inherited:
        """A column that every record inherits: copied as it is, since nothing in it changes.

        peewee copies the columns of each record in depth: 10 ms of a start.
        """

        def __deepcopy__(self, _: object) -> Self:
            made = object.__new__(type(self))
            made.__dict__.update(self.__dict__)
            return made

    class TextColumn(_Inherited, peewee.TextField):
        """A text that every record has."""

    class NumberColumn(_Inherited, peewee.IntegerField):
        """A whole number that every record has."""
