"""A desk on an office file that is made for one example of a law."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.records import Term
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from tests.new_office import MORNING, new_office


@contextmanager
def fresh_desk() -> Iterator[Desk]:
    """A desk on a new file with a term, removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "办公.zwh"
        with new_office(path, clock=lambda: MORNING) as office:
            desk = Desk(office, "演示经办人", lambda: MORNING)
            settle_keys(desk)
            registers.save(desk, Term, {"number": "10", "starts": "2022-01"})
            yield desk
