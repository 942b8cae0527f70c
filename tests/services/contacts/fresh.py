"""A desk on an office file that is made for one example of a law."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.records import ALL, Term
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from tests.conftest import MORNING


@contextmanager
def fresh_desk() -> Iterator[Desk]:
    """A desk on a new file with a term, removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "办公.zwh"
        with OfficeFile.open(
            path, records=ALL, steps=STEPS, who="测试", create=True, clock=lambda: MORNING
        ) as office:
            desk = Desk(office, "演示经办人", lambda: MORNING)
            settle_keys(desk)
            registers.save(desk, Term, {"number": "10", "starts": "2022-01"})
            yield desk
