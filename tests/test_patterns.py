"""Patterns that are compiled when first used: they do what compiled ones do, and all compile."""

from __future__ import annotations

import gc
import re
from importlib import import_module
from pathlib import Path

import pytest

import desktop_app
from desktop_app import patterns
from desktop_app.patterns import pattern

TEXTS = ("", "2026-03", "第3届", "a1b22", "A1")


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    for text in TEXTS:
        late, compiled = pattern("([a-z])([0-9]+)", re.IGNORECASE), re.compile(r"(?i)([a-z])(\d+)")
        assert late.findall(text) == compiled.findall(text)
        assert late.sub(r"\2\1", text) == compiled.sub(r"\2\1", text)
        assert late.split(text) == compiled.split(text)
        for name in ("match", "fullmatch", "search"):
            mine, its = getattr(late, name)(text), getattr(compiled, name)(text)
            assert (mine and mine.groups()) == (its and its.groups())
        assert late.groups == compiled.groups


def test_a_pattern_is_compiled_once_and_only_when_used(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = re.compile

    def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
        asked.append(source)
        return real(source, flags)

    monkeypatch.setattr(re, "compile", compiled)
    late = pattern("x+")
    assert (late.pattern, asked) == ("x+", [])
    assert [bool(late.match(text)) for text in ("xx", "a")] == [True, False]
    assert late.search("axx") is not None
    assert asked == ["x+"]
    assert not hasattr(late, "unknown")


def test_every_pattern_of_the_program_compiles() -> None:
    """A slip in one that is rarely used shows here, not when a clerk comes to it."""
    root = Path(desktop_app.__file__).parent
    for path in (*root.glob("chinese/*.py"), *root.glob("records/*.py")):
        import_module(f"desktop_app.{path.parent.name}.{path.stem}")
    found = [each for each in gc.get_objects() if type(each) is patterns._Pattern]
    assert len(found) > 100
    for each in found:
        assert each.groups >= 0, each.pattern


def test_chinese_and_records_compile_no_pattern_at_their_tops() -> None:
    root = Path(desktop_app.__file__).parent
    for path in (*root.glob("chinese/*.py"), *root.glob("records/*.py")):
        assert "re.compile(" not in path.read_text(encoding="utf-8"), path.name
