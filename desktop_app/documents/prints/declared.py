"""What a print declares: its name, its record, the fields it shows, what may be chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar, TypeAlias

from desktop_app.documents.printables import Foot, RecordForm, Register

Values: TypeAlias = Mapping[str, str]
Chosen: TypeAlias = Mapping[str, str]
"""What was chosen, by the option's key."""

NOTHING: Mapping[str, tuple[Values, ...]] = MappingProxyType({})
NO_ORDERS: Mapping[str, Sequence[str]] = MappingProxyType({})


@dataclass(frozen=True)
class Option:
    """One thing to choose before printing; the first choice is the usual one."""

    key: str
    label: str
    choices: tuple[tuple[str, str], ...]

    def of(self, chosen: Chosen) -> str:
        """What was chosen for this option, the usual choice where nothing fitting was."""
        given = chosen.get(self.key)
        keys = [key for key, _ in self.choices]
        return given if given in keys else keys[0]


@dataclass(frozen=True)
class Shown:
    """One record as texts: every field as the office reads it, days as ISO text.

    `photo` is the JPEG picture of the print's photo field; `children` holds the rows of each
    record that belongs to this one, by its key, in their order.
    """

    title: str
    values: Values
    photo: bytes | None = None
    children: Mapping[str, Sequence[Values]] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True)
class Setting:
    """What a print says about the office that makes it.

    `orders` gives, by record key, the titles of linked records in the office's own order;
    `name_order` says how names are sorted.
    """

    foot: Foot
    office: str
    term: str = ""
    name_order: str = "按姓氏笔画为序"
    orders: Mapping[str, Sequence[str]] = field(default_factory=lambda: NO_ORDERS)


@dataclass(frozen=True)
class FormPrint:
    """A print of one form a record; `children` names the fields wanted of each child record."""

    kind: ClassVar[str] = "form"
    key: str
    title: str
    record: str
    fields: tuple[str, ...]
    form: Callable[[Shown, Setting, Chosen], RecordForm]
    options: tuple[Option, ...] = ()
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    photo: str = ""


@dataclass(frozen=True)
class RegisterPrint:
    """A print of many records as one list, in the order they are given."""

    kind: ClassVar[str] = "register"
    key: str
    title: str
    record: str
    fields: tuple[str, ...]
    register: Callable[[Sequence[Shown], Setting, Chosen], Register]
    options: tuple[Option, ...] = ()
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    photo: str = ""


Print: TypeAlias = FormPrint | RegisterPrint
