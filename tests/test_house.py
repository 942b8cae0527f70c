"""The house rules that no linter knows: sizes, names, words, files that must be there."""

from __future__ import annotations

import ast
import functools
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "desktop_app"
MODULES = sorted(PROGRAM.rglob("*.py"))
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
NO_NAMES = re.compile(r"(^|_)(utils?|helpers?|common|managers?|base|misc)(_|$)")
TOP_LEVEL = {
    "desktop_app", "resources", "forms", "tests", "docs", "findings", "build.spec",
    "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "Makefile",
}  # fmt: skip
PLACES = re.compile(r"/work/|\.\./shared|farm-studio|pypi\.org|registry\.npmjs|deb\.debian\.org")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@functools.cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def words_of(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def own_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def committed() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_module_is_longer_than_a_reader_holds_in_mind() -> None:
    lines = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {name: count for name, count in lines.items() if count > LONGEST_MODULE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in functions(tree_of(path))
        if own_lines(node) > LONGEST_FUNCTION
    ]
    assert long == []


def test_every_module_begins_with_what_it_is_for() -> None:
    silent = [name_of(path) for path in MODULES if not ast.get_docstring(tree_of(path))]
    assert silent == []


def test_no_module_is_named_after_nothing() -> None:
    assert [name_of(path) for path in MODULES if NO_NAMES.search(path.stem)] == []


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    left = [
        f"{name_of(path)}:{number}"
        for path in MODULES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert left == []


def test_nothing_says_that_it_is_not_written_yet() -> None:
    raised = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Raise) and "NotImplementedError" in words_of(node)
    ]
    assert raised == []


