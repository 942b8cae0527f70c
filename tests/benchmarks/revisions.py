"""Another revision of this program as a folder with an environment of its own, kept for next time.

It lies in `.bench/<hash>/` of this checkout: `tree`, and `venv` with that revision's locked
requirements.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".bench"


class Unavailable(Exception):
    """Why a revision cannot be had here, in one sentence."""


class Revision(NamedTuple):
    """A build: how a table calls it, its folder and its interpreter."""

    name: str
    tree: Path
    python: Path


def this_one() -> Revision:
    """Give the checkout that runs, in the environment that runs."""
    return Revision("now", ROOT, Path(sys.executable))


def prepared(wanted: str) -> Revision:
    """Give a revision with its environment, made where it is not kept yet.

    `wanted` is anything git knows as a commit, or a folder with a checkout and its `.venv`.
    `Unavailable` where git does not know it or its environment cannot be made.
    """
    folder = Path(wanted)
    if folder.is_dir():
        return Revision(folder.name, folder.resolve(), folder.resolve() / ".venv/bin/python")
    number = _commit(wanted)
    place = KEPT / number[:12]
    found = Revision(wanted, place / "tree", place / "venv" / _python())
    ready = place / "ready"
    if not ready.exists():
        shutil.rmtree(place, ignore_errors=True)
        print(f"making {place.relative_to(ROOT)} for {wanted}", flush=True)
        _unpack(number, found.tree)
        _install(found.tree / ".locks" / "run.txt", place / "venv", found.python)
        ready.touch()
    return found


def _python() -> str:
    return "Scripts/python.exe" if sys.platform == "win32" else "bin/python"


def _commit(wanted: str) -> str:
    asked = ["git", "rev-parse", "--verify", "--quiet", "--end-of-options", f"{wanted}^{{commit}}"]
    try:
        return _done(asked).strip()
    except FileNotFoundError as error:
        raise Unavailable("git is needed to compare with another revision") from error
    except subprocess.CalledProcessError as error:
        raise Unavailable(
            f"git knows no commit {wanted!r} here; a shallow clone has few: git fetch --unshallow"
        ) from error


def _unpack(number: str, tree: Path) -> None:
    """Write the files of a commit; no work tree that git would list."""
    tree.mkdir(parents=True)
    packed = tree.with_suffix(".tar")
    _done(["git", "archive", "--output", str(packed), number])
    shutil.unpack_archive(packed, tree, filter="data")
    packed.unlink()


def _install(locked: Path, place: Path, python: Path) -> None:
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        _done([sys.executable, "-m", "venv", str(place)])
        _done([*pip, "--require-hashes", "-r", str(locked)])
    except subprocess.CalledProcessError as error:
        told = (error.stderr or error.stdout).strip().splitlines()
        why = told[-1] if told else f"exit {error.returncode}"
        raise Unavailable(f"no environment for the other revision (network?): {why}") from error


def _done(command: list[str]) -> str:
    """What a command prints; `CalledProcessError` where it fails."""
    return subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    ).stdout
