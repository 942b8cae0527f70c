"""The declaration of a subject: which records it has and what the engines need from it.

An engine (saving, importing, states, reminders, statistics, timeline, printing) knows how; a
subject (consulting, members, brands, …) knows what. Engines read `desk.subjects` and import no
subject. This module imports neither engines nor `Desk`, so that everything may import it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from desktop_app.errors import Problem
from desktop_app.services.used_parts import NamedChart, NamedHeadline, NamedStep, RulesAbout

if TYPE_CHECKING:
    from desktop_app.records.record import Record
    from desktop_app.stepping import Steps

Value = TypeVar("Value")
BEHIND = 1_000
"""The place of what has none of its own: behind all that have one."""
Part = Callable[[], Value]
"""Returns one part of a subject. It imports inside, so that the part loads when first used."""

Before = Mapping[int, Mapping[str, Any]]
"""Stored values by key of the records that are about to be written; new records are missing."""
Cascade = Callable[[Any, "Sequence[Record]", Before], "Iterable[Record]"]
"""Takes the desk, the records about to be written, their stored values; returns more to write."""
LinkedGate = Callable[[Any, int, Mapping[str, Any]], Problem | None]
"""Takes the desk, key (0 for a new record) and values of a record; returns what is against it."""


class CascadeRule(NamedTuple):
    """Further records to write in the same action whenever records of one kind are written.

    `record` is the key of the records that the rule looks at. Imports run only the rules with
    `on_import`: the history of an imported row is what the row says. A rule with `whole` is given
    all records of the action, those that earlier rules added too: it changes one of them in place
    rather than return it a second time.
    """

    record: str
    run: Cascade
    on_import: bool = False
    whole: bool = False


class Agreed(NamedTuple):
    """Records that an action writes and removes besides those that it was given."""

    put: Sequence[Record] = ()
    remove: Sequence[Record] = ()


class AgreementRule(NamedTuple):
    """Makes records of several kinds agree within every action that writes or removes one of them.

    `records` are their keys. `run` takes the desk, the records about to be written, those about to
    be removed and whether the action says everything itself (undo, records from the bin):
    then what is stored of one kind follows the other and contradictions are never refused. It may
    change the records about to be written in place. A rule with `whole` gets all records of an
    action in one call, however many: several of them say something about one other record. A rule
    that works `anew` treats records from the bin like saved ones: those that they agree with
    stayed in the office and have changed since. `owner` gives the id of the record that one of
    them is about, None for one that all others need: a large action is then looked at in parts.
    What takes long may be run in steps.
    """

    records: frozenset[str]
    run: Callable[[Any, Sequence[Record], Sequence[Record], bool], Agreed | Steps[Agreed]]
    whole: bool = False
    anew: bool = False
    owner: Callable[[Record], int | None] | None = None


WriteGuard = Callable[[Any, "Sequence[Record]", "Sequence[Record]"], None]
"""Takes the desk, all that an action writes and all that it removes; `UserError` to refuse it."""


class CardSection(NamedTuple):
    """A titled section of a record's card: pairs of label and text."""

    title: str
    facts: tuple[tuple[str, str], ...]


class NamedPart(NamedTuple):
    """A part that commands and the window know by key, title and icon before it loads.

    `place` is its place among those of all subjects, counted from 1; 0 puts it last. A part that
    is `within` the part with that key shares its page.
    """

    key: str
    title: str
    load: Part[Any]
    icon: str = "figures"
    place: int = 0
    within: str = ""


class OwnPage(NamedTuple):
    """A page of the window that is no register, known before it loads.

    `place` is its place in the tab; `commands` are the titles of its commands in the palette, by
    their keys. `WindowParts.own_pages` of the subject builds it.
    """

    key: str
    title: str
    icon: str
    tab: str
    place: int
    commands: Mapping[str, str] = MappingProxyType({})


class BookImport(NamedTuple):
    """An import of whole books that is not line by line into a register.

    about: what it imports, a few words. options: the names of the options of the command `import`
    that it takes, besides --dry-run. load: returns the function that does it, from
    (desk, book, values of the options by name, `dry_run`): yields the lines to be printed.
    links: by option the key of the record that its text names.
    """

    about: str
    options: frozenset[str]
    load: Part[Callable[..., Iterable[str]]]
    links: Mapping[str, str]


class CommandOption(NamedTuple):
    """One option of a command: its name, with -- unless it has a place, its word, its help.

    A `flag` takes no value; one with a place may be left out where it is `optional`.
    """

    name: str
    word: str
    help: str
    flag: bool = False
    optional: bool = False


class NamedCommand(NamedTuple):
    """A command without a window, known by its name before it loads.

    load: returns the function that does it, from (desk, values of the options by name): yields the
    lines to be printed. `UserError` where it cannot be done.
    """

    name: str
    about: str
    options: tuple[CommandOption, ...]
    load: Part[Callable[..., Iterable[str]]]


def none() -> tuple[Any, ...]:
    """An absent part."""
    return ()


