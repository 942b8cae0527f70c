"""Words that a clerk may not know are explained where they stand, or not used at all."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.records import ALL

EXPLAINED = (
    "姓名注音或说明", "第二党派", "活动小组", "小组职务", "体制内", "不计分", "五个一计划",
    "五上墙", "界别主题", "评定", "并入议题",
)  # fmt: skip
UNKNOWN = re.compile(r"缓急|停滞|统计口径|幅度|缓存")
"""Words that no sentence of the window may use."""


def fields_of(label: str) -> list[str]:
    return [each.help_text for model in ALL for each in model.declared() if each.label == label]


@pytest.mark.parametrize("label", EXPLAINED)
def test_a_field_with_an_unusual_name_says_what_it_is_about(label: str) -> None:
    found = fields_of(label)
    assert found
    assert all(len(each) >= 10 for each in found)


def test_no_sentence_of_the_window_uses_words_that_clerks_did_not_understand() -> None:
    found = [
        f"{path.name}:{node.lineno} {node.value}"
        for path in sorted((paths.root() / "desktop_app").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and UNKNOWN.search(node.value)
    ]
    assert found == []


PROGRAM = paths.root() / "desktop_app"
OTHER_WORDS = {
    "lamp": "status cell", "lamps": "status cells",
    "story": "timeline", "stories": "timelines", "suggestion": "outcome",
    "suggestions": "outcomes", "surroundings": "context",
    "hang": "indent", "hangs": "depends", "tidied": "split",
}  # fmt: skip
"""Words that identifiers do not use, with the word of the glossary that they use instead."""
KEPT = {"HandlingSuggestion": "its key, which can never change"}
"""Identifiers that keep such a word, and why."""
OF_A_PROPOSAL = {"suggestion", "suggestions"}
"""What a proposal suggests, in its own modules: the key handling_suggestion can never change."""
SMALL_WORDS = {"and", "its", "that"}
"""Words of the glossary that connect others."""


def identifiers(path: Path) -> Iterator[str]:
    """The names that a module defines: itself, classes, functions, arguments, variables."""
    yield path.stem
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


@functools.cache
def words_by_module() -> dict[str, dict[str, set[str]]]:
    """By module the words of its identifiers, each with the identifiers that it is part of."""
    found: dict[str, dict[str, set[str]]] = {}
    for path in sorted(PROGRAM.rglob("*.py")):
        words = found.setdefault(path.relative_to(PROGRAM).as_posix(), {})
        for name in identifiers(path):
            parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
            for word in filter(None, parted.split("_")):
                words.setdefault(word, set()).add(name)
    return found


def is_of_proposals(module: str) -> bool:
    return (
        "proposal" in module
        or "campaign" in module
        or module == "services/demo/demo_suggestions.py"
    )


def test_identifiers_use_the_words_of_the_glossary() -> None:
    found = {
        f"{module}: {name} ({OTHER_WORDS[word]})"
        for module, words in words_by_module().items()
        for word in OTHER_WORDS.keys() & words.keys()
        for name in words[word]
        if name not in KEPT and not (word in OF_A_PROPOSAL and is_of_proposals(module))
    }
    assert found == set()


def glossary() -> list[tuple[str, str]]:
    """The rows of the glossary of the README: a Chinese word and what code calls it."""
    text = (paths.root() / "README.md").read_text(encoding="utf-8")
    table = text.partition("## Glossary")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in row] for row in rows[2:]]
    return [(row[n], row[n + 1]) for row in cells for n in (0, 2) if row[n]]


def test_every_word_of_the_glossary_is_one_that_code_uses() -> None:
    used = {word for words in words_by_module().values() for word in words}
    used |= {f"{word}s" for word in used} | {word.removesuffix("s") for word in used}
    unused = {
        (chinese, part)
        for chinese, english in glossary()
        for term in english.split(",")
        for part in re.split(r"[ -]", term.strip())
        if part not in used | SMALL_WORDS
    }
    assert unused == set()
