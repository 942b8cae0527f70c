"""What builds of this program call differently; benchmarks read `build` and nothing else of it.

A benchmark may run in the environment of an older build (`--against`), so it imports from
`desktop_app` only what every build has by the same name, and everything else from `build`.
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING or find_spec("desktop_app.storage.file") is not None:
    from tests.benchmarks.builds import today as build
else:
    from tests.benchmarks.builds import before_0_4 as build

__all__ = ["build"]
