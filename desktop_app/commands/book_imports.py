"""The command `import` for books that a subject reads in its own way, such as attendance."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping
from pathlib import Path

from desktop_app.commands.context import WrongUsage, desk_on, office_path, opened_today, record_of
from desktop_app.commands.record_lookup import record_named
from desktop_app.services import imports
from desktop_app.services.desk import Desk
from desktop_app.services.subject_list import SUBJECTS
from desktop_app.services.subjects import BookImport, book_imports

OF_BOOKS = ("activity", "create", "overwrite", "others")
OF_REGISTERS = ("strict", "blanks_too", "problems", "mapping", "cells", "leave_empty")
"""The options of either kind of import, by the names of their values."""


def is_asked(options: argparse.Namespace) -> bool:
    """Whether the record is imported by its subject; `WrongUsage` for options of the other kind."""
    own = book_imports(SUBJECTS).get(record_of(options.record).KEY)
    taken = own.options if own is not None else frozenset(OF_REGISTERS)
    for name in (*OF_BOOKS, *OF_REGISTERS):
        if getattr(options, name) and name not in taken:
            raise WrongUsage(f"导入 {options.record} 不能用 --{name.replace('_', '-')}")
    return own is not None


def bring_in(options: argparse.Namespace) -> int:
    """Import one book by the import of its subject, or with `--dry-run` only report it."""
    wanted = book_imports(SUBJECTS)[record_of(options.record).KEY]
    book = imports.open_book(Path(options.book))
    if not options.dry_run:
        with opened_today(options, create=True) as desk:
            return _run(desk, options, wanted, book)
    with tempfile.TemporaryDirectory() as folder:
        path = office_path(options)
        path = path if path.exists() else Path(folder) / "试算.zwh"
        with desk_on(path, options, create=True) as desk:
            return _run(desk, options, wanted, book)


def _run(desk: Desk, options: argparse.Namespace, wanted: BookImport, book: imports.Book) -> int:
    given = {name: _value(desk, wanted.links, name, getattr(options, name))
             for name in wanted.options}  # fmt: skip
    for line in wanted.load()(desk, book, given, dry_run=options.dry_run):
        print(line)
    return 0


def _value(desk: Desk, links: Mapping[str, str], name: str, text: object) -> object:
    """The value of an option; the id of the record where its text names one."""
    if name not in links or not text:
        return text
    model = record_of(links[name])
    return record_named(desk, [model], str(text), model.TITLE)[1]
