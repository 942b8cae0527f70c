"""An OpenDocument sheet (.ods) as sheets."""

from __future__ import annotations

from desktop_app.documents.book_guard import look_into
from desktop_app.documents.formats import limits
from desktop_app.documents.formats.cell_texts import clean_rows
from desktop_app.documents.formats.ods_tables import CONTENT, read_tables
from desktop_app.documents.formats.package import Package
from desktop_app.documents.grids import Sheet
from desktop_app.errors import UserError

_TYPE = "mimetype"
_MANIFEST = "META-INF/manifest.xml"


def read_ods(package: Package) -> tuple[Sheet, ...]:
    """The sheets of a file; UserError where it has a password, is damaged or too large."""
    if _is_encrypted(package):
        raise UserError(limits.LOCKED)
    look_into(package, ())
    return tuple(
        Sheet(
            table.name,
            clean_rows(table.rows),
            tuple(table.merged),
            table.hidden,
            table.hidden_rows,
        )
        for table in read_tables(package)
    )


def is_ods(package: Package) -> bool:
    """Whether a file is an OpenDocument sheet, as its type says or, without one, its content."""
    if CONTENT not in package:
        return False
    kind = package.read(_TYPE, 1024) if _TYPE in package else b""
    return not kind.startswith(b"application/") or b"spreadsheet" in kind


def _is_encrypted(package: Package) -> bool:
    if _MANIFEST not in package:
        return False
    return b"encryption-data" in package.read(_MANIFEST, limits.MAX_INDEX)
