"""The end of `--against` that runs in a build's own environment: ROOT AREA SIZE FOLDER.

It answers one line of JSON for each line it reads: first the names of the works, then for each
`[NAME, TURN]` what that took. Whatever the works print goes to stderr.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TextIO


def serve(area: str, size: int, folder: Path, asked: TextIO, answers: TextIO) -> None:
    """Make the data, then do what is asked until nothing more comes."""
    from tests.benchmarks.works import Area, stretches

    def answer(told: object) -> None:
        answers.write(json.dumps(told) + "\n")
        answers.flush()

    module: Area = import_module(f"tests.benchmarks.{area}_bench")
    with module.works(folder, size) as works:
        answer(list(works))
        for line in asked:
            name, turn = json.loads(line)
            try:
                answer(stretches(name, works[name], turn))
            except Exception:  # noqa: BLE001  another build may lack what the work needs
                traceback.print_exc()
                answer(None)


def _tests_of_this_checkout() -> None:
    """Let `tests` mean the tests beside this module, whatever build is on the path."""
    tests = ModuleType("tests")
    tests.__path__ = [str(Path(__file__).resolve().parents[1])]
    sys.modules["tests"] = tests


def main(area: str, size: str, folder: str) -> None:
    """Serve the process that started this one, through its stdin and stdout."""
    _tests_of_this_checkout()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    serve(area, int(size), Path(folder), sys.stdin, answers)


if __name__ == "__main__":
    main(*sys.argv[1:])
