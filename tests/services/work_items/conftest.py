"""A desk that many examples of one law share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.records import Term
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from tests.new_office import MORNING, new_office


@pytest.fixture(scope="module")
def made_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on an office file that lasts for the module."""
    path: Path = tmp_path_factory.mktemp("work") / "办公.zwh"
    with new_office(path, clock=lambda: MORNING) as file:
        made = Desk(file, "演示经办人", lambda: MORNING)
        settle_keys(made)
        registers.save(made, Term, {"number": "10", "starts": "2022-01"})
        yield made
