"""The hashes of documents and photos that an open office file names."""

from __future__ import annotations

from desktop_app.storage.copies.document_copies import named_hashes
from desktop_app.storage.file.office_file import OfficeFile


def hashes_in_use(office: OfficeFile) -> set[str]:
    """Every hash that a row or a log entry names: what must be kept."""
    return named_hashes(office.connection, office.records)
