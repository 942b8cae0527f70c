"""The bundled fonts and the composite font: coverage, fallback, embedding, copying."""

from __future__ import annotations

import hashlib
import io
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops
from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from desktop_app import paths
from desktop_app.documents.font_embedding import character_map, width_array
from desktop_app.documents.font_face import Face
from desktop_app.documents.font_subset import subset
from desktop_app.documents.fonts import (
    FANGSONG,
    HEI,
    KAI,
    SONG,
    STYLES,
    TITLE,
    composite,
    missing_characters,
    register_fonts,
)
from desktop_app.errors import UserError
from tests.documents.pdf_reading import fonts, pdfium_text, pictures, poppler_text, problems

RARE = "㛃𬀩𬭊𫖯䶮𠅤𰻞𠮷𪚥𬺙𰀡"
NAMES = [
    "张㛃",
    "李𬀩梅",
    "王𬭊",
    "赵𫖯",
    "龚䶮",
    "陈𠅤明",
    "周𰻞",
    "吴𠮷",
    "买买提·艾力",
    "尉迟𪚥",
]


def draw(path: Path, lines: list[str], style: str = SONG, size: float = 24) -> None:
    register_fonts()
    begin: Any = Canvas  # its stubs want a number as the name of a font
    canvas = begin(str(path), initialFontName=style, invariant=1)
    canvas.setFont(style, size)
    for place, line in enumerate(lines):
        canvas.drawString(60, 780 - place * 1.5 * size, line)
    canvas.save()


def test_every_font_file_is_the_one_of_the_manifest() -> None:
    listed = json.loads(paths.resource("fonts/manifest.json").read_text("utf-8"))["fonts"]
    for font in listed:
        data = paths.resource(f"fonts/{font['file']}").read_bytes()
        assert hashlib.sha256(data).hexdigest() == font["sha256"]
        assert paths.resource(f"fonts/{font['licence_file']}").is_file()
    assert {font["file"] for font in listed} >= {
        file for files in STYLES.values() for file in files
    }


def test_every_basic_and_extended_character_can_be_drawn() -> None:
    blocks = [(0x4E00, 0x9FA6), (0x3400, 0x4DB6)]
    text = "".join(chr(code) for first, end in blocks for code in range(first, end))
    assert not missing_characters([text])


def test_the_rare_characters_of_names_can_be_drawn() -> None:
    assert not missing_characters([RARE, *NAMES])


def test_a_character_that_one_style_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not missing_characters(["𬀩"])
    monkeypatch.setitem(STYLES, "Bare", ("hei.ttf",))
    assert missing_characters(["中𬀩𪚥"]) == "𪚥"


@pytest.mark.parametrize("style", [FANGSONG, KAI])
def test_every_standard_character_is_drawn_in_the_style_or_its_companion(style: str) -> None:
    """通用规范汉字表 and GB 2312 reach neither 宋体 nor the rare characters."""
    own = 2 if style == FANGSONG else 1
    with TTFont(paths.resource("fonts/title.ttf"), lazy=True) as font:
        standard = [chr(code) for code in font.getBestCmap() if unicodedata.name(chr(code), "")]
    standard = [each for each in standard if unicodedata.name(each).startswith("CJK UNIFIED")]
    assert len(standard) > 8105
    assert [each for each in standard if composite(style).find(each)[0] >= own] == []


def test_characters_that_would_print_as_a_stand_in_are_named_once_and_sorted() -> None:
    assert missing_characters(["王ب小明", "李😀", "赵😀ب"]) == "ب😀"


def test_a_line_end_or_direction_mark_is_not_called_missing() -> None:
    assert not missing_characters(["第一行\r\n第二行\t完", "\u202e倒写\u200b"])


@pytest.mark.parametrize("style", list(STYLES))
def test_names_come_back_whole_from_every_reader(style: str, tmp_path: Path) -> None:
    target = tmp_path / "names.pdf"
    draw(target, NAMES, style)
    for text in (poppler_text(target), pdfium_text(target)):
        assert all(name in text for name in NAMES)
    assert problems(target) == ""


def test_only_subsets_are_embedded_and_no_font_of_the_reader_is_needed(tmp_path: Path) -> None:
    target = tmp_path / "names.pdf"
    draw(target, NAMES)
    listed = fonts(target)
    assert len(listed) == 2
    assert all(line[6] == "+" and " yes yes yes " in line for line in listed)
    assert target.stat().st_size < 40_000


