"""The help on a field of a form: what its declaration says, and that it is internal."""

from __future__ import annotations

from desktop_app.records.record import Field
from desktop_app.ui.look.internal_words import FIELD_WORDS


def help_of(field: Field) -> str:
    """The help that a field declares, behind the words for an internal one; '' for none."""
    declared = str(getattr(field, "help_text", None) or "")
    return "。".join(filter(None, (FIELD_WORDS if field.internal else "", declared)))