def passes_on(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler cleans up or picks out one it knows: the others go on."""
    return any(isinstance(node, ast.Raise) and node.exc is None for node in ast.walk(handler))


def test_no_error_is_caught_without_a_name() -> None:
    everything = {"Exception", "BaseException"}
    caught = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or everything & words_of(node.type))
        and not passes_on(node)
    ]
    assert caught == []


def test_no_error_is_swallowed_in_silence() -> None:
    silent = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler) and all(isinstance(s, ast.Pass) for s in node.body)
    ]
    assert silent == []


def test_no_global_is_rebound() -> None:
    rebound = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Global)
    ]
    assert rebound == []


def record_names() -> set[str]:
    """Give the names of the record classes, as declared under records/."""
    names = set()
    for path in (PROGRAM / "records").glob("*.py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef) and any(
                isinstance(parent, ast.Name) and parent.id == "Record" for parent in node.bases
            ):
                names.add(node.name)
    return names


def asks_which_record(node: ast.AST, names: set[str]) -> bool:
    if not isinstance(node, ast.Compare):
        return False
    sides = [node.left, *node.comparators]
    return any(isinstance(side, ast.Name) and side.id in names for side in sides)


def test_no_code_outside_records_asks_which_record_it_has() -> None:
    names = record_names()
    assert names
    asking = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        if path.parent.name != "records"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Compare) and asks_which_record(node, names)
    ]
    assert asking == []


@pytest.mark.parametrize("line", ["record is Member", "Member == record", "model is not Member"])
def test_the_guard_sees_a_question_for_one_record(line: str) -> None:
    node = ast.parse(line, mode="eval").body
    assert asks_which_record(node, {"Member"})


def test_every_import_contract_names_every_part_it_should() -> None:
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    parts = {f"desktop_app.{p.stem}" for p in PROGRAM.iterdir() if p.suffix == ".py" or p.is_dir()}
    parts -= {"desktop_app.__init__", "desktop_app.__pycache__", "desktop_app.__main__"}
    lacking = {}
    for library, allowed in {
        "PySide6": {"ui", "app"},
        "reportlab": {"documents"},
        "apsw": {"storage"},
    }.items():
        named = {
            source
            for contract in rules["importlinter"]["contracts"]
            if library in contract.get("forbidden_modules", ())
            for source in contract["source_modules"]
        }
        lacking[library] = parts - named - {f"desktop_app.{name}" for name in allowed}
    assert not any(lacking.values()), lacking


def test_the_top_level_holds_only_what_the_picture_of_the_house_shows() -> None:
    tops = {path.relative_to(ROOT).parts[0] for path in committed()}
    assert {name for name in tops if not name.startswith(".")} - TOP_LEVEL == set()


def test_nothing_committed_names_a_machine_or_a_registry() -> None:
    named = [
        name_of(path)
        for path in committed()
        if path != Path(__file__)
        and path.suffix in {".py", ".md", ".toml", ".txt", ".qss", ".ui", ".spec", ".csv", ""}
        and PLACES.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert named == []


@pytest.mark.parametrize("name", ["LICENSE", "CHANGELOG.md", "README.md"])
def test_the_house_has_its_papers(name: str) -> None:
    assert (ROOT / name).stat().st_size > 200


def test_every_locked_package_has_its_hashes() -> None:
    for lock in sorted((ROOT / ".locks").glob("*.txt")):
        pins = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
        assert all("==" in pin and "--hash=sha256:" in pin for pin in pins), lock.name


def test_every_direct_dependency_is_pinned_and_locked() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    locked = (ROOT / ".locks" / "run.txt").read_text(encoding="utf-8").lower().replace("_", "-")
    for line in declared["project"]["dependencies"]:
        pin = line.split(";")[0].strip()
        assert "==" in pin
        assert pin.lower().replace("_", "-") in locked, pin


def test_every_folder_of_resources_says_where_they_come_from() -> None:
    folders = [path.parent for path in committed() if path.is_relative_to(ROOT / "resources")]
    lacking = {
        path.name
        for path in folders
        if path != ROOT / "resources"
        and not (path / "sources.md").exists()
        and not (path.parent / "sources.md").exists()
        and not (path / "manifest.json").exists()
    }
    assert lacking == set()


HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;!?](?![0-9A-Za-z])|[\u4e00-\u9fff]\.$")


@functools.cache
def docstrings(tree: ast.Module) -> set[int]:
    """Give the identities of texts that no user sees: docstrings, patterns."""
    unseen: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            unseen.add(id(node.value))
        elif isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("re.", "pattern")):
            unseen.update(id(argument) for argument in ast.walk(node))
    return unseen


def test_sentences_for_the_user_use_full_width_punctuation() -> None:
    slips = [
        f"{name_of(path)}:{node.lineno} {node.value!r}"
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings(tree_of(path))
        and HALF_WIDTH.search(node.value)
    ]
    assert slips == []


def said(argument: ast.expr) -> str | None:
    """Give the text of a literal sentence, with {} where a value stands; None for other code."""
    if isinstance(argument, ast.Constant):
        return str(argument.value)
    if not isinstance(argument, ast.JoinedStr):
        return None
    parts = (p.value if isinstance(p, ast.Constant) else "{}" for p in argument.values)
    return "".join(str(part) for part in parts)


def test_every_sentence_for_the_user_is_chinese_and_whole() -> None:
    broken = [
        f"{name_of(path)}:{node.lineno} {sentence}"
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "UserError" and node.args
        for sentence in [said(node.args[0])]
        if sentence and not re.search(r"[\u4e00-\u9fff}].*([。？]|\{\})$", sentence, re.DOTALL)
    ]
    assert broken == []


def test_the_window_never_runs_the_event_loop_by_hand_or_asks_the_clock_by_itself() -> None:
    calls = re.compile(r"\b(processEvents|date\.today|datetime\.now|time\.sleep)\(")
    found = [
        f"{name_of(path)}:{number}"
        for path in sorted((PROGRAM / "ui").rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if calls.search(line)
    ]
    assert found == []


DIALECT = re.compile(
    r"\b(tell(s|ing)?|told|stand(s|ing)?|stood|lead(s|ing)? (to|elsewhere|in)|hang(s|ing)?|hung|"
    r"beside|by the way|around|story|stories|lamps?|wears?|worn|let go|taken in|takes? in|"
    r"goes? with|come in|what\b.{1,40}\bwhat|asks? (it|for|of)|says? (so|of|what)|gives? up|"
    r"at work|at once|as ever|meanwhile|elsewhere|aside)\b",
    re.IGNORECASE,
)
"""Words and phrases of a private English that docstrings used to be written in."""
MOST_DIALECT = 30
"""At most so many docstrings may use them."""


def documented(tree: ast.Module) -> Iterator[str]:
    """Give the docstrings of a module, its classes and functions."""
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    nodes = (node for node in ast.walk(tree) if isinstance(node, kinds))
    return (text for node in nodes if (text := ast.get_docstring(node)))


def test_docstrings_are_plain_engineering_english() -> None:
    found = [
        f"{name_of(path)}: {DIALECT.search(text)}"
        for path in MODULES
        for text in documented(tree_of(path))
        if DIALECT.search(text)
    ]
    assert len(found) <= MOST_DIALECT, found


@pytest.mark.parametrize("text", ["What tells a day from what is none.", "It stands\nbeside."])
def test_the_guard_sees_dialect(text: str) -> None:
    (found,) = documented(ast.parse(f"def f():\n    {text!r}\n"))
    assert DIALECT.search(found)


def test_no_name_of_a_public_class_means_two_things() -> None:
    places: dict[str, list[str]] = {}
    for path in MODULES:
        for node in tree_of(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(name_of(path))
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_only_the_record_itself_reaches_into_peewees_values() -> None:
    inner = "__" + "data__"
    found = {name_of(path) for path in committed() if path.suffix == ".py"
             and inner in path.read_text(encoding="utf-8")}  # fmt: skip
    old_builds = "tests/benchmarks/builds/before_0_4.py"  # which have no other way
    assert found == {"desktop_app/records/record.py", old_builds}
