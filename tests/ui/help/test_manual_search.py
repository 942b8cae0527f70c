"""The search of the manual: all words in one chapter, titles by pinyin, marks never."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.ui.help.manual_search import Chapter, chapters

IMPORT = """# 导入名单

把 **Excel** 表格拖到列表上，见[核对](import.md)。

| 列 | 说明 |
|----|------|
| 姓名 | 必填 |
"""


@pytest.fixture
def chapter(tmp_path: Path) -> Chapter:
    path = tmp_path / "import.md"
    path.write_text(IMPORT, encoding="utf-8")
    return chapters([path])[0]


def test_a_chapter_is_known_by_its_file_and_called_by_its_first_line(chapter: Chapter) -> None:
    assert (chapter.key, chapter.title) == ("import", "导入名单")


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("", 0),
        ("   ", 0),
        ("excel", 1),
        ("EXCEL", 1),
        ("列", 2),
        ("excel 列表", 2),
        ("excel 打印", 0),
        ("drmd", 1),
        ("import.md", 0),
        ("**", 0),
        ("|", 0),
    ],
)
def test_what_a_chapter_says_is_counted(chapter: Chapter, typed: str, hits: int) -> None:
    assert chapter.hits(typed) == hits


def test_a_file_without_words_is_called_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "empty.md"
    path.write_text("", encoding="utf-8")
    (made,) = chapters([path])
    assert made.title == "empty"
    assert made.hits("x") == 0


def test_every_chapter_of_the_manual_has_a_title_of_its_own() -> None:
    found = chapters(sorted(paths.manual().glob("*.md")))
    titles = [each.title for each in found]
    assert len(titles) == len(set(titles)) > 5
    assert all(each.hits(each.title) for each in found)
