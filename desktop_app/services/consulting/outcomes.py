"""Registers the suggestions of one consultation from one numbered text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.records.consultation import Consultation
from desktop_app.records.outcome import Outcome
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import numbered_items
from desktop_app.services.registers.stored import stored


def register(
    desk: Desk, consultation: int, texts: Sequence[str], given: Mapping[str, object]
) -> Changed:
    """Register each text as a suggestion of a consultation, with the same other inputs.

    The one topic of the consultation is theirs too; else as `numbered_items.register`.
    """
    held = stored(desk, Consultation, [consultation])
    topics: Sequence[int] = held[0].values["topics"] if held else ()
    topic = topics[0] if len(topics) == 1 else None
    source = (Consultation, consultation)
    return numbered_items.register(desk, Outcome, source, texts, {**given, "topic": topic})
