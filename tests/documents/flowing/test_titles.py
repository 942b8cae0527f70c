"""Titles broken where they read best: few lines, about equally long, words and quotations whole."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.flowing.styles import TextStyle
from desktop_app.documents.flowing.titles import FULL, title_lines
from desktop_app.documents.fonts import TITLE, Pen
from desktop_app.documents.letters import AREA, PITCH, TWO
from desktop_app.documents.line_breaks import break_lines
from desktop_app.documents.pages import A4, creation_day
from desktop_app.documents.pdf_file import PdfFile

STYLE = TextStyle(Pen(TITLE, PdfFile(io.BytesIO(), A4, creation_day("")).document), TWO, PITCH)


@pytest.mark.parametrize(
    "lines",
    [
        ["关于做好第五届委员会成员登记工作的通知"],
        ["关于报送《关于推进“一老一小”", "服务保障的协商专报》的函"],
        [
            "中国人民政治协商会议演示县委员会",
            "关于印发《“协商在基层”",
            "挂联点管理办法（试行）》的通知",
        ],
        ["政协演示县委员会办公室关于召开", "第十三届常务委员会第二十一次会议的通知"],
        ["关于对全县乡村振兴示范点建设情况", "开展专题协商和民主监督有关事项的请示"],
        ["关于山区公路边坡治理", "与雨季保通的协商专报"],
        ["关于传统民居蘑菇房保护", "与宜居改造的协商专报"],
    ],
)
def test_a_title_is_broken_by_its_sense(lines: list[str]) -> None:
    assert title_lines("".join(lines), STYLE, AREA.width) == lines


@given(st.text("关于的通知（）《》“”，、第十三届甲乙丙丁ABC123 ", max_size=90))
def test_every_character_comes_back_in_as_few_lines_that_all_fit(text: str) -> None:
    lines = title_lines(text, STYLE, AREA.width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    widths, limit = STYLE.pen.widths.__getitem__, STYLE.limit(AREA.width)
    plain = break_lines(text, widths, limit)
    near_full = len(plain) == 1 and plain[0].width > FULL * limit
    assert len(lines) == len(plain) + near_full or len(lines) == len(plain)
    for line in lines:
        assert STYLE.width(line) <= max(AREA.width, max(each.width for each in plain) * TWO / 1000)


def test_a_text_too_long_for_a_title_is_broken_all_the_same() -> None:
    assert (
        "".join(title_lines("关于报送的通知" * 3000, STYLE, AREA.width)) == "关于报送的通知" * 3000
    )


def test_text_without_any_place_to_break_is_broken_where_it_is_full() -> None:
    assert title_lines("，" * 45, STYLE, AREA.width) == ["，" * 20, "，" * 20, "，" * 5]
