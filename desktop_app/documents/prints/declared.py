"""What a print declares: its name, its record, the fields it shows, what may be chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar, TypeAlias

from desktop_app.documents.placed_items import PlacedPages
from desktop_app.documents.printables import (
    Foot,
    Letter,
    PrintedForm,
    Register,
    Report,
    TextPicture,
    Volume,
)
from desktop_app.documents.prints.year_counts import YearCounts, YearlyCount

Values: TypeAlias = Mapping[str, str]
Chosen: TypeAlias = Mapping[str, str]
"""What was chosen, by the option's key."""

Said: TypeAlias = "Callable[[Shown, Setting], str]"
"""What is to be said of a record before it is printed, empty where there is nothing."""


def nothing_said(_: Shown, __: Setting) -> str:
    """Nothing."""
    return ""


NOTHING: Mapping[str, tuple[Values, ...]] = MappingProxyType({})
NO_ORDERS: Mapping[str, Sequence[str]] = MappingProxyType({})
NO_SHORTS: Mapping[str, str] = MappingProxyType({})
NO_PHOTOS: Mapping[str, bytes] = MappingProxyType({})
NO_CODES: Mapping[str, Mapping[str, str]] = MappingProxyType({})
UP, APART = "^", ":"
STORED = ".stored"
"""Ends the name of a field whose stored value a print wants: a code, 1 or 0, money in 分."""


@dataclass(frozen=True)
class Option:
    """One thing to choose before printing; the first choice is the usual one.

    One without choices is the year: whoever offers it says which there are. Texts in use follow
    the choices, the latest first: `in_use` names record, text field and day field of each kind.
    """

    key: str
    label: str
    choices: tuple[tuple[str, str], ...]
    in_use: tuple[tuple[str, str, str], ...] = ()

    def of(self, chosen: Chosen) -> str:
        """What was chosen for this option, the usual choice where nothing fitting was."""
        given = chosen.get(self.key, "")
        keys = [key for key, _ in self.choices]
        return given if self.in_use or not keys or given in keys else keys[0]


@dataclass(frozen=True)
class Shown:
    """One record as texts: every field as the office reads it, days as ISO text.

    `photo` is the JPEG picture of the print's photo field; `children` holds the rows that the
    print asked for, by their key, in their order; `pictures` those among the record's files;
    `counts` what the statistics count for it in the chosen year; `photos` the JPEG pictures that
    its child rows name by their hashes, where the subject added them.
    """

    title: str
    values: Values
    photo: bytes | None = None
    children: Mapping[str, Sequence[Values]] = field(default_factory=lambda: NOTHING)
    pictures: tuple[TextPicture, ...] = ()
    counts: YearCounts = field(default_factory=YearCounts)
    photos: Mapping[str, bytes] = field(default_factory=lambda: NO_PHOTOS)


@dataclass(frozen=True)
class Setting:
    """What a print says about the office that makes it.

    `orders` gives, by the key of a record or a code list, its titles or labels in the office's
    own order; `codes` the labels of code lists by their codes; `name_order` says how names are
    sorted; `today` is the day as ISO text; `shorts` are short names by full ones, of committees
    above all; `offered` gives by code list the labels that may be chosen, without retired ones;
    `as_of` is the past day that is shown as ISO text, empty for today.
    """

    foot: Foot
    office: str
    term: str = ""
    name_order: str = "按姓氏笔画为序"
    orders: Mapping[str, Sequence[str]] = field(default_factory=lambda: NO_ORDERS)
    today: str = ""
    shorts: Mapping[str, str] = field(default_factory=lambda: NO_SHORTS)
    offered: Mapping[str, Sequence[str]] = field(default_factory=lambda: NO_ORDERS)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: NO_CODES)
    as_of: str = ""


