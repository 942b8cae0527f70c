"""What a subject adds to the window; `Subject.window` names the module that declares it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from desktop_app.services.subjects import Subject

NAME = "WINDOW_PARTS"
Tone = tuple[str, str]
"""A colour of the palette and the name of an icon."""


class DraftWindow(NamedTuple):
    """The window that goes on with a kept draft which belongs to no form.

    title: what is being written there, a word. resume: builds the window, from the ui context, the
    kept draft and the window in front; it is opened by its caller. `UserError` where what the
    draft is about is gone.
    """

    title: str
    resume: Callable[..., Any]


class WindowImport(NamedTuple):
    """An import of books from the page of a record, besides the import of its own list.

    title: its words in the menu of the import button. books, own: descriptions of its books and of
    those of the list, for the question about a dropped one. run: opens it, from the ui context,
    the record, the chosen ids and the window in front. take: opens it with a book, from the ui
    context, the path and the window.
    """

    title: str
    books: str
    own: str
    run: Callable[..., Any]
    take: Callable[..., Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowParts:
    """The window's parts of one subject, each by the key of the record it is for.

    Functions in it import dialogs inside, so that these load when first used.

    row_actions: actions on chosen rows, besides those of every register.
    row_refusals: by the name of a row action, why it would be refused now for chosen rows, as a
        sentence; from (desk, ids). Actions that would be accepted are missing.
    page_headers: builds the widget above the list, from the ui context. One that has a method
        `follow` is given the conditions of the list, by field, whenever they are shown anew.
    opening_filters: the conditions that the list begins with until somebody has changed them, from
        the desk: stored values by field.
    form_parts: builds the widget below the fields of the record's form, from the ui context, the
        form and a function that gives the id of the record shown, None of a new one.
    form_strips: builds the strip above the buttons of the record's form, from the ui context and
        the form: a `FormStrip`.
    bulk_strips: builds the strip above the buttons of the record's bulk edit and of its import,
        from the ui context: a `BulkStrip`.
    record_pages: returns the page of one record, which takes the place of its list: its
        `RecordPageParts`.
    own_pages: by the key of an `OwnPage` of the subject, builds it from the ui context and its
        parent, or None.
    icons: the icon font's name of the record's icon.
    tones: by (code list, code): colour and icon of a state.
    book_imports: the import of other books that its page offers, by the key of the record.
    draft_windows: by the kind of a kept draft that is no form's: the window that goes on with it.
    """

    row_actions: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    row_refusals: Mapping[str, Callable[..., Mapping[str, str]]] = field(default_factory=dict)
    page_headers: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    opening_filters: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    form_parts: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    form_strips: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    bulk_strips: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    record_pages: Mapping[str, Callable[[], Any]] = field(default_factory=dict)
    own_pages: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    icons: Mapping[str, str] = field(default_factory=dict)
    tones: Mapping[tuple[str, str], Tone] = field(default_factory=dict)
    book_imports: Mapping[str, WindowImport] = field(default_factory=dict)
    draft_windows: Mapping[str, DraftWindow] = field(default_factory=dict)


def window_parts(subjects: Sequence[Subject]) -> Iterator[WindowParts]:
    """The window's parts of every subject that has some."""
    for each in subjects:
        if each.window:
            yield _parts_in(each.window)


@cache
def _parts_in(module: str) -> WindowParts:
    parts: WindowParts = getattr(import_module(module), NAME)
    return parts


def draft_window(subjects: Sequence[Subject], kind: str) -> DraftWindow | None:
    """The window that goes on with drafts of a kind, None where a form does."""
    found = (parts.draft_windows.get(kind) for parts in window_parts(subjects))
    return next((each for each in found if each is not None), None)


def book_import(subjects: Sequence[Subject], record: str) -> WindowImport | None:
    """The import of other books that the page of a record offers, None for most."""
    found = (parts.book_imports.get(record) for parts in window_parts(subjects))
    return next((each for each in found if each is not None), None)


def has_record_page(subjects: Sequence[Subject], record: str) -> bool:
    """Whether a record has a page of its own."""
    return any(record in parts.record_pages for parts in window_parts(subjects))
