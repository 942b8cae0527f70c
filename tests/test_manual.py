"""The manual keeps up with the window: a chapter a page, links that lead, words that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.records import ALL

CHAPTERS = sorted(paths.manual().glob("*.md"))
PAGES = ["workbench", "settings", *(model.KEY for model in ALL if model.TAB)]


def texts_of_the_window() -> str:
    """Give every text that the program's code, forms and code lists can show."""
    sources = [*(paths.root() / "forms").glob("*.ui"), *paths.resource("codes").glob("*.csv")]
    found = [path.read_text(encoding="utf-8") for path in sources]
    for path in (paths.root() / "desktop_app").rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        values = [node.value for node in nodes if isinstance(node, ast.Constant)]
        found += [value for value in values if isinstance(value, str)]
    return "\n".join(found)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_its_chapter(page: str) -> None:
    assert paths.manual(page).is_file()


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_begins_with_its_title_and_its_links_lead_somewhere(chapter: Path) -> None:
    text = chapter.read_text(encoding="utf-8")
    assert re.match(r"# \S+\n", text)
    for target in re.findall(r"\]\(([^)]+)\)", text):
        assert (chapter.parent / target).is_file(), target


def test_every_word_in_bold_is_a_word_of_the_window() -> None:
    window = texts_of_the_window()
    strange = [
        f"{chapter.name}: {word}"
        for chapter in CHAPTERS
        for word in re.findall(r"\*\*(.+?)\*\*", chapter.read_text(encoding="utf-8"))
        if word not in window
    ]
    assert strange == []
