"""The house rules of engines and subjects: one write, no record named where an engine works."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.records import ALL
from desktop_app.services.subject_list import SUBJECTS
from tests.test_house import MODULES, PROGRAM, ROOT, name_of, tree_of

SERVICES = PROGRAM / "services"
OWN_FOLDERS = {"records", "demo", "prints", *(each.name for each in SUBJECTS)}
"""Folders whose modules may name records: the declarations, subjects, prints, the demo."""
NEITHER = {"__init__", "demo", "limits"}
"""Parts of the services that are neither engine nor subject; limits is the calendar of all."""
KIND_QUESTIONS = {"isinstance", "issubclass"}
OFFICE_LISTS = "desktop_app/ui/settings/settings_page.py"
"""The lists that the settings show are the office's own: each is named there with its title."""


def names_records(path: Path) -> bool:
    return bool(OWN_FOLDERS & set(path.relative_to(PROGRAM).with_suffix("").parts))


def subject_classes() -> set[str]:
    """Give the names of the record classes that belong to a subject; the others are the house's."""
    keys = {key for subject in SUBJECTS for key in subject.records}
    return {model.__name__ for model in ALL if model.KEY in keys}


ENGINES = [path for path in MODULES if not names_records(path)]


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give line and dotted name of everything that a module imports, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{each.name}") for each in node.names)
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, each.name) for each in node.names)


def imports_door(name: str) -> bool:
    return name.startswith("desktop_app.storage.log.door")


def test_services_change_data_through_the_desk_only() -> None:
    found = {
        name_of(path)
        for path in MODULES
        if not path.is_relative_to(PROGRAM / "storage")
        for _, name in imports(tree_of(path))
        if imports_door(name)
    }
    assert found == {"desktop_app/services/desk.py"}


@pytest.mark.parametrize(
    "line",
    [
        "from desktop_app.storage.log.door import apply",
        "from desktop_app.storage.log import door",
        "import desktop_app.storage.log.door",
    ],
)
def test_the_guard_sees_every_way_to_the_door(line: str) -> None:
    assert [imports_door(name) for _, name in imports(ast.parse(line))] == [True]


def test_the_contract_of_engines_names_every_part_of_the_services() -> None:
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    (contract,) = (
        each for each in rules["importlinter"]["contracts"]
        if each["name"] == "Engines import no subject"
    )  # fmt: skip
    named = {*contract["source_modules"], *contract["forbidden_modules"]}
    parts = {
        f"desktop_app.services.{path.stem}"
        for path in SERVICES.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert parts - named == {f"desktop_app.services.{name}" for name in NEITHER}


def test_nothing_but_its_own_dialogs_and_the_demo_imports_a_subject() -> None:
    folders = tuple(f"desktop_app.services.{each.name}." for each in SUBJECTS if each.window)
    importing = [
        f"{name_of(path)}:{line} {name}"
        for path in MODULES
        if not names_records(path) and path.name != "subject_list.py"
        for line, name in imports(tree_of(path))
        if name.startswith(folders)
    ]
    assert importing == []


LOADS_BY_NAME = {
    "desktop_app/records/registry.py", "desktop_app/services/subjects.py",
    "desktop_app/ui/window_parts.py",
}  # fmt: skip
"""The modules that import others by a text; the bundle is told of these."""


def test_nothing_else_is_imported_by_a_text_that_the_bundle_cannot_see() -> None:
    found = {
        name_of(path)
        for path in MODULES
        if {name for _, name in imports(tree_of(path))} & {"importlib", "importlib.import_module"}
        or any(getattr(node, "id", "") == "__import__" for node in ast.walk(tree_of(path)))
    }
    assert found == LOADS_BY_NAME


@pytest.mark.parametrize("record", ["Outcome", "Consultation"])
def test_no_module_outside_its_subject_names_a_record(record: str) -> None:
    naming = {
        name_of(path)
        for path in ENGINES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Name) and node.id == record
    }
    assert naming == set()


def tables_by_record(tree: ast.AST, names: set[str]) -> Iterator[int]:
    """Give the lines of tables and cases that tell records apart by their class."""
    slices = {id(node.slice) for node in ast.walk(tree) if isinstance(node, ast.Subscript)}
    for node in ast.walk(tree):
        if id(node) in slices:  # dict[str, Sector] is a type
            continue
        if isinstance(node, ast.Dict):
            entries: list[ast.expr | None] = [*node.keys]
        elif isinstance(node, ast.List | ast.Set) or (
            isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load)
        ):
            entries = [*node.elts]
        elif isinstance(node, ast.MatchValue):
            entries = [node.value]
        elif isinstance(node, ast.MatchClass):
            entries = [node.cls]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in KIND_QUESTIONS:
            entries = [*node.args[1:]]
        else:
            continue
        parts = [part for entry in entries for part in _parts(entry)]
        if any(isinstance(part, ast.Name) and part.id in names for part in parts):
            yield getattr(node, "lineno", 0)


def _parts(entry: ast.expr | None) -> list[ast.expr]:
    """Give an entry itself, and what an entry that is a tuple or a union holds."""
    if isinstance(entry, ast.Tuple):
        return list(entry.elts)
    if isinstance(entry, ast.BinOp):
        return [*_parts(entry.left), *_parts(entry.right)]
    if isinstance(entry, ast.Attribute):  # Member.KEY is a class all the same
        return [entry.value]
    return [] if entry is None else [entry]


def test_no_engine_keeps_a_table_by_record() -> None:
    names = subject_classes()
    found = [
        f"{name_of(path)}:{line}"
        for path in ENGINES
        if name_of(path) != OFFICE_LISTS
        for line in sorted(set(tables_by_record(tree_of(path), names)))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "{Member: 1}",
        "{(Member, 'state'): 1}",
        "{Member.KEY: 1}",
        "(Member, Point)",
        "[Member]",
        "record in {Member}",
        "isinstance(record, Member)",
        "isinstance(record, Point | Member)",
        "match record:\n    case Member():\n        pass",
        "match kind:\n    case Member.KEY:\n        pass",
    ],
)
def test_the_guard_sees_a_table_by_record(code: str) -> None:
    assert list(tables_by_record(ast.parse(code), {"Member"}))


@pytest.mark.parametrize(
    "code", ["save(Member, {})", "x: Member = y", "Member.of({})", "x: dict[str, Member]"]
)
def test_the_guard_lets_a_record_be_used(code: str) -> None:
    assert not list(tables_by_record(ast.parse(code), {"Member"}))
