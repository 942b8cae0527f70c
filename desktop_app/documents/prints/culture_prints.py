"""The prints of culture: manuscripts, the collection, reading."""

from __future__ import annotations

from desktop_app.documents.prints import (
    collection_prints,
    manuscript_form,
    manuscript_letters,
    manuscript_lists,
    reading_prints,
)
from desktop_app.documents.prints.declared import Print

PRINTS: tuple[Print, ...] = (
    manuscript_form.PRINT,
    manuscript_letters.NOTICE,
    manuscript_letters.RETURN,
    manuscript_lists.LEDGER,
    manuscript_lists.CONTENTS,
    manuscript_lists.FEES,
    collection_prints.RECEIPT,
    collection_prints.CATALOGUE,
    reading_prints.BOOKS,
    reading_prints.READINGS,
)
"""In the order in which each register offers them."""
