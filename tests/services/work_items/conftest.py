"""A desk that many examples of one law share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.records import ALL, Term
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from tests.conftest import MORNING


@pytest.fixture(scope="module")
def made_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on an office file that lasts for the module."""
    path: Path = tmp_path_factory.mktemp("work") / "办公.zwh"
    with OfficeFile.open(
        path, records=ALL, steps=STEPS, who="测试", create=True, clock=lambda: MORNING
    ) as file:
        made = Desk(file, "演示经办人", lambda: MORNING)
        settle_keys(made)
        registers.save(made, Term, {"number": "10", "starts": "2022-01"})
        yield made
