"""Declarations of a record for imports, besides its fields, their labels and synonyms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NO_TEXTS: Mapping[str, str] = MappingProxyType({})
_NOTHING_ABOVE: Mapping[str, Callable[[str], str]] = MappingProxyType({})
_NO_SECTIONS: Mapping[str, re.Pattern[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ImportHints:
    """Describes how the lists of other offices write a record; every part may be left out.

    `combined`        groups of fields that lists often put into one column
    `splits`          fields whose cells `Record.split_cells` may distribute over other fields
    `sections`        fields that a section heading gives, with the pattern of such a heading
    `above`           fields that the title over a list or the sheet's name may give, each with what
                      finds its text in one of them, '' where there is none
    `strict`          match keys of which every part must be known, links and codes too
    `noted`           titles of columns without a field, kept as text in the remark
    `texts`           code fields, each with the text field for cells that name no code
    `year_above`      field of the year in the list's title
    `day_above`       field of the day whose month a section heading gives
    `name_fallback`   fields whose column gives the name in a list without a column of names
    `title_pattern`   what titles of this record look like, to recognise a column of links to it
    `title_and_rest`  a title (group `first`) with other text behind it (group `rest`)
    `by_name`         whether an import may create a record of which it knows only the name
    `form_only`       fields whose defaults are for forms: an import leaves them empty
    `counted`         fields that follow from other records: their columns are not read
    `distinguishing`  fields in which two records of the same name usually differ, for doubts
    """

    combined: tuple[tuple[str, ...], ...] = ()
    splits: tuple[str, ...] = ()
    sections: Mapping[str, re.Pattern[str]] = field(default_factory=lambda: _NO_SECTIONS)
    above: Mapping[str, Callable[[str], str]] = field(default_factory=lambda: _NOTHING_ABOVE)
    strict: tuple[tuple[str, ...], ...] = ()
    noted: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=lambda: _NO_TEXTS)
    year_above: str = ""
    day_above: str = ""
    name_fallback: tuple[str, ...] = ()
    title_pattern: re.Pattern[str] | None = None
    title_and_rest: re.Pattern[str] | None = None
    by_name: bool = False
    form_only: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    distinguishing: tuple[str, ...] = ()
