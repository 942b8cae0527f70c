"""What every test starts from: an offscreen Qt, its own profile, laws without a clock."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from desktop_app.records import Term
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.storage.file.office_file import OfficeFile
from tests import held_files
from tests.new_office import MORNING, new_office

held_files.watch()

hypothesis.settings.register_profile(
    "house", deadline=None, database=None, derandomize=True, max_examples=60, print_blob=True
)
hypothesis.settings.load_profile("house")


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home and a profile folder of the test's own, so that no test reads or writes the user's."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "PUBLIC", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home))
    return home


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeFile]:
    """An office file of its own, empty but for its schema, on the fixed day of its desk."""
    with new_office(tmp_path / "办公.zwh", clock=lambda: MORNING) as file:
        yield file


@pytest.fixture
def desk(office: OfficeFile) -> Desk:
    """A desk on a new office file with a term, on a fixed day."""
    made = Desk(office, "演示经办人", lambda: MORNING)
    settle_keys(made)
    registers.save(made, Term, {"number": "10", "starts": "2022-01"})
    return made
