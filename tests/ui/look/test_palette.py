"""Colours and sizes: readable in both modes, every name in the style sheet known."""

from __future__ import annotations

import pytest

from desktop_app import paths
from desktop_app.ui.look import palette
from desktop_app.ui.look.theme import style_sheet

MODES = [palette.LIGHT, palette.DARK]
WORDS = ("text", "muted", "faint", "accent", "good", "warn", "bad", "info")


def light_of(colour: str) -> float:
    """The relative luminance of WCAG 2.1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((light_of(one), light_of(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", MODES, ids=["light", "dark"])
@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize("ground", ["surface", "window", "raised"])
def test_every_word_can_be_read_on_every_ground(
    tokens: palette.Tokens, name: str, ground: str
) -> None:
    assert contrast(getattr(tokens, name), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", MODES, ids=["light", "dark"])
def test_words_on_coloured_grounds_can_be_read(tokens: palette.Tokens) -> None:
    assert contrast(tokens.fill_text, tokens.fill) >= 4.5
    assert contrast(tokens.fill_text, tokens.fill_hover) >= 4.5
    assert contrast(tokens.soft_text, tokens.soft) >= 4.5
    assert contrast(tokens.text, tokens.soft) >= 4.5
    assert contrast(tokens.text, tokens.bad_soft) >= 4.5
    assert contrast(tokens.text, tokens.warn_soft) >= 4.5


@pytest.mark.parametrize("tokens", MODES, ids=["light", "dark"])
def test_the_focus_ring_stands_out_from_the_ground(tokens: palette.Tokens) -> None:
    assert contrast(tokens.accent, tokens.field) >= 3
    assert contrast(tokens.accent, tokens.window) >= 3


@pytest.mark.parametrize("tokens", MODES, ids=["light", "dark"])
@pytest.mark.parametrize("sizes", [palette.NORMAL, palette.LARGE], ids=["normal", "large"])
def test_the_style_sheet_knows_every_name_and_every_picture(
    tokens: palette.Tokens, sizes: palette.Sizes
) -> None:
    sheet = style_sheet(tokens, sizes, "Some Family")
    assert "$" not in sheet.split("*/", 1)[1]
    pictures = {part.split(")")[0].strip('"') for part in sheet.split("url(")[1:]}
    assert pictures
    assert all(paths.root().joinpath(picture).is_file() for picture in pictures)


def test_large_text_is_larger_everywhere() -> None:
    for name in ("text", "small", "title", "heading", "figure", "control", "row", "icon"):
        assert getattr(palette.LARGE, name) > getattr(palette.NORMAL, name)