@dataclass(frozen=True, kw_only=True)
class Declared:
    """The declarations of every print about the record it shows.

    `fields` names the fields it reads, those of a linked record behind a dot: outcome.unit; id
    is the number of the record; handling.stored is the stored value of a field, a code.
    `children` names the fields wanted of each row, by the key of a record that links to this one
    or by the name of one of this record's own pairs; `through` names the links from such a record
    to this one, if there are several or others lie between. A last link that begins with `UP` is
    one of this record: the rows link to the record that it names, as those of the same proposal.
    What follows `APART` in the key of a child distinguishes two of the same record. `photo` is the
    field of a picture; `pictures` requests those among the record's files. `refuses` gives the
    reason why a record must not be printed, `doubts` what somebody should check before it is.
    `counts` requests the statistics of each record in a year. `of_past`: it can show its records
    as they were on a past day, and names that day. `whole`: it counts every record of its
    register, whichever are chosen.
    """

    key: str
    title: str
    record: str
    fields: tuple[str, ...]
    options: tuple[Option, ...] = ()
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    through: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    photo: str = ""
    pictures: bool = False
    refuses: Said = nothing_said
    doubts: Said = nothing_said
    counts: YearlyCount | None = None
    of_past: bool = False
    whole: bool = False


@dataclass(frozen=True, kw_only=True)
class FormPrint(Declared):
    """A print of one form a record, or of several where `form` gives a sequence of them."""

    kind: ClassVar[str] = "form"
    form: Callable[[Shown, Setting, Chosen], PrintedForm | Sequence[PrintedForm]]

    def forms(self, shown: Shown, setting: Setting, chosen: Chosen) -> Sequence[PrintedForm]:
        """All forms of one record."""
        found = self.form(shown, setting, chosen)
        return (found,) if isinstance(found, PrintedForm) else found


@dataclass(frozen=True, kw_only=True)
class LetterPrint(Declared):
    """A print of one official letter a record."""

    kind: ClassVar[str] = "form"
    letter: Callable[[Shown, Setting, Chosen], Letter]


@dataclass(frozen=True, kw_only=True)
class LettersPrint(Declared):
    """A print of several official letters about many records, each about some of them."""

    kind: ClassVar[str] = "register"
    letters: Callable[[Sequence[Shown], Setting, Chosen], Sequence[Letter]]


@dataclass(frozen=True, kw_only=True)
class ReportPrint(Declared):
    """A print of one report of running text and tables a record."""

    kind: ClassVar[str] = "form"
    report: Callable[[Shown, Setting, Chosen], Report]


@dataclass(frozen=True, kw_only=True)
class RegisterPrint(Declared):
    """A print of many records as one list, in the order they are given.

    A `ledger` shows each of them with all that matters of it: an export brings it along.
    """

    kind: ClassVar[str] = "register"
    register: Callable[[Sequence[Shown], Setting, Chosen], Register]
    ledger: bool = False


@dataclass(frozen=True, kw_only=True)
class VolumePrint(Declared):
    """A print of many records as one book, each with pages of its own."""

    kind: ClassVar[str] = "register"
    volume: Callable[[Sequence[Shown], Setting, Chosen], Volume]


@dataclass(frozen=True, kw_only=True)
class FilePrint(Declared):
    """A print of one book a record, with a title page, contents and numbered pages of its own."""

    kind: ClassVar[str] = "form"
    volume: Callable[[Shown, Setting, Chosen], Volume]


@dataclass(frozen=True, kw_only=True)
class PlacedPrint(Declared):
    """A print whose texts have fixed places on its pages: cards, labels, envelopes, a plan.

    `each` says that every record has pages of its own: they are chosen as for a form.
    """

    pages: Callable[[Sequence[Shown], Setting, Chosen], PlacedPages]
    each: bool = False

    @property
    def kind(self) -> str:
        """As of the other prints: form where each record has pages of its own."""
        return "form" if self.each else "register"


Print: TypeAlias = (
    FormPrint | LetterPrint | LettersPrint | ReportPrint | RegisterPrint | VolumePrint
    | FilePrint | PlacedPrint
)  # fmt: skip
"""`kind` is "form" where each record has pages of its own, "register" where all share a list."""
