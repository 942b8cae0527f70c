"""Runs one engine once: ENGINE forms|register|letters COUNT OUT; prints seconds, megabytes."""

from __future__ import annotations

import importlib
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.document_content import people, photos

if sys.platform != "win32":
    import resource


def peak() -> float:
    """The most memory this process and its children have held, in MB, 0 where not known."""
    if sys.platform == "win32":
        return 0.0
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024


def main(engine: str, kind: str, count: int, out: Path) -> int:
    """Prints the figures, or “missing” where the engine is not installed."""
    with tempfile.TemporaryDirectory() as name:
        pictures = photos(Path(name)) if kind == "forms" else []
        given = people(count, long_texts=kind != "register")
        try:
            module = importlib.import_module(f"tests.benchmarks.document_peers.{engine}")
        except (ImportError, OSError):
            print("missing")
            return 0
        begun = time.perf_counter()
        getattr(module, kind)(given, pictures, out)
        print(f"{time.perf_counter() - begun:.4f} {peak():.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4])))