@pytest.mark.parametrize("character", [*RARE, "中", "A", "·", "￥"])
def test_a_drawn_character_is_neither_blank_nor_the_box_for_missing_ones(
    character: str, tmp_path: Path
) -> None:
    draw(tmp_path / "it.pdf", [character], size=60)
    draw(tmp_path / "none.pdf", ["\U0010fffd"], size=60)
    shown, stand_in = pictures(tmp_path / "it.pdf")[0], pictures(tmp_path / "none.pdf")[0]
    assert min(shown.tobytes()) < 100
    assert ImageChops.difference(shown, stand_in).getbbox() is not None


def test_a_character_no_font_has_shows_a_stand_in_and_copies_as_itself(tmp_path: Path) -> None:
    draw(tmp_path / "missing.pdf", ["王😀明"])
    draw(tmp_path / "stand-in.pdf", ["王〓明"])
    assert "王😀明" in poppler_text(tmp_path / "missing.pdf")
    shown, meant = (pictures(tmp_path / name)[0] for name in ("missing.pdf", "stand-in.pdf"))
    assert ImageChops.difference(shown, meant).getbbox() is None


def test_paragraphs_and_charts_of_reportlab_use_the_font_unchanged(tmp_path: Path) -> None:
    register_fonts()
    target = tmp_path / "mixed.pdf"
    style = ParagraphStyle("body", fontName=SONG, fontSize=12, leading=18, wordWrap="CJK")
    drawing = Drawing(300, 150)
    chart = VerticalBarChart()
    chart.data = [(3, 5)]
    chart.categoryAxis.categoryNames = ["㛃", "𬀩界"]
    chart.categoryAxis.labels.fontName = chart.valueAxis.labels.fontName = HEI
    drawing.add(chart)
    drawing.add(String(10, 140, "图一𬭊", fontName=TITLE, fontSize=12))
    timeline = [Paragraph("龚䶮与陈𠅤明等委员到会。" * 20, style), drawing]
    document = SimpleDocTemplate(str(target), initialFontName=SONG)
    document.build(timeline)
    text = poppler_text(target).replace("\n", "")
    assert all(word in text for word in ("龚䶮", "陈𠅤明", "㛃", "𬀩界", "图一𬭊"))
    assert problems(target) == ""


def test_a_subset_is_a_font_that_other_programs_open() -> None:
    face = Face(paths.resource("fonts/rare.ttf"))
    glyphs = [0, *(face.glyph(ord(character)) for character in RARE if face.glyph(ord(character)))]
    with TTFont(io.BytesIO(subset(face, glyphs))) as font:
        assert font["maxp"].numGlyphs >= len(glyphs)
        drawn = [font["glyf"][font.getGlyphName(place)] for place in range(1, len(glyphs))]
        assert all(glyph.numberOfContours != 0 for glyph in drawn)


def test_widths_agree_with_the_font_file() -> None:
    with TTFont(paths.resource("fonts/song.ttf"), lazy=True) as font:
        names, metrics = font.getBestCmap(), font["hmtx"]
        for character in "中A，i1Ω":
            assert composite(SONG).widths[character] == metrics[names[ord(character)]][0]


def test_a_file_that_is_no_font_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "假.ttf"
    path.write_bytes(b"OTTO" + bytes(100))
    with pytest.raises(UserError, match="不是 TrueType 字体"):
        Face(path)


@given(st.lists(st.sampled_from([500.0, 1000.0, 250.4]), max_size=60))
def test_the_width_array_says_every_width(widths: list[float]) -> None:
    parts = width_array(widths).replace("[", " [ ").replace("]", " ] ").split()[1:-1]
    said = dict.fromkeys(range(len(widths)), 1000)
    while parts:
        code, end = int(parts[0]), parts.index("]")
        said.update(zip(range(code, code + end), map(int, parts[2:end]), strict=False))
        parts = parts[end + 1 :]
    assert list(said.values()) == [round(width) for width in widths]


@given(st.lists(st.characters(exclude_categories=["Cs"]), max_size=250))
def test_the_character_map_gives_every_character_back(characters: list[str]) -> None:
    rows = [
        line.split()
        for line in character_map(["\0", *characters]).splitlines()
        if line.startswith("<") and line != "<0000> <FFFF>"
    ]
    found = [bytes.fromhex(text.strip("<>")).decode("utf-16-be") for _, text in rows]
    assert found == characters


@pytest.mark.parametrize("style", sorted(STYLES))
def test_all_digits_of_a_style_are_equally_wide(style: str) -> None:
    widths = composite(style).widths
    assert len({widths[digit] for digit in "0123456789"}) == 1
