"""The colour and the icon that a word of state is shown with, as the subjects declare them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from desktop_app.services.subjects import default_subjects
from desktop_app.ui.window_parts import Tone, window_parts


def tone_of(code_list: str, code: object) -> Tone | None:
    """The palette's colour and the icon of one code, None for a word without a tone."""
    return _tones().get((code_list, str(code)))


@cache
def toned_lists() -> frozenset[str]:
    """The code lists with tones for their codes."""
    return frozenset(code_list for code_list, _ in _tones())


@cache
def _tones() -> Mapping[tuple[str, str], Tone]:
    return {
        place: tone
        for parts in window_parts(default_subjects())
        for place, tone in parts.tones.items()
    }
