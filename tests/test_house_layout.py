"""House rules on how modules depend on each other and where their tests are kept."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.test_house import MODULES, PROGRAM, ROOT, name_of, tree_of

TESTS_OF_UI = sorted((ROOT / "tests" / "ui").rglob("test_*.py"))


def dotted(path: Path) -> str:
    """The import name of a module of the program."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.Module, known: frozenset[str]) -> set[str]:
    """The known modules that a module imports anywhere: at the top, in functions, for types."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{each.name}" for each in node.names}
            found |= (names & known) or ({node.module} & known)
        elif isinstance(node, ast.Import):
            found |= {each.name for each in node.names} & known
    return found


def import_circles(arrows: Mapping[str, set[str]]) -> list[set[str]]:
    """The groups of modules that import each other, directly or through others (Tarjan)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    found: list[set[str]] = []

    def visit(module: str) -> None:
        number[module] = lowest[module] = len(number)
        path.append(module)
        for other in arrows[module]:
            if other not in number:
                visit(other)
                lowest[module] = min(lowest[module], lowest[other])
            elif other in path:
                lowest[module] = min(lowest[module], number[other])
        if lowest[module] == number[module]:
            group = set(path[path.index(module) :])
            del path[path.index(module) :]
            if len(group) > 1:
                found.append(group)

    for module in arrows:
        if module not in number:
            visit(module)
    return found


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = frozenset(dotted(path) for path in MODULES)
    arrows = {dotted(path): imported(tree_of(path), known) - {dotted(path)} for path in MODULES}
    assert import_circles(arrows) == []


@pytest.mark.parametrize(
    ("arrows", "circles"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"a"}}, [{"a", "b"}]),
        ({"a": {"b"}, "b": {"c"}, "c": {"b"}}, [{"b", "c"}]),
    ],
)
def test_a_circle_is_found(arrows: dict[str, set[str]], circles: list[set[str]]) -> None:
    assert import_circles(arrows) == circles


@pytest.mark.parametrize(
    "source",
    [
        "from desktop_app.ui import jobs",
        "from desktop_app.ui.jobs import Jobs",
        "import desktop_app.ui.jobs",
        "if TYPE_CHECKING:\n    from desktop_app.ui.jobs import Jobs",
        "def later():\n    from desktop_app.ui.jobs import Jobs",
    ],
)
def test_every_way_to_import_counts(source: str) -> None:
    known = frozenset({"desktop_app.ui", "desktop_app.ui.jobs"})
    assert imported(ast.parse(source), known) == {"desktop_app.ui.jobs"}


def folders_of(path: Path, root: Path) -> Iterator[Path]:
    """The folders of a module below a root, the innermost first."""
    while path.parent != root:
        path = path.parent
        yield path


def test_every_folder_of_window_tests_is_one_of_the_window() -> None:
    tests = ROOT / "tests" / "ui"
    folders = {each.relative_to(tests) for path in TESTS_OF_UI for each in folders_of(path, tests)}
    assert {each.as_posix() for each in folders if not (PROGRAM / "ui" / each).is_dir()} == set()


def mirrors(path: Path, source: str) -> bool:
    """Whether a test is about the folder it lies in: by its imports, or named after a module."""
    inside = path.parent.relative_to(ROOT / "tests")
    same_name = PROGRAM / inside / path.name.removeprefix("test_")
    return ".".join((PROGRAM.name, *inside.parts)) in source or same_name.is_file()


def test_every_window_test_lies_in_the_folder_of_its_subject() -> None:
    read = {path: path.read_text(encoding="utf-8") for path in TESTS_OF_UI}
    assert [name_of(path) for path, source in read.items() if not mirrors(path, source)] == []


def lines_in(folder: Path) -> int:
    """The lines of all modules under a folder."""
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in folder.rglob("*.py"))


@pytest.mark.parametrize(("folder", "least"), [("ui", 0.5), ("records", 0.4)])
def test_a_part_of_the_program_has_lines_of_tests_for_its_lines(folder: str, least: float) -> None:
    assert lines_in(ROOT / "tests" / folder) >= least * lines_in(PROGRAM / folder)