def no_mapping() -> dict[Any, Any]:
    """An absent part that is looked up by key."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Subject:
    """One field of the office's work; its folder's `rules.py` gives one value of this class.

    A part is a function that imports inside and returns a sequence, or a mapping from a key to
    such functions, so that the keys are known before anything loads. Elements that belong to an
    engine are declared as `Any` here; the engine names the type where it reads them.

    name: folder name under services/ (and under ui/, where the subject has dialogs).
    records: keys of its records.
    cascade: returns the `CascadeRule`s, in the order in which they run.
    agreement: returns the `AgreementRule`s, which run after every cascade.
    guards: returns the `WriteGuard`s, which see every whole action of the clerk before it is
        written, whatever made it: a save, an import, a bulk edit, undo.
    as_of: by record key: the values of records on a past day that differ from today's columns, by
        id and field, without the records that were not there then; from (desk, ids, day).
    new_day: returns functions that write what a day makes due, each from the desk; they return
        what changed and write nothing where nothing is due.
    linked_gates: returns, by (record key, state), what other records must fulfil before the
        record takes the state.
    reminders: the rules of the reminders engine, by the records that they need.
    timeline: by record key: builds the nodes of a timeline starting at a record, from
        (reading, record).
    timeline_below: by record key: the nodes that this subject has below each of some records in
        any timeline that shows them, by id, from (reading, ids).
    statistics: statistics declarations, each loaded when first shown.
    workbench: headlines, charts and first steps of the workbench, in the order of the page.
    workbench_rules: returns the rules of those headlines and charts, by their keys.
    card_sections: by (record key, key of its child): the section of the record's card
        that shows these children instead of their number, from (desk, key): a `CardSection`.
    book_imports: by record key: an import of books that takes the place of the register's.
    commands: commands of the program about it, besides those of every register.
    lights: by record key: computes the feedback lights of rows, from (desk, keys).
    facts: returns the facts about members and groups that duties and scores count.
    completes: by the key of a print: adds what its records alone do not give, from (desk, ids,
        records as shown); a record that it leaves out is not printed.
    pages: pages of the window that are no registers.
    window: dotted name of the ui module that holds the subject's `WindowParts`, "" for none.
    """

    name: str
    records: tuple[str, ...]
    cascade: Part[Sequence[CascadeRule]] = none
    agreement: Part[Sequence[AgreementRule]] = none
    guards: Part[Sequence[WriteGuard]] = none
    as_of: Mapping[str, Callable[..., Mapping[int, Mapping[str, Any]]]] = field(
        default_factory=dict
    )
    new_day: Part[Sequence[Callable[[Any], Any]]] = none
    linked_gates: Part[Mapping[tuple[str, str], LinkedGate]] = no_mapping
    reminders: tuple[RulesAbout, ...] = ()
    timeline: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    timeline_below: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    statistics: tuple[NamedPart, ...] = ()
    workbench: tuple[NamedHeadline | NamedChart | NamedStep, ...] = ()
    workbench_rules: Part[Mapping[str, Any]] = no_mapping
    card_sections: Mapping[tuple[str, str], Callable[..., CardSection]] = field(
        default_factory=dict
    )
    book_imports: Mapping[str, BookImport] = field(default_factory=dict)
    commands: tuple[NamedCommand, ...] = ()
    lights: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    facts: Part[Sequence[Any]] = none
    completes: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    pages: tuple[OwnPage, ...] = ()
    window: str = ""


@cache
def cascade_rules(subjects: tuple[Subject, ...]) -> tuple[CascadeRule, ...]:
    """The cascade rules of all subjects, in the order in which they run."""
    return tuple(rule for subject in subjects for rule in subject.cascade())


@cache
def agreement_rules(subjects: tuple[Subject, ...]) -> tuple[AgreementRule, ...]:
    """The agreement rules of all subjects, in the order in which they run."""
    return tuple(rule for subject in subjects for rule in subject.agreement())


@cache
def write_guards(subjects: tuple[Subject, ...]) -> tuple[WriteGuard, ...]:
    """The guards of all subjects, in the order in which they look."""
    return tuple(guard for subject in subjects for guard in subject.guards())


@cache
def linked_gates(subjects: tuple[Subject, ...]) -> Mapping[tuple[str, str], Sequence[LinkedGate]]:
    """The linked gates of all subjects by (record key, state)."""
    found: dict[tuple[str, str], list[LinkedGate]] = {}
    for subject in subjects:
        for place, gate in subject.linked_gates().items():
            found.setdefault(place, []).append(gate)
    return found


def book_imports(subjects: Iterable[Subject]) -> dict[str, BookImport]:
    """The imports of whole books by the key of the record that they write; none is loaded."""
    return {key: each for subject in subjects for key, each in subject.book_imports.items()}


def offered(subjects: Iterable[Subject]) -> dict[str, NamedPart]:
    """The statistics that subjects declare, by their keys; none of them is loaded."""
    found = [each for subject in subjects for each in subject.statistics]
    return {each.key: each for each in sorted(found, key=lambda each: each.place or BEHIND)}


def default_subjects() -> tuple[Subject, ...]:
    """The subjects of the program, for a desk that is given none.

    Looked up by name: an import from here would make a circle, since subjects import the desk.
    """
    found: tuple[Subject, ...] = import_module("desktop_app.services.subject_list").SUBJECTS
    return found
