"""An OpenDocument sheet (.ods) as sheets: its values, and over them what its cells show."""

from __future__ import annotations

from desktop_app.documents.book_guard import look_into
from desktop_app.documents.formats import limits
from desktop_app.documents.formats.cell_texts import clean_rows
from desktop_app.documents.formats.cell_values import read_values
from desktop_app.documents.formats.ods_layout import CONTENT, Layout, put_layout, read_layouts
from desktop_app.documents.formats.package import Package
from desktop_app.documents.grids import Sheet
from desktop_app.errors import UserError

_TYPE = "mimetype"
_MANIFEST = "META-INF/manifest.xml"


def read_ods(package: Package, data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a file of which `data` are the bytes; UserError where it has a password."""
    if _is_encrypted(package):
        raise UserError(limits.LOCKED)
    look_into(package, ())
    layouts = read_layouts(package)
    found = []
    for place, values in enumerate(read_values(data)):
        layout = layouts[place] if place < len(layouts) else Layout(values.name)
        put_layout(layout, values.rows, package)
        rows = clean_rows(values.rows)
        merged = tuple(layout.merged)
        found.append(Sheet(values.name, rows, merged, values.hidden, layout.hidden_rows))
    return tuple(found)


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
